"""Finishing the steps of a module, in order, and the completion after the last one."""

from datetime import datetime

from flask_babel import gettext as _

from app.db import db, operation
from app.engine.course.model import StepRef
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Attempt, Completion, StepDone
from app.learning.operations.attempts import locked_attempt
from app.learning.queries.player import Player, player


class StepNotReady(Refused):
    """An earlier step is still open."""

    def __init__(self) -> None:
        super().__init__(_("An earlier step of this module is still open. Go to your place and finish it first."))


class StepNotFinished(Refused):
    """What the step asks for is not there yet."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            {
                "scenario": _("The story has not come to its end yet. Go to your place and play it to the end."),
                "role_play": _("There is no answer yet. Write it and hand it in."),
                "checks": _("Some of the checks are still open. Answer each one right once."),
                "reflection": _("Your notes are not saved yet. Save them first."),
            }[kind]
        )


@operation
def finish_step(*, attempt_id: int, step: str, actor_id: int, at: datetime) -> None:
    """Mark a step of the actor's attempt as done; after the last one the module is completed.

    `step` is a key of `Module.steps()`, or `lesson:<id>` of a lesson that stands before the present scene. Doing it
    again changes nothing. Raises Missing for a key the module lacks, StepNotReady while an earlier step is open,
    StepNotFinished while the story is not at its end, an answer, a right check or the reflection is missing.
    """
    attempt = locked_attempt(attempt_id=attempt_id, actor_id=actor_id)
    now = player(attempt)
    if step not in now.marked:
        _refuse_unless_ready(now, step)
        db.session.add(StepDone(attempt_id=attempt_id, step=step, at=at))
        attempt.touched_at = at
        record(Kind.STEP_FINISHED, at=at, actor_id=actor_id, attempt_id=attempt_id, step=step)
        db.session.flush()
        now = player(attempt)
    _complete(now, attempt, actor_id, at)


def _refuse_unless_ready(now: Player, step: str) -> None:
    ref = next((ref for ref in now.steps if ref.key == step), None)
    if ref is None:
        _refuse_unless_lesson_in_story(now, step)
        return
    if not now.earlier_steps_done(step):
        raise StepNotReady
    if not _is_there(now, ref):
        raise StepNotFinished(ref.kind)


def _refuse_unless_lesson_in_story(now: Player, step: str) -> None:
    """A lesson that opens before a scene can be finished when the learner stands before that scene."""
    if step not in {f"lesson:{lesson.id}" for lesson in now.module.lessons}:
        raise Missing
    if step not in {f"lesson:{lesson.id}" for lesson in now.lessons_due} or not now.earlier_steps_done("scenario"):
        raise StepNotReady


def _is_there(now: Player, ref: StepRef) -> bool:
    """Whether the rows hold what the step asks for; reading a brief or a lesson asks for nothing."""
    if ref.kind == "scenario":
        return now.state is not None and now.state.finished
    if ref.kind == "role_play":
        role_play = now.module.role_play(ref.id or "")
        return ref.id in now.answered or (role_play is not None and role_play.optional_for_content)
    if ref.kind == "checks":
        return not now.open_checks
    return ref.kind != "reflection" or now.reflected


def _complete(now: Player, attempt: Attempt, actor_id: int, at: datetime) -> None:
    if attempt.finished_at is not None or not now.is_complete:
        return
    attempt.finished_at = at
    db.session.add(
        Completion(
            attempt_id=attempt.id,
            person_id=attempt.person_id,
            module_version_id=attempt.module_version_id,
            completed_at=at,
        )
    )
    record(
        Kind.MODULE_COMPLETED,
        at=at,
        actor_id=actor_id,
        attempt_id=attempt.id,
        module_version_id=attempt.module_version_id,
    )
    db.session.flush()
