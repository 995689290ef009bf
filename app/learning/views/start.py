"""Starting a module, coming back to one's place, and the brief."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.clock import now
from app.learning.frame import brief_sheet, customer_card, frame, step_url
from app.learning.operations.attempts import start_attempt
from app.learning.operations.steps import finish_step
from app.learning.queries.attempts import attempt_of
from app.learning.queries.player import Player, player
from app.learning.views.blueprint import blueprint
from app.people.permissions import Permission, needs


def own_player(attempt_id: int) -> Player:
    """The reader's own attempt with everything a page needs. Raises Missing."""
    return player(attempt_of(person_id=current_user.id, attempt_id=attempt_id))


def to_place(attempt_id: int) -> ResponseReturnValue:
    """Off to the present step."""
    return redirect(url_for("learning.resume", attempt_id=attempt_id), 303)


@blueprint.post("/modules/<module_id>/start")
@needs(Permission.LEARN)
def start(module_id: str) -> ResponseReturnValue:
    """Begin a module, or go on where one stopped."""
    attempt = start_attempt(module_id=module_id, actor_id=current_user.id, at=now())
    return to_place(attempt.id)


@blueprint.get("/attempts/<int:attempt_id>")
@needs(Permission.LEARN)
def resume(attempt_id: int) -> ResponseReturnValue:
    """The learner's place: the page of the present step, or the record when everything is done."""
    here = own_player(attempt_id)
    return redirect(step_url(here, here.present_step()), 303)


@blueprint.get("/attempts/<int:attempt_id>/brief")
@needs(Permission.LEARN)
def brief(attempt_id: int) -> ResponseReturnValue:
    """The situation, who is who and the goal; open at any time."""
    here = own_player(attempt_id)
    return render_template(
        "learning/brief.html",
        here=here,
        player=frame(here, "brief"),
        sheet=brief_sheet(here.module),
        customer=customer_card(here.module),
        done="brief" in here.done,
        today=now().date(),
    )


@blueprint.post("/attempts/<int:attempt_id>/brief")
@needs(Permission.LEARN)
def finish_brief(attempt_id: int) -> ResponseReturnValue:
    """The brief was read."""
    finish_step(attempt_id=attempt_id, step="brief", actor_id=current_user.id, at=now())
    return to_place(attempt_id)
