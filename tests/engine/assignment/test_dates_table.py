"""Tables of dates: from a rule and a person, through the plan and the standing, to the instant that is stored.

Every instant is UTC; days are the learner's own. Summer time begins on 29 March 2026 in Brussels, on 8 March in New
York and on 27 September in Auckland; it ends on 25 October, 1 November and 5 April. Kolkata has none.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.engine.assignment.audience import PersonFacts, Structure
from app.engine.assignment.dates import Absence, Outage, day_in, end_of_day
from app.engine.assignment.facts import ActiveRule, Done, Held, Item, PersonState, World
from app.engine.assignment.rule import AllOf, Anchor, Cycle, Due, Repeat, Rule, Span, Unit, YearDay
from app.engine.assignment.standing import Around, Entry, Record, fold, standing_at
from tests.engine.assignment.applied import run

MODULE = "M2"
DAY = timedelta(days=1)


def table(text: str) -> list[list[str]]:
    """The rows below the heading, as words; “-” stands for nothing."""
    lines = [line for line in text.strip().splitlines()[1:] if not line.lstrip().startswith("#")]
    return [["" if cell.strip() == "-" else cell.strip() for cell in line.split("|")] for line in lines]


def instant(words: str) -> datetime:
    """`2026-03-29 21:59:59`, in UTC."""
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def span(words: str) -> Span:
    """`30 days`, `1 month`."""
    count, unit = words.split()
    return Span(count=int(count), unit=Unit.MONTHS if unit.startswith("month") else Unit.DAYS)


def a_world(due: Due, *, cycle: Cycle | None = None, saved_on: date = date(2026, 1, 1)) -> World:
    """One rule that gives one module to everybody."""
    rule = Rule(audience=AllOf(), module_id=MODULE, due=due, cycle=cycle or Cycle())
    return World((ActiveRule(1, 1, saved_on, rule, (Item(MODULE),)),), Structure({}, {}))


def due_of(held: Held) -> datetime:
    """The due of an obligation."""
    folded = fold(held.records)
    assert folded is not None
    assert folded.due is not None
    return folded.due


FIRST_DUES = """
zone             | counted from | and then  | hired      | saved      | matched at          | due
# Summer time begins and ends: the last second of the day itself.
Europe/Brussels  | match        | 30 days   | -          | 2026-01-01 | 2026-02-26 12:00:00 | 2026-03-28 22:59:59
Europe/Brussels  | match        | 30 days   | -          | 2026-01-01 | 2026-02-27 12:00:00 | 2026-03-29 21:59:59
Europe/Brussels  | match        | 30 days   | -          | 2026-01-01 | 2026-09-24 12:00:00 | 2026-10-24 21:59:59
Europe/Brussels  | match        | 30 days   | -          | 2026-01-01 | 2026-09-25 12:00:00 | 2026-10-25 22:59:59
America/New_York | match        | 30 days   | -          | 2026-01-01 | 2026-02-05 17:00:00 | 2026-03-08 04:59:59
America/New_York | match        | 30 days   | -          | 2026-01-01 | 2026-02-06 17:00:00 | 2026-03-09 03:59:59
America/New_York | match        | 30 days   | -          | 2026-01-01 | 2026-10-01 17:00:00 | 2026-11-01 03:59:59
America/New_York | match        | 30 days   | -          | 2026-01-01 | 2026-10-02 17:00:00 | 2026-11-02 04:59:59
Pacific/Auckland | match        | 30 days   | -          | 2026-01-01 | 2026-03-05 00:00:00 | 2026-04-04 10:59:59
Pacific/Auckland | match        | 30 days   | -          | 2026-01-01 | 2026-03-06 00:00:00 | 2026-04-05 11:59:59
Pacific/Auckland | match        | 30 days   | -          | 2026-01-01 | 2026-08-27 00:00:00 | 2026-09-26 11:59:59
Pacific/Auckland | match        | 30 days   | -          | 2026-01-01 | 2026-08-28 00:00:00 | 2026-09-27 10:59:59
Asia/Kolkata     | match        | 30 days   | -          | 2026-01-01 | 2026-02-27 12:00:00 | 2026-03-29 18:29:59
# The day somebody matched is their own day, not that of UTC.
Pacific/Auckland | match        | 30 days   | -          | 2026-01-01 | 2026-05-31 13:00:00 | 2026-07-01 11:59:59
America/New_York | match        | 30 days   | -          | 2026-01-01 | 2026-06-01 03:00:00 | 2026-07-01 03:59:59
Europe/Brussels  | match        | 30 days   | -          | 2026-01-01 | 2026-06-01 03:00:00 | 2026-07-01 21:59:59
# Ends of months, and 29 February.
Europe/Brussels  | match        | 1 month   | -          | 2026-01-01 | 2026-01-31 12:00:00 | 2026-02-28 22:59:59
Europe/Brussels  | match        | 1 month   | -          | 2026-01-01 | 2028-01-31 12:00:00 | 2028-02-29 22:59:59
Europe/Brussels  | match        | 1 month   | -          | 2026-01-01 | 2026-08-31 12:00:00 | 2026-09-30 21:59:59
Europe/Brussels  | match        | 2 months  | -          | 2026-01-01 | 2026-12-31 12:00:00 | 2027-02-28 22:59:59
Europe/Brussels  | match        | 12 months | -          | 2026-01-01 | 2028-02-29 12:00:00 | 2029-02-28 22:59:59
Europe/Brussels  | match        | 30 days   | -          | 2026-01-01 | 2028-01-30 12:00:00 | 2028-02-29 22:59:59
America/New_York | hire         | 12 months | 2028-02-29 | 2026-01-01 | 2028-03-01 17:00:00 | 2029-03-01 04:59:59
# Anchors, and nobody is overdue on the day of assignment: match and 14 days at the least.
Europe/Brussels  | hire         | 30 days   | 2026-11-03 | 2026-01-01 | 2026-11-03 12:00:00 | 2026-12-03 22:59:59
Europe/Brussels  | hire         | 30 days   | 2026-12-01 | 2026-01-01 | 2026-11-03 12:00:00 | 2026-12-31 22:59:59
Europe/Brussels  | hire         | 30 days   | 2019-04-01 | 2026-01-01 | 2026-11-03 12:00:00 | 2026-11-17 22:59:59
Europe/Brussels  | hire         | 30 days   | -          | 2026-01-01 | 2026-11-03 12:00:00 | 2026-12-03 22:59:59
Europe/Brussels  | assignment   | 30 days   | -          | 2026-01-01 | 2026-01-10 12:00:00 | 2026-01-31 22:59:59
Europe/Brussels  | assignment   | 30 days   | -          | 2026-01-01 | 2026-03-15 12:00:00 | 2026-03-29 21:59:59
Europe/Brussels  | match        | 0 days    | -          | 2026-01-01 | 2026-10-11 12:00:00 | 2026-10-25 22:59:59
America/New_York | fixed        | 2026-11-01 | -         | 2026-01-01 | 2026-06-01 12:00:00 | 2026-11-02 04:59:59
Pacific/Auckland | fixed        | 2026-02-28 | -         | 2026-01-01 | 2026-02-20 00:00:00 | 2026-03-06 10:59:59
"""


@pytest.mark.parametrize(("zone", "anchor", "then", "hired", "saved", "matched", "due"), table(FIRST_DUES))
def test_the_first_due(zone: str, anchor: str, then: str, hired: str, saved: str, matched: str, due: str) -> None:
    asked = (
        Due(anchor=Anchor.FIXED, on=date.fromisoformat(then))
        if anchor == "fixed"
        else Due(anchor=Anchor(anchor), after=span(then))
    )
    person = PersonFacts(1, zone, hired_on=date.fromisoformat(hired) if hired else None)
    world = a_world(asked, saved_on=date.fromisoformat(saved))
    [held] = run(PersonState(person), world, instant(matched)).held
    assert due_of(held) == instant(due)


# Given on 1 January 2026; it opens 30 days before it is due.
ROLLING = """
zone             | every     | done at             | opens      | due
Europe/Brussels  | 12 months | 2026-01-10 10:00:00 | 2026-12-11 | 2027-01-10 22:59:59
Europe/Brussels  | 12 months | 2028-02-29 10:00:00 | 2029-01-29 | 2029-02-28 22:59:59
Europe/Brussels  | 48 months | 2028-02-29 10:00:00 | 2032-01-30 | 2032-02-29 22:59:59
Europe/Brussels  | 1 month   | 2026-01-31 10:00:00 | 2026-01-31 | 2026-02-28 22:59:59
Europe/Brussels  | 6 months  | 2026-08-31 10:00:00 | 2027-01-29 | 2027-02-28 22:59:59
Europe/Brussels  | 365 days  | 2027-03-28 10:00:00 | 2028-02-26 | 2028-03-27 21:59:59
# Done on the last evening of the year: in Brussels it is the next year already, in New York it is not.
Europe/Brussels  | 3 months  | 2026-12-31 23:30:00 | 2027-03-02 | 2027-04-01 21:59:59
America/New_York | 3 months  | 2027-01-01 04:30:00 | 2027-03-01 | 2027-04-01 03:59:59
Pacific/Auckland | 6 months  | 2026-03-31 11:30:00 | 2026-09-01 | 2026-10-01 10:59:59
Asia/Kolkata     | 12 months | 2026-02-28 18:30:00 | 2027-01-30 | 2027-03-01 18:29:59
"""


@pytest.mark.parametrize(("zone", "every", "done", "opens", "due"), table(ROLLING))
def test_a_rolling_cycle_is_counted_from_when_it_was_done(
    zone: str, every: str, done: str, opens: str, due: str
) -> None:
    cycle = Cycle(kind=Repeat.ROLLING, period=span(every), opens=30)
    [first, second] = cycles(zone, cycle, done_at=[instant(done)], days=2300)
    assert (first[0], second[0]) == ("1", "2")
    assert (second[1].isoformat(), second[2]) == (opens, instant(due))


# The first one is due on 31 January 2026; the days stand, whenever somebody is done.
FIXED = """
zone             | days         | opens   | cycle: opens, due
Europe/Brussels  | 02-29        | 20 days | 2026-02-08, 2026-02-28 22:59:59; 2027-02-08, 2027-02-28 22:59:59; 2028-02-09, 2028-02-29 22:59:59
Europe/Brussels  | 03-29, 10-25 | 20 days | 2026-03-09, 2026-03-29 21:59:59; 2026-10-05, 2026-10-25 22:59:59; 2027-03-09, 2027-03-29 21:59:59
America/New_York | 03-08, 11-01 | 20 days | 2026-02-16, 2026-03-09 03:59:59; 2026-10-12, 2026-11-02 04:59:59; 2027-02-16, 2027-03-09 04:59:59
Pacific/Auckland | 04-05, 09-27 | 20 days | 2026-03-16, 2026-04-05 11:59:59; 2026-09-07, 2026-09-27 10:59:59; 2027-03-16, 2027-04-05 11:59:59
Asia/Kolkata     | 12-31        | 30 days | 2026-12-01, 2026-12-31 18:29:59; 2027-12-01, 2027-12-31 18:29:59; 2028-12-01, 2028-12-31 18:29:59
# It would open before the first one is due, and ask for the same thing twice: left out.
Europe/Brussels  | 02-15        | 20 days | 2027-01-26, 2027-02-15 22:59:59; 2028-01-26, 2028-02-15 22:59:59
"""  # noqa: E501


@pytest.mark.parametrize(("zone", "days", "opens", "expected"), table(FIXED))
def test_fixed_days_stand(zone: str, days: str, opens: str, expected: str) -> None:
    month_days = [tuple(int(part) for part in day.split("-")) for day in days.split(", ")]
    cycle = Cycle(
        kind=Repeat.FIXED, dates=tuple(YearDay(month=m, day=d) for m, d in month_days), opens=span(opens).count
    )
    told = [f"{opened}, {due:%Y-%m-%d %H:%M:%S}" for _name, opened, due in cycles(zone, cycle, done_at=[], days=1150)]
    wanted = expected.split("; ")
    assert told[1 : 1 + len(wanted)] == wanted


def cycles(zone: str, cycle: Cycle, *, done_at: list[datetime], days: int) -> list[tuple[str, date, datetime]]:
    """The nightly job of so many days from 1 January 2026: each cycle, the day it opened, when it is due."""
    world = a_world(Due(), cycle=cycle)
    done = tuple(Done(n, MODULE, 1, at) for n, at in enumerate(done_at, start=1))
    state = PersonState(PersonFacts(1, zone))
    for at in every_day(zone, days):
        state = run(replace(state, done=tuple(one for one in done if one.at <= at)), world, at)
    return [(held.cycle, held.opened_on, due_of(held)) for held in sorted(state.held, key=lambda held: held.opened_at)]


def every_day(zone: str, days: int) -> Iterator[datetime]:
    """The last second but one of every day in a zone, so that what was done on a day is seen on that day."""
    return (end_of_day(date(2026, 1, 1) + n * DAY, zone) - timedelta(seconds=1) for n in range(days))


# Given on 1 March 2026. “granted”: an extension to the end of a day, and when it was written.
MOVES = """
due        | away                   | outage                           | extended to, granted        | due then            | done at             | is
2026-03-31 | -                      | -                                | -                           | 2026-03-31 21:59:59 | -                   | open
2026-03-31 | -                      | -                                | -                           | 2026-03-31 21:59:59 | 2026-03-31 21:59:59 | on time
2026-03-31 | -                      | -                                | -                           | 2026-03-31 21:59:59 | 2026-03-31 22:00:00 | late
2026-03-31 | 2026-03-25, 2026-04-05 | -                                | -                           | 2026-04-19 21:59:59 | 2026-04-19 12:00:00 | on time
2026-03-31 | 2026-03-31, 2026-03-31 | -                                | -                           | 2026-04-14 21:59:59 | 2026-04-15 12:00:00 | late
2026-03-31 | 2026-04-01, 2026-04-20 | -                                | -                           | 2026-03-31 21:59:59 | -                   | open
2026-10-20 | 2026-10-12, 2026-10-20 | -                                | -                           | 2026-11-03 22:59:59 | -                   | open
2028-02-20 | 2028-02-10, 2028-02-29 | -                                | -                           | 2028-03-14 22:59:59 | -                   | open
# Its length and one day more, in hours that passed: also over the night when the clocks change.
2026-03-31 | -                      | 03-31 20:00:00 … 03-31 23:00:00  | -                           | 2026-04-02 00:59:59 | 2026-04-01 23:00:00 | on time
2026-03-28 | -                      | 03-28 12:00:00 … 03-30 12:00:00  | -                           | 2026-03-31 22:59:59 | -                   | open
2026-10-24 | -                      | 10-24 12:00:00 … 10-26 12:00:00  | -                           | 2026-10-27 21:59:59 | -                   | open
2026-03-31 | -                      | 03-31 08:00:00 … 03-31 12:00:00  | -                           | 2026-03-31 21:59:59 | -                   | open
2026-03-31 | 2026-03-25, 2026-04-05 | 04-19 12:00:00 … 04-20 12:00:00  | -                           | 2026-04-21 21:59:59 | -                   | open
# An extension before the day and after it; nobody is excused by one that is too short.
2026-03-31 | -                      | -                                | 2026-04-10, 2026-03-20      | 2026-04-10 21:59:59 | 2026-04-10 12:00:00 | on time
2026-03-31 | -                      | -                                | 2026-04-10, 2026-04-15      | 2026-04-10 21:59:59 | 2026-04-10 12:00:00 | excused 2026-04-15
2026-03-31 | -                      | -                                | 2026-04-10, 2026-04-15      | 2026-04-10 21:59:59 | 2026-03-20 12:00:00 | on time
2026-03-31 | -                      | -                                | 2026-04-10, 2026-04-15      | 2026-04-10 21:59:59 | 2026-04-11 12:00:00 | late
2026-03-31 | 2026-04-08, 2026-04-12 | -                                | 2026-04-10, 2026-03-20      | 2026-04-26 21:59:59 | 2026-04-20 12:00:00 | on time
"""  # noqa: E501


@pytest.mark.parametrize(("day", "away", "outage", "extended", "due", "done", "expected"), table(MOVES))
def test_what_moves_a_due(day: str, away: str, outage: str, extended: str, due: str, done: str, expected: str) -> None:
    zone, given = "Europe/Brussels", instant("2026-03-01 12:00:00")
    records = [Record(Entry.ASSIGNED, given, given, due=end_of_day(date.fromisoformat(day), zone))]
    around = Around()
    if away:
        first, last = (date.fromisoformat(word) for word in away.split(", "))
        around = replace(around, away=[Absence(first, last, given)])
    if outage:
        begin, end = (instant(f"{day[:4]}-{word.strip()}") for word in outage.split("…"))
        around = replace(around, outages=[Outage(begin, end, end)])
    if extended:
        until, granted = extended.split(", ")
        to = end_of_day(date.fromisoformat(until), zone)
        records.append(Record(Entry.EXTENDED, given, instant(f"{granted} 12:00:00"), due=to))
    if done:
        records.append(Record(Entry.FULFILLED, instant(done), instant(done), done_at=instant(done)))
    at = instant(done) if done else given + DAY
    found = standing_at(records, around, module_id=MODULE, zone=zone, day=day_in(at, zone), at=at)
    assert found is not None
    assert found.due == instant(due)
    told = "open" if found.late is None else "late" if found.late else "on time"
    assert (f"excused {found.excused_at.date()}" if found.excused_at else told) == expected
