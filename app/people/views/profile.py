"""Everybody's own page: name, time zone, language, password, and where they are signed in."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.people.addresses import zones_to_offer
from app.people.forms import ChangePasswordForm, ProfileForm
from app.people.operations.profile import change_profile, set_password
from app.people.operations.sessions import end_all_sessions, end_session, refuse_session
from app.people.operations.throttle import Door, forgive
from app.people.passwords import check_password, hash_password
from app.people.permissions import Permission, needs
from app.people.queries.company import company, wants_fewer_mails
from app.people.queries.sessions import credentials_of, own_sessions
from app.people.views.blueprint import blueprint
from app.people.views.doors import address, count_here, let_in, refuse_until, session_limits, short_transaction


@blueprint.get("/profile")
@needs(Permission.LEARN)
def profile() -> ResponseReturnValue:
    """The page."""
    return _page()


@blueprint.post("/profile")
@needs(Permission.LEARN)
def save_profile() -> ResponseReturnValue:
    """Keep name, time zone and language."""
    form = ProfileForm()
    if not form.validate_on_submit():
        return _page(about=form), 422
    change_profile(
        person_id=current_user.id,
        name=form.name.data or "",
        zone=form.zone.data or "",
        language=form.language.data,
        at=now(),
    )
    flash(_("Your profile is saved."))
    return redirect(url_for("people.profile"), 303)


@blueprint.post("/profile/password")
@needs(Permission.LEARN)
def change_password() -> ResponseReturnValue:
    """Set a new password; every session ends and this browser gets a fresh one."""
    found = company()
    form = ChangePasswordForm(words=(current_user.name, current_user.email, found.name if found else ""))
    if not form.validate_on_submit():
        return _page(password=form), 422
    at = now()
    with short_transaction():
        come_back = count_here(Door.PASSWORD, current_user.email, at)
        stored = credentials_of(current_user.id).password_hash
    refuse_until(come_back, at)
    if not check_password(form.old.data or "", stored):
        refuse_session(person_id=current_user.id, at=at)
        form.old.errors = [_("This is not your password.")]
        return _page(password=form), 422
    password_hash = hash_password(form.password.data or "")
    set_password(person_id=current_user.id, password_hash=password_hash, checked_hash=stored, at=at)
    forgive(door=Door.PASSWORD, account=current_user.email, address=address())
    let_in(current_user.id, checked_hash=password_hash, at=at)
    flash(_("Your new password is set. You are signed out everywhere else."))
    return redirect(url_for("people.profile"), 303)


@blueprint.post("/profile/sessions/<int:session_id>/end")
@needs(Permission.LEARN)
def end_one_session(session_id: int) -> ResponseReturnValue:
    """Sign out one other browser. Somebody else's session is as good as none."""
    end_session(session_id=session_id, person_id=current_user.id, actor_id=current_user.id, at=now())
    flash(_("That browser is signed out."))
    return redirect(url_for("people.profile", _anchor="sessions"), 303)


@blueprint.post("/profile/sessions/end-others")
@needs(Permission.LEARN)
def end_other_sessions() -> ResponseReturnValue:
    """Sign out every browser but this one."""
    end_all_sessions(person_id=current_user.id, at=now(), actor_id=current_user.id, except_id=current_user.session_id)
    flash(_("All other browsers are signed out."))
    return redirect(url_for("people.profile", _anchor="sessions"), 303)


def _page(*, about: ProfileForm | None = None, password: ChangePasswordForm | None = None) -> str:
    idle, longest = session_limits()
    return render_template(
        "people/profile.html",
        about=about or ProfileForm(formdata=None, obj=current_user),
        password=password or ChangePasswordForm(formdata=None),
        has_password=credentials_of(current_user.id).password_hash is not None,
        sessions=own_sessions(current_user.id, at=now(), idle=idle, longest=longest),
        zones=zones_to_offer(),
        wants_fewer=wants_fewer_mails(current_user.id),
    )
