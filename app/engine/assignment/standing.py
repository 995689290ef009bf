"""How an obligation stands, folded from its records. Nothing is overwritten: a correction is a later record.

Each record has two times: from when it holds (`at`) and when it was written (`known_at`). Leaving out what was written
after a day gives the standing *as known on that day*; leaving nothing out gives it *as known today*.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.engine.assignment.dates import Absence, Outage, end_of_day, moved_due


class Entry(StrEnum):
    """A kind of record about an obligation."""

    ASSIGNED = "assigned"
    DUE_MOVED = "due-moved"
    EXTENDED = "extended"
    OPTIONAL = "optional"
    CANCELLED = "cancelled"
    REOPENED = "reopened"
    WAIVED = "waived"
    FULFILLED = "fulfilled"
    UNFULFILLED = "unfulfilled"
    WITHDRAWN = "withdrawn"


class State(StrEnum):
    """How an obligation stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    FULFILLED = "fulfilled"
    OPTIONAL = "optional"
    CANCELLED = "cancelled"
    WAIVED = "waived"
    EXEMPT = "exempt"
    AWAY = "away"
    WITHDRAWN = "withdrawn"


DoneKey = tuple[bool, int]
"""Whether it is a confirmation of a policy, and its number."""

COUNTED = (State.FULFILLED, State.OPEN, State.OVERDUE)
BESIDE = (State.WAIVED, State.EXEMPT, State.AWAY, State.CANCELLED)
AFTER: dict[Entry, State] = {
    Entry.ASSIGNED: State.OPEN,
    Entry.REOPENED: State.OPEN,
    Entry.OPTIONAL: State.OPTIONAL,
    Entry.CANCELLED: State.CANCELLED,
    Entry.WAIVED: State.WAIVED,
    Entry.WITHDRAWN: State.WITHDRAWN,
}


@dataclass(frozen=True)
class Record:
    """One record. `due`: the due it sets, where it sets one; a due of `assigned` may be empty: optional from the start.

    `done_at`: the learner's last own step, of `fulfilled`. `rule_id`, `version_id`: the rule that caused it.
    """

    kind: Entry
    at: datetime
    known_at: datetime
    due: datetime | None = None
    done_at: datetime | None = None
    rule_id: int | None = None
    version_id: int | None = None
    completion_id: int | None = None
    attestation_id: int | None = None

    @property
    def done_key(self) -> DoneKey | None:
        """Which completion or confirmation fulfilled it; None where neither did."""
        if self.attestation_id is not None:
            return (True, self.attestation_id)
        return (False, self.completion_id) if self.completion_id is not None else None


@dataclass(frozen=True)
class Folded:
    """What the records of an obligation say, without absences. `base`: the record that set the rule's own due."""

    state: State
    base: Record | None
    extended_to: datetime | None
    extended_known_at: datetime | None
    done: Record | None

    @property
    def due(self) -> datetime | None:
        """The rule's due or the extension, whichever is later."""
        own = self.base.due if self.base else None
        return max(own, self.extended_to) if own and self.extended_to else own


def fold(records: Iterable[Record], *, until: datetime | None = None, known: datetime | None = None) -> Folded | None:
    """Read the records in the order of when they hold; None when nothing holds yet.

    Once fulfilled it stays so until a correction; leaving, waiving and moving do not undo what was done.
    """
    state: State | None = None
    base = done = None
    extended: list[Record] = []
    for record in sorted(records, key=lambda r: (r.at, r.known_at)):
        if (until is not None and record.at > until) or (known is not None and record.known_at > known):
            continue
        if record.kind is Entry.EXTENDED:
            extended.append(record)
            continue
        if record.kind in (Entry.ASSIGNED, Entry.REOPENED, Entry.DUE_MOVED):
            base = record
        if record.kind is Entry.FULFILLED:
            done = done or record
        elif record.kind is Entry.UNFULFILLED:
            done = None
        state = AFTER.get(record.kind, state)
    if state is None:
        return None
    if done is not None:
        state = State.FULFILLED
    elif state is State.OPEN and (base is None or base.due is None):
        state = State.OPTIONAL
    longest = max(extended, key=lambda r: r.due or r.at, default=None)
    if longest is None:
        return Folded(state, base, None, None, done)
    return Folded(state, base, longest.due, longest.known_at, done)


