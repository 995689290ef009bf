"""Where a learner stands in a story: immutable values, equal when the story is the same.

Points, balances and effort are whole numbers; balances lie between 0 and 100.
"""

from dataclasses import dataclass
from typing import Literal

SKIPPED = "skipped"
"""Stands in a path where a choice would stand, when the scene was skipped for its content."""


class CannotPlay(ValueError):
    """A step that the story does not allow. `code` is finished, other-scene, no-such-choice or no-skip."""

    def __init__(self, code: str, scene: str | None) -> None:
        super().__init__(f"{code} ({scene})")
        self.code = code
        self.scene = scene


@dataclass(frozen=True, slots=True)
class Entry:
    """One booked line of the ledger.

    `asked` are the points of the course file, `booked` what was left of them after clipping to 0-100,
    `balance` the balance after it. `scene` and `choice` say where it arose, `booked_in` the scene in which it
    was booked (or `end`), `step` the number (from 0) of the choice on the path after which it was booked.
    """

    kind: Literal["choice", "delayed"]
    asked: int
    booked: int
    balance: int
    pillar: str
    voice: str
    scene: str
    choice: str
    booked_in: str
    step: int


@dataclass(frozen=True, slots=True)
class Effort:
    """What the customer has spent, by kind."""

    repeat: int = 0
    wait: int = 0
    change: int = 0

    @property
    def total(self) -> int:
        """All kinds together."""
        return self.repeat + self.wait + self.change


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """A promise on this path. `how` is None while it is owed, else kept, late, renegotiated,
    broken or withdrawn."""

    id: str
    words: str
    due: str
    scene: str
    choice: str
    how: str | None = None
    settled_in: str | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A delayed line that has not fallen due: the `index`-th of that choice's `later`, due at `at`."""

    scene: str
    choice: str
    index: int
    at: str


@dataclass(frozen=True, slots=True)
class GateOpen:
    """Something not yet repaired; the story cannot end above `cap`."""

    id: str
    cap: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path. When skipped, `choice` is the choice the story goes on with."""

    scene: str
    choice: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """The whole standing. `scene` is None once finished; `ending` is None until then.

    `band` is the id of the band of `total`. `early`: the customer left before the story's own end.
    """

    scene: str | None
    balance: int
    band: str
    ending: str | None = None
    early: bool = False
    entries: tuple[Entry, ...] = ()
    effort: Effort = Effort()
    flags: frozenset[str] = frozenset()
    promises: tuple[PromiseMade, ...] = ()
    gates: tuple[GateOpen, ...] = ()
    pending: tuple[Pending, ...] = ()
    path: tuple[Step, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether the story has reached an ending."""
        return self.ending is not None

    @property
    def total(self) -> int:
        """The balance, held down by the caps of open gates."""
        return min([self.balance, *(gate.cap for gate in self.gates)])

    @property
    def owed(self) -> tuple[PromiseMade, ...]:
        """Promises that are still open."""
        return tuple(promise for promise in self.promises if promise.how is None)

    def chosen(self, scene_id: str) -> str | None:
        """What was chosen (or stood for a skip) in a scene; None if it was never visited."""
        return next((step.choice for step in reversed(self.path) if step.scene == scene_id), None)
