"""The learner's own notes: debrief questions and one if-then plan. Nobody else ever sees them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from flask_babel import gettext as _

from app.db import db, operation
from app.engine.course.model import Module
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Attempt, Reflection
from app.learning.operations.attempts import locked_attempt
from app.learning.operations.steps import StepNotReady, finish_step
from app.learning.queries.drafts import as_typed
from app.learning.queries.player import player
from app.learning.queries.record import FOLLOW_UP, Notes, blank_key, note_keys, notes_in_row

STEP = "reflection"
MAX_CHARACTERS = 5_000
"""Of one note."""


class NoteTooLong(Refused):
    """A note has more than MAX_CHARACTERS characters; nothing was stored. `keys` says which."""

    def __init__(self, key: str) -> None:
        super().__init__(_("This note is longer than %(most)s characters. Please shorten it.", most=MAX_CHARACTERS))
        self.keys = [key]


class PlanIncomplete(Refused):
    """Blanks of the plan are empty, so the reflection cannot be finished. `keys` says which."""

    def __init__(self, keys: list[str]) -> None:
        super().__init__(_("Fill this gap of your plan, or save and come back."))
        self.keys = keys


class NotesConflict(Refused):
    """Newer notes stand on the server. Nothing was written; `theirs` are the newer ones."""

    def __init__(self, theirs: Notes) -> None:
        super().__init__(_("Newer notes came from another page or device. Choose the ones to keep."))
        self.theirs = theirs


@operation
def save_notes(
    *,
    attempt_id: int,
    notes: Mapping[str, str],
    follow_up: date | None,
    finish: bool,
    actor_id: int,
    at: datetime,
    base_revision: int | None = None,
    by_itself: bool = False,
) -> Notes:
    """Keep the notes (by `question_key` or `blank_key`) and the day to look back; with `finish`, end the step.

    Notes of unknown keys are left out. `base_revision` is the revision the page started from; the same notes again
    change nothing. `by_itself`: the page saved after a pause in typing. Raises Missing, StepNotReady, NoteTooLong,
    NotesConflict when newer notes say something else, and, before anything is written, PlanIncomplete when `finish`
    finds an empty blank.
    """
    attempt = locked_attempt(attempt_id=attempt_id, actor_id=actor_id)
    here = player(attempt)
    if here.module.reflection is None:
        raise Missing
    if not here.is_open(STEP):
        raise StepNotReady
    kept = _kept(here.module, notes)
    if finish:
        _refuse_open_blanks(here.module, kept)
    if follow_up is not None:
        kept[FOLLOW_UP] = follow_up.isoformat()
    row = db.session.get(Reflection, attempt_id)
    if row is None or row.notes != kept:
        row = _write(attempt, row, kept, base_revision=base_revision, actor_id=actor_id, at=at, by_itself=by_itself)
    if finish:
        finish_step(attempt_id=attempt_id, step=STEP, actor_id=actor_id, at=at)
    return notes_in_row(row)


def _write(
    attempt: Attempt,
    row: Reflection | None,
    kept: dict[str, str],
    *,
    base_revision: int | None,
    actor_id: int,
    at: datetime,
    by_itself: bool,
) -> Reflection:
    present = notes_in_row(row)
    if base_revision is not None and base_revision != present.revision:
        raise NotesConflict(present)
    if row is None:
        row = Reflection(attempt_id=attempt.id)
        db.session.add(row)
    # Two saves in one instant are still two revisions.
    row.notes, row.saved_at = kept, max(at, present.saved_at + timedelta(microseconds=1)) if present.saved_at else at
    attempt.touched_at = at
    if not by_itself or present.saved_at is None:
        # An event for every pause in typing would record how people type.
        record(Kind.REFLECTION_SAVED, at=at, actor_id=actor_id, attempt_id=attempt.id)
    db.session.flush()
    return row


def _kept(module: Module, notes: Mapping[str, str]) -> dict[str, str]:
    kept = {key: as_typed(notes[key]).strip() for key in note_keys(module) if key in notes}
    for key, text in kept.items():
        if len(text) > MAX_CHARACTERS:
            raise NoteTooLong(key)
    return {key: text for key, text in kept.items() if text}


def _refuse_open_blanks(module: Module, kept: Mapping[str, str]) -> None:
    blanks = module.reflection.if_then.blanks if module.reflection else ()
    gaps = [key for key in map(blank_key, blanks) if key not in kept]
    if gaps:
        raise PlanIncomplete(gaps)
