"""What a digest is made of: notices that were read, and the sections that writers make of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Told:
    """A notice as it was read."""

    kind: str
    ids: Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A line of a digest with what belongs to it, and the page it leads to (empty: the section's)."""

    text: str
    more: Sequence[str] = ()
    url: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a digest: a heading, its lines, where to go on. `short` stands in the subject: `2 due soon`.

    `rank` orders the sections, the lowest first.
    """

    rank: int
    short: str
    heading: str
    lines: Sequence[Line]
    url: str = ""


# Makes the sections about what is still true of these notices, for (person_id, notices, at), inside the person's
# language. Nothing is said of what was done, taken back or moved in the meantime.
Writer = Callable[[int, Sequence[Told], datetime], Sequence[Section]]
