"""Days and instants of dues: calendar arithmetic in the learner's zone, results in UTC."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.engine.assignment.rule import Anchor, Due, Span, Unit, YearDay

BACK_AFTER_DAYS = 14
ONE_SECOND = timedelta(seconds=1)


def later(day: date, span: Span) -> date:
    """The day a span after `day`. A month later than the 31st is the last day of a shorter month."""
    if span.unit is Unit.DAYS:
        return day + timedelta(days=span.count)
    months = day.year * 12 + day.month - 1 + span.count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_year(day: YearDay, year: int) -> date:
    """A day of the year in one year; 29 February is the 28th where there is none."""
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def start_of_day(day: date, zone: str) -> datetime:
    """The first instant of a day in a zone, in UTC. Midnight may be missing or come twice; this is the first one."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def end_of_day(day: date, zone: str) -> datetime:
    """The last second of a day in a zone, in UTC."""
    return start_of_day(day + timedelta(days=1), zone) - ONE_SECOND


def day_in(instant: datetime, zone: str) -> date:
    """The day on which an instant falls in a zone."""
    return instant.astimezone(ZoneInfo(zone)).date()


def first_due_day(due: Due, *, hired_on: date | None, matched_on: date, saved_on: date) -> date:
    """The day of the first due: anchor + offset, but not before match + `at_least`.

    Somebody without a hire date is counted from the day they matched.
    """
    anchors = {
        Anchor.HIRE: hired_on or matched_on,
        Anchor.MATCH: matched_on,
        Anchor.ASSIGNMENT: saved_on,
    }
    day = due.on if due.on is not None else later(anchors[due.anchor], due.after)
    return max(day, matched_on + timedelta(days=due.at_least))


def fixed_days(dates: Iterable[YearDay], *, opens: int, after: date, until: date) -> list[date]:
    """The days of fixed cycles that opened after one day and until another (included), in order."""
    ahead = timedelta(days=opens)
    years = range(after.year, (until + ahead).year + 1)
    days = sorted({in_year(day, year) for day in dates for year in years})
    return [day for day in days if after < day - ahead <= until]


@dataclass(frozen=True)
class Absence:
    """Days on which nothing can be due, both included; `last` empty: without an end.

    `known_at`: when it was recorded; `gone_at`: when the record was taken back. `module_id` empty: for everything.
    """

    first: date
    last: date | None
    known_at: datetime
    gone_at: datetime | None = None
    module_id: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Outage:
    """A time in which the installation could not be reached."""

    first: datetime
    last: datetime
    known_at: datetime


def moved_due(due: datetime, zone: str, absences: Iterable[Absence], outages: Iterable[Outage]) -> datetime:
    """A due after absences and outages: inside an absence it moves to its last day + 14 days, inside an outage by the
    outage's length + 1 day. What it moves into may move it again.
    """
    spans = sorted(((a.first, a.last) for a in absences if a.last is not None), key=lambda span: span[0])
    stops = sorted(outages, key=lambda outage: outage.first)
    moved = True
    while moved:
        before = due
        for first, last in spans:
            if last is not None and first <= day_in(due, zone) <= last:
                due = end_of_day(last + timedelta(days=BACK_AFTER_DAYS), zone)
        for stop in stops:
            if stop.first <= due <= stop.last:
                due += stop.last - stop.first + timedelta(days=1)
        moved = due != before
    return due
