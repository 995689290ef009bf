"""Levels beside targets: what is met, near or off; which stage of the journey is weakest. People are never ranked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.engine.skills.levels import PROVED_BY_ANSWERS, Seen, Skill

NEW_TARGET = timedelta(days=90)
NO_TARGET = 1
HALF = 0.5
ENOUGH_PEOPLE = 5


class Stand(StrEnum):
    """How a skill stands to its target. Only NEAR and OFF are gaps."""

    MET = "met"
    NOT_CLEAR = "not-clear"
    NEAR = "near"
    OFF = "off"
    NEW_TARGET = "new-target"
    MIXED = "mixed"
    ONE = "one"
    LAST = "last"
    NOT_YET = "not-yet"


@dataclass(frozen=True)
class Standing:
    """The stand, the gap in levels (0 where it does not count as one), and since when the target is new."""

    stand: Stand
    gap: int = 0
    since: datetime | None = None


@dataclass(frozen=True)
class Cell:
    """One person × one competency as the journey line counts it; `jobs` of the person, `has_level` from two tasks."""

    person: int
    competency: str
    jobs: tuple[str, ...]
    has_level: bool
    gap: int


@dataclass(frozen=True)
class Weakest:
    """The stage with the highest priority, and the competency that carries most of it."""

    stage: str
    competency: str
    people_below: int
    people_with_level: int


def target_of(targets: Iterable[int]) -> int | None:
    """The target of somebody whose jobs have these: the highest, 4 read as 3; None where none is above 1."""
    highest = max(targets, default=NO_TARGET)
    return None if highest <= NO_TARGET else min(highest, PROVED_BY_ANSWERS)


def standing(found: Skill, *, target: int, now: datetime, target_since: datetime | None = None) -> Standing:
    """How a skill stands to a target (2 or 3). `target_since`: when the job or the target became the person's."""
    plain = {Seen.NOT_YET: Stand.NOT_YET, Seen.ONE: Stand.ONE, Seen.MIXED: Stand.MIXED, Seen.LAST: Stand.LAST}
    if found.level is None or found.high is None or found.seen in plain:
        return Standing(plain[found.seen])
    if found.level >= target:
        return Standing(Stand.MET)
    if target_since is not None and target_since <= now < target_since + NEW_TARGET:
        return Standing(Stand.NEW_TARGET, since=target_since)
    if found.high >= target - HALF:
        return Standing(Stand.NOT_CLEAR)
    gap = target - found.level
    return Standing(Stand.NEAR if gap == 1 else Stand.OFF, gap)


def priority(cells: Iterable[Cell], stage: str, exposure: Mapping[tuple[str, str], float]) -> float:
    """The sum over people of counted gaps × exposure (by job and stage; 1 unless set; the highest of several jobs)."""
    return sum(cell.gap * max((exposure.get((job, stage), 1.0) for job in cell.jobs), default=1.0) for cell in cells)


def weakest_link(
    cells: Iterable[Cell],
    stages: Mapping[str, Iterable[str]],
    exposure: Mapping[tuple[str, str], float] | None = None,
) -> Weakest | None:
    """The weakest of the stages (stage to the competencies its tasks feed); None while not enough is seen.

    A stage is compared from five people with a level in it on. Where several weigh the same, the first stands.
    """
    by_competency: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_competency[cell.competency].append(cell)
    best, found = 0.0, None
    for stage, competencies in stages.items():
        fed = list(competencies)
        seen = {cell.person for name in fed for cell in by_competency[name] if cell.has_level}
        weights = {name: priority(by_competency[name], stage, exposure or {}) for name in fed}
        if len(seen) < ENOUGH_PEOPLE or sum(weights.values()) <= best:
            continue
        best = sum(weights.values())
        heaviest = max(fed, key=lambda name: weights[name])
        own = by_competency[heaviest]
        found = Weakest(stage, heaviest, sum(c.gap > 0 for c in own), sum(c.has_level for c in own))
    return found
