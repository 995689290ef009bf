"""What every part of a course file shares: frozen, no unknown keys, and the kinds of small values.

The models describe data; they never read files. Text is Markdown source. Nothing here knows a language:
words for people live in the course files themselves.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

FORMAT = 1
"""The version of the course format that these models read. Every file says `format: 1`."""

END = "end"
"""The target that every story ends at; not a scene of its own."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""A stable word for a part of a course: small letters, digits, single hyphens."""

ChoiceId = Annotated[str, StringConstraints(pattern=r"^[a-h]$")]
"""A choice is a letter, so that a key on the keyboard can pick it."""

OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=30)]
"""An option, item or segment inside a check: a short word or letter."""

CompetencyId = Annotated[str, StringConstraints(pattern=r"^C([1-9]|1[0-2])$")]
"""C1 to C12, as in the shared list of competencies."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
"""One line of text: a title, a name, a story time."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]
"""Markdown source of one or more paragraphs."""

Whole = Annotated[int, Field(strict=True)]
"""A whole number; words such as "5" and yes/no are not numbers."""

Pillar = Literal["empathy", "personalisation", "effort", "expectations", "integrity", "resolution"]
"""The six pillars of a customer's experience; `effort` is "time and effort" on screens."""

Channel = Literal["mail", "call", "chat", "social", "meeting", "desk"]
"""Which skin a scene or role-play is shown in."""

Level = Annotated[int, Field(strict=True, ge=1, le=4)]
"""A level of an answer: 1 to 4."""


class Part(BaseModel):
    """A piece of a course: immutable, and an unknown key is an error rather than silently lost."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Picture(Part):
    """A picture beside a text. `alt` says in words what it shows; the checker asks for it."""

    file: Annotated[str, StringConstraints(pattern=r"^media/[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|webp)$", max_length=100)]
    alt: Line | None = None


class FormatPart(Part):
    """The top of a file: it says which format it was written in."""

    format: Literal[1]
