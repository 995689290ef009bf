"""The manager's team: who, and what may be seen of them by name."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.db import db
from app.engine.skills import Weakest
from app.errors import Missing
from app.insight.models import PracticeGoal
from app.insight.queries.facts import PersonFacts, facts
from app.insight.queries.sight import Sight, View, sight
from app.insight.queries.skills import Counts, Grid, counts, grid, people_at, weakest
from app.insight.queries.targets import Targets, targets_of
from app.insight.queries.tasks import Exercises, exercises
from app.learning.models import Completion
from app.people.models import Person

PAGE_SIZE = 25


@dataclass(frozen=True)
class Member:
    """Somebody of the team."""

    id: int
    name: str
    department_id: int | None


@dataclass(frozen=True)
class Levels:
    """What is known of some people whose levels may be seen by name."""

    exercises: Exercises
    facts: dict[int, PersonFacts]
    targets: Targets
    grid: Grid

    @property
    def counts(self) -> Counts:
        """Met, near, off, not yet seen."""
        return counts(self.grid)

    @property
    def weakest(self) -> Weakest | None:
        """The weakest link of the journey; None while not enough is seen."""
        return weakest(self.grid, self.targets, self.exercises)

    @property
    def one_target(self) -> dict[str, int]:
        """Competency to its target, where everybody who has one has the same."""
        found: dict[str, set[int]] = defaultdict(set)
        for row in self.grid.values():
            for name, cell in row.items():
                if cell.target is not None:
                    found[name].add(cell.target.level)
        return {name: min(levels) for name, levels in found.items() if len(levels) == 1}

    @property
    def stage_people(self) -> dict[str, int]:
        """Stage to the number of people with a level in it."""
        return {stage: people_at(self.grid, fed) for stage, fed in self.exercises.stages().items()}


@dataclass(frozen=True)
class Done:
    """A module somebody completed, and on which day (no time of day: that is the learner's alone)."""

    title: str
    at: datetime


def named(seen: Sight, *, indirect: bool) -> list[Member]:
    """The reports one may see by name, by name; `indirect`: those who report through others."""
    ids = [i for i in (seen.indirect if indirect else seen.direct) if seen.of(i) in (View.COMPLETION, View.LEVELS)]
    rows = db.session.execute(
        sa.select(Person.id, Person.name, Person.department_id)
        .where(Person.id.in_(ids))
        .order_by(Person.name, Person.id)
    )
    return [Member(row.id, row.name, row.department_id) for row in rows]


def levels_of(seen: Sight, person_ids: Collection[int], *, at: datetime) -> Levels:
    """The levels of people who may be seen by name; raises Missing if one of them may not.

    All of them stand in the same line to the viewer, direct or not, so one instant decides which answers count.
    """
    if any(seen.of(person_id) is not View.LEVELS for person_id in person_ids):
        raise Missing
    since = max((seen.since(person_id) for person_id in person_ids), default=None)
    listed, found = exercises(), facts(person_ids, at=at, since=since)
    targets = targets_of(person_ids, at=at)
    return Levels(listed, found, targets, grid(found, targets, [c.id for c in listed.columns], at=at))


def member(viewer_id: int, person_id: int) -> tuple[Sight, Member]:
    """Somebody the viewer may see by name. Raises Missing for anybody else, as for somebody who does not exist."""
    seen = sight(viewer_id)
    if seen.of(person_id) not in (View.COMPLETION, View.LEVELS):
        raise Missing
    row = db.session.get_one(Person, person_id)
    return seen, Member(row.id, row.name, row.department_id)


def completions(person_ids: Collection[int]) -> dict[int, list[Done]]:
    """Modules completed by these people, the last first; each module once."""
    rows = db.session.execute(
        sa.select(Completion.person_id, ModuleVersion.module_id, ModuleVersion.title, Completion.completed_at)
        .join(ModuleVersion, ModuleVersion.id == Completion.module_version_id)
        .where(Completion.person_id.in_(person_ids))
        .order_by(Completion.completed_at, Completion.id)
    )
    first: dict[int, dict[str, Done]] = defaultdict(dict)
    for row in rows:
        first[row.person_id].setdefault(row.module_id, Done(row.title, row.completed_at))
    return {person_id: sorted(own.values(), key=lambda d: d.at, reverse=True) for person_id, own in first.items()}


def goals_of(person_id: int, *, written_by_id: int | None = None) -> list[PracticeGoal]:
    """Goals agreed with a person that are not closed; of one author only if given."""
    rows = sa.select(PracticeGoal).where(PracticeGoal.person_id == person_id, PracticeGoal.closed_at.is_(None))
    if written_by_id is not None:
        rows = rows.where(PracticeGoal.written_by_id == written_by_id)
    return list(db.session.scalars(rows.order_by(PracticeGoal.retest_on, PracticeGoal.id).limit(100)))
