"""Everything a person may know about their own figures, whatever the company's visibility."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from app.catalogue.queries.content import load_module
from app.db import db
from app.engine.skills import Piece
from app.insight.models import DataMessage, Look
from app.insight.queries.facts import HandedIn, PersonFacts, facts
from app.insight.queries.skills import SkillCell, grid
from app.insight.queries.targets import targets_of
from app.insight.queries.tasks import Exercises, exercises
from app.people.models import Person

LOOKS_SHOWN = 100


@dataclass(frozen=True)
class Own:
    """A person's own cells for every competency with evidence or two tasks, and the facts behind them."""

    exercises: Exercises
    facts: PersonFacts
    cells: dict[str, SkillCell]


@dataclass(frozen=True)
class Seen:
    """Somebody looked at the person's figures on that day."""

    name: str
    kind: str
    day: date


@dataclass(frozen=True)
class Evidence:
    """One piece behind a level: which task, what it counts, the day it was handed in."""

    module: str
    task: str
    value: float
    at: datetime
    answer_id: int


def own_skills(person_id: int, *, at: datetime) -> Own:
    """The person's own levels. Single competencies with one task only are shown here too, as one piece."""
    listed = exercises()
    own = facts([person_id], at=at)[person_id]
    shown = [c.id for c in listed.columns]
    shown += [c.id for c in listed.missing if own.values.get(c.id) or own.waiting.get(c.id)]
    cells = grid({person_id: own}, targets_of([person_id], at=at), shown, at=at)[person_id]
    return Own(listed, own, cells)


def evidence(own: PersonFacts, pieces: Collection[Piece]) -> list[Evidence]:
    """What the pieces of one competency are, the newest first."""
    answers: list[HandedIn] = [own.answers[piece.answer_id] for piece in pieces]
    modules = {key: load_module(key) for key in sorted({answer.module_version_id for answer in answers})}
    found = []
    for piece, answer in zip(pieces, answers, strict=True):
        module = modules[answer.module_version_id]
        play = module.role_play(answer.role_play)
        title = play.title if play else answer.role_play
        found.append(Evidence(module.title, title, piece.value, piece.at, piece.answer_id))
    return found


def looks_at(person_id: int) -> list[Seen]:
    """Who looked at a person's figures, the last first."""
    rows = db.session.execute(
        sa.select(Person.name, Look.kind, Look.day)
        .join(Person, Person.id == Look.viewer_id)
        .where(Look.person_id == person_id)
        .order_by(Look.day.desc(), Person.name, Look.kind)
        .limit(LOOKS_SHOWN)
    )
    return [Seen(row.name, row.kind, row.day) for row in rows]


def looked_today(viewer_id: int, person_ids: Collection[int], kind: str, day: date) -> set[int]:
    """Of these people, those whose look of that day is recorded."""
    return set(
        db.session.scalars(
            sa.select(Look.person_id).where(
                Look.viewer_id == viewer_id, Look.kind == kind, Look.day == day, Look.person_id.in_(person_ids)
            )
        )
    )


def messages_of(person_id: int) -> list[DataMessage]:
    """A person's own messages about their data, the last first."""
    rows = sa.select(DataMessage).where(DataMessage.person_id == person_id)
    return list(db.session.scalars(rows.order_by(DataMessage.at.desc(), DataMessage.id.desc()).limit(50)))
