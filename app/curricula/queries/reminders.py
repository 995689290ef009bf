"""Who is to be reminded of what, and in which blocks of people to look."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.curricula.models import Absence, Obligation, ObligationNow, ObligationReason, RuleVersion
from app.curricula.queries.blocks import BLOCK
from app.curricula.queries.obligations import OPEN_STATES
from app.db import db
from app.engine.assignment.dates import day_in
from app.engine.assignment.reminders import Reminder, Steps, reminder_at
from app.engine.assignment.rule import Reminders, Rule
from app.jobs.models import Lease
from app.mail.models import ReminderCheck
from app.mail.queries import Rungs, ladder
from app.people.models import Person

LOOK_EVERY = timedelta(minutes=15)
# No ladder is longer (the forms see to it), and a reminder may be told on a Friday for a Sunday.
FURTHEST = timedelta(days=93)


@dataclass(frozen=True)
class Wanted:
    """A reminder whose time has come."""

    person_id: int
    obligation_id: int
    reminder: Reminder


def blocks_to_look_at(*, job: str, at: datetime, limit: int) -> list[int]:
    """Blocks of people with open obligations in which nobody has looked for reminders lately."""
    block = (ObligationNow.person_id // BLOCK).label("block")
    blocks = sa.select(block).where(_may_be_due(at)).distinct().subquery()
    taken = sa.exists().where(
        Lease.job == job,
        Lease.key == sa.cast(blocks.c.block, sa.Text),
        Lease.set_aside_at.is_not(None) | (Lease.until > at),
    )
    rows = (
        sa.select(blocks.c.block)
        .outerjoin(ReminderCheck, ReminderCheck.block == blocks.c.block)
        .where(ReminderCheck.block.is_(None) | (ReminderCheck.checked_at <= at - LOOK_EVERY), ~taken)
        .order_by(blocks.c.block)
        .limit(limit)
    )
    return list(db.session.scalars(rows))


def reminders_in(block: int, at: datetime) -> list[Wanted]:
    """The reminders of a block of people whose time has come; in four statements."""
    rows = db.session.execute(
        sa.select(Obligation.id, Obligation.person_id, Obligation.zone, Obligation.opened_at, ObligationNow.due_at)
        .join(ObligationNow, ObligationNow.obligation_id == Obligation.id)
        .join(Person, Person.id == Obligation.person_id)
        .where(
            _may_be_due(at),
            ObligationNow.person_id >= block * BLOCK,
            ObligationNow.person_id < (block + 1) * BLOCK,
            Person.disabled_at.is_(None),
        )
        .order_by(Obligation.id)
    ).all()
    steps = steps_of([row.id for row in rows])
    wanted = []
    for row in rows:
        if row.id in steps and row.due_at is not None:
            found = reminder_at(row.due_at, zone=row.zone, opened_at=row.opened_at, steps=steps[row.id], at=at)
            wanted += [Wanted(row.person_id, row.id, found)] if found else []
    return wanted


def steps_of(obligation_ids: Collection[int]) -> Mapping[int, Steps]:
    """Obligation to when its person is reminded of it. What rests only on taken back rules is not here."""
    rows = db.session.execute(
        sa.select(ObligationReason.obligation_id, ObligationReason.ended_at, RuleVersion.definition)
        .join(RuleVersion, RuleVersion.id == ObligationReason.version_id)
        .where(ObligationReason.obligation_id.in_(obligation_ids), RuleVersion.undone_at.is_(None))
    ).all()
    company = ladder()
    held: dict[int, list[Reminders]] = {}
    ended: dict[int, list[Reminders]] = {}
    for row in rows:
        kept = held if row.ended_at is None else ended
        kept.setdefault(row.obligation_id, []).append(Rule.model_validate(row.definition).reminders)
    # What a rule left behind with its date is reminded of as that rule said.
    return {key: _steps(held.get(key) or ended[key], company) for key in {*held, *ended}}


def _steps(found: Sequence[Reminders], company: Rungs) -> Steps:
    """Of several rules: every day one of them names; week by week if one of them does."""
    days: set[int] = set()
    every = 0
    for reminders in found:
        days |= set(reminders.days_before if reminders.own else company.days_before)
        again = company.every_days if not reminders.own or reminders.weekly_when_overdue else 0
        every = min(every, again) if every and again else every or again
    return Steps(tuple(sorted(days, reverse=True)), every)


def away_on_day(person_ids: Collection[int], at: datetime) -> set[int]:
    """Of these people those who are away today, in their own zone."""
    rows = db.session.execute(
        sa.select(Person.id, Person.zone, Absence.first, Absence.last)
        .join(Absence, Absence.person_id == Person.id)
        .where(Person.id.in_(person_ids), Absence.kind == "away", Absence.gone_at.is_(None))
    )
    return {
        row.id
        for row in rows
        if row.first <= (today := day_in(at, row.zone)) and (row.last is None or today <= row.last)
    }


def _may_be_due(at: datetime) -> sa.ColumnElement[bool]:
    return ObligationNow.state.in_(OPEN_STATES) & (ObligationNow.due_at <= at + FURTHEST)
