"""Days and instants: daylight saving, zones, 29 February, month ends, cycles, absences, outages."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.engine.assignment.audience import PersonFacts, Structure, in_audience, matches
from app.engine.assignment.dates import (
    Absence,
    Outage,
    end_of_day,
    first_due_day,
    fixed_days,
    in_year,
    later,
    moved_due,
)
from app.engine.assignment.rule import (
    AllOf,
    Anchor,
    AnyOf,
    AtLocation,
    Condition,
    Due,
    HasJob,
    HiredBetween,
    HiredWithin,
    InDepartment,
    Named,
    Not,
    ReportsTo,
    Rule,
    Span,
    Unit,
    YearDay,
)

KNOWN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        ("2026-03-28", "Europe/Brussels", "2026-03-28T22:59:59+00:00"),
        ("2026-03-29", "Europe/Brussels", "2026-03-29T21:59:59+00:00"),
        ("2026-10-24", "Europe/Brussels", "2026-10-24T21:59:59+00:00"),
        ("2026-10-25", "Europe/Brussels", "2026-10-25T22:59:59+00:00"),
        ("2026-03-08", "America/New_York", "2026-03-09T03:59:59+00:00"),
        ("2026-11-01", "America/New_York", "2026-11-02T04:59:59+00:00"),
        ("2026-06-15", "Asia/Kolkata", "2026-06-15T18:29:59+00:00"),
        ("2024-02-29", "Asia/Kolkata", "2024-02-29T18:29:59+00:00"),
        # In Cairo summer time begins at midnight: the day before ends where the missing hour begins.
        ("2026-04-23", "Africa/Cairo", "2026-04-23T21:59:59+00:00"),
        ("2026-04-24", "Africa/Cairo", "2026-04-24T20:59:59+00:00"),
        # It ends at midnight, so the last hour of the day comes twice: the second one counts.
        ("2026-10-29", "Africa/Cairo", "2026-10-29T21:59:59+00:00"),
    ],
)
def test_the_end_of_a_day_is_its_last_second(day: str, zone: str, expected: str) -> None:
    assert end_of_day(date.fromisoformat(day), zone).isoformat() == expected


@pytest.mark.parametrize(
    ("day", "count", "unit", "expected"),
    [
        ("2026-01-31", 1, Unit.MONTHS, "2026-02-28"),
        ("2024-01-31", 1, Unit.MONTHS, "2024-02-29"),
        ("2024-02-29", 12, Unit.MONTHS, "2025-02-28"),
        ("2024-02-29", 48, Unit.MONTHS, "2028-02-29"),
        ("2026-08-31", 6, Unit.MONTHS, "2027-02-28"),
        ("2026-12-31", 2, Unit.MONTHS, "2027-02-28"),
        ("2026-12-15", 1, Unit.MONTHS, "2027-01-15"),
        ("2026-03-28", 1, Unit.DAYS, "2026-03-29"),
        ("2026-12-31", 60, Unit.DAYS, "2027-03-01"),
        ("2026-05-05", 0, Unit.DAYS, "2026-05-05"),
    ],
)
def test_a_span_after_a_day(day: str, count: int, unit: Unit, expected: str) -> None:
    assert later(date.fromisoformat(day), Span(count=count, unit=unit)).isoformat() == expected


@pytest.mark.parametrize(
    ("due", "hired", "matched", "saved", "expected"),
    [
        (Due(anchor=Anchor.HIRE), "2026-11-03", "2026-11-03", "2026-01-01", "2026-12-03"),
        # Long ago: the match and 14 days count, so nobody is overdue on the day of assignment.
        (Due(anchor=Anchor.HIRE), "2020-01-01", "2026-11-03", "2026-01-01", "2026-11-17"),
        (Due(anchor=Anchor.HIRE), None, "2026-11-03", "2026-01-01", "2026-12-03"),
        (Due(anchor=Anchor.ASSIGNMENT), "2020-01-01", "2026-01-10", "2026-01-01", "2026-01-31"),
        (Due(anchor=Anchor.MATCH, after=Span(count=0)), None, "2026-01-10", "2026-01-01", "2026-01-24"),
        (Due(anchor=Anchor.MATCH, after=Span(count=0), at_least=1), None, "2026-01-10", "2026-01-01", "2026-01-11"),
        (Due(anchor=Anchor.FIXED, on=date(2026, 2, 28)), None, "2026-01-10", "2026-01-01", "2026-02-28"),
        (Due(anchor=Anchor.FIXED, on=date(2026, 1, 15)), None, "2026-01-10", "2026-01-01", "2026-01-24"),
        (
            Due(anchor=Anchor.MATCH, after=Span(count=1, unit=Unit.MONTHS)),
            None,
            "2026-01-31",
            "2026-01-01",
            "2026-02-28",
        ),
    ],
)
def test_the_first_due(due: Due, hired: str | None, matched: str, saved: str, expected: str) -> None:
    found = first_due_day(
        due,
        hired_on=date.fromisoformat(hired) if hired else None,
        matched_on=date.fromisoformat(matched),
        saved_on=date.fromisoformat(saved),
    )
    assert found.isoformat() == expected


def test_at_least_is_a_day_or_more() -> None:
    with pytest.raises(ValueError):
        Due(at_least=0)


def test_fixed_days_open_before_and_stand() -> None:
    days = [YearDay(month=1, day=31), YearDay(month=2, day=29)]
    assert in_year(days[1], 2027) == date(2027, 2, 28)
    found = fixed_days(days, opens=30, after=date(2026, 1, 15), until=date(2028, 2, 10))
    assert [day.isoformat() for day in found] == [
        "2026-02-28", "2027-01-31", "2027-02-28", "2028-01-31", "2028-02-29"
    ]  # fmt: skip
    assert fixed_days(days, opens=30, after=date(2026, 1, 1), until=date(2026, 1, 1)) == []


@pytest.mark.parametrize(
    ("absences", "expected"),
    [
        ([], "2026-12-09"),
        ([("2026-12-01", "2026-12-14")], "2026-12-28"),
        ([("2026-12-09", "2026-12-09")], "2026-12-23"),
        ([("2026-12-10", "2026-12-20")], "2026-12-09"),
        ([("2026-12-01", "2026-12-14"), ("2026-12-24", "2027-01-03")], "2027-01-17"),
        ([("2026-12-24", "2027-01-03"), ("2026-12-01", "2026-12-14")], "2027-01-17"),
        ([("2026-12-01", None)], "2026-12-09"),
    ],
)
def test_dues_inside_an_absence_move_to_fourteen_days_after_it(
    absences: list[tuple[str, str | None]], expected: str
) -> None:
    spans = [Absence(date.fromisoformat(a), date.fromisoformat(b) if b else None, KNOWN) for a, b in absences]
    zone = "Europe/Brussels"
    assert moved_due(end_of_day(date(2026, 12, 9), zone), zone, spans, []) == end_of_day(
        date.fromisoformat(expected), zone
    )


def test_an_outage_moves_dues_inside_it_by_its_length_and_a_day() -> None:
    due = datetime(2026, 5, 4, 21, 59, 59, tzinfo=UTC)
    outage = Outage(due - timedelta(hours=3), due + timedelta(hours=2), KNOWN)
    assert moved_due(due, "Europe/Brussels", [], [outage]) == due + timedelta(hours=5, days=1)
    before = Outage(due - timedelta(hours=3), due - timedelta(hours=2), KNOWN)
    assert moved_due(due, "Europe/Brussels", [], [before]) == due


PERSON = PersonFacts(
    7, "UTC", 3, 5, frozenset({"support"}), frozenset({"hr"}), "Ghent", date(2026, 1, 1)
)  # fmt: skip
STRUCTURE = Structure({3: 2, 2: 1, 1: None, 9: None}, {7: 5, 5: 4, 4: None})


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (AllOf(), True),
        (AnyOf(), False),
        (InDepartment(ids=(1,)), True),
        (InDepartment(ids=(1,), below=False), False),
        (InDepartment(ids=(3,), below=False), True),
        (InDepartment(ids=(9,)), False),
        (ReportsTo(ids=(4,)), True),
        (ReportsTo(ids=(4,), direct_only=True), False),
        (ReportsTo(ids=(5,), direct_only=True), True),
        (ReportsTo(ids=(7,)), False),
        (AtLocation(places=("ghent ",)), True),
        (HasJob(jobs=("service",)), False),
        (HiredWithin(days=90), True),
        (HiredWithin(days=59), False),
        (HiredBetween(first=date(2026, 1, 1)), True),
        (HiredBetween(last=date(2025, 12, 31)), False),
        (Not(part=Named(ids=(7,))), False),
        (AllOf(parts=(HasJob(jobs=("support",)), Not(part=InDepartment(ids=(9,))))), True),
        (AnyOf(parts=(HasJob(jobs=("service",)), Named(ids=(7,)))), True),
    ],
)
def test_conditions(condition: Condition, expected: bool) -> None:
    assert matches(condition, PERSON, STRUCTURE, on=date(2026, 3, 1)) is expected


def test_hired_within_ends_on_the_day_itself() -> None:
    assert matches(HiredWithin(days=90), PERSON, STRUCTURE, on=date(2026, 3, 31))
    assert not matches(HiredWithin(days=90), PERSON, STRUCTURE, on=date(2026, 4, 1))


def test_circles_end() -> None:
    ring = Structure({1: 2, 2: 1}, {7: 5, 5: 7})
    assert not matches(InDepartment(ids=(9,)), PERSON, Structure({3: 1, **ring.departments}, {}), on=date(2026, 1, 1))
    assert not matches(ReportsTo(ids=(7,)), PERSON, ring, on=date(2026, 1, 1))


def test_disabled_left_out_and_frozen_people() -> None:
    rule = Rule(audience=AllOf(), module_id="M2")
    day = date(2026, 1, 1)
    assert in_audience(rule, PERSON, STRUCTURE, on=day)
    assert not in_audience(rule.model_copy(update={"left_out": (7,)}), PERSON, STRUCTURE, on=day)
    assert not in_audience(rule.model_copy(update={"frozen_to": (8,)}), PERSON, STRUCTURE, on=day)
    gone = PersonFacts(7, "UTC", active=False)
    assert not in_audience(rule, gone, STRUCTURE, on=day)
