"""The plain facts a plan rests on, and the changes it gives."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.engine.assignment.audience import PersonFacts, Structure
from app.engine.assignment.dates import day_in
from app.engine.assignment.rule import Rule
from app.engine.assignment.standing import Around, DoneKey, Record


@dataclass(frozen=True)
class Item:
    """A module a rule gives. `counts`: modules whose completion fulfils it, with itself; `from_version`: the oldest
    accepted version of itself; `extra_days`: added to the rule's first due.

    `renewed_at`, of a policy: when the text came out that everybody has to confirm anew. Who was through before that
    is asked once more.
    """

    module_id: str
    required: bool = True
    extra_days: int = 0
    counts: frozenset[str] = frozenset()
    from_version: int = 1
    renewed_at: datetime | None = None

    def accepts(self, done: "Done") -> bool:
        """Whether a completion counts for this module."""
        if done.module_id == self.module_id:
            return done.version >= self.from_version
        return done.module_id in self.counts


@dataclass(frozen=True)
class ActiveRule:
    """A rule in its present version with what it gives. `saved_on`: the day of its first version."""

    id: int
    version_id: int
    saved_on: date
    rule: Rule
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Done:
    """A completion of a module, or a confirmation of a policy (`attested`); the two are numbered apart."""

    id: int
    module_id: str
    version: int
    at: datetime
    attested: bool = False

    @property
    def key(self) -> DoneKey:
        """What tells it from every other one."""
        return (self.attested, self.id)


@dataclass(frozen=True)
class Reason:
    """Why somebody has an obligation: a rule in a version, matched on a day. `ended`: it no longer holds."""

    rule_id: int
    version_id: int
    matched_on: date
    ended: bool = False
    ended_by: int | None = None


@dataclass(frozen=True)
class Held:
    """An obligation somebody has, or had. `started`: first scene choice or saved text since it was opened.

    `id` is below zero for one that the plan has just opened. Reasons stand in the order in which they came.
    """

    id: int
    module_id: str
    cycle: str
    zone: str
    opened_at: datetime
    reasons: tuple[Reason, ...]
    records: tuple[Record, ...]
    started: bool = False

    @property
    def opened_on(self) -> date:
        """The day it was opened, in the zone it is meant in."""
        return day_in(self.opened_at, self.zone)


@dataclass(frozen=True)
class PersonState:
    """Everything about one person that the plan rests on."""

    person: PersonFacts
    held: tuple[Held, ...] = ()
    done: tuple[Done, ...] = ()
    around: Around = field(default_factory=Around)


@dataclass(frozen=True)
class World:
    """What is the same for everybody. `undone`: versions of rules that were taken back within a day."""

    rules: tuple[ActiveRule, ...]
    structure: Structure
    undone: frozenset[int] = frozenset()


class Why(StrEnum):
    """Why a reason ended."""

    LEFT = "left"
    RULE_ENDED = "rule-ended"
    UNDONE = "undone"
    DISABLED = "disabled"


@dataclass(frozen=True)
class Opened:
    """A new obligation. `id` is below zero; reasons and records that follow name it."""

    id: int
    module_id: str
    cycle: str
    zone: str


@dataclass(frozen=True)
class Ended:
    """A reason of an obligation that no longer holds. `version_id`: the version of the rule that brought it about."""

    obligation_id: int
    rule_id: int
    why: Why
    version_id: int | None


@dataclass(frozen=True)
class Added:
    """A further reason of an obligation."""

    obligation_id: int
    reason: Reason


@dataclass(frozen=True)
class Written:
    """A record to be added to an obligation."""

    obligation_id: int
    record: Record


@dataclass(frozen=True)
class Changes:
    """What changes for one person, in the order in which it is written."""

    opened: tuple[Opened, ...] = ()
    ended: tuple[Ended, ...] = ()
    added: tuple[Added, ...] = ()
    written: tuple[Written, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.opened or self.ended or self.added or self.written)
