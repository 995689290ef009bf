"""Which reviewers are to be told that answers wait for a person."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from app.assessment.models import ReviewTask
from app.assessment.queries.company import company_zone, promised_day
from app.assessment.queries.queue import waiting
from app.db import db
from app.engine.working_days import is_working_day
from app.mail.models import Notice
from app.people.models import Person, PersonRole, Role

ANSWERS_WAIT = "answers-wait"
ANSWERS_WAIT_LONG = "answers-wait-long"


@dataclass(frozen=True)
class Queue:
    """What waits for one reviewer: how many answers, since when the oldest."""

    count: int
    since: datetime


def reviewers_to_tell(at: datetime, limit: int) -> list[int]:
    """Ids of reviewers who were not told of the newest answer, or not today of one that waits too long."""
    newest, oldest = db.session.execute(
        sa.select(sa.func.max(ReviewTask.answer_id), sa.func.min(ReviewTask.since, type_=ReviewTask.since.type))
    ).one()
    if newest is None:
        return []
    told = sa.exists().where(
        Notice.person_id == Person.id, Notice.kind == ANSWERS_WAIT, Notice.key >= key_of_answer(newest)
    )
    wanted = ~told
    if too_long(oldest, at):
        reminded = sa.exists().where(
            Notice.person_id == Person.id, Notice.kind == ANSWERS_WAIT_LONG, Notice.key == key_of_day(at)
        )
        wanted = sa.or_(wanted, ~reminded)
    rows = (
        sa.select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.REVIEWER.value, Person.disabled_at.is_(None), wanted)
        .order_by(Person.id)
        .limit(limit)
    )
    return list(db.session.scalars(rows))


def newest_task() -> int | None:
    """The newest answer that waits for anybody."""
    return db.session.scalar(sa.select(sa.func.max(ReviewTask.answer_id)))


def queue_of(reviewer_id: int, at: datetime) -> Queue | None:
    """What waits for a reviewer; None when nothing does."""
    page = waiting(reviewer_id=reviewer_id, at=at, page=1)
    return Queue(page.total, page.items[0].since) if page.items else None


def too_long(since: datetime, at: datetime) -> bool:
    """Whether the day by which a person was promised to read it has passed. Said on working days only."""
    day = _day(at)
    return is_working_day(day) and day > promised_day(since, company_zone())


def key_of_answer(answer_id: int) -> str:
    """Sorts like the number."""
    return f"{answer_id:012}"


def key_of_day(at: datetime) -> str:
    """The day in the company's zone."""
    return _day(at).isoformat()


def _day(at: datetime) -> date:
    return at.astimezone(company_zone()).date()
