"""The shared list of competencies: names, pillars, four levels in words, a target per job."""

from typing import Annotated

from pydantic import Field

from app.engine.course.base import CompetencyId, FormatPart, Level, Line, Part, Pillar


class Targets(Part):
    """The level aimed at, per kind of job. 1 means: no target."""

    service: Level
    marketing: Level
    support: Level
    manager: Level


class Competency(Part):
    """One competency. `levels` describe 1 (Starting) to 4 (Leading)."""

    id: CompetencyId
    name: Line
    pillars: tuple[Pillar, ...] = ()
    levels: tuple[Line, Line, Line, Line]
    targets: Targets


class Competencies(FormatPart):
    """`courses/competencies.yaml`."""

    competencies: Annotated[tuple[Competency, ...], Field(min_length=1)]
