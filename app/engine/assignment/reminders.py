"""Which reminder is due: so many days before, and again and again while overdue.

A reminder whose day is no working day is told on the last working day before it: who has something due on Monday reads
so on Friday, not on Sunday.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.engine.assignment.dates import day_in
from app.engine.working_days import is_working_day


@dataclass(frozen=True)
class Steps:
    """When one person is reminded of one thing. `every_days`: between two mails while overdue; 0: one mail only."""

    days_before: tuple[int, ...]
    every_days: int


@dataclass(frozen=True)
class Reminder:
    """A reminder whose time has come. `number`: the days before, or while overdue the how-manieth, from 0 on.

    `pressing`: overdue, or the last one before the due.
    """

    overdue: bool
    due_day: date
    number: int
    pressing: bool

    @property
    def key(self) -> str:
        """The same for the same reminder of the same due; a moved due has reminders of its own."""
        return f"{self.due_day.isoformat()}:{'+' if self.overdue else '-'}{self.number}"


def reminder_at(due: datetime, *, zone: str, opened_at: datetime, steps: Steps, at: datetime) -> Reminder | None:
    """The latest reminder of a due whose time has come, if any.

    Who was given something after a reminder's day is not reminded of what was only just said.
    """
    day, due_day = day_in(at, zone), day_in(due, zone)
    if due < at:
        past = max((day - due_day).days - 1, 0)
        number = past // steps.every_days if steps.every_days else 0
        return Reminder(overdue=True, due_day=due_day, number=number, pressing=True)
    opened = day_in(opened_at, zone)
    come = [n for n in steps.days_before if opened < _working_day_until(due_day - timedelta(days=n)) <= day]
    if not come:
        return None
    return Reminder(overdue=False, due_day=due_day, number=min(come), pressing=min(come) == min(steps.days_before))


def _working_day_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
