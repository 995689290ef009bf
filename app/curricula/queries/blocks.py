"""Which people have to be brought in line with the rules now."""

from datetime import date, datetime

import sqlalchemy as sa

from app.curricula.models import AssignmentCheck
from app.curricula.queries.facts import company_zone
from app.db import db
from app.engine.assignment.dates import day_in
from app.events.kinds import Kind
from app.events.models import Event
from app.jobs.models import Lease
from app.learning.models import Completion
from app.people.models import Person

BLOCK = 100
# What may change who is in an audience, or what a rule gives.
CHANGING = (
    Kind.DEPARTMENT_CHANGED,
    Kind.DEPARTMENT_REMOVED,
    Kind.PERSON_CREATED,
    Kind.PERSON_CHANGED,
    Kind.PERSON_ROLES_CHANGED,
    Kind.PERSON_DISABLED,
    Kind.PERSON_ENABLED,
    Kind.PEOPLE_IMPORTED,
    Kind.PROFILE_CHANGED,
    Kind.MODULE_PUBLISHED,
    Kind.MODULE_WITHDRAWN,
    Kind.POLICY_PUBLISHED,
    Kind.CURRICULUM_CHANGED,
    Kind.RULE_SAVED,
    Kind.RULE_ENDED,
    Kind.RULE_UNDONE,
    Kind.OUTAGE_RECORDED,
)


def blocks_to_check(*, job: str, at: datetime, limit: int) -> list[int]:
    """Blocks of people that were not checked today (in the company's zone), or not since something relevant happened.

    Whatever was committed while a block was being checked, in the same instant, is found at the latest next night.
    """
    today = day_in(at, company_zone())
    block = (Person.id // BLOCK).label("block")
    blocks = sa.select(block).distinct().subquery()
    taken = sa.exists().where(
        Lease.job == job,
        Lease.key == sa.cast(blocks.c.block, sa.Text),
        Lease.set_aside_at.is_not(None) | (Lease.until > at),
    )
    found = db.session.scalars(
        sa.select(blocks.c.block)
        .outerjoin(AssignmentCheck, AssignmentCheck.block == blocks.c.block)
        .where(_is_due(blocks.c.block, today, last_change()), ~taken)
        .order_by(blocks.c.block)
        .limit(limit)
    )
    return list(found)


def last_change() -> datetime | None:
    """When something last happened that concerns everybody's obligations."""
    kinds = [kind.value for kind in CHANGING]
    return db.session.scalar(sa.select(Event.at).where(Event.kind.in_(kinds)).order_by(Event.id.desc()).limit(1))


def _is_due(block: sa.ColumnElement[int], today: date, changed: datetime | None) -> sa.ColumnElement[bool]:
    completed = sa.exists().where(
        Completion.person_id >= block * BLOCK,
        Completion.person_id < (block + 1) * BLOCK,
        Completion.completed_at > AssignmentCheck.checked_at,
    )
    due = AssignmentCheck.block.is_(None) | (AssignmentCheck.day < today) | completed
    return due if changed is None else due | (AssignmentCheck.checked_at < changed)


def people_of(block: int) -> list[int]:
    """Ids of the people of a block, disabled ones too: what they had ends."""
    first = block * BLOCK
    rows = db.session.scalars(sa.select(Person.id).where(Person.id >= first, Person.id < first + BLOCK))
    return sorted(rows)


def blocks_open(at: datetime) -> tuple[int, int]:
    """How many blocks are still to be checked, and how many there are: the progress of what was just saved."""
    everything = db.session.scalar(sa.select(sa.func.max(Person.id)))
    total = (everything or 0) // BLOCK + 1
    return len(blocks_to_check(job="", at=at, limit=total)), total
