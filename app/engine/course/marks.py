"""Rule marks inside example replies: `✓OWN` a rule kept, `✗SEE` a rule missed.

The module's legend gives each code its words, so that a mark can be spoken and not only seen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MARK = re.compile(r"\s*`?([✓✗])([A-Z]{2,8})`?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule mark: its code, whether the rule was kept, and its words from the legend."""

    code: str
    kept: bool
    words: str


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Some text and the mark that stands after it, if any."""

    text: str
    mark: Mark | None = None


def split_marks(text: str, legend: Mapping[str, str]) -> tuple[MarkedPiece, ...]:
    """The text cut after each mark; a code that the legend lacks is spoken as itself."""
    pieces: list[MarkedPiece] = []
    position = 0
    for found in _MARK.finditer(text):
        sign, code = found.groups()
        mark = Mark(code=code, kept=sign == "✓", words=legend.get(code, code))
        pieces.append(MarkedPiece(text[position : found.start()], mark))
        position = found.end()
    if position < len(text):
        pieces.append(MarkedPiece(text[position:]))
    return tuple(pieces)


def without_marks(text: str) -> str:
    """The text alone, for counting words and for reading aloud."""
    return _MARK.sub("", text)


def mark_codes(text: str) -> tuple[str, ...]:
    """The codes used in a text, in order, repeats included."""
    return tuple(code for _, code in _MARK.findall(text))
