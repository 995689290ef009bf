"""Lessons: an idea, a weak and a strong reply with rule marks, and a question for practice."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.engine.course.marks import MarkedPiece, split_marks
from app.engine.course.model import Answer, Lesson
from app.errors import Missing
from app.learning.frame import brief_sheet, frame, step_url
from app.learning.operations.steps import finish_step
from app.learning.queries.player import Player
from app.learning.views.blueprint import blueprint
from app.learning.views.happened import what_happened
from app.learning.views.start import own_player, to_place
from app.people.permissions import Permission, needs


@blueprint.get("/attempts/<int:attempt_id>/lessons/<lesson>")
@needs(Permission.LEARN)
def lesson(attempt_id: int, lesson: str) -> ResponseReturnValue:
    """A lesson, when it is the present step and for ever after."""
    here = own_player(attempt_id)
    found = _lesson(here, lesson)
    if not here.is_open(f"lesson:{lesson}"):
        return redirect(step_url(here, here.present_step()), 303)
    return _page(here, found)


@blueprint.post("/attempts/<int:attempt_id>/lessons/<lesson>")
@needs(Permission.LEARN)
def leave_lesson(attempt_id: int, lesson: str) -> ResponseReturnValue:
    """Try the lesson's question, which is stored nowhere, or go on."""
    here = own_player(attempt_id)
    found = _lesson(here, lesson)
    if request.form.get("do") != "finish" and here.is_open(f"lesson:{lesson}"):
        chosen = next((a for a in found.decide.options if a.id == request.form.get("option")), None)
        error = None if chosen else _("Choose one of the answers, or go on without.")
        return _page(here, found, chosen=chosen, error=error)
    finish_step(attempt_id=attempt_id, step=f"lesson:{lesson}", actor_id=current_user.id, at=now())
    return to_place(attempt_id)


def _lesson(here: Player, lesson_id: str) -> Lesson:
    found = here.module.lesson(lesson_id)
    if found is None:
        raise Missing
    return found


def _page(here: Player, lesson: Lesson, *, chosen: Answer | None = None, error: str | None = None) -> str:
    key = f"lesson:{lesson.id}"
    return render_template(
        "learning/lesson.html",
        here=here,
        player=frame(here, key),
        brief=brief_sheet(here.module),
        lesson=lesson,
        weak=_pieces(here, lesson.weak),
        strong=_pieces(here, lesson.strong),
        chosen=chosen,
        error=error,
        done=key in here.done,
        happened=what_happened(here.module, here.state) if lesson.opens_before and key not in here.done else None,
    )


def _pieces(here: Player, text: str | None) -> tuple[MarkedPiece, ...]:
    return split_marks(text, here.module.head.marks) if text else ()
