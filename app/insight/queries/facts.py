"""Settled ratings of some people as facts of the engine, in a fixed number of statements.

A person's rating settles; a scorer's proposal never counts here, because no scorer is qualified.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from app.assessment.models import Appeal, Rating
from app.catalogue.queries.content import load_module, load_rubric
from app.curricula.models import Absence as Away
from app.db import db
from app.engine.rubric import Rubric
from app.engine.skills import Absence, GateHit, RatedCriterion, RaterView, Value, after_appeals, settled, task_values
from app.engine.skills.pieces import WINDOW_DAYS, age_in_days
from app.insight.queries.tasks import feeds, task_key
from app.learning.models import Answer, Attempt, CheckResponse

FEWEST_CHECKS = 4


@dataclass(frozen=True)
class HandedIn:
    """An answer that has a rubric: who, which task, when, in which versions, and whether a person has rated it."""

    answer_id: int
    person_id: int
    task: str
    role_play: str
    module_version_id: int
    rubric_version_id: int
    at: datetime
    is_rated: bool


@dataclass(frozen=True)
class Known:
    """How many checks of a competency were right at the first try, of how many, in 12 months."""

    right: int
    of: int


@dataclass
class PersonFacts:
    """What is settled about one person, by competency. `settled`: when the newest rating was given.

    `criteria`: answer to (rubric version, criterion, settled level) of the criteria that feed the competency.
    """

    person_id: int
    values: dict[str, list[Value]] = field(default_factory=lambda: defaultdict(list))
    waiting: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    knows: dict[str, Known] = field(default_factory=dict)
    answers: dict[int, HandedIn] = field(default_factory=dict)
    waiting_answers: int = 0
    settled: dict[str, datetime] = field(default_factory=dict)
    away: tuple[Absence, ...] = ()
    criteria: dict[str, dict[int, list[tuple[int, str, float]]]] = field(default_factory=lambda: defaultdict(dict))


def facts(person_ids: Collection[int], *, at: datetime, since: datetime | None = None) -> dict[int, PersonFacts]:
    """The facts of these people, in five statements; `since`: only answers and checks handed in from then on."""
    found = {person_id: PersonFacts(person_id) for person_id in person_ids}
    if not found:
        return found
    answers = _answers(person_ids, since)
    ratings = _ratings(person_ids)
    appeals = _appeals(person_ids)
    rubrics = {key: load_rubric(key) for key in sorted({answer.rubric_version_id for answer in answers})}
    for answer in answers:
        own = found[answer.person_id]
        own.answers[answer.answer_id] = answer
        rubric = rubrics[answer.rubric_version_id]
        rated = ratings.get(answer.answer_id, [])
        if not rated:
            own.waiting_answers += 1
            for competency in feeds(rubric):
                own.waiting[competency] += 1
            continue
        levels = [_levels(rating, appeals.get(rating.id, ())) for rating in rated]
        views = [_view(rubric, rating, seen) for rating, seen in zip(rated, levels, strict=True)]
        for criterion in rubric.criteria:
            told = [seen[criterion.id] for seen in levels if criterion.id in seen]
            if criterion.competency and told:
                listed = own.criteria[criterion.competency].setdefault(answer.answer_id, [])
                listed.append((answer.rubric_version_id, criterion.id, settled(told)))
        for competency, value in task_values(views).items():
            own.values[competency].append(Value(answer.answer_id, answer.task, value, answer.at))
            newest = max(rating.at for rating in rated)
            own.settled[competency] = max(newest, own.settled.get(competency, newest))
    for person_id, absences in _absences(person_ids).items():
        found[person_id].away = tuple(absences)
    for person_id, knows in _knows(person_ids, at, since).items():
        found[person_id].knows = knows
    return found


def _answers(person_ids: Collection[int], since: datetime | None) -> list[HandedIn]:
    by_person = sa.exists().where(Rating.answer_id == Answer.id, Rating.rater_id.is_not(None))
    statement = (
        sa.select(Answer.id, Answer.person_id, Attempt.module_id, Answer.role_play, Attempt.module_version_id,
                  Answer.rubric_version_id, Answer.submitted_at, by_person.label("is_rated"))
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .where(Answer.person_id.in_(person_ids), Answer.rubric_version_id.is_not(None))
        .order_by(Answer.submitted_at, Answer.id)
    )  # fmt: skip
    if since is not None:
        statement = statement.where(Answer.submitted_at >= since)
    return [
        HandedIn(
            row.id, row.person_id, task_key(row.module_id, row.role_play), row.role_play, row.module_version_id,
            row.rubric_version_id, row.submitted_at, row.is_rated,
        )
        for row in db.session.execute(statement)
    ]  # fmt: skip


def _ratings(person_ids: Collection[int]) -> dict[int, list[Any]]:
    rows = db.session.execute(
        sa.select(Rating.id, Rating.answer_id, Rating.levels, Rating.details, Rating.at)
        .join(Answer, Answer.id == Rating.answer_id)
        .where(Answer.person_id.in_(person_ids), Rating.rater_id.is_not(None))
        .order_by(Rating.id)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.answer_id].append(row)
    return found


def _appeals(person_ids: Collection[int]) -> dict[int, list[Any]]:
    rows = db.session.execute(
        sa.select(Appeal.rating_id, Appeal.criterion, Appeal.outcome_level, Appeal.decided_at)
        .join(Answer, Answer.id == Appeal.answer_id)
        .where(Answer.person_id.in_(person_ids))
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.rating_id].append(row)
    return found


def _absences(person_ids: Collection[int]) -> dict[int, list[Absence]]:
    """Recorded times away that were not taken back."""
    rows = db.session.execute(
        sa.select(Away.person_id, Away.first, Away.last).where(
            Away.person_id.in_(person_ids), Away.kind == "away", Away.gone_at.is_(None), Away.last.is_not(None)
        )
    )
    found: dict[int, list[Absence]] = defaultdict(list)
    for row in rows:
        start, last = (datetime.combine(day, time(), UTC) for day in (row.first, row.last))
        found[row.person_id].append(Absence(start, last + timedelta(days=1)))
    return found


def _levels(rating: Any, appeals: Iterable[Any]) -> dict[str, int]:
    """Criterion to level, after appeals; what is under appeal is out."""
    known = list(appeals)
    return after_appeals(
        rating.levels,
        {row.criterion: row.outcome_level for row in known if row.decided_at is not None},
        [row.criterion for row in known if row.decided_at is None],
    )


def _view(rubric: Rubric, rating: Any, levels: Mapping[str, int]) -> RaterView:
    gates = {gate.id: gate for gate in rubric.gates}
    return RaterView(
        tuple(
            RatedCriterion(c.competency, levels[c.id], c.weight, c.manner)
            for c in rubric.criteria
            if c.competency and c.id in levels
        ),
        tuple(
            GateHit(gates[hit["id"]].competency, hit["severity"] == "critical")
            for hit in rating.details.get("gates", ())
            if hit["id"] in gates
        ),
    )


def _knows(person_ids: Collection[int], at: datetime, since: datetime | None) -> dict[int, dict[str, Known]]:
    """Right at the very first try, per competency, from four checks on."""
    rows = db.session.execute(
        sa.select(Attempt.person_id, Attempt.module_id, Attempt.module_version_id, CheckResponse.check_id,
                  CheckResponse.is_right, CheckResponse.at)
        .join(Attempt, Attempt.id == CheckResponse.attempt_id)
        .where(Attempt.person_id.in_(person_ids), CheckResponse.number == 1)
        .order_by(CheckResponse.at, CheckResponse.id)
    )  # fmt: skip
    first: dict[tuple[int, str, str], Any] = {}
    for row in rows:
        first.setdefault((row.person_id, row.module_id, row.check_id), row)
    modules = {key: load_module(key) for key in sorted({row.module_version_id for row in first.values()})}
    counted: dict[int, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in first.values():
        if age_in_days(row.at, now=at) > WINDOW_DAYS or (since is not None and row.at < since):
            continue
        checks = modules[row.module_version_id].checks
        check = checks.check(row.check_id) if checks else None
        for competency in check.competencies if check else ():
            counted[row.person_id][competency].append(row.is_right)
    return {
        person_id: {c: Known(sum(tries), len(tries)) for c, tries in own.items() if len(tries) >= FEWEST_CHECKS}
        for person_id, own in counted.items()
    }
