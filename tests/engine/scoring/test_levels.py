"""From criteria to one level: cuts, caps and gates."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.rubric import LevelRule
from app.engine.scoring.levels import all_levels, criterion_level, holds, overall_level, round_half_up
from tests.engine.scoring.case import storming

CRITERIA = ["A1", "A2", "A3", "A4", "A5", "A6"]
LEVELS = st.fixed_dictionaries({c: st.integers(1, 4) for c in CRITERIA})


def _levels(text):
    return dict(zip(CRITERIA, map(int, text.split()), strict=True))


@pytest.mark.parametrize(
    ("levels", "gates", "level"),
    [
        ("4 4 4 4 4 4", (), 4),
        ("3 4 4 4 4 4", (), 4),
        ("2 4 4 4 4 4", (), 3),
        ("3 3 4 4 3 3", (), 3),
        ("3 3 3 3 3 3", (), 3),
        ("4 4 4 4 1 4", (), 2),
        ("4 4 1 4 4 4", (), 2),
        ("4 4 4 1 4 4", (), 2),
        ("2 2 2 2 2 2", (), 2),
        ("1 1 1 1 1 1", (), 1),
        ("1 1 2 1 1 1", (), 1),
        ("4 4 4 4 4 4", ("guarantee",), 1),
        ("4 4 4 4 4 4", ("pitch",), 2),
        ("4 4 4 4 4 4", ("pitch", "data"), 1),
        ("1 1 1 1 1 1", ("pitch",), 1),
    ],
)
def test_the_level_of_a_whole_answer(levels, gates, level):
    assert overall_level(storming(), _levels(levels), gates).level == level


@given(LEVELS, st.sampled_from(CRITERIA))
def test_a_better_criterion_never_lowers_the_whole(levels, criterion):
    better = levels | {criterion: min(4, levels[criterion] + 1)}
    assert overall_level(storming(), better).level >= overall_level(storming(), levels).level


@given(LEVELS, st.lists(st.sampled_from([g.id for g in storming().gates]), unique=True))
def test_a_gate_never_raises_the_whole_and_says_that_it_limits(levels, gates):
    free, gated = overall_level(storming(), levels), overall_level(storming(), levels, tuple(gates))
    assert gated.level <= free.level
    if gated.level < free.level:
        assert set(gated.limited_by) & set(gates)


@given(LEVELS)
def test_the_mean_is_the_weighted_mean(levels):
    weights = {c.id: c.weight for c in storming().criteria}
    exact = Fraction(sum(weights[c] * levels[c] for c in CRITERIA), sum(weights.values()))
    assert overall_level(storming(), levels).mean == pytest.approx(float(exact))


def test_what_limited_is_named():
    assert overall_level(storming(), _levels("4 4 1 4 4 4")).limited_by == ()
    assert overall_level(storming(), _levels("4 4 4 4 4 4"), ("pitch",)).limited_by == ("pitch",)


def test_rules_are_read_in_order_and_the_first_wins():
    rules = (LevelRule(level=2, any=("x",)), LevelRule(level=4, all=("x", "y")))
    assert criterion_level(rules, {"x": 0, "y": 3}).level == 2
    assert criterion_level(rules, {"y": 3}).level == 1


@pytest.mark.parametrize(
    ("rule", "first", "met"),
    [
        (LevelRule(level=3, all=("a", "b")), {"a": 0}, False),
        (LevelRule(level=3, all=("a", "b")), {"a": 0, "b": 9}, True),
        (LevelRule(level=3, any=("a", "b")), {"b": 0}, True),
        (LevelRule(level=3, any=("a",), none=("b",)), {"a": 0, "b": 1}, False),
        (LevelRule(level=3, before=(("a", "b"),)), {"a": 5, "b": 1}, False),
        (LevelRule(level=3, before=(("a", "b"),)), {"a": 1, "b": 5}, True),
        (LevelRule(level=3, before=(("a", "b"),)), {"a": 1}, False),
    ],
)
def test_when_a_rule_is_met(rule, first, met):
    assert holds(rule, first) is met


def test_manner_follows_the_other_criteria():
    nothing = all_levels(storming(), {})
    assert {c: d.level for c, d in nothing.items()} == _levels("1 1 1 1 1 2")


@pytest.mark.parametrize(("value", "rounded"), [(1.49, 1), (1.5, 2), (2.5, 3), (3.5, 4), (4.0, 4)])
def test_halves_go_up(value, rounded):
    assert round_half_up(value) == rounded
