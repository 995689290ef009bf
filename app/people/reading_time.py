"""Instants as who reads the page understands them: in their own zone, with its name."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import format_datetime
from flask_login import current_user


def zone_of_reader() -> ZoneInfo:
    """The time zone of who reads the page; UTC for nobody."""
    return ZoneInfo(current_user.zone if current_user and current_user.is_authenticated else "UTC")


def when(instant: datetime | None, style: str = "EEE d MMM, HH:mm") -> str:
    """An instant in the reader's zone, with the zone's name: `Fri 4 Dec, 17:00 (Brussels)`."""
    if instant is None:
        return ""
    return when_in(instant, zone_of_reader().key, style)


def when_in(instant: datetime, zone: str, style: str = "EEE d MMM y, HH:mm") -> str:
    """An instant in a zone, with the zone's name: `Fri 4 Dec 2026, 17:00 (Brussels)`."""
    local = instant.astimezone(ZoneInfo(zone))
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return f"{format_datetime(local, style, rebase=False)} ({city})"


def time_of(instant: datetime | None, *, now: datetime) -> str:
    """The clock time in the reader's zone today, with the day for anything earlier; empty for nothing."""
    if instant is None:
        return ""
    zone = zone_of_reader()
    if instant.astimezone(zone).date() != now.astimezone(zone).date():
        return when(instant)
    return str(format_datetime(instant.astimezone(zone), "HH:mm", rebase=False))
