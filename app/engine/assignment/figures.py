"""Counts of obligations by how they stand, and the rate: the same in every report."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.engine.assignment.standing import BESIDE, COUNTED, State


@dataclass(frozen=True)
class Figures:
    """How many obligations stand how. `counts`: state to number; states that are missing are none."""

    counts: Mapping[State, int]

    @classmethod
    def of(cls, states: Iterable[State]) -> "Figures":
        """Counted from states. What was withdrawn is nowhere."""
        return cls(Counter(state for state in states if state is not State.WITHDRAWN))

    def __getitem__(self, state: State) -> int:
        return self.counts.get(state, 0)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures({state: self[state] + other[state] for state in (*COUNTED, *BESIDE, State.OPTIONAL)})

    @property
    def counted(self) -> int:
        """Fulfilled + open + overdue: what the rate is a share of."""
        return sum(self[state] for state in COUNTED)

    @property
    def percent(self) -> int | None:
        """The rate in whole percent, rounded down, so that 100 means every one; None where nothing is counted."""
        return self[State.FULFILLED] * 100 // self.counted if self.counted else None

    @property
    def in_order(self) -> bool:
        """Nothing is past due and unfulfilled."""
        return not self[State.OVERDUE]
