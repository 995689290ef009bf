"""How obligations stand: lateness, excuses, and “in order on day D” against a second implementation."""

import os
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from app.engine.assignment.dates import Absence, end_of_day
from app.engine.assignment.figures import Figures
from app.engine.assignment.standing import Around, Entry, Record, State, in_order, on_day, rate, standing_at
from tests.engine.assignment.histories import ZERO, ZONE, random_history, records_of, second, spans_of

HISTORIES = int(os.environ.get("ASSIGNMENT_HISTORIES", "1000"))


def _at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def _assigned(opened: date, due: date) -> Record:
    return Record(Entry.ASSIGNED, _at(opened), _at(opened), due=end_of_day(due, ZONE))


def _done(day: date, known: date | None = None, hour: int = 14) -> Record:
    return Record(Entry.FULFILLED, _at(day, hour), _at(known or day, hour), done_at=_at(day, hour))


def _now(records: list[Record], day: date, around: Around | None = None):  # type: ignore[no-untyped-def]
    return standing_at(records, around or Around(), module_id="M2", zone=ZONE, day=day, at=_at(day))


def test_hugo_is_on_time_whenever_he_is_rated() -> None:
    due = date(2026, 11, 30)
    # Handed in at 16:00 in Brussels on the day itself, known to the job only four days later.
    found = _now([_assigned(date(2026, 11, 1), due), _done(due, date(2026, 12, 4), 15)], date(2026, 12, 5))
    assert (found.state, found.late) == (State.FULFILLED, False)


def test_late_and_excused_afterwards() -> None:
    due, done = date(2026, 11, 30), date(2026, 12, 3)
    records = [_assigned(date(2026, 11, 1), due), _done(done)]
    assert _now(records, date(2026, 12, 5)).late is True
    granted = _at(date(2026, 12, 10))
    extension = Record(Entry.EXTENDED, _at(date(2026, 11, 1)), granted, due=end_of_day(date(2026, 12, 4), ZONE))
    found = _now([*records, extension], date(2026, 12, 11))
    assert (found.late, found.excused_at) == (False, granted)


def test_the_two_readings_differ_only_by_what_was_written_later() -> None:
    records = [_assigned(date(2026, 1, 1), date(2026, 2, 1)), _done(date(2026, 1, 20), date(2026, 3, 1))]
    day = date(2026, 2, 10)
    then, today = (
        on_day(records, Around(), module_id="M2", zone=ZONE, day=day, as_known_then=flag) for flag in (True, False)
    )
    assert (then.state, today.state) == (State.OVERDUE, State.FULFILLED)
    assert not in_order([then])
    assert in_order([today])


def test_the_day_itself_is_not_overdue_and_the_next_one_is() -> None:
    records = [_assigned(date(2026, 1, 1), date(2026, 2, 1))]
    for day, state in ((date(2026, 2, 1), State.OPEN), (date(2026, 2, 2), State.OVERDUE)):
        found = on_day(records, Around(), module_id="M2", zone=ZONE, day=day, as_known_then=True)
        assert found is not None
        assert found.state is state


def test_away_and_exempt_stand_beside() -> None:
    records = [_assigned(date(2026, 1, 1), date(2026, 2, 1))]
    span = Absence(date(2026, 1, 25), date(2026, 2, 10), _at(date(2026, 1, 2)))
    assert _now(records, date(2026, 2, 5), Around(away=[span])).state is State.AWAY
    assert _now(records, date(2026, 2, 5), Around(exempt=[span])).state is State.EXEMPT
    assert _now(records, date(2026, 2, 20), Around(away=[span])).state is State.OPEN
    assert _now(records, date(2026, 2, 25), Around(away=[span])).state is State.OVERDUE


def test_the_rate_leaves_out_what_stands_beside() -> None:
    states = [State.FULFILLED, State.OPEN, State.OVERDUE, State.WAIVED, State.EXEMPT, State.AWAY, State.CANCELLED]
    assert rate(states) == (1, 3)


def test_history_stays_whole_over_three_cycles() -> None:
    years = [
        [_assigned(date(year, 1, 1), date(year, 2, 1)), _done(date(year, 1, 10 + year - 2024))]
        for year in (2024, 2025, 2026)
    ]
    for number, year in enumerate((2024, 2025, 2026), start=1):
        day = date(year, 3, 3)
        found = [on_day(r, Around(), module_id="M2", zone=ZONE, day=day, as_known_then=True) for r in years]
        assert [f is not None and f.state is State.FULFILLED for f in found] == [n < number for n in range(3)]


@pytest.mark.parametrize("then", [True, False])
def test_in_order_on_a_day_equals_a_second_implementation(then: bool) -> None:
    differences = []
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        told, away = random_history(chance)
        records, around = records_of(told), Around(away=spans_of(away))
        for number in chance.sample(range(100), 8):
            day = ZERO + timedelta(days=number)
            found = on_day(records, around, module_id="M2", zone=ZONE, day=day, as_known_then=then)
            expected = second(told, away, number, then)
            if (found.state.value if found else None) != expected:
                differences.append((seed, number, found, expected))
    assert differences == []


def test_figures_count_each_state_once_and_round_down() -> None:
    states = [State.FULFILLED] * 199 + [State.OPEN, State.WAIVED, State.CANCELLED, State.WITHDRAWN]
    found = Figures.of(states)
    assert (found[State.FULFILLED], found.counted, found.percent) == (199, 200, 99)
    assert (found[State.WAIVED], found[State.CANCELLED], found[State.AWAY]) == (1, 1, 0)
    assert found.in_order
    both = found + Figures.of([State.OVERDUE, State.OPTIONAL])
    assert (both.counted, both[State.OPTIONAL], both.in_order) == (201, 1, False)
    assert (both[State.FULFILLED], both.counted) == rate([*states, State.OVERDUE])
    assert Figures.of([State.WAIVED]).percent is None
