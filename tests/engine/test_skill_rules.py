"""The rules of the numbers, with the invented people Ana … Gema as examples."""

from datetime import UTC, datetime, timedelta

import pytest

from app.engine.skills import (
    Absence,
    Cell,
    Confidence,
    GateHit,
    RatedCriterion,
    RaterView,
    Seen,
    Share,
    Stand,
    Tendency,
    Value,
    after_appeals,
    appeal_open_until,
    settled,
    share_word,
    skill,
    standing,
    target_of,
    task_values,
    tendency,
    weakest_link,
)

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def days_ago(n: float) -> datetime:
    return NOW - timedelta(days=n)


def value(level: float, task: str, ago: float = 10) -> Value:
    return Value(int(1_000_000 - ago * 10), task, level, days_ago(ago))


# from answer to value


def test_ana_has_two_drafts_and_so_nothing() -> None:
    """Her drafts never become values: the query gives settled ratings only."""
    assert skill([], now=NOW).seen is Seen.NOT_YET


def test_ben_has_one_piece_capped_at_reliable() -> None:
    found = skill([value(4, "mail")], now=NOW)
    assert (found.seen, found.level, found.n) == (Seen.ONE, 3, 1)


def test_chiara_is_mixed() -> None:
    found = skill([value(1, "mail"), value(4, "post")], now=NOW)
    assert (found.seen, found.level, found.values) == (Seen.MIXED, None, (1, 4))


def test_dario_repeats() -> None:
    first = [value(1, "mail", 40), value(1, "post", 40)]
    after_a_week = [*first, value(4, "mail", 33), value(4, "post", 33)]
    assert skill(after_a_week, now=NOW).values == (1, 1)
    after_two = [*first, value(4, "mail", 26), value(4, "post", 26)]
    assert skill(after_two, now=NOW).values == (2, 2)
    assert skill([*after_two, value(3, "call", 1)], now=NOW).values == (2, 2, 3)


def test_a_repeat_never_lowers_and_its_date_is_when_it_was_handed_in() -> None:
    found = skill([value(3, "mail", 60), value(1, "mail", 5), value(2, "post", 60), value(3, "post", 30)], now=NOW)
    assert {piece.task: (piece.value, round(piece.age)) for piece in found.pieces} == {"mail": (3, 60), "post": (3, 30)}


def test_eva_was_away_for_a_year() -> None:
    threes = [value(3, "mail", 400), value(3, "post", 400)]
    before = skill([value(3, "mail", 20), value(3, "post", 20)], now=NOW)
    away = [Absence(days_ago(390), days_ago(10))]
    after = skill(threes, now=NOW, away=away)
    assert (after.level, after.mean, round(after.age or 0)) == (before.level, before.mean, 20)
    assert skill(threes, now=NOW).seen is Seen.LAST


def test_a_short_absence_lets_evidence_age() -> None:
    found = skill([value(3, "mail", 40)], now=NOW, away=[Absence(days_ago(30), days_ago(1))])
    assert found.age == pytest.approx(40)


def test_farid_leaks_and_so_has_one() -> None:
    view = RaterView(
        (RatedCriterion("C9", 4, 20), RatedCriterion("C9", 1, 20), RatedCriterion("C9", 4, 10, manner=True)),
        (GateHit("C9", critical=True),),
    )
    assert task_values([view]) == {"C9": 1}


def test_a_soft_gate_leaves_at_most_two_and_an_unnamed_competency_alone() -> None:
    criteria = (RatedCriterion("C1", 4, 1), RatedCriterion("C3", 4, 1))
    assert task_values([RaterView(criteria, (GateHit("C1", critical=False),))]) == {"C1": 2, "C3": 4}
    assert task_values([RaterView(criteria, (GateHit("C9", critical=False),))]) == {"C1": 4, "C3": 4}
    assert task_values([RaterView(criteria, (GateHit("C9", critical=True),))])["C9"] == 1


@pytest.mark.parametrize(
    ("levels", "weights", "expected"),
    [((4, 4), (1, 1), 4), ((1, 4), (1, 1), 2), ((3, 4), (3, 1), 3.25), ((1, 2), (1, 3), 1.75)],
)
def test_several_criteria_are_a_weighted_mean_near_the_lowest(
    levels: tuple[int, ...], weights: tuple[int, ...], expected: float
) -> None:
    view = RaterView(tuple(RatedCriterion("C1", n, w) for n, w in zip(levels, weights, strict=True)))
    assert task_values([view])["C1"] == expected


def test_manner_is_a_tenth_at_most() -> None:
    view = RaterView((RatedCriterion("C9", 3, 90), RatedCriterion("C9", 4, 90, manner=True)))
    assert task_values([view])["C9"] == pytest.approx(3.1)
    alone = RaterView((RatedCriterion("C9", 4, 90, manner=True),))
    assert task_values([alone])["C9"] == 4


def test_two_raters_settle_as_their_mean_and_three_as_the_middle() -> None:
    views = [RaterView((RatedCriterion("C1", n, 1),)) for n in (2, 3, 3)]
    assert task_values(views[:2])["C1"] == 2.5
    assert task_values(views)["C1"] == 3
    assert settled([2, 3]) == 2.5


def test_an_appeal_takes_out_while_open_and_never_lowers() -> None:
    assert after_appeals({"A1": 2, "A2": 3}, {}, ["A1"]) == {"A2": 3}
    assert after_appeals({"A1": 2, "A2": 3}, {"A1": 3, "A2": 1}, []) == {"A1": 3, "A2": 3}
    assert appeal_open_until(NOW) == NOW + timedelta(days=30)


# from values to a level


