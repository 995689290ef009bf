"""Random histories of obligations, and a second, straightforward answer to “how did it stand on day D”."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.engine.assignment.dates import Absence, end_of_day
from app.engine.assignment.standing import Entry, Record

ZONE = "Europe/Brussels"
ZERO = date(2026, 3, 1)


@dataclass
class Told:
    """One thing of a random history, in whole days: from when it holds and when it was written."""

    kind: str
    day: int
    known: int
    value: int = 0


def random_history(chance: random.Random) -> tuple[list[Told], list[tuple[int, int, int]]]:
    """What became of one obligation in a hundred days, half of it written later than it holds; and days away."""
    opened = chance.randrange(5)
    told = [Told("assigned", opened, opened, opened + chance.randrange(14, 30))]
    for _n in range(chance.randrange(6)):
        kind = chance.choice(["fulfilled", "unfulfilled", "waived", "reopened", "extended", "cancelled", "due-moved"])
        day = opened + chance.randrange(1, 60)
        # Half of the records are written later than they hold.
        known = day + chance.choice([0, 0, 3, 20])
        if kind == "extended":
            day = opened
        told.append(Told(kind, day, max(known, day), day + chance.randrange(5, 40)))
    away = [(a, a + chance.randrange(1, 20), chance.randrange(60)) for a in (chance.randrange(50),)]
    return told, away if chance.random() < 0.4 else []


def second(told: list[Told], away: list[tuple[int, int, int]], day: int, then: bool) -> str | None:
    """The same question, answered by walking the days from the beginning."""
    seen = [t for t in told if t.day <= day and (not then or t.known <= day)]
    if not seen:
        return None
    order = sorted(range(len(seen)), key=lambda n: (seen[n].day, seen[n].known, n))
    word, due, done, furthest = "open", 0, False, 0
    for thing in (seen[n] for n in order):
        match thing.kind:
            case "assigned" | "reopened":
                word, due = "open", thing.value
            case "due-moved":
                due = thing.value
            case "extended":
                furthest = max(furthest, thing.value)
            case "fulfilled":
                done = True
            case "unfulfilled":
                done = False
            case _:
                word = thing.kind
    if done:
        return "fulfilled"
    if word != "open":
        return word
    due = max(due, furthest)
    known = [(first, last) for first, last, when in away if not then or when <= day]
    while any(first <= due <= last for first, last in known):
        due = next(last for first, last in known if first <= due <= last) + 14
    if due < day:
        return "overdue"
    return "away" if any(first <= day <= last for first, last in known) else "open"


def records_of(told: list[Told]) -> list[Record]:
    """The history as the engine reads it, counted from ZERO."""
    return [
        Record(
            Entry(t.kind),
            instant(t.day, 10),
            instant(t.known, 11),
            due=end_of_day(ZERO + timedelta(days=t.value), ZONE)
            if t.kind in ("assigned", "reopened", "due-moved", "extended")
            else None,
            done_at=instant(t.day, 10) if t.kind == "fulfilled" else None,
        )
        for t in told
    ]


def spans_of(away: list[tuple[int, int, int]]) -> list[Absence]:
    """The days away as the engine reads them."""
    return [Absence(ZERO + timedelta(days=a), ZERO + timedelta(days=b), instant(k, 12)) for a, b, k in away]


def instant(day: int, hour: int) -> datetime:
    """An hour, in UTC, of a day counted from ZERO."""
    return datetime.combine(ZERO + timedelta(days=day), datetime.min.time(), UTC) + timedelta(hours=hour)
