"""Checks: short questions after the story, with feedback per option, pair, segment or pattern."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from app.engine.course.base import CompetencyId, FormatPart, Id, Line, OptionId, Part, Prose
from app.engine.course.blanks import Piece, blanks_of, pieces_of

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A clock time such as 14:00; in YAML between quotes or not, it is always text."""


class CheckPart(Part):
    """What every check has: an id, a task, and the competencies it says something about."""

    id: Id
    task: Prose
    competencies: tuple[CompetencyId, ...] = Field(min_length=1)


class Option(Part):
    """One option. `verdict` yes and no decide; partly and neither never count as right."""

    id: OptionId
    text: Prose
    verdict: Literal["yes", "partly", "no"]
    feedback: Prose


class SingleCheck(CheckPart):
    """Pick the one option whose verdict is yes."""

    kind: Literal["single"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=8)


class MultipleCheck(CheckPart):
    """Pick every option whose verdict is yes, and no other."""

    kind: Literal["multiple"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=8)


class RankedOption(Part):
    """One option of a most-and-least question."""

    id: OptionId
    text: Prose
    verdict: Literal["most", "least", "neither"]
    feedback: Prose


class MostLeastCheck(CheckPart):
    """Pick the most and the least effective option."""

    kind: Literal["most_least"]
    options: tuple[RankedOption, ...] = Field(min_length=3, max_length=6)


class Item(Part):
    """Something to put into order."""

    id: OptionId
    text: Line


class OrderPattern(Part):
    """Feedback for an order: an item that comes first or last, or one that comes before another."""

    first: OptionId | None = None
    last: OptionId | None = None
    before: tuple[OptionId, OptionId] | None = None
    feedback: Prose

    @model_validator(mode="after")
    def _one_pattern(self) -> OrderPattern:
        if sum(part is not None for part in (self.first, self.last, self.before)) != 1:
            raise ValueError("one_pattern")
        return self


class OrderCheck(CheckPart):
    """Put items into the order of `answer`; `items` stand in the order in which they are first shown."""

    kind: Literal["order"]
    items: tuple[Item, ...] = Field(min_length=3, max_length=8)
    answer: tuple[OptionId, ...]
    feedback: Prose | None = None
    patterns: tuple[OrderPattern, ...] = ()


class Pair(Part):
    """Two things that belong together; the id names both halves."""

    id: OptionId
    left: Line
    right: Line
    feedback: Prose


class MatchCheck(CheckPart):
    """Find the right half for each left one. `shown` is the order in which the right halves are listed."""

    kind: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=8)
    shown: tuple[OptionId, ...]


class Segment(Part):
    """A stretch of text that is to be marked or left alone."""

    id: OptionId
    text: Line
    marked: bool
    feedback: Prose


class SpotCheck(CheckPart):
    """Mark the segments that show what the task asks for."""

    kind: Literal["spot"]
    segments: tuple[Segment, ...] = Field(min_length=2, max_length=10)


class ClockRange(Part):
    """A typed clock time that counts: from `at_least` (included) to `before` (not included)."""

    at_least: Clock | None = None
    before: Clock | None = None


class Blank(Part):
    """A gap: forms that count as right, or a clock time in a range. `show` is the answer told afterwards."""

    id: OptionId
    hint: Line
    show: Line
    accept: tuple[Line, ...] = ()
    clock: ClockRange | None = None

    @model_validator(mode="after")
    def _can_be_right(self) -> Blank:
        if not self.accept and self.clock is None:
            raise ValueError("blank_never_right")
        return self


class BlankPattern(Part):
    """Feedback for what stands in a blank: one of `given`, or nothing usable (`missing`)."""

    blank: OptionId
    given: tuple[Line, ...] = ()
    missing: bool = False
    feedback: Prose

    @model_validator(mode="after")
    def _one_pattern(self) -> BlankPattern:
        if bool(self.given) == self.missing:
            raise ValueError("one_pattern")
        return self


class FillCheck(CheckPart):
    """Fill the named blanks of `text` from memory."""

    kind: Literal["fill"]
    text: Prose
    blanks: tuple[Blank, ...] = Field(min_length=1, max_length=8)
    patterns: tuple[BlankPattern, ...] = ()

    @model_validator(mode="after")
    def _blanks_stand_in_text(self) -> FillCheck:
        if sorted(blanks_of(self.text)) != sorted(blank.id for blank in self.blanks):
            raise ValueError("blanks_differ")
        return self

    def pieces(self) -> tuple[Piece, ...]:
        """The text cut into words and blanks, for a form."""
        return pieces_of(self.text)


Check = Annotated[
    SingleCheck | MultipleCheck | MostLeastCheck | OrderCheck | MatchCheck | SpotCheck | FillCheck,
    Field(discriminator="kind"),
]


class Checks(FormatPart):
    """All checks of a module, in the order in which they are asked."""

    checks: tuple[Check, ...] = Field(min_length=1)

    def check(self, check_id: str) -> Check | None:
        """The check with that id, or None."""
        return next((check for check in self.checks if check.id == check_id), None)
