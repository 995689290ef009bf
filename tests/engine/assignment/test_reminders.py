"""Which reminder is due on which day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.engine.assignment.dates import end_of_day
from app.engine.assignment.reminders import Steps, reminder_at

ZONE = "Europe/Brussels"
LADDER = Steps((7, 1), 7)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
THURSDAY = date(2026, 3, 19)


def told(due_day: date, *, steps: Steps = LADDER, opened_at: datetime = LONG_AGO, days: int = 40) -> list[str]:
    """Day by day from 30 days before: the day on which each reminder is seen first."""
    seen: dict[str, str] = {}
    for n in range(-30, days):
        day = due_day + timedelta(days=n)
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        found = reminder_at(end_of_day(due_day, ZONE), zone=ZONE, opened_at=opened_at, steps=steps, at=at)
        if found:
            seen.setdefault(found.key.partition(":")[2], f"{day:%a} {n:+}")
    return [f"{key} {day}" for key, day in seen.items()]


def test_seven_days_before_the_day_before_then_every_week() -> None:
    assert told(THURSDAY, days=17) == ["-7 Thu -7", "-1 Wed -1", "+0 Fri +1", "+1 Fri +8", "+2 Fri +15"]


@pytest.mark.parametrize(
    ("due_day", "expected"),
    [
        (date(2026, 3, 20), ["-7 Fri -7", "-1 Thu -1"]),
        # Saturday, Sunday and Monday: the day before is told on the Friday.
        (date(2026, 3, 21), ["-7 Fri -8", "-1 Fri -1"]),
        (date(2026, 3, 22), ["-7 Fri -9", "-1 Fri -2"]),
        (date(2026, 3, 23), ["-7 Mon -7", "-1 Fri -3"]),
    ],
)
def test_days_off(due_day: date, expected: list[str]) -> None:
    assert told(due_day, days=1) == expected


def test_once_only_while_overdue_if_the_ladder_says_so() -> None:
    assert told(THURSDAY, steps=Steps((7, 1), 0))[2:] == ["+0 Fri +1"]


def test_an_empty_ladder_says_only_that_it_is_overdue() -> None:
    assert told(THURSDAY, steps=Steps((), 7), days=5) == ["+0 Fri +1"]


def test_who_was_just_given_it_is_not_reminded_at_once() -> None:
    opened = datetime(2026, 3, 16, 9, tzinfo=UTC)
    assert told(THURSDAY, opened_at=opened, days=2) == ["-1 Wed -1", "+0 Fri +1"]
    assert told(THURSDAY, opened_at=datetime(2026, 3, 18, 9, tzinfo=UTC), days=2) == ["+0 Fri +1"]


@pytest.mark.parametrize(("days_left", "pressing"), [(7, False), (3, False), (1, True), (0, True), (-1, True)])
def test_the_last_step_and_overdue_are_pressing(days_left: int, pressing: bool) -> None:
    day = THURSDAY - timedelta(days=days_left)
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    found = reminder_at(end_of_day(THURSDAY, ZONE), zone=ZONE, opened_at=LONG_AGO, steps=LADDER, at=at)
    assert found is not None
    assert found.pressing is pressing


def test_a_moved_due_has_other_keys() -> None:
    at = datetime(2026, 3, 18, 9, tzinfo=UTC)
    keys = {
        found.key
        for due in (THURSDAY, THURSDAY + timedelta(days=1))
        if (found := reminder_at(end_of_day(due, ZONE), zone=ZONE, opened_at=LONG_AGO, steps=LADDER, at=at))
    }
    assert len(keys) == 2
