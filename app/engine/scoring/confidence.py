"""How far a criterion's level can be trusted, from what the rules themselves show; not yet from people."""

from collections.abc import Mapping
from itertools import pairwise

from app.engine.rubric import Rubric
from app.engine.scoring.levels import Decision, criterion_level
from app.engine.scoring.moves import Found
from app.engine.scoring.proposal import Calibration

_BASE, _MANNER, _NOTHING = 0.80, 0.40, 0.55


def confidences(
    rubric: Rubric,
    decisions: Mapping[str, Decision],
    found: Mapping[str, list[Found]],
    gates: Mapping[str, int],
    calibration: Calibration | None,
) -> dict[str, float]:
    """Per criterion, 0 to 1. Measured figures of `calibration` replace the built-in guess."""
    raw = {name: _raw(rubric, name, decision, found, gates) for name, decision in decisions.items()}
    return {name: round(_calibrated(name, value, calibration), 2) for name, value in raw.items()}


def _raw(
    rubric: Rubric, criterion: str, decision: Decision, found: Mapping[str, list[Found]], gates: Mapping[str, int]
) -> float:
    """Less sure where one uncertain sign more or less would change the level, most of all by two."""
    if rubric.criterion(criterion).manner:
        return _MANNER
    rules = rubric.levels[criterion]
    first = {name: hits[0].at for name, hits in found.items() if hits} | dict(gates)
    shifts = []
    for name in sorted({name for rule in rules for name in rule.names()}):
        without = {key: value for key, value in first.items() if key != name}
        hits = found.get(name, [])
        shaky = bool(hits) and (len(hits) == 1 or all(hit.mended for hit in hits))
        if name in first and shaky:
            shifts.append(abs(criterion_level(rules, without).level - decision.level))
    value = _BASE - 0.06 * sum(shift == 1 for shift in shifts) - 0.14 * sum(shift >= 2 for shift in shifts)
    if decision.rule is None:
        value = min(value, _NOTHING)
    if decision.level in (1, 4) and decision.rule is not None:
        value += 0.05
    return min(0.9, max(0.2, value))


def _calibrated(criterion: str, value: float, calibration: Calibration | None) -> float:
    points = calibration.points.get(criterion, ()) if calibration else ()
    if not points:
        return value
    if value <= points[0][0]:
        return points[0][1]
    for (x1, y1), (x2, y2) in pairwise(points):
        if value <= x2:
            return y1 if x2 == x1 else y1 + (y2 - y1) * (value - x1) / (x2 - x1)
    return points[-1][1]
