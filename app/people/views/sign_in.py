"""Signing in and out."""

from datetime import datetime

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.errors import Missing
from app.people.forms import SignInForm
from app.people.operations.sessions import end_session, refuse_session
from app.people.operations.throttle import Door, forgive
from app.people.passwords import check_password
from app.people.permissions import public
from app.people.queries.company import demo_people, demo_person_id
from app.people.queries.sessions import credentials
from app.people.views.blueprint import blueprint
from app.people.views.doors import address, count_here, let_in, local_path, refuse_until, short_transaction
from app.people.words import what_they_do


@blueprint.get("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    """The page with the form; whoever is signed in already goes on."""
    if current_user.is_authenticated:
        return redirect(local_path(request.args.get("next")), 303)
    return _page(SignInForm(formdata=None))


@blueprint.post("/sign-in")
@public
def enter() -> ResponseReturnValue:
    """Check e-mail and password. Unknown, disabled and wrong get the same answer after the same work."""
    form = SignInForm()
    if "demo" in request.form:
        return _enter_as_demo_person(request.form["demo"])
    if not form.validate_on_submit():
        return _page(form), 422
    at = now()
    email, password = form.email.data or "", form.password.data or ""
    with short_transaction():
        come_back = count_here(Door.PASSWORD, email, at)
        found = credentials(email)
    refuse_until(come_back, at)
    # No transaction is open here: hashing is slow on purpose.
    right = check_password(password, found.password_hash if found else None)
    if found is None or not right:
        refuse_session(person_id=found.person_id if found else None, at=at)
        form.password.errors = [_("E-mail and password do not fit together.")]
        return _page(form), 422
    let_in(found.person_id, checked_hash=found.password_hash, at=at)
    forgive(door=Door.PASSWORD, account=email, address=address())
    return redirect(_next(), 303)


def _enter_as_demo_person(email: str) -> ResponseReturnValue:
    at = now()
    with short_transaction():
        come_back = count_here(Door.PASSWORD, f"demo {email}", at)
    refuse_until(come_back, at)
    person_id = demo_person_id(email)
    if person_id is None:
        raise Missing
    let_in(person_id, checked_hash=None, at=at)
    forgive(door=Door.PASSWORD, account=f"demo {email}", address=address())
    return redirect(_next(), 303)


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End the session; every copy of its cookie is dead. Also answers when it had ended already."""
    at: datetime = now()
    if current_user.is_authenticated:
        end_session(session_id=current_user.session_id, person_id=current_user.id, actor_id=current_user.id, at=at)
    session.clear()
    flash(_("You are signed out."))
    return redirect(url_for("people.sign_in"), 303)


def _next() -> str:
    return local_path(request.form.get("next"))


def _page(form: SignInForm) -> str:
    demo = [(p, what_they_do(roles=p.roles, jobs=p.jobs, manages=p.manages)) for p in demo_people()]
    wanted = local_path(request.values.get("next"))
    return render_template("people/sign_in.html", form=form, demo=demo, next=wanted)
