"""Groups: only in three words, only from five people on; and how forecasts compare with what was settled."""

from collections.abc import Sequence
from enum import StrEnum

FEWEST = 5
TENDS_FROM = 0.5


class Share(StrEnum):
    """How many of a group meet the target."""

    FEW = "few"
    HALF = "half"
    MOST = "most"


class Tendency(StrEnum):
    """How a group's forecasts compare with the settled levels."""

    HIGH = "high"
    RIGHT = "right"
    LOW = "low"


def share_word(met: int, of: int) -> Share | None:
    """Few (under a third), about half, most (over two thirds) of `of` people with a level; None under five."""
    if of < FEWEST:
        return None
    if 3 * met < of:
        return Share.FEW
    return Share.MOST if 3 * met > 2 * of else Share.HALF


def tendency(differences: Sequence[float]) -> Tendency | None:
    """Forecast minus settled level, one figure per person (positive: thought too high); None under five people."""
    if len(differences) < FEWEST:
        return None
    mean = sum(differences) / len(differences)
    if mean >= TENDS_FROM:
        return Tendency.HIGH
    return Tendency.LOW if mean <= -TENDS_FROM else Tendency.RIGHT
