"""Everything that is stored about one person, for that person."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.assessment.models import Appeal, Evidence, Forecast, Rating
from app.db import Base, db
from app.insight.models import DataMessage, Look, PracticeGoal
from app.learning.models import (
    Answer,
    Attempt,
    CheckResponse,
    ChoiceMade,
    Completion,
    Draft,
    Reflection,
    StepDone,
)
from app.people.models import Person, PersonJob, PersonRole, Session
from app.policies.models import Attestation

AT_ONCE = 200
# Other people's ids and what opens doors stay out; who looked is told by name on the page.
LEFT_OUT = {"password_hash", "token_hash", "rater_id", "reviewer_id", "client_key", "text_hash"}


def parts_of(person_id: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What is stored, table by table: (name of the file, rows as plain values)."""
    attempts = sa.select(Attempt.id).where(Attempt.person_id == person_id)
    answers = sa.select(Answer.id).where(Answer.person_id == person_id)
    ratings = sa.select(Rating.id).where(Rating.answer_id.in_(answers))
    listed: tuple[tuple[str, type[Base], sa.ColumnElement[bool]], ...] = (
        ("person", Person, Person.id == person_id),
        ("jobs", PersonJob, PersonJob.person_id == person_id),
        ("roles", PersonRole, PersonRole.person_id == person_id),
        ("sessions", Session, Session.person_id == person_id),
        ("attempts", Attempt, Attempt.person_id == person_id),
        ("steps", StepDone, StepDone.attempt_id.in_(attempts)),
        ("choices", ChoiceMade, ChoiceMade.attempt_id.in_(attempts)),
        ("drafts", Draft, Draft.attempt_id.in_(attempts)),
        ("answers", Answer, Answer.person_id == person_id),
        ("forecasts", Forecast, Forecast.answer_id.in_(answers)),
        ("ratings", Rating, Rating.answer_id.in_(answers)),
        ("evidence", Evidence, Evidence.rating_id.in_(ratings)),
        ("appeals", Appeal, Appeal.answer_id.in_(answers)),
        ("checks", CheckResponse, CheckResponse.attempt_id.in_(attempts)),
        ("reflections", Reflection, Reflection.attempt_id.in_(attempts)),
        ("completions", Completion, Completion.person_id == person_id),
        ("confirmations", Attestation, Attestation.person_id == person_id),
        ("looks", Look, Look.person_id == person_id),
        ("goals", PracticeGoal, PracticeGoal.person_id == person_id),
        ("messages", DataMessage, DataMessage.person_id == person_id),
    )
    for name, table, own in listed:
        yield name, [_plain(row) for row in db.session.execute(sa.select(table.__table__).where(own)).mappings()]


def own_texts(person_id: int) -> Iterator[tuple[str, str]]:
    """Every handed-in answer as (name of a text file, its words), some at a time."""
    last = 0
    while True:
        rows = db.session.scalars(
            sa.select(Answer).where(Answer.person_id == person_id, Answer.id > last).order_by(Answer.id).limit(AT_ONCE)
        ).all()
        yield from ((f"answer-{row.id}-{row.role_play}.txt", row.text) for row in rows)
        if len(rows) < AT_ONCE:
            return
        last = rows[-1].id


def _plain(row: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime | date) else value
        for name, value in row.items()
        if name not in LEFT_OUT
    }
