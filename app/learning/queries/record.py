"""What was done in one attempt, for the record one can print; and the learner's own notes."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.db import db
from app.engine.course.model import Module, StepRef
from app.learning.models import Answer, Attempt, Completion, Reflection, StepDone
from app.learning.queries.answers import answers_of_attempt
from app.learning.queries.attempts import attempt_of
from app.learning.queries.player import Player, player

FOLLOW_UP = "follow-up"


def question_key(question_id: str) -> str:
    """Where the words on a debrief question stand in a reflection's notes."""
    return f"question:{question_id}"


def blank_key(blank_id: str) -> str:
    """Where the words in a blank of the if-then plan stand in a reflection's notes."""
    return f"blank:{blank_id}"


def note_keys(module: Module) -> list[str]:
    """The keys of every note that a module asks for, in order."""
    if module.reflection is None:
        return []
    questions = [question_key(question.id) for question in module.reflection.questions]
    return questions + [blank_key(blank) for blank in module.reflection.if_then.blanks]


@dataclass(frozen=True)
class Notes:
    """A learner's notes: words by key, the day to look back, when they were saved (None: never)."""

    words: dict[str, str]
    follow_up: date | None
    saved_at: datetime | None

    @property
    def revision(self) -> int:
        """Which saved version this is: the microsecond of its saving; 0 if nothing was ever saved."""
        return 0 if self.saved_at is None else round(self.saved_at.timestamp() * 1_000_000)


@dataclass(frozen=True)
class StepOnRecord:
    """A step of the module and when it was finished; None while it is open."""

    step: StepRef
    at: datetime | None


@dataclass(frozen=True)
class AttemptLine:
    """One of the learner's own attempts at the module; `completed_at` is None while it is open."""

    attempt_id: int
    version: int
    started_at: datetime
    completed_at: datetime | None


@dataclass(frozen=True)
class Record:
    """Everything on the record of one attempt."""

    here: Player
    completed_at: datetime | None
    steps: list[StepOnRecord]
    answers: list[Answer]
    notes: Notes
    attempts: list[AttemptLine]


def record_of(*, person_id: int, attempt_id: int) -> Record:
    """The record of an own attempt, finished or not. Raises Missing."""
    attempt = attempt_of(person_id=person_id, attempt_id=attempt_id)
    here = player(attempt)
    rows = db.session.execute(sa.select(StepDone.step, StepDone.at).where(StepDone.attempt_id == attempt_id))
    finished = {row.step: row.at for row in rows}
    completed_at = db.session.scalar(sa.select(Completion.completed_at).where(Completion.attempt_id == attempt_id))
    return Record(
        here=here,
        completed_at=completed_at,
        steps=[StepOnRecord(step, finished.get(step.key)) for step in here.steps],
        answers=answers_of_attempt(attempt_id),
        notes=notes_of(attempt_id),
        attempts=own_attempts(person_id=person_id, module_id=attempt.module_id),
    )


def notes_of(attempt_id: int) -> Notes:
    """The notes of one attempt. The caller has made sure that they are the reader's own."""
    return notes_in_row(db.session.get(Reflection, attempt_id))


def notes_in_row(row: Reflection | None) -> Notes:
    """Stored notes as a value that outlives the row."""
    if row is None:
        return Notes({}, None, None)
    words = {str(key): str(text) for key, text in row.notes.items()}
    day = words.pop(FOLLOW_UP, None)
    return Notes(words, date.fromisoformat(day) if day else None, row.saved_at)


def own_attempts(*, person_id: int, module_id: str) -> list[AttemptLine]:
    """All attempts of one person at one module, the newest first."""
    rows = db.session.execute(
        sa.select(Attempt.id, ModuleVersion.number, Attempt.started_at, Completion.completed_at)
        .join(ModuleVersion, ModuleVersion.id == Attempt.module_version_id)
        .outerjoin(Completion, Completion.attempt_id == Attempt.id)
        .where(Attempt.person_id == person_id, Attempt.module_id == module_id)
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
    )
    return [AttemptLine(*row) for row in rows]
