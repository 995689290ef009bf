"""When the company reminds people of what is due."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.curricula.forms import LadderForm
from app.curricula.views.blueprint import blueprint
from app.mail.operations import set_ladder
from app.mail.queries import ladder as read_ladder
from app.people.permissions import Permission, needs


@blueprint.get("/assign/reminders")
@needs(Permission.ASSIGNMENTS_MANAGE)
def ladder() -> str:
    """The ladder, and what a digest is."""
    found = read_ladder()
    days = ", ".join(str(day) for day in found.days_before)
    return _page(LadderForm(formdata=None, days_before=days, every_days=found.every_days))


@blueprint.post("/assign/reminders")
@needs(Permission.ASSIGNMENTS_MANAGE)
def save_ladder() -> ResponseReturnValue:
    """Keep the ladder; it counts from the next reminder on."""
    form = LadderForm()
    if not form.validate_on_submit():
        return _page(form), 422
    set_ladder(days_before=form.numbers(), every_days=form.every_days.data or 0, actor_id=current_user.id, at=now())
    flash(_("Saved. It counts from the next reminder on."))
    return redirect(url_for("curricula.ladder"), 303)


def _page(form: LadderForm) -> str:
    return render_template("curricula/assign/ladder.html", form=form)
