"""From the levels of single criteria to what is said about a whole answer; the same for people and scorers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from app.engine.rubric import Rubric


@dataclass(frozen=True)
class Parts:
    """WHAT is offered and HOW it is said, each as a level 1 to 4; None where the rubric has no such criterion."""

    what: int | None
    how: int | None


def parts(rubric: Rubric, levels: Mapping[str, int]) -> Parts:
    """The weighted means of the two kinds of criteria, rounded half up."""
    return Parts(_part(rubric, levels, "what"), _part(rubric, levels, "how"))


def _part(rubric: Rubric, levels: Mapping[str, int], kind: Literal["what", "how"]) -> int | None:
    chosen = [(c.weight, levels[c.id]) for c in rubric.criteria if c.kind == kind and c.id in levels]
    total = sum(weight for weight, _level in chosen)
    if total == 0:
        return None
    # Half up in whole numbers: floating point would round 2.5 both ways.
    return (2 * sum(weight * level for weight, level in chosen) + total) // (2 * total)


def lacks_evidence(rubric: Rubric, levels: Mapping[str, int], with_evidence: Collection[str]) -> list[str]:
    """Criteria with a level above 1 but no marked sentence; manner criteria need none. No evidence, no points."""
    return [
        criterion.id
        for criterion in rubric.criteria
        if levels.get(criterion.id, 1) > 1 and not criterion.manner and criterion.id not in with_evidence
    ]
