"""What may never happen to a level, over random histories."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.skills import RatedCriterion, RaterView, Value, skill, task_values

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
LEVELS = st.integers(1, 4)


@st.composite
def histories(draw: st.DrawFn) -> list[Value]:
    rows = draw(st.lists(st.tuples(st.sampled_from("abcd"), LEVELS, st.integers(0, 700)), max_size=12))
    return [Value(n, task, level, NOW - timedelta(days=ago)) for n, (task, level, ago) in enumerate(rows)]


@given(histories(), st.data())
def test_raising_a_counted_rating_never_lowers_the_mean(values: list[Value], data: st.DataObject) -> None:
    before = skill(values, now=NOW)
    if before.mean is None:
        return
    counted = data.draw(st.sampled_from(before.pieces))
    raised = [
        replace(value, value=min(4, value.value + 1)) if value.answer_id == counted.answer_id else value
        for value in values
    ]
    after = skill(raised, now=NOW)
    assert after.mean is not None
    assert after.mean >= before.mean - 1e-9


@given(histories(), st.randoms())
def test_order_of_entry_and_zone_change_nothing(values: list[Value], random: object) -> None:
    mixed = [replace(value, at=value.at.astimezone(ZoneInfo("Pacific/Auckland"))) for value in values]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = skill(values, now=NOW), skill(mixed, now=NOW.astimezone(ZoneInfo("Asia/Kolkata")))
    assert (one.seen, one.level, one.n_eff, one.newest) == (other.seen, other.level, other.n_eff, other.newest)
    assert one.mean == (None if other.mean is None else pytest.approx(other.mean))


@given(st.lists(st.tuples(st.sampled_from(["C1", "C3"]), LEVELS, st.integers(1, 50), st.booleans()), min_size=1))
def test_a_second_rating_with_the_same_value_changes_nothing(rows: list[tuple[str, int, int, bool]]) -> None:
    view = RaterView(tuple(RatedCriterion(*row) for row in rows))
    assert task_values([view, view]) == pytest.approx(task_values([view]))


@given(st.lists(st.tuples(st.just("C1"), LEVELS, st.integers(1, 50), st.booleans()), min_size=1, max_size=6), st.data())
def test_raising_a_criterion_never_lowers_the_task(rows: list[tuple[str, int, int, bool]], data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(rows) - 1))
    raised = [(c, min(4, level + (i == n)), w, m) for i, (c, level, w, m) in enumerate(rows)]
    before, after = (
        task_values([RaterView(tuple(RatedCriterion(*row) for row in given_rows))])["C1"]
        for given_rows in (rows, raised)
    )
    assert after >= before - 1e-9
