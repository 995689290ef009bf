"""Fitting the heads of a rubric to people's ratings. Needs numpy; the same ratings give the same heads."""

from collections.abc import Sequence

import numpy as np

from app.engine.agreement import qwk
from app.engine.learning import ridge
from app.engine.linear import Linear
from app.engine.scoring.heads import DISTANCES, Example, Heads, distance_class, features

HOLD = 8.0
ENOUGH, FULL, MOST = 20, 100, 0.6
"""Below ENOUGH ratings no head changes a level; below FULL none counts for more than MOST."""
GAIN = 0.03
PRIOR = 8.0
USUAL = (0.85, 0.75, 0.6, 0.5, 0.4)
"""What distances usually mean, before a rubric has ratings of its own: worth PRIOR answers per class."""


def fit_heads(
    names: tuple[str, ...],
    criteria: tuple[str, ...],
    examples: Sequence[Example],
    *,
    version: str,
    scorer: str,
    rubric: str,
) -> Heads:
    """Heads, their shares and what their distances are worth, all judged on answers each head had not seen."""
    rows = np.array([features(names, criteria, e.found, e.levels) for e in examples])
    models: dict[str, Linear] = {}
    blend: dict[str, float] = {}
    seen: dict[str, list[tuple[int, int, bool]]] = {}
    for name in criteria:
        wanted = np.array([e.people[name] for e in examples])
        cold = [e.levels[name] for e in examples]
        unseen = _left_out(rows, wanted)
        models[name] = _short(ridge(rows, wanted, hold=HOLD))
        blend[name] = _share(cold, unseen, wanted, len(examples))
        seen[name] = [
            (level in (2, 3), distance_class(abs(value - level)), abs(level - want) < 0.51)
            for level, value, want in zip(cold, unseen, wanted, strict=True)
        ]
    return Heads(version, scorer, rubric, names, criteria, models, blend, _trust(criteria, seen))


def _left_out(rows: "np.ndarray", wanted: "np.ndarray") -> list[float]:
    """For each answer what a head says that was fitted without it."""
    found = []
    for index in range(len(rows)):
        others = np.arange(len(rows)) != index
        value = ridge(rows[others], wanted[others], hold=HOLD).at([float(x) for x in rows[index]])
        found.append(min(4.0, max(1.0, value)))
    return found


def _share(cold: list[int], unseen: list[float], wanted: "np.ndarray", n: int) -> float:
    """The head's share: none unless it clearly helps on answers it had not seen."""
    share = min(MOST, MOST * n / (n + 10)) if n < FULL else n / (n + 40)
    people = [int(value + 0.5) for value in wanted]
    rule = qwk(list(zip(people, cold, strict=True)))
    both = qwk([(p, int(share * h + (1 - share) * c + 0.5)) for p, h, c in zip(people, unseen, cold, strict=True)])
    if n < ENOUGH or rule is None or both is None or both < rule + GAIN:
        return 0.0
    return round(share, 3)


def _trust(
    criteria: Sequence[str], seen: dict[str, list[tuple[int, int, bool]]]
) -> dict[str, tuple[tuple[float, ...], tuple[float, ...]]]:
    """Shares of right levels: first over all criteria, shrunk to what is usual, then per criterion, shrunk to that."""
    everything = [entry for entries in seen.values() for entry in entries]
    pooled = [[_shrunk(everything, middle, k, USUAL[k]) for k in range(len(DISTANCES))] for middle in (0, 1)]
    return {
        name: (
            tuple(_shrunk(seen[name], 0, k, pooled[0][k]) for k in range(len(DISTANCES))),
            tuple(_shrunk(seen[name], 1, k, pooled[1][k]) for k in range(len(DISTANCES))),
        )
        for name in criteria
    }


def _shrunk(entries: Sequence[tuple[int, int, bool]], middle: int, distance: int, usual: float) -> float:
    inside = [right for side, k, right in entries if side == middle and k == distance]
    return round((sum(inside) + PRIOR * usual) / (len(inside) + PRIOR), 3)


def _short(model: Linear) -> Linear:
    return Linear(tuple(round(w, 5) for w in model.weights), round(model.bias, 5))
