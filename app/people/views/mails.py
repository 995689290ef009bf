"""Fewer mails: by the link of any digest without signing in, and on the profile, where it can be set back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.errors import Missing
from app.people.fewer_mails import person_of
from app.people.operations.profile import set_fewer_mails
from app.people.permissions import Permission, needs, public
from app.people.queries.company import Addressee, addressee
from app.people.views.blueprint import blueprint


@blueprint.get("/fewer-mails/<token>")
@public
def fewer_mails(token: str) -> ResponseReturnValue:
    """What fewer means, and one button. Opening the page changes nothing: mail scanners open links."""
    return render_template("people/fewer_mails.html", done=_reader(token).fewer_mails, token=token)


@blueprint.post("/fewer-mails/<token>")
@public
def ask_fewer_mails(token: str) -> ResponseReturnValue:
    """Send fewer mails. The signed link is the proof, so a mail program may ask too (RFC 8058), without our form."""
    person = _reader(token)
    set_fewer_mails(person_id=person.id, fewer=True, at=now())
    if request.form.get("List-Unsubscribe") == "One-Click":
        # Mail programs do not follow redirects of what they post.
        return render_template("people/fewer_mails.html", done=True, token=token)
    return redirect(url_for("people.fewer_mails", token=token), 303)


@blueprint.post("/profile/mails")
@needs(Permission.LEARN)
def save_mails() -> ResponseReturnValue:
    """Fewer mails, or all of them again."""
    fewer = request.form.get("fewer") == "1"
    set_fewer_mails(person_id=current_user.id, fewer=fewer, at=now())
    flash(_("You get fewer mails from now on.") if fewer else _("You get all mails again."))
    return redirect(url_for("people.profile", _anchor="mails"), 303)


def _reader(token: str) -> Addressee:
    """Whose link it is. Raises Missing for a link that is not ours and for somebody who gets no mail anyway."""
    person_id = person_of(token)
    person = addressee(person_id) if person_id is not None else None
    if person is None:
        raise Missing
    return person
