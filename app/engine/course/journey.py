"""The customer's journey: stages in order, where customers meet the company, and the hand-overs between teams."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.engine.course.base import FormatPart, Id, Line, Part


class Stage(Part):
    """A stage of the journey. `moments`: words in a module's `moment` that say that it stands here."""

    id: Id
    name: Line
    about: Line
    touchpoints: tuple[Line, ...] = Field(min_length=1, max_length=6)
    moments: tuple[Line, ...] = ()


class Junction(Part):
    """Where another team takes the customer over, before the stage `before`; what is easily lost there."""

    before: Id
    hands_over: Line
    easily_lost: Line


class Journey(FormatPart):
    """`journey.yaml`."""

    stages: Annotated[tuple[Stage, ...], Field(min_length=2, max_length=12)]
    junctions: tuple[Junction, ...] = ()

    def junction_before(self, stage_id: str) -> Junction | None:
        """The hand-over before a stage, if there is one."""
        return next((junction for junction in self.junctions if junction.before == stage_id), None)

    def stage_of(self, moment: str) -> str | None:
        """The stage of a module by the words of its `moment`: a stage's own name, else a telling word; None if neither.

        Of telling words that occur, that of the first stage in order counts.
        """
        words = moment.casefold()
        alone = words.replace(",", " ").split()
        named = next((stage.id for stage in self.stages if stage.id in alone), None)
        told = (stage.id for stage in self.stages if any(word.casefold() in words for word in stage.moments))
        return named or next(told, None)
