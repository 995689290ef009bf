"""Figures of agreement against examples that others have published, and at their edges."""

import pytest

from app.engine.agreement import (
    bootstrap,
    correlation,
    exact,
    gwet_ac2,
    krippendorff_alpha,
    macro_f1,
    qwk,
    severe,
    upper_bound,
)

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: four observers, twelve units.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
UNITS = [[value for value in unit if value is not None] for unit in zip(*OBSERVERS, strict=True)]


@pytest.mark.parametrize(("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_gives_the_published_figures(metric, published):
    assert krippendorff_alpha(UNITS, metric) == pytest.approx(published, abs=0.0006)


def test_kappa_by_hand():
    # Observed disagreement 2/4; marginals 1 1 2 3 and 1 2 2 2: expected 14/16.
    assert qwk([(1, 1), (1, 2), (2, 2), (3, 2)]) == pytest.approx(1 - (2 / 4) / (14 / 16))


def test_kappa_weighs_a_far_miss_more_than_a_near_one():
    near = qwk([(1, 1), (2, 2), (3, 3), (4, 3)])
    far = qwk([(1, 1), (2, 2), (3, 3), (4, 1)])
    assert near > far


def test_kappa_of_agreement_opposites_and_of_nothing():
    assert qwk([(1, 1), (4, 4)]) == 1
    assert qwk([(1, 4), (4, 1)]) == -1
    assert qwk([]) is None
    assert qwk([(2, 2), (2, 2)]) is None


def test_ac1_gives_the_figure_of_gwets_two_by_two_table():
    # Gwet (2008), 125 subjects, 118 agreed "+", 5 and 2 apart, none agreed "-": pa .944, AC1 .9408.
    pairs = [(1, 1)] * 118 + [(1, 2)] * 5 + [(2, 1)] * 2
    assert gwet_ac2(pairs, (1, 2)) == pytest.approx(0.9408, abs=0.0005)


def test_shares():
    pairs = [(1, 1), (1, 3), (2, 3), (4, 1)]
    assert exact(pairs) == 0.25
    assert severe(pairs) == 0.5
    assert exact([]) is None


def test_f1_is_the_mean_over_classes():
    assert macro_f1([("a", "a"), ("a", "b"), ("b", "b")]) == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_a_bootstrap_is_the_same_every_time_and_holds_the_figure():
    pairs = [(1, 1), (2, 2), (3, 2), (4, 4), (1, 2), (3, 3), (2, 2), (4, 3)] * 4
    first, second = bootstrap(pairs, qwk), bootstrap(pairs, qwk)
    assert first == second
    assert first.low < qwk(pairs) < first.high
    assert bootstrap(pairs[:1], qwk) is None


@pytest.mark.parametrize(("hits", "n", "bound"), [(0, 59, 0.0495), (1, 100, 0.0466), (5, 5, 1.0), (0, 0, 1.0)])
def test_the_upper_bound_of_a_share_is_the_exact_one(hits, n, bound):
    assert upper_bound(hits, n) == pytest.approx(bound, abs=0.0002)


def test_correlation():
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlation([1, 1], [1, 2]) is None
