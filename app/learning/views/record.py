"""The record of an attempt: what was done, in which version, when; made to be printed."""

from flask import render_template
from flask_babel import format_date
from flask_babel import gettext as _
from flask_login import current_user

from app.engine.course.blanks import Piece
from app.engine.course.model import Module, StepRef
from app.learning.queries.record import blank_key, record_of
from app.learning.views.blueprint import blueprint
from app.people.permissions import Permission, needs


@blueprint.get("/attempts/<int:attempt_id>/record")
@needs(Permission.LEARN)
def record(attempt_id: int) -> str:
    """The record; of an unfinished attempt it says what is still open."""
    found = record_of(person_id=current_user.id, attempt_id=attempt_id)
    module = found.here.module
    steps = [(step_title(module, line.step), line.at) for line in found.steps]
    return render_template(
        "learning/record.html",
        record=found,
        module=module,
        version=found.here.version,
        attempt=found.here.attempt,
        steps=steps,
        done=sum(1 for line in found.steps if line.step.key in found.here.done),
        plan=plan_in_words(module, found.notes.words),
        day_in_words=format_date(found.notes.follow_up, "d MMMM y", rebase=False) if found.notes.follow_up else "",
        role_play_titles={play.id: play.title for play in module.role_plays},
    )


def step_title(module: Module, step: StepRef) -> str:
    """What a step is called on lists."""
    lesson, role_play = module.lesson(step.id or ""), module.role_play(step.id or "")
    if step.kind == "lesson" and lesson is not None:
        return _("Lesson: %(title)s", title=lesson.title)
    if step.kind == "role_play" and role_play is not None:
        return _("Answer: %(title)s", title=role_play.title)
    return {
        "brief": _("Brief"),
        "scenario": _("Story"),
        "checks": _("Checks"),
        "reflection": _("Reflection"),
    }.get(step.kind, step.key)


def plan_in_words(module: Module, words: dict[str, str]) -> tuple[Piece, ...]:
    """The if-then plan with the learner's own words in its blanks; empty while a blank is."""
    if module.reflection is None:
        return ()
    plan = module.reflection.if_then
    if any(blank_key(blank) not in words for blank in plan.blanks):
        return ()
    return tuple(
        Piece(text=words[blank_key(piece.blank)], blank=piece.blank) if piece.blank else piece
        for piece in plan.pieces()
    )