@dataclass(frozen=True)
class Standing:
    """How an obligation stands at an instant. `due`: with extension, absences and outages.

    `late`: done after the due (None while not done); `excused_at`: when an extension was granted that was given only
    after the due it replaced and made it timely.
    """

    state: State
    due: datetime | None
    done_at: datetime | None = None
    late: bool | None = None
    excused_at: datetime | None = None


@dataclass(frozen=True)
class Around:
    """What moves dues from outside: the person's own absences, exemptions, and outages of the installation."""

    away: Sequence[Absence] = ()
    exempt: Sequence[Absence] = ()
    outages: Sequence[Outage] = ()

    def known(self, at: datetime | None, module_id: str) -> "Around":
        """What was known then and concerns this module."""

        def holds(absence: Absence) -> bool:
            if absence.module_id not in (None, module_id):
                return False
            if at is None:
                return absence.gone_at is None
            return absence.known_at <= at and (absence.gone_at is None or absence.gone_at > at)

        return Around(
            [a for a in self.away if holds(a)],
            [a for a in self.exempt if holds(a)],
            [o for o in self.outages if at is None or o.known_at <= at],
        )


def standing_at(
    records: Iterable[Record],
    around: Around,
    *,
    module_id: str,
    zone: str,
    day: date,
    at: datetime,
    known: datetime | None = None,
) -> Standing | None:
    """How an obligation stands at an instant of a day, as known at `known` (empty: today). None: not there yet."""
    folded = fold(records, until=at, known=known)
    if folded is None or folded.state is State.WITHDRAWN:
        return None
    here = around.known(known, module_id)
    own = folded.due
    due = moved_due(own, zone, [*here.away, *here.exempt], here.outages) if own else None
    if folded.done is not None:
        return _done(folded, due, zone, here)
    state = folded.state
    if state is State.OPEN:
        if any(absence.covers(day) for absence in here.exempt):
            state = State.EXEMPT
        elif due is not None and due < at:
            state = State.OVERDUE
        elif any(absence.covers(day) for absence in here.away):
            state = State.AWAY
    return Standing(state, due if state not in (State.OPTIONAL, State.CANCELLED) else None)


def _done(folded: Folded, due: datetime | None, zone: str, here: Around) -> Standing:
    done_at = folded.done.done_at if folded.done else None
    if due is None or done_at is None:
        return Standing(State.FULFILLED, due, done_at, False)
    own = folded.base.due if folded.base else None
    before = moved_due(own, zone, [*here.away, *here.exempt], here.outages) if own else due
    granted = folded.extended_known_at
    excused = granted if granted and before < done_at <= due and granted > before else None
    return Standing(State.FULFILLED, due, done_at, done_at > due, excused)


def on_day(
    records: Iterable[Record], around: Around, *, module_id: str, zone: str, day: date, as_known_then: bool
) -> Standing | None:
    """How an obligation stood at the end of a day in the zone it was meant in."""
    end = end_of_day(day, zone)
    return standing_at(
        records, around, module_id=module_id, zone=zone, day=day, at=end, known=end if as_known_then else None
    )


def in_order(standings: Iterable[Standing | None]) -> bool:
    """Nothing is past due and not fulfilled."""
    return all(standing is None or standing.state is not State.OVERDUE for standing in standings)


def rate(states: Iterable[State]) -> tuple[int, int]:
    """Fulfilled, and fulfilled + open + overdue; what stands beside is in neither."""
    counted = [state for state in states if state in COUNTED]
    return counted.count(State.FULFILLED), len(counted)
