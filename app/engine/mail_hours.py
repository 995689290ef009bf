"""When people may be written to: on working days from 8 to 18 o'clock where they are."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.engine.working_days import is_working_day

FIRST_HOUR = 8
LAST_HOUR = 18


def is_mail_time(at: datetime, zone: str) -> bool:
    """Whether somebody in this zone may be written to at an instant."""
    local = at.astimezone(ZoneInfo(zone))
    return is_working_day(local.date()) and FIRST_HOUR <= local.hour < LAST_HOUR


def next_morning(at: datetime, zone: str) -> datetime:
    """The next instant after `at` at which a working day's mail begins, in UTC."""
    day = at.astimezone(ZoneInfo(zone)).date()
    while (start := _start_of_mail(day, zone)) <= at or not is_working_day(day):
        day += timedelta(days=1)
    return start


def _start_of_mail(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(FIRST_HOUR), ZoneInfo(zone)).astimezone(UTC)
