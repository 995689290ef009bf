"""What HR decides about one person's obligations. Each decision is a record of its own; nothing is overwritten."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa
from flask_babel import gettext as _

from app.curricula.models import Absence, Obligation, ObligationRecord, OutageRecord
from app.curricula.operations.standing import refresh
from app.curricula.queries.facts import held_by
from app.db import db, operation
from app.engine.assignment.dates import end_of_day, start_of_day
from app.engine.assignment.facts import Held
from app.engine.assignment.standing import Entry, State, fold
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.models import Person

LONGEST_ABSENCE = timedelta(days=3 * 366)


class NothingToDecide(Refused):
    """The obligation is done, or no longer asked for."""


class BadDays(Refused):
    """The days do not fit."""


@operation
def waive(*, obligation_id: int, since: date, note: str, actor_id: int, at: datetime) -> None:
    """One cycle need not be done, from a day on (which may lie back). Raises Missing, NothingToDecide, BadDays."""
    obligation, held = _locked(obligation_id)
    _refuse_unless_open(held)
    instant = max(start_of_day(since, obligation.zone), obligation.opened_at)
    if instant > at:
        raise BadDays(_("A waiver holds from today or from an earlier day."))
    _write(obligation, Entry.WAIVED, instant, at, actor_id, note)
    record(
        Kind.OBLIGATION_WAIVED, at=at, actor_id=actor_id, obligation_id=obligation_id, person_id=obligation.person_id
    )
    refresh(person_ids=[obligation.person_id], at=at)


@operation
def extend(*, obligation_id: int, until: date, note: str, actor_id: int, at: datetime) -> None:
    """The due moves to the end of a later day, before it has passed or after. Also one that was done late: it then
    counts as excused. Raises Missing, NothingToDecide, BadDays.
    """
    obligation, held = _locked(obligation_id)
    folded = fold(held.records)
    if folded is None or folded.state not in (State.OPEN, State.FULFILLED) or folded.due is None:
        raise NothingToDecide(_("Nothing is due here, so nothing can be extended."))
    due = end_of_day(until, obligation.zone)
    if due <= folded.due:
        raise BadDays(_("Choose a day after the present due date. An extension never makes it shorter."))
    # It holds from the beginning: read as known today, nobody was overdue in the meantime.
    row = _write(obligation, Entry.EXTENDED, obligation.opened_at, at, actor_id, note)
    row.due_at = due
    record(
        Kind.OBLIGATION_EXTENDED, at=at, actor_id=actor_id, obligation_id=obligation_id, person_id=obligation.person_id
    )
    refresh(person_ids=[obligation.person_id], at=at)


@operation
def record_absence(
    *,
    person_id: int,
    kind: str,
    first: date,
    last: date | None,
    module_id: str | None = None,
    note: str = "",
    actor_id: int,
    at: datetime,
) -> int:
    """Somebody is away (`kind` away, no reason asked) or exempt from a module or from everything; returns the id.

    Dues inside move to 14 days after the last day. Raises Missing, BadDays.
    """
    _lock_person(person_id)
    if last is None and kind == "away":
        raise BadDays(_("Write the last day of the absence. It can be changed later."))
    if last is not None and not first <= last <= first + LONGEST_ABSENCE:
        raise BadDays(_("The last day comes after the first one, at most three years later."))
    row = Absence(
        person_id=person_id, kind=kind, first=first, last=last, module_id=module_id, note=note, at=at, actor_id=actor_id
    )
    db.session.add(row)
    db.session.flush()
    record(Kind.ABSENCE_RECORDED, at=at, actor_id=actor_id, person_id=person_id, absence_id=row.id)
    refresh(person_ids=[person_id], at=at)
    return row.id


@operation
def withdraw_absence(*, absence_id: int, actor_id: int, at: datetime) -> int:
    """Take an absence or exemption back; the record stays. Returns the person's id. Raises Missing."""
    row = db.session.get(Absence, absence_id)
    if row is None:
        raise Missing
    _lock_person(row.person_id)
    if row.gone_at is None:
        row.gone_at = at
        record(Kind.ABSENCE_WITHDRAWN, at=at, actor_id=actor_id, person_id=row.person_id, absence_id=row.id)
        db.session.flush()
        refresh(person_ids=[row.person_id], at=at)
    return row.person_id


@operation
def record_outage(*, first_at: datetime, last_at: datetime, actor_id: int, at: datetime) -> int:
    """Learners could not reach the installation: dues inside move by its length + 1 day; returns the id.

    The job works out the new dues. Raises BadDays.
    """
    if not first_at < last_at <= at:
        raise BadDays(_("An outage has an end after its beginning, and lies back."))
    row = OutageRecord(first_at=first_at, last_at=last_at, at=at, actor_id=actor_id)
    db.session.add(row)
    db.session.flush()
    record(Kind.OUTAGE_RECORDED, at=at, actor_id=actor_id, outage_id=row.id)
    db.session.flush()
    return row.id


def _lock_person(person_id: int) -> None:
    if db.session.scalar(sa.select(Person.id).where(Person.id == person_id).with_for_update()) is None:
        raise Missing


def _locked(obligation_id: int) -> tuple[Obligation, Held]:
    obligation = db.session.get(Obligation, obligation_id)
    if obligation is None:
        raise Missing
    _lock_person(obligation.person_id)
    held = held_by([obligation.person_id], [obligation.module_id])[obligation.person_id]
    return obligation, next(one for one in held if one.id == obligation_id)


def _refuse_unless_open(held: Held) -> None:
    folded = fold(held.records)
    if folded is None or folded.state not in (State.OPEN, State.OPTIONAL):
        raise NothingToDecide(_("This is done already, or no longer asked for."))


def _write(
    obligation: Obligation, kind: Entry, since: datetime, at: datetime, actor_id: int, note: str
) -> ObligationRecord:
    row = ObligationRecord(
        obligation_id=obligation.id, kind=kind.value, at=since, known_at=at, actor_id=actor_id, note=note
    )
    db.session.add(row)
    db.session.flush()
    return row
