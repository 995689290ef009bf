"""Ratings of answers, and which answers a reviewer may read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.assessment.models import Evidence, Rating
from app.assessment.queries.nearness import leaves_near_ones, near
from app.db import db
from app.errors import Missing
from app.jobs.models import Lease
from app.learning.models import Answer
from app.people.models import Person


@dataclass(frozen=True)
class Rated:
    """One rating with its evidence. `scorer` is empty for a person's; spans are (criterion, start, end)."""

    id: int
    answer_id: int
    rubric_version_id: int
    scorer: str | None
    rater_id: int | None
    status: str
    level: int | None
    levels: dict[str, int]
    details: dict[str, Any]
    comment: str
    at: datetime
    evidence: tuple[tuple[str, int, int], ...] = field(default=())

    @property
    def by_person(self) -> bool:
        """Whether a person gave it."""
        return self.rater_id is not None


# The feedback page asks these with every visit, so they are put together once.
_IDS = sa.bindparam("ids", expanding=True, type_=sa.Integer())
_RATINGS = sa.select(Rating).where(Rating.answer_id.in_(_IDS)).order_by(Rating.at, Rating.id)
_MARKS = (
    sa.select(Evidence.rating_id, Evidence.criterion, Evidence.start_at, Evidence.end_at)
    .where(Evidence.rating_id.in_(_IDS))
    .order_by(Evidence.start_at, Evidence.id)
)


def ratings_of(answer_ids: Iterable[int]) -> dict[int, list[Rated]]:
    """Every rating of these answers with its evidence, oldest first, in two statements."""
    wanted = list(answer_ids)
    ratings = list(db.session.scalars(_RATINGS, {"ids": wanted}))
    spans: dict[int, list[tuple[str, int, int]]] = {}
    marks = db.session.execute(_MARKS, {"ids": [row.id for row in ratings]}) if ratings else ()
    for rating_id, criterion, start_at, end_at in marks:
        spans.setdefault(rating_id, []).append((criterion, start_at, end_at))
    found: dict[int, list[Rated]] = {answer_id: [] for answer_id in wanted}
    for row in ratings:
        found[row.answer_id].append(_rated(row, spans.get(row.id, ())))
    return found


def counting(ratings: Sequence[Rated]) -> Rated | None:
    """The rating that is shown as the result: the newest of a person, else the newest of a scorer, else none."""
    people = [rating for rating in ratings if rating.by_person]
    shown = people or ratings
    return shown[-1] if shown else None


def reviewable_answer(*, answer_id: int, reviewer_id: int) -> Answer:
    """An answer with a rubric that this reviewer may read.

    Raises Missing for one's own, and for one of somebody near whom a colleague can read, as for an absent one.
    """
    rows = (
        sa.select(Answer)
        .join(Person, Person.id == Answer.person_id)
        .where(Answer.id == answer_id, Answer.person_id != reviewer_id, Answer.rubric_version_id.is_not(None))
    )
    if leaves_near_ones(reviewer_id):
        rows = rows.where(~near())
    row = db.session.scalars(rows, {"reviewer_id": reviewer_id}).one_or_none()
    if row is None:
        raise Missing
    return row


def rated_by_a_person(answer_id: int) -> bool:
    """Whether any person has rated the answer."""
    rows = sa.select(Rating.id).where(Rating.answer_id == answer_id, Rating.rater_id.is_not(None))
    return bool(db.session.scalar(sa.select(rows.exists())))


def unscored_ids(*, job: str, scorer: str, at: datetime, limit: int) -> list[int]:
    """Answers with a rubric that this scorer has not rated and nobody works on; those without any rating first.

    After a new version of the scorer all older answers come up again: they must not hold up a fresh one.
    """
    busy = sa.exists().where(
        Lease.job == job,
        Lease.key == sa.cast(Answer.id, sa.Text()),
        sa.or_(Lease.set_aside_at.is_not(None), Lease.until > at),
    )
    unrated = ~sa.exists().where(Rating.answer_id == Answer.id)
    not_by_this_one = ~sa.exists().where(Rating.answer_id == Answer.id, Rating.scorer == scorer)
    for condition in (unrated, not_by_this_one):
        rows = sa.select(Answer.id).where(Answer.rubric_version_id.is_not(None), condition, ~busy)
        found = db.session.scalars(rows.order_by(Answer.id).limit(limit)).all()
        if found:
            return list(found)
    return []


def _rated(row: Rating, spans: Iterable[tuple[str, int, int]]) -> Rated:
    return Rated(
        id=row.id,
        answer_id=row.answer_id,
        rubric_version_id=row.rubric_version_id,
        scorer=row.scorer,
        rater_id=row.rater_id,
        status=row.status,
        level=row.level,
        levels=dict(row.levels),
        details=dict(row.details),
        comment=row.comment,
        at=row.at,
        evidence=tuple(spans),
    )
