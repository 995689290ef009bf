"""What people's ratings add: a head per criterion, and how far each level can be trusted.

A head is a weighted sum of what the rules found. How far it lies from the rule's level is the best sign of an error, so
confidences are read from a table of that distance. Where a head did better than the rule on answers it had not
seen, the level is a blend of both. It never lifts a level 1 without a move that counts, and it does not touch gates.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.engine.linear import Linear
from app.engine.rubric import Rubric
from app.engine.scoring.levels import HIGHEST, LOWEST, Decision

DISTANCES = (0.15, 0.3, 0.5, 0.8, 9.0)
"""Upper ends of the classes of distance between head and rule."""


@dataclass(frozen=True)
class Heads:
    """Fitted heads of one rubric. `names` are its moves and gates, `criteria` its criteria, in the rubric's order.

    `blend` is the head's share in the level (0 = the rule alone). `trust` has, per criterion and class of distance, the
    share of answers whose level was right: first for the levels 1 and 4, then for 2 and 3.
    """

    version: str
    scorer: str
    rubric: str
    names: tuple[str, ...]
    criteria: tuple[str, ...]
    models: Mapping[str, Linear]
    blend: Mapping[str, float]
    trust: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]

    def fit(self, rubric: Rubric, scorer: str) -> bool:
        """Whether they were made for this scorer and for a rubric with these moves, gates and criteria."""
        return (self.scorer, self.names, self.criteria) == (scorer, *names_of(rubric))


@dataclass(frozen=True)
class Example:
    """What the rules made of one answer (moves and gates found, levels), and people's mean level per criterion."""

    found: frozenset[str]
    levels: Mapping[str, int]
    people: Mapping[str, float]


def names_of(rubric: Rubric) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Moves and gates, and criteria, in the rubric's order."""
    found = (*(move.id for move in rubric.moves), *(gate.id for gate in rubric.gates))
    return found, tuple(criterion.id for criterion in rubric.criteria)


def features(
    names: Sequence[str], criteria: Sequence[str], found: Collection[str], levels: Mapping[str, int]
) -> list[float]:
    """One row: each move and gate found or not, each criterion's level by the rules."""
    return [0.7 * (name in found) for name in names] + [levels[criterion] - 2.5 for criterion in criteria]


def head_values(heads: Heads, found: Collection[str], levels: Mapping[str, int]) -> dict[str, float]:
    """What each head says, 1 to 4."""
    row = features(heads.names, heads.criteria, found, levels)
    return {name: min(4.0, max(1.0, heads.models[name].at(row))) for name in heads.criteria}


def trusted(heads: Heads, criterion: str, level: int, value: float) -> float:
    """The measured share of right levels at this distance between rule and head."""
    return heads.trust[criterion][level in (2, 3)][distance_class(abs(value - level))]


def distance_class(distance: float) -> int:
    """The index of the class of a distance."""
    return next(index for index, end in enumerate(DISTANCES) if distance < end)


def blended(
    rubric: Rubric, heads: Heads, decisions: Mapping[str, Decision], values: Mapping[str, float], found: Collection[str]
) -> dict[str, int]:
    """Levels of rule and head together."""
    levels = {}
    for name, decision in decisions.items():
        share = heads.blend.get(name, 0.0)
        level = int(share * values[name] + (1 - share) * decision.level + 0.5)
        if decision.level == LOWEST and not _counts(rubric, name, found):
            level = LOWEST
        levels[name] = min(HIGHEST, max(LOWEST, level))
    return levels


def _counts(rubric: Rubric, criterion: str, found: Collection[str]) -> bool:
    """Whether a move was found that some rule of the criterion rewards."""
    rewarded = {name for rule in rubric.levels[criterion] if rule.level >= 2 for name in (*rule.all, *rule.any)}
    return any(name in found for name in rewarded)
