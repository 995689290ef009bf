"""A weighted sum: what every fitted model of the scorer is in the end."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Linear:
    """Weights and what is added to their sum."""

    weights: tuple[float, ...]
    bias: float

    def at(self, row: Sequence[float]) -> float:
        """The value for one row."""
        return self.bias + sum(w * x for w, x in zip(self.weights, row, strict=True))
