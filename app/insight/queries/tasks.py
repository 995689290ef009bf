"""Which published tasks feed which competency, and where on the customer's journey."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from app.catalogue.models import ModuleVersion, RubricVersion
from app.catalogue.queries.content import load_module, load_rubric
from app.catalogue.reading import read_competencies
from app.db import db
from app.engine.course.competencies import Competency
from app.engine.rubric import Rubric
from app.insight.journey import journey

FEWEST_TASKS = 2


@dataclass(frozen=True)
class Task:
    """A published role-play that is rated: what it is called, what it feeds, where it stands (None: nowhere)."""

    key: str
    module_id: str
    module_title: str
    title: str
    feeds: frozenset[str]
    stage: str | None


@dataclass(frozen=True)
class Exercises:
    """All published tasks. `columns`: competencies with two different tasks; `missing`: the others, in order.

    `rubrics`: the versions of rubrics that rate them.
    """

    tasks: tuple[Task, ...]
    columns: tuple[Competency, ...]
    missing: tuple[Competency, ...]
    rubrics: tuple[int, ...] = ()

    def feeding(self, competency: str) -> list[Task]:
        """The tasks that say something about a competency."""
        return [task for task in self.tasks if competency in task.feeds]

    def stages(self) -> dict[str, list[str]]:
        """Stage to the columns that tasks at that stage feed, in the order of the journey."""
        fed: dict[str, set[str]] = defaultdict(set)
        for task in self.tasks:
            if task.stage:
                fed[task.stage] |= task.feeds
        order = [competency.id for competency in self.columns]
        return {stage.id: [c for c in order if c in fed[stage.id]] for stage in journey().stages if fed[stage.id]}


def task_key(module_id: str, role_play: str) -> str:
    """What makes a task the same task in every version of its module."""
    return f"{module_id}/{role_play}"


def feeds(rubric: Rubric) -> frozenset[str]:
    """The competencies that a rubric's criteria feed."""
    return frozenset(criterion.competency for criterion in rubric.criteria if criterion.competency)


def exercises() -> Exercises:
    """Everything one can be rated in now. The catalogue is short, and its content is kept in the process."""
    versions = db.session.scalars(
        sa.select(ModuleVersion).where(ModuleVersion.is_current.is_(True)).order_by(ModuleVersion.title)
    ).all()
    pinned = {(row.rubric_id, row.source_hash): row.id for row in db.session.scalars(sa.select(RubricVersion))}
    found: list[Task] = []
    way = journey()
    used: dict[int, None] = {}
    for version in versions:
        module = load_module(version.id)
        for play in module.role_plays:
            rubric_id = pinned.get((play.rubric or "", version.rubric_hashes.get(play.rubric or "", "")))
            if rubric_id is not None:
                used[rubric_id] = None
                key, fed = task_key(version.module_id, play.id), feeds(load_rubric(rubric_id))
                found.append(
                    Task(key, version.module_id, version.title, play.title, fed, way.stage_of(module.head.moment or ""))
                )
    counts = {c.id: sum(c.id in task.feeds for task in found) for c in competencies()}
    columns = tuple(c for c in competencies() if counts[c.id] >= FEWEST_TASKS)
    missing = tuple(c for c in competencies() if counts[c.id] < FEWEST_TASKS)
    return Exercises(tuple(found), columns, missing, tuple(used))


def competencies() -> tuple[Competency, ...]:
    """The company's list of competencies; empty where the file is missing or broken (the course check tells)."""
    return _read(current_app.config["SETTINGS"].courses / "competencies.yaml")


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[Competency, ...]:
    if not path.exists():
        return ()
    found, _problems = read_competencies(path.read_bytes())
    return found.competencies if found else ()
