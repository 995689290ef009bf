"""Counting working days: Monday to Friday in the company's zone. Public holidays are not known."""

from datetime import date, datetime, timedelta, tzinfo

SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether `day` is Monday to Friday."""
    return day.weekday() < SATURDAY


def working_day_after(start: datetime, *, zone: tzinfo, days: int) -> date:
    """The day by which something promised "within `days` working days" of the instant `start` is due.

    The day of `start` in `zone` is not counted: Friday + 2 is Tuesday, and so is Saturday + 2.
    Raises ValueError for a naive `start` or less than one day.
    """
    if start.tzinfo is None:
        raise ValueError("start needs a zone")
    if days < 1:
        raise ValueError("days must be at least 1")
    day = start.astimezone(zone).date()
    left = days
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day
