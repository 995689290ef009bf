"""What managers may see: the present choice, changing it, its history."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.insight import words
from app.insight.operations.visibility import agree_change, ask_change, withdraw_change
from app.insight.queries.changes import changes
from app.insight.queries.sight import setting
from app.insight.views.blueprint import blueprint
from app.people.models import Visibility
from app.people.permissions import Permission, needs
from app.people.words import VISIBILITY

CHOICES = (
    ("completion", Visibility.COMPLETION, False),
    ("aggregate", Visibility.AGGREGATE, False),
    ("levels", Visibility.LEVELS, False),
    ("levels-all", Visibility.LEVELS, True),
)


@blueprint.get("/administration/visibility", endpoint="visibility")
@needs(Permission.INSTALLATION_ADMINISTER)
def show() -> str:
    """What managers may see now, what is asked for, and what it was before."""
    return render_template(
        "insight/visibility.html", setting=setting(), changes=changes(), words=words, VISIBILITY=VISIBILITY,
        Visibility=Visibility, choices=CHOICES,
    )  # fmt: skip


@blueprint.post("/administration/visibility")
@needs(Permission.INSTALLATION_ADMINISTER)
def ask() -> ResponseReturnValue:
    """Ask for another choice; a stricter one counts at once."""
    chosen = next((c for c in CHOICES if c[0] == request.form.get("mode")), None)
    if chosen is None:
        flash(_("Choose one of the lines, then save again."), "warning")
        return redirect(url_for("insight.visibility"), 303)
    row = ask_change(mode=chosen[1], indirect_by_name=chosen[2], actor_id=current_user.id, at=now())
    if row.applied_at is not None:
        flash(_("It counts from now on, for everything."))
    else:
        flash(_("It waits for a second administrator. Until then nothing changes."))
    return redirect(url_for("insight.visibility"), 303)


@blueprint.post("/administration/visibility/<int:change_id>/agree")
@needs(Permission.INSTALLATION_ADMINISTER)
def agree(change_id: int) -> ResponseReturnValue:
    """Agree as the second administrator."""
    agree_change(change_id=change_id, actor_id=current_user.id, at=now())
    flash(_("Everybody gets a mail now. It counts in 14 days, for answers handed in from then on."))
    return redirect(url_for("insight.visibility"), 303)


@blueprint.post("/administration/visibility/<int:change_id>/withdraw")
@needs(Permission.INSTALLATION_ADMINISTER)
def withdraw(change_id: int) -> ResponseReturnValue:
    """Take back what does not count yet."""
    withdraw_change(change_id=change_id, actor_id=current_user.id, at=now())
    flash(_("Taken back. Nothing changes."))
    return redirect(url_for("insight.visibility"), 303)
