"""Late, and excused: an extension that was granted only after the due date made a completion timely."""

import itertools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.curricula.models import Obligation, ObligationRecord
from app.curricula.queries.facts import around_of, record_of
from app.db import db
from app.engine.assignment.dates import day_in
from app.engine.assignment.standing import Entry, standing_at
from app.people.models import Person


@dataclass(frozen=True)
class Excuse:
    """On which day (in the obligation's zone) it was excused, and by whom; None where nobody is named."""

    on: date
    by: str | None


def excuses(ids: Collection[int]) -> Mapping[int, Excuse]:
    """Of these obligations those that are done late and excused; three statements."""
    extended = sa.select(ObligationRecord.obligation_id).where(
        ObligationRecord.obligation_id.in_(ids), ObligationRecord.kind == Entry.EXTENDED.value
    )
    rows = db.session.execute(
        sa.select(ObligationRecord, Obligation.person_id, Obligation.module_id, Obligation.zone, Person.name)
        .join(Obligation, Obligation.id == ObligationRecord.obligation_id)
        .outerjoin(Person, Person.id == ObligationRecord.actor_id)
        .where(ObligationRecord.obligation_id.in_(extended))
        .order_by(ObligationRecord.obligation_id, ObligationRecord.id)
    ).all()
    around = around_of({row.person_id for row in rows})
    found: dict[int, Excuse] = {}
    for obligation_id, group in itertools.groupby(rows, key=lambda row: row.ObligationRecord.obligation_id):
        told = list(group)
        first, last = told[0], max(row.ObligationRecord.known_at for row in told)
        standing = standing_at(
            [record_of(row.ObligationRecord) for row in told], around[first.person_id],
            module_id=first.module_id, zone=first.zone, day=day_in(last, first.zone), at=last,
        )  # fmt: skip
        if standing is not None and standing.excused_at is not None:
            by = next((r.name for r in told if _grants(r.ObligationRecord, standing.excused_at)), None)
            found[obligation_id] = Excuse(day_in(standing.excused_at, first.zone), by)
    return found


def _grants(record: ObligationRecord, instant: object) -> bool:
    return record.kind == Entry.EXTENDED.value and record.known_at == instant
