"""A forgotten password, and the pages behind the links of mails."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.clock import now
from app.people.forms import ForgotForm, NewPasswordForm
from app.people.operations.throttle import Door, forgive
from app.people.operations.tokens import LinkDead, ask_for_reset, use_token
from app.people.passwords import hash_password
from app.people.permissions import public
from app.people.queries.company import company
from app.people.queries.sessions import credentials
from app.people.queries.tokens import LiveToken, TokenKind, live_token
from app.people.views.blueprint import blueprint
from app.people.views.doors import address, count_here, let_in, refuse_until, short_transaction


@blueprint.get("/forgot-password")
@public
def forgot() -> ResponseReturnValue:
    """The page that asks for the e-mail."""
    return _forgot_page(ForgotForm(formdata=None))


@blueprint.post("/forgot-password")
@public
def ask() -> ResponseReturnValue:
    """Queue the mail. A known and an unknown address get the same answer after the same work."""
    form = ForgotForm()
    if not form.validate_on_submit():
        return _forgot_page(form), 422
    at = now()
    email = form.email.data or ""
    with short_transaction():
        come_back = count_here(Door.RESET, email, at)
    refuse_until(come_back, at)
    found = credentials(email)
    ask_for_reset(person_id=found.person_id if found else None, at=at)
    return redirect(url_for("people.asked"), 303)


@blueprint.get("/forgot-password/asked")
@public
def asked() -> ResponseReturnValue:
    """What happens now; the same for everybody."""
    return render_template("people/asked.html", delivers=_delivers())


@blueprint.get("/invitation/<token>")
@public
def invitation(token: str) -> ResponseReturnValue:
    """Choose the first password."""
    return _show(TokenKind.INVITATION, token)


@blueprint.post("/invitation/<token>")
@public
def accept(token: str) -> ResponseReturnValue:
    """Use the invitation."""
    return _use(TokenKind.INVITATION, token)


@blueprint.get("/reset/<token>")
@public
def reset(token: str) -> ResponseReturnValue:
    """Choose a new password."""
    return _show(TokenKind.RESET, token)


@blueprint.post("/reset/<token>")
@public
def use_reset(token: str) -> ResponseReturnValue:
    """Use the link to a new password."""
    return _use(TokenKind.RESET, token)


def _show(kind: TokenKind, raw: str) -> ResponseReturnValue:
    """Looking uses nothing up: mail scanners open links too."""
    found = live_token(raw, kind=kind, at=now())
    return _dead(kind) if found is None else _page(kind, found, NewPasswordForm(formdata=None))


def _use(kind: TokenKind, raw: str) -> ResponseReturnValue:
    at = now()
    with short_transaction():
        come_back = count_here(Door.LINK, raw, at)
        found = live_token(raw, kind=kind, at=at)
        if found is not None and come_back is None:
            # Whoever holds a living link guesses nothing; a password that is too short must not lock them out.
            forgive(door=Door.LINK, account=raw, address=address())
        words = (found.name, found.email, _company_name()) if found else ()
    refuse_until(come_back, at)
    if found is None:
        return _dead(kind)
    form = NewPasswordForm(words=words)
    if not form.validate_on_submit():
        return _page(kind, found, form), 422
    password_hash = hash_password(form.password.data or "")
    try:
        person_id = use_token(raw=raw, kind=kind, password_hash=password_hash, at=at)
    except LinkDead:
        return _dead(kind)
    # Somebody else's wrong guesses must not keep the owner out any longer.
    forgive(door=Door.PASSWORD, account=found.email, address=address())
    let_in(person_id, checked_hash=password_hash, at=at)
    return redirect("/", 303)


def _company_name() -> str:
    found = company()
    return found.name if found else ""


def _delivers() -> bool:
    return bool(current_app.config["SETTINGS"].mail_transport == "smtp")


def _page(kind: TokenKind, found: LiveToken, form: NewPasswordForm) -> str:
    return render_template("people/new_password.html", kind=kind.value, found=found, form=form)


def _dead(kind: TokenKind) -> ResponseReturnValue:
    return render_template("people/dead_link.html", kind=kind.value), 410


def _forgot_page(form: ForgotForm) -> str:
    return render_template("people/forgot.html", form=form, delivers=_delivers())
