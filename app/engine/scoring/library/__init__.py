"""The shipped library of conduct moves: what people observably do in a reply, in about fifty entries.

Each entry has cues (it is there), blocks (it only looks like it) and, for gates, hints (a person should look).
"""

from app.engine.scoring.library import acknowledge, blame, effort, limits, manner, ownership, plan, promises, times
from app.engine.scoring.library.entry import Conduct

_ALL: tuple[Conduct, ...] = (
    *acknowledge.MOVES,
    *ownership.MOVES,
    *plan.MOVES,
    *times.MOVES,
    *effort.MOVES,
    *manner.MOVES,
    *blame.MOVES,
    *promises.MOVES,
    *limits.MOVES,
)
LIBRARY: dict[str, Conduct] = {conduct.id: conduct for conduct in _ALL}

__all__ = ["LIBRARY", "Conduct"]
