"""How well two ratings of the same things agree. Own code, checked against published examples in the tests.

Ratings are whole numbers in order (levels); pairs are (one rater, another rater). Every figure is None where it
cannot be told: no pairs, or no variation at all.
"""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

Pair = tuple[int, int]
T = TypeVar("T")
Metric = Literal["nominal", "ordinal", "interval"]


@dataclass(frozen=True)
class Interval:
    """A bootstrap interval; `resamples` is how many of them gave a figure."""

    low: float
    high: float
    resamples: int


def qwk(pairs: Sequence[Pair]) -> float | None:
    """Quadratic weighted kappa, -1 to 1. None without pairs, or if both raters gave one and the same level only."""
    if not pairs:
        return None
    n = len(pairs)
    left, right = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    observed = sum((a - b) ** 2 for a, b in pairs) / n
    expected = sum(p * q * (a - b) ** 2 for a, p in left.items() for b, q in right.items()) / n**2
    return None if expected == 0 else 1 - observed / expected


def exact(pairs: Sequence[Pair]) -> float | None:
    """Share of pairs with the same level."""
    return _share([a == b for a, b in pairs])


def severe(pairs: Sequence[Pair]) -> float | None:
    """Share of pairs two or more levels apart."""
    return _share([abs(a - b) >= 2 for a, b in pairs])


def macro_f1(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Mean over the classes of the first rater of F1, the second rater's answers being the predictions."""
    classes = sorted({a for a, _b in pairs}, key=repr)
    if not classes:
        return None
    scores = []
    for label in classes:
        hits = sum(a == b == label for a, b in pairs)
        either = sum(a == label for a, _b in pairs) + sum(b == label for _a, b in pairs)
        scores.append(2 * hits / either)
    return sum(scores) / len(scores)


def krippendorff_alpha(units: Sequence[Sequence[int]], metric: Metric = "ordinal") -> float | None:
    """Krippendorff's alpha. A unit is the list of ratings that one thing got; units with one rating count nothing."""
    coincidences: Counter[Pair] = Counter()
    for ratings in units:
        if len(ratings) < 2:
            continue
        for i, a in enumerate(ratings):
            for j, b in enumerate(ratings):
                if i != j:
                    coincidences[a, b] += 1 / (len(ratings) - 1)  # type: ignore[assignment]
    totals: dict[int, float] = {}
    for (a, _b), weight in coincidences.items():
        totals[a] = totals.get(a, 0.0) + weight
    n = sum(totals.values())
    if n <= 1:
        return None
    distance = _distances(totals, metric)
    observed = sum(weight * distance[pair] for pair, weight in coincidences.items()) / n
    expected = sum(totals[a] * totals[b] * distance[a, b] for a in totals for b in totals) / (n * (n - 1))
    return None if expected == 0 else 1 - observed / expected


def gwet_ac2(pairs: Sequence[Pair], levels: Sequence[int]) -> float | None:
    """Gwet's AC2 with quadratic weights over the possible `levels`; with two levels it is AC1."""
    count = len(levels)
    if not pairs or count < 2:
        return None
    reach = (max(levels) - min(levels)) ** 2
    weight = {(a, b): 1 - (a - b) ** 2 / reach for a in levels for b in levels}
    agreed = sum(weight[pair] for pair in pairs) / len(pairs)
    counted = Counter(level for pair in pairs for level in pair)
    share = {level: counted[level] / (2 * len(pairs)) for level in levels}
    by_chance = sum(weight.values()) / (count * (count - 1)) * sum(p * (1 - p) for p in share.values())
    return (agreed - by_chance) / (1 - by_chance)


def bootstrap(
    items: Sequence[T],
    figure: Callable[[Sequence[T]], float | None],
    *,
    resamples: int = 1000,
    confidence: float = 0.90,
    seed: int = 20261121,
) -> Interval | None:
    """The percentile interval of `figure` over resamples of `items` with replacement; the same for the same seed.

    None if nearly no resample gives a figure.
    """
    if len(items) < 2:
        return None
    dice = random.Random(seed)  # nosec B311: statistics, no secret
    found = [figure(dice.choices(items, k=len(items))) for _ in range(resamples)]
    figures = sorted(value for value in found if value is not None)
    if len(figures) < 0.5 * resamples:
        return None
    outside = (1 - confidence) / 2
    return Interval(_quantile(figures, outside), _quantile(figures, 1 - outside), len(figures))


def upper_bound(hits: int, n: int, confidence: float = 0.95) -> float:
    """One-sided exact (Clopper-Pearson) upper bound of a share, `hits` of `n`; 1 for n = 0."""
    if n == 0 or hits >= n:
        return 1.0
    low, high = hits / n, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(hits, n, middle) > 1 - confidence else (low, middle)
    return high


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's correlation; None if one side does not vary."""
    n = len(xs)
    if n < 2:
        return None
    mx, my = sum(xs) / n, sum(ys) / n
    sxy = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    sxx, syy = sum((x - mx) ** 2 for x in xs), sum((y - my) ** 2 for y in ys)
    return None if sxx == 0 or syy == 0 else float(sxy / (sxx * syy) ** 0.5)


def _share(flags: Sequence[bool]) -> float | None:
    return sum(flags) / len(flags) if flags else None


def _quantile(ordered: Sequence[float], at: float) -> float:
    place = at * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _at_most(hits: int, n: int, p: float) -> float:
    term, total = (1 - p) ** n, 0.0
    for k in range(hits + 1):
        total += term
        term *= (n - k) / (k + 1) * p / (1 - p) if p < 1 else 0
    return total


def _distances(totals: Mapping[int, float], metric: Metric) -> dict[Pair, float]:
    values = sorted(totals)
    found: dict[Pair, float] = {}
    for a in values:
        for b in values:
            if metric == "nominal":
                found[a, b] = float(a != b)
            elif metric == "interval":
                found[a, b] = float((a - b) ** 2)
            else:
                between = sum(totals[v] for v in values if min(a, b) <= v <= max(a, b))
                found[a, b] = (between - (totals[a] + totals[b]) / 2) ** 2
    return found
