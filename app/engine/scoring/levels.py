"""From found moves to levels: ordered rules per criterion, then one level for the whole answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.rubric import LevelRule, Rubric

LOWEST, HIGHEST = 1, 4


@dataclass(frozen=True)
class Decision:
    """The level of one criterion and the rule that gave it (None = nothing was found, or manner)."""

    level: int
    rule: LevelRule | None


@dataclass(frozen=True)
class Overall:
    """The level of an answer, its weighted mean, and what held it down (criterion and gate ids)."""

    level: int
    mean: float
    limited_by: tuple[str, ...]


def holds(rule: LevelRule, first: Mapping[str, int]) -> bool:
    """Whether a rule is met; `first` maps each found move or gate to where it first stands."""
    return (
        all(name in first for name in rule.all)
        and (not rule.any or any(name in first for name in rule.any))
        and not any(name in first for name in rule.none)
        and all(a in first and b in first and first[a] <= first[b] for a, b in rule.before)
    )


def criterion_level(rules: tuple[LevelRule, ...], first: Mapping[str, int]) -> Decision:
    """The level of the first rule that is met, 1 if none is."""
    for rule in rules:
        if holds(rule, first):
            return Decision(rule.level, rule)
    return Decision(LOWEST, None)


def all_levels(rubric: Rubric, first: Mapping[str, int]) -> dict[str, Decision]:
    """Every criterion's decision; a manner criterion without a matching rule follows the others."""
    decided: dict[str, Decision] = {}
    for criterion in rubric.criteria:
        if not criterion.manner:
            decided[criterion.id] = criterion_level(rubric.levels[criterion.id], first)
    others = sum(rubric.criterion(name).weight * decision.level for name, decision in decided.items())
    weight = sum(rubric.criterion(name).weight for name in decided)
    usual = round_half_up(others / weight) if weight else 2
    for criterion in rubric.criteria:
        if criterion.manner:
            ruled = criterion_level(rubric.levels[criterion.id], first)
            decided[criterion.id] = ruled if ruled.rule else Decision(max(2, usual), None)
    return {criterion.id: decided[criterion.id] for criterion in rubric.criteria}


def overall_level(rubric: Rubric, levels: Mapping[str, int], gates: tuple[str, ...] = ()) -> Overall:
    """The level of the whole answer: cuts on the weighted mean, then caps, then gates (by id)."""
    rules = rubric.overall
    weight = sum(criterion.weight for criterion in rubric.criteria)
    mean = sum(criterion.weight * levels[criterion.id] for criterion in rubric.criteria) / weight
    lowest = min(levels.values())
    level = LOWEST
    for candidate, cut in ((4, rules.strong), (3, rules.solid), (2, rules.partial)):
        if mean >= cut.mean and lowest >= cut.lowest:
            level = candidate
            break
    limits = [(cap.level, cap.criterion) for cap in rules.caps if levels[cap.criterion] <= cap.at]
    limits += [(_gate_level(rubric, gate), gate) for gate in gates]
    ceiling = min([HIGHEST, *(limit for limit, _ in limits)])
    limiting = tuple(dict.fromkeys(name for limit, name in limits if limit < level))
    return Overall(min(level, ceiling), mean, limiting)


def round_half_up(value: float) -> int:
    """1.5 becomes 2, 2.5 becomes 3."""
    return int(value + 0.5)


def _gate_level(rubric: Rubric, gate: str) -> int:
    critical = rubric.gate(gate).severity == "critical"
    return rubric.overall.critical_gate if critical else rubric.overall.soft_gate
