"""Bringing people in line with the rules: what the engine's plan says is written down."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from app.curricula.models import AssignmentCheck, Obligation, ObligationReason, ObligationRecord
from app.curricula.operations.standing import refresh
from app.curricula.queries.facts import company_zone, people_facts, person_states, world
from app.db import db, operation
from app.engine.assignment.dates import day_in
from app.engine.assignment.facts import Changes, Held, PersonState, Written
from app.engine.assignment.plan import plan
from app.engine.assignment.standing import Entry, standing_at
from app.events.kinds import Kind
from app.events.operations import record
from app.mail.operations import tell
from app.people.models import Person

ASSIGNED = "assigned"


@operation
def reconcile(*, person_ids: Collection[int], at: datetime) -> int:
    """Give these people what the rules say and take what they no longer say; returns how many people changed.

    Doing it again changes nothing. Who was newly given something that is due is told in the next digest.
    """
    # The people are the lock: a waiver or an absence given in the same moment waits, or is waited for.
    db.session.execute(sa.select(Person.id).where(Person.id.in_(person_ids)).order_by(Person.id).with_for_update())
    around = world()
    silent = {rule.version_id for rule in around.rules if not rule.rule.reminders.on_assignment}
    changed = 0
    for state in person_states(people_facts(person_ids)):
        changes = plan(state, around, at=at)
        if changes:
            changed += 1
            given = _write(state, changes, at)
            record(Kind.OBLIGATIONS_CHANGED, at=at, actor_id=None, person_id=state.person.id)
            _tell(state, given, changes, silent, at)
    db.session.flush()
    refresh(person_ids=person_ids, at=at)
    return changed


@operation
def check_block(*, block: int, person_ids: Collection[int], at: datetime) -> int:
    """Bring the people of a block in line and note that this was done; returns how many changed."""
    changed = reconcile(person_ids=person_ids, at=at)
    row = db.session.get(AssignmentCheck, block)
    day: date = day_in(at, company_zone())
    if row is None:
        db.session.add(AssignmentCheck(block=block, checked_at=at, day=day))
    else:
        row.checked_at, row.day = at, day
    db.session.flush()
    return changed


def _write(state: PersonState, changes: Changes, at: datetime) -> Mapping[int, int]:
    """Write the plan; returns the plan's ids of new obligations to the stored ones."""
    rows = {
        opened.id: Obligation(
            person_id=state.person.id, module_id=opened.module_id, cycle=opened.cycle, zone=opened.zone, opened_at=at
        )
        for opened in changes.opened
    }
    db.session.add_all(rows.values())
    db.session.flush()
    ids = {key: row.id for key, row in rows.items()}
    for ended in changes.ended:
        db.session.execute(
            sa.update(ObligationReason)
            .where(
                ObligationReason.obligation_id == ended.obligation_id,
                ObligationReason.rule_id == ended.rule_id,
                ObligationReason.ended_at.is_(None),
            )
            .values(ended_at=at, ended_why=ended.why.value, ended_version_id=ended.version_id)
        )
    db.session.add_all(
        ObligationReason(
            obligation_id=ids.get(added.obligation_id, added.obligation_id),
            rule_id=added.reason.rule_id,
            version_id=added.reason.version_id,
            matched_on=added.reason.matched_on,
            at=at,
        )
        for added in changes.added
    )
    held = {one.id: one for one in state.held}
    for written in changes.written:
        row = _row(written, ids.get(written.obligation_id, written.obligation_id))
        if written.record.kind is Entry.CANCELLED:
            row.days_overdue = _days_overdue(held[written.obligation_id], state, at)
        db.session.add(row)
    # Rows of one kind are sent together, in the order in which they were added.
    db.session.flush()
    return ids


def _row(written: Written, obligation_id: int) -> ObligationRecord:
    found = written.record
    return ObligationRecord(
        obligation_id=obligation_id,
        kind=found.kind.value,
        at=found.at,
        known_at=found.known_at,
        due_at=found.due,
        done_at=found.done_at,
        completion_id=found.completion_id,
        attestation_id=found.attestation_id,
        rule_id=found.rule_id,
        version_id=found.version_id,
    )


def _days_overdue(held: Held, state: PersonState, at: datetime) -> int | None:
    """How long an obligation that is cancelled had been overdue; None when it was not."""
    day = day_in(at, held.zone)
    standing = standing_at(held.records, state.around, module_id=held.module_id, zone=held.zone, day=day, at=at)
    if standing is None or standing.due is None or standing.due >= at:
        return None
    return (day - day_in(standing.due, held.zone)).days


def _tell(
    state: PersonState, ids: Mapping[int, int], changes: Changes, silent: Collection[int | None], at: datetime
) -> None:
    """Tell the person in their next digest what was newly given and is due. Who is away reads it when back.

    `silent`: versions of rules that do not write when they assign.
    """
    given = {
        ids.get(written.obligation_id, written.obligation_id): written.record.version_id
        for written in changes.written
        if written.record.kind in (Entry.ASSIGNED, Entry.REOPENED)
        and written.record.due is not None
        and written.record.version_id not in silent
    }
    done = {ids.get(w.obligation_id, w.obligation_id) for w in changes.written if w.record.kind is Entry.FULFILLED}
    if not state.person.active:
        return
    for obligation_id in sorted(set(given) - done):
        tell(
            kind=ASSIGNED,
            person_id=state.person.id,
            key=f"{obligation_id}:{at:%Y%m%d%H%M%S%f}",
            ids={"obligation_id": obligation_id, "version_id": given[obligation_id]},
            at=at,
        )
