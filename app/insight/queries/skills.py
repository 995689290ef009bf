"""People × competencies: skills beside targets, counts, and the weakest link."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.engine.skills import Cell, Seen, Skill, Stand, Standing, Weakest, skill, standing, weakest_link
from app.insight.queries.facts import Known, PersonFacts
from app.insight.queries.targets import Target, Targets
from app.insight.queries.tasks import Exercises


@dataclass(frozen=True)
class SkillCell:
    """One person × one competency. `target` and `standing` are empty where the person has no target: then no cell."""

    person_id: int
    competency: str
    skill: Skill
    target: Target | None
    standing: Standing | None
    waiting: int
    knows: Known | None

    @property
    def stand(self) -> Stand | None:
        """How it stands to the target."""
        return self.standing.stand if self.standing else None

    @property
    def days(self) -> int | None:
        """Days since the newest piece."""
        return None if self.skill.age is None else int(self.skill.age)


@dataclass(frozen=True)
class Counts:
    """How many cells stand how. `unclear` gathers what has evidence but says neither met nor gap."""

    met: int
    near: int
    off: int
    not_yet: int
    unclear: int


Grid = dict[int, dict[str, SkillCell]]


def grid(found: Mapping[int, PersonFacts], targets: Targets, competencies: Iterable[str], *, at: datetime) -> Grid:
    """A cell for every person and competency."""
    names = list(competencies)
    return {
        person_id: {name: _cell(own, name, targets.of(person_id, name), at) for name in names}
        for person_id, own in found.items()
    }


def _cell(own: PersonFacts, competency: str, target: Target | None, at: datetime) -> SkillCell:
    found = skill(own.values.get(competency, ()), now=at, away=own.away)
    told = None
    if target is not None:
        told = standing(found, target=target.level, now=at, target_since=target.since)
    waiting = own.waiting.get(competency, 0)
    return SkillCell(own.person_id, competency, found, target, told, waiting, own.knows.get(competency))


def counts(cells: Grid) -> Counts:
    """The counts over all cells with a target."""
    stands = Counter(cell.stand for row in cells.values() for cell in row.values())
    plain = [stands[s] for s in (Stand.MET, Stand.NEAR, Stand.OFF, Stand.NOT_YET)]
    unclear = sum(n for stand, n in stands.items() if stand is not None) - sum(plain)
    return Counts(plain[0], plain[1], plain[2], plain[3], unclear)


def weakest(cells: Grid, targets: Targets, exercises: Exercises) -> Weakest | None:
    """The weakest stage of the journey for these people; None while not enough is seen."""
    facts: Sequence[Cell] = [
        Cell(person_id, name, targets.jobs.get(person_id, ()), cell.skill.seen is Seen.LEVEL,
             cell.standing.gap if cell.standing else 0)
        for person_id, row in cells.items()
        for name, cell in row.items()
    ]  # fmt: skip
    return weakest_link(facts, exercises.stages())


def people_at(cells: Grid, competencies: Iterable[str]) -> int:
    """How many people have a level in at least one of these competencies."""
    names = set(competencies)
    return sum(any(row[n].skill.seen is Seen.LEVEL for n in names if n in row) for row in cells.values())
