"""Which answers count: one value per task, and how old it is. Ages are in days and know no time zone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

DAY = timedelta(days=1)
WINDOW_DAYS = 365.0
REPEAT_DAYS = 14
LONG_ABSENCE = timedelta(days=30)


@dataclass(frozen=True)
class Value:
    """The settled value (1 to 4) of one handed-in answer for one competency."""

    answer_id: int
    task: str
    value: float
    at: datetime


@dataclass(frozen=True)
class Absence:
    """A recorded time away. Only one of more than 30 days keeps evidence from ageing."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Piece:
    """What counts for one task: its value, the answer it comes from, when that was handed in, its age in days."""

    answer_id: int
    task: str
    value: float
    at: datetime
    age: float


def age_in_days(at: datetime, *, now: datetime, away: Iterable[Absence] = ()) -> float:
    """Days from `at` to `now`, without recorded absences of over 30 days."""
    spent = now - at
    for absence in away:
        if absence.end - absence.start > LONG_ABSENCE:
            spent -= max(min(absence.end, now) - max(absence.start, at), timedelta(0))
    return spent / DAY


def pieces(
    values: Iterable[Value], *, now: datetime, away: Sequence[Absence] = (), earlier: float = 0.0
) -> tuple[Piece, ...]:
    """One piece per task out of the window of 12 months, the newest first.

    The first answer to a task stands as it is; a repeat raises it by at most one level per 14 days since the first and
    never lowers it. `earlier`: as it stood so many days ago.
    """
    by_task: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        by_task[value.task].append(value)
    found = [piece for own in by_task.values() if (piece := _piece(own, now, away, earlier))]
    return tuple(sorted(found, key=lambda piece: (piece.age, piece.task)))


def _piece(values: list[Value], now: datetime, away: Sequence[Absence], earlier: float) -> Piece | None:
    values.sort(key=lambda value: (value.at, value.answer_id))
    first = values[0]
    best: Piece | None = None
    for value in values:
        age = age_in_days(value.at, now=now, away=away) - earlier
        if not 0 <= age <= WINDOW_DAYS:
            continue
        counted = value.value
        if value is not first:
            # Counted from the first answer, so that the steps between do not matter.
            counted = min(counted, first.value + (value.at - first.at) // (REPEAT_DAYS * DAY))
        if best is None or counted >= best.value:
            best = Piece(value.answer_id, value.task, counted, value.at, age)
    return best
