"""From the ratings of one handed-in answer to one value per competency (1 to 4, not always whole)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

MOST_ABOVE_LOWEST = 1.0
MANNER_SHARE = 0.1
CRITICAL, SOFT = 1.0, 2.0
APPEAL_DAYS = 30


@dataclass(frozen=True)
class RatedCriterion:
    """One criterion as one rater saw it: the competency it feeds, its level 1 to 4, its weight in the rubric.

    `manner`: how it reads as a whole; it carries at most a tenth of its competency.
    """

    competency: str
    level: float
    weight: float
    manner: bool = False


@dataclass(frozen=True)
class GateHit:
    """A gate that the answer breaks, and the competency it counts against."""

    competency: str
    critical: bool


@dataclass(frozen=True)
class RaterView:
    """All that one person said about one answer."""

    criteria: tuple[RatedCriterion, ...]
    gates: tuple[GateHit, ...] = ()


def task_values(views: Sequence[RaterView]) -> dict[str, float]:
    """The value of one answer per competency. Several raters settle as their median (two: their mean)."""
    found: dict[str, list[float]] = defaultdict(list)
    for view in views:
        for competency, value in _of_one_rater(view).items():
            found[competency].append(value)
    return {competency: float(median(values)) for competency, values in found.items()}


def settled(levels: Iterable[int]) -> float:
    """What several people's levels of one criterion settle as: their median."""
    return float(median(levels))


def _of_one_rater(view: RaterView) -> dict[str, float]:
    by_competency: dict[str, list[RatedCriterion]] = defaultdict(list)
    for criterion in view.criteria:
        by_competency[criterion.competency].append(criterion)
    values = {competency: _mean(criteria) for competency, criteria in by_competency.items()}
    for gate in view.gates:
        if gate.critical:
            values[gate.competency] = CRITICAL
    for gate in view.gates:
        if gate.competency in values:
            values[gate.competency] = min(values[gate.competency], SOFT)
    return values


def _mean(criteria: Sequence[RatedCriterion]) -> float:
    weights = _weights(criteria)
    mean = sum(w * c.level for w, c in zip(weights, criteria, strict=True)) / sum(weights)
    return min(mean, min(c.level for c in criteria) + MOST_ABOVE_LOWEST)


def _weights(criteria: Sequence[RatedCriterion]) -> list[float]:
    """The weights, with all criteria of manner together cut to a tenth where others stand beside them."""
    others = sum(c.weight for c in criteria if not c.manner)
    manner = sum(c.weight for c in criteria if c.manner)
    most = others * MANNER_SHARE / (1 - MANNER_SHARE)
    factor = most / manner if others and manner > most else 1.0
    return [c.weight * (factor if c.manner else 1.0) for c in criteria]


def appeal_open_until(rated_at: datetime) -> datetime:
    """The instant until which a rating may be appealed."""
    return rated_at + timedelta(days=APPEAL_DAYS)


def after_appeals(levels: Mapping[str, int], outcomes: Mapping[str, int], open_: Iterable[str]) -> dict[str, int]:
    """Criterion levels with appeals in them: an outcome never lowers, an open one takes its criterion out."""
    waiting = set(open_)
    return {
        criterion: max(level, outcomes.get(criterion, level))
        for criterion, level in levels.items()
        if criterion not in waiting
    }
