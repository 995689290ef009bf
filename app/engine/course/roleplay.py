"""A role-play: a customer's real message and the frame for the learner's own words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from app.engine.course.base import Channel, CompetencyId, FormatPart, Id, Level, Line, Part, Prose
from app.engine.rubric import Id as RubricPartId

Count = Annotated[int, Field(strict=True, ge=1, le=2000)]


MoveId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
"""The id of a move, as rubrics write them."""


class Length(Part):
    """How long the answer may be, in words or in lines. Outside it the page warns; it never cuts."""

    unit: Literal["words", "lines"]
    at_least: Count | None = None
    at_most: Count


class Forecast(Part):
    """The question before any rating is seen, and the customer's wording of levels 1 to 4, in that order."""

    question: Line
    levels: tuple[Line, Line, Line, Line]


class Hint(Part):
    """A question that helps with one missing move; with a rubric, `move` is the id of one of its moves."""

    move: RubricPartId
    title: Line
    question: Line


class ExampleAnswer(Part):
    """One answer to compare with, for a role-play without a rubric. `why` says what places it there."""

    level: Level
    voice: Line
    text: Prose
    why: Line


class RolePlay(FormatPart):
    """One role-play. With `rubric` it is rated; without, it may carry one example answer a level."""

    id: Id
    title: Line
    channel: Channel
    sender: Id = Field(alias="from")
    at: Line
    context: Prose
    message: Prose
    length: Length
    who_sees: Line
    optional_for_content: bool = False
    competencies: tuple[CompetencyId, ...] = ()
    rubric: Id | None = None
    forecast: Forecast | None = None
    hints: tuple[Hint, ...] = Field(default=(), max_length=3)
    anchors: tuple[ExampleAnswer, ...] = ()

    @model_validator(mode="after")
    def _rated_or_compared(self) -> RolePlay:
        if self.rubric is not None and self.anchors:
            raise ValueError("anchors_belong_to_the_rubric")
        if self.rubric is None and self.forecast is not None:
            raise ValueError("forecast_without_rubric")
        return self
