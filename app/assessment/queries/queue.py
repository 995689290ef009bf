"""The reviewers' queue: answers that wait for a person, without names, never one's own or of somebody near."""

import functools
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.assessment.models import ReviewClaim, ReviewTask
from app.assessment.queries.nearness import leaves_near_ones, near
from app.catalogue.models import ModuleVersion
from app.db import Page, db
from app.learning.models import Answer, Attempt
from app.people.models import Person

PAGE_SIZE = 25


@dataclass(frozen=True)
class Waiting:
    """One line of the queue. `mine`: the reader holds it; `taken`: a colleague does."""

    answer_id: int
    role_play: str
    module_title: str
    module_version_id: int
    since: datetime
    words: int
    why: str
    mine: bool
    taken: bool


def waiting(*, reviewer_id: int, at: datetime, page: int) -> Page[Waiting]:
    """One page of the queue, longest waiting first, in three statements whatever its length."""
    far_only = leaves_near_ones(reviewer_id)
    total = db.session.scalar(_total(far_only), {"reviewer_id": reviewer_id}) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, page), pages)
    rows = db.session.execute(_page(far_only), {"reviewer_id": reviewer_id, "skipped": (page - 1) * PAGE_SIZE})
    return Page([_waiting(row, reviewer_id, at) for row in rows], page, pages, total)


@functools.cache
def _total(far_only: bool) -> sa.Select[int]:
    return _tasks(far_only, sa.func.count())


@functools.cache
def _page(far_only: bool) -> sa.Select[Any]:
    # The page is cut out first, on the index; titles are joined to its few rows only.
    cut = (
        _tasks(far_only, ReviewTask.answer_id, ReviewTask.since, ReviewTask.words, ReviewTask.why)
        .order_by(ReviewTask.since, ReviewTask.answer_id)
        .limit(PAGE_SIZE)
        .offset(sa.bindparam("skipped", type_=sa.Integer()))
        .subquery()
    )
    return (
        sa.select(cut, Answer.role_play, ModuleVersion.id.label("version_id"), ModuleVersion.title,
                  ReviewClaim.reviewer_id, ReviewClaim.until)
        .join(Answer, Answer.id == cut.c.answer_id)
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .join(ModuleVersion, ModuleVersion.id == Attempt.module_version_id)
        .outerjoin(ReviewClaim, ReviewClaim.answer_id == cut.c.answer_id)
        .order_by(cut.c.since, cut.c.answer_id)
    )  # fmt: skip


def own_claim(*, reviewer_id: int, at: datetime) -> int | None:
    """The answer that this reviewer holds now, or None."""
    return db.session.scalars(
        sa.select(ReviewClaim.answer_id)
        .join(ReviewTask, ReviewTask.answer_id == ReviewClaim.answer_id)
        .where(ReviewClaim.reviewer_id == reviewer_id, ReviewClaim.until > at)
        .order_by(ReviewClaim.until)
        .limit(1)
    ).first()


def reviewable_ids(*, reviewer_id: int, at: datetime, limit: int) -> list[int]:
    """Answers nobody else holds, longest waiting first."""
    held = sa.exists().where(
        ReviewClaim.answer_id == ReviewTask.answer_id,
        ReviewClaim.reviewer_id != reviewer_id,
        ReviewClaim.until > at,
    )
    rows = _tasks(leaves_near_ones(reviewer_id), ReviewTask.answer_id).where(~held)
    rows = rows.order_by(ReviewTask.since, ReviewTask.answer_id).limit(limit)
    return list(db.session.scalars(rows, {"reviewer_id": reviewer_id}))


def claim_of(answer_id: int) -> ReviewClaim | None:
    """Who holds an answer, also when the half hour is over; None if nobody does."""
    return db.session.get(ReviewClaim, answer_id)


def _tasks(far_only: bool, *columns: Any) -> sa.Select[Any]:
    """What waits for the reviewer bound as `reviewer_id`; `far_only` leaves out people near."""
    rows = (
        sa.select(*columns)
        .select_from(ReviewTask)
        .join(Answer, Answer.id == ReviewTask.answer_id)
        .where(Answer.person_id != sa.bindparam("reviewer_id", type_=sa.Integer()))
    )
    return rows.join(Person, Person.id == Answer.person_id).where(~near()) if far_only else rows


def _waiting(row: Any, reviewer_id: int, at: datetime) -> Waiting:
    held = row.reviewer_id is not None and row.until > at
    return Waiting(
        answer_id=row.answer_id,
        role_play=row.role_play,
        module_title=row.title,
        module_version_id=row.version_id,
        since=row.since,
        words=row.words,
        why=row.why,
        mine=held and row.reviewer_id == reviewer_id,
        taken=held and row.reviewer_id != reviewer_id,
    )