@pytest.mark.parametrize(
    ("values", "level"), [((1, 2), 2), ((2, 3), 3), ((1, 1), 1), ((4, 3), 3), ((4, 4), 3), ((1, 1, 2), 1)]
)
def test_half_is_rounded_up_and_answers_prove_reliable_at_most(values: tuple[int, ...], level: int) -> None:
    assert skill([value(v, f"t{n}") for n, v in enumerate(values)], now=NOW).level == level


def test_the_interval_and_how_sure_it_is() -> None:
    two = skill([value(3, "a"), value(3, "b")], now=NOW)
    assert two.n_eff == pytest.approx(2)
    assert two.half_width == pytest.approx(1.28 * 0.65 / 2**0.5)
    assert two.confidence is Confidence.MEDIUM
    three = [value(3, name) for name in "abc"]
    assert skill(three, now=NOW).confidence is Confidence.MEDIUM, "agreement is not measured"
    assert skill(three, now=NOW, agreement_measured=True).confidence is Confidence.HIGH
    older = [value(3, name, 190) for name in "abc"]
    assert skill(older, now=NOW, agreement_measured=True).confidence is Confidence.MEDIUM
    uneven = [value(3, "a", 1), value(3, "b", 364)]
    assert skill(uneven, now=NOW).confidence is Confidence.LOW


def test_recent_answers_weigh_more() -> None:
    found = skill([value(2, "a", 0), value(3, "b", 182.5)], now=NOW)
    assert found.mean == pytest.approx((2 + 3 * 0.5) / 1.5)


def test_mixed_needs_at_most_three_tasks() -> None:
    spread = [value(n, f"t{n}") for n in (1, 2, 3)]
    assert skill(spread, now=NOW).seen is Seen.MIXED
    assert skill([*spread, value(2, "t4")], now=NOW).seen is Seen.LEVEL


def test_last_seen_for_twelve_more_months() -> None:
    both = [value(3, "mail", 380), value(3, "post", 370)]
    found = skill(both, now=NOW)
    assert (found.seen, found.level, found.newest, found.half_width) == (Seen.LAST, 3, days_ago(370), None)
    assert skill([value(3, "mail", 740), value(3, "post", 731)], now=NOW).seen is Seen.NOT_YET
    assert skill([value(3, "mail", 400), value(3, "post", 10)], now=NOW).seen is Seen.ONE, "never two at once"


# beside targets


def test_targets() -> None:
    assert (target_of([1]), target_of([]), target_of([2, 4]), target_of([1, 2])) == (None, None, 3, 2)


def stand(values: list[float], *, target: int = 3, since: datetime | None = None) -> tuple[Stand, int]:
    found = skill([value(v, f"t{n}") for n, v in enumerate(values)], now=NOW)
    told = standing(found, target=target, now=NOW, target_since=since)
    return told.stand, told.gap


def test_how_skills_stand_to_targets() -> None:
    assert stand([3, 3]) == (Stand.MET, 0)
    assert stand([2, 2]) == (Stand.NOT_CLEAR, 0)
    assert stand([2, 2, 2, 2, 2, 2]) == (Stand.NEAR, 1)
    assert stand([1, 1]) == (Stand.OFF, 2)
    assert stand([1, 1], target=2) == (Stand.NOT_CLEAR, 0)
    assert stand([1, 1, 1, 1], target=2) == (Stand.NEAR, 1)
    assert stand([3]) == (Stand.ONE, 0)
    assert stand([1, 4]) == (Stand.MIXED, 0)
    assert stand([]) == (Stand.NOT_YET, 0)


def test_gema_has_a_new_target() -> None:
    since = days_ago(30)
    assert stand([1, 1], since=since) == (Stand.NEW_TARGET, 0)
    assert stand([3, 3], since=since) == (Stand.MET, 0)
    assert stand([1, 1], since=days_ago(90)) == (Stand.OFF, 2)


def cells(gaps: list[int], competency: str = "C1", *, has_level: bool = True) -> list[Cell]:
    return [Cell(n, competency, ("service",), has_level, gap) for n, gap in enumerate(gaps)]


def test_the_weakest_link_needs_five_people_with_a_level() -> None:
    stages = {"use": ["C1", "C3"], "cultivate": ["C9"]}
    assert weakest_link(cells([1, 1, 1, 1]), stages) is None
    assert weakest_link(cells([0] * 5), stages) is None
    found = weakest_link(cells([1, 0, 0, 0, 0]) + cells([2, 2, 0, 0, 0], "C3") + cells([2] * 4, "C9"), stages)
    assert found is not None
    assert (found.stage, found.competency, found.people_below, found.people_with_level) == ("use", "C3", 2, 5)


def test_exposure_weighs_a_stage() -> None:
    stages = {"use": ["C1"], "cultivate": ["C9"]}
    both = cells([1] * 5) + cells([2] * 5, "C9")
    assert weakest_link(both, stages).stage == "cultivate"  # type: ignore[union-attr]
    found = weakest_link(both, stages, {("service", "use"): 3.0})
    assert found is not None
    assert found.stage == "use"


def test_groups_are_told_in_three_words_from_five_people_on() -> None:
    words = [share_word(met, 6) for met in range(7)]
    assert words == [Share.FEW, Share.FEW, Share.HALF, Share.HALF, Share.HALF, Share.MOST, Share.MOST]
    assert share_word(4, 4) is None


def test_forecasts_of_a_group() -> None:
    assert tendency([1, 1, 1, 1]) is None
    assert [tendency([n] * 5) for n in (1, 0.4, 0, -0.5)] == [
        Tendency.HIGH, Tendency.RIGHT, Tendency.RIGHT, Tendency.LOW,
    ]  # fmt: skip
