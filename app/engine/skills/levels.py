"""From the pieces of one competency to a level with its doubt."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.engine.skills.pieces import WINDOW_DAYS, Absence, Piece, Value, age_in_days, pieces

HALF_LIFE_DAYS = WINDOW_DAYS / 2
SPREAD_ASSUMED = 0.65
Z80 = 1.28
PROVED_BY_ANSWERS = 3
FEWEST_TASKS = 2
MIXED_AT_MOST = 3
MIXED_APART = 2.0
ROUNDING = 1e-9


class Seen(StrEnum):
    """What can be said at all."""

    NOT_YET = "not-yet"
    ONE = "one"
    MIXED = "mixed"
    LEVEL = "level"
    LAST = "last"


class Confidence(StrEnum):
    """How sure a level is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True)
class Skill:
    """What the evidence supports for one competency.

    `level`: 1 to 4, of the one piece too; empty for NOT_YET and MIXED. `mean`, `half_width` and `confidence` only with
    LEVEL and MIXED. `newest`: when the newest piece was handed in, `age` its age in days without absences.
    """

    seen: Seen
    level: int | None = None
    mean: float | None = None
    half_width: float | None = None
    n_eff: float = 0.0
    confidence: Confidence | None = None
    newest: datetime | None = None
    age: float | None = None
    pieces: tuple[Piece, ...] = ()

    @property
    def n(self) -> int:
        """How many pieces stand behind it."""
        return len(self.pieces)

    @property
    def low(self) -> float | None:
        """The interval's lower end, at least 1."""
        return None if self.mean is None or self.half_width is None else max(1.0, self.mean - self.half_width)

    @property
    def high(self) -> float | None:
        """The interval's upper end, at most 4."""
        return None if self.mean is None or self.half_width is None else min(4.0, self.mean + self.half_width)

    @property
    def values(self) -> tuple[float, ...]:
        """The values of the pieces, the lowest first."""
        return tuple(sorted(piece.value for piece in self.pieces))


def skill(
    values: Sequence[Value], *, now: datetime, away: Sequence[Absence] = (), agreement_measured: bool = False
) -> Skill:
    """The level of one competency from a person's settled values.

    While agreement between raters is not measured, confidence is at most medium.
    """
    counted = pieces(values, now=now, away=away)
    if len(counted) >= FEWEST_TASKS:
        return _several(counted, agreement_measured)
    last = _last_seen(values, now, away, agreement_measured)
    if last is not None:
        return last
    if counted:
        [only] = counted
        level = rounded(only.value)
        return Skill(Seen.ONE, level, newest=only.at, age=only.age, pieces=counted)
    return Skill(Seen.NOT_YET)


def rounded(mean: float) -> int:
    """A mean as a level, half up, at most what answers alone can prove."""
    return min(PROVED_BY_ANSWERS, math.floor(mean + 0.5 + ROUNDING))


def _several(counted: tuple[Piece, ...], agreement_measured: bool) -> Skill:
    weights = [0.5 ** (piece.age / HALF_LIFE_DAYS) for piece in counted]
    total = sum(weights)
    mean = sum(w * piece.value for w, piece in zip(weights, counted, strict=True)) / total
    n_eff = total**2 / sum(w * w for w in weights)
    half_width = Z80 * SPREAD_ASSUMED / math.sqrt(n_eff)
    newest = counted[0]
    confidence = _confidence(n_eff, half_width, newest.age, agreement_measured)
    apart = max(p.value for p in counted) - min(p.value for p in counted)
    mixed = len(counted) <= MIXED_AT_MOST and apart >= MIXED_APART
    seen, level = (Seen.MIXED, None) if mixed else (Seen.LEVEL, rounded(mean))
    return Skill(seen, level, mean, half_width, n_eff, confidence, newest.at, newest.age, counted)


def _confidence(n_eff: float, half_width: float, age: float, agreement_measured: bool) -> Confidence:
    if agreement_measured and n_eff >= 3 - ROUNDING and half_width <= 0.5 and age <= HALF_LIFE_DAYS:
        return Confidence.HIGH
    return Confidence.MEDIUM if n_eff >= 1.8 else Confidence.LOW


def _last_seen(
    values: Sequence[Value], now: datetime, away: Sequence[Absence], agreement_measured: bool
) -> Skill | None:
    """The level as it stood when it was last shown, for 12 months after."""
    left = sorted(shift for value in values if (shift := age_in_days(value.at, now=now, away=away) - WINDOW_DAYS) > 0)
    for shift in left:
        if shift > WINDOW_DAYS:
            return None
        then = pieces(values, now=now, away=away, earlier=shift)
        if len(then) >= FEWEST_TASKS:
            was = _several(then, agreement_measured)
            age = None if was.age is None else was.age + shift
            return Skill(Seen.LAST, was.level, newest=was.newest, age=age, pieces=was.pieces)
    return None
