"""Curricula that come with a folder of courses: modules and policies in order, for one kind of work each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from app.engine.course.base import FormatPart, Id, Level, Line, Part


class CurriculumEntry(Part):
    """A module or a policy in its place. `extra_days` come on top of the first due of a rule."""

    module: Id | None = None
    policy: Id | None = None
    required: bool = True
    level: Level | None = None
    extra_days: Annotated[int, Field(strict=True, ge=0, le=365)] = 0

    @model_validator(mode="after")
    def _one_thing(self) -> CurriculumEntry:
        if (self.module is None) == (self.policy is None):
            raise ValueError("module_or_policy")
        if self.policy is not None and self.level is not None:
            raise ValueError("policy_has_no_level")
        return self


class ShippedCurriculum(Part):
    """One curriculum: for whom, what it is good for, and what it holds in order."""

    id: Id
    title: Annotated[Line, Field(max_length=120)]
    objective: Line
    items: tuple[CurriculumEntry, ...] = Field(min_length=1, max_length=40)


class Curricula(FormatPart):
    """`curricula.yaml`."""

    curricula: Annotated[tuple[ShippedCurriculum, ...], Field(min_length=1)]
