"""Sentences with named blanks: `I ring you at {hour}.`"""

import re
from dataclasses import dataclass

_BLANK = re.compile(r"\{([a-z][a-z0-9-]*)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: `text` to print, or `blank`, the id of a gap to fill."""

    text: str = ""
    blank: str | None = None


def pieces_of(sentence: str) -> tuple[Piece, ...]:
    """The sentence cut into text and blanks, in order."""
    pieces: list[Piece] = []
    position = 0
    for found in _BLANK.finditer(sentence):
        if found.start() > position:
            pieces.append(Piece(text=sentence[position : found.start()]))
        pieces.append(Piece(blank=found.group(1)))
        position = found.end()
    if position < len(sentence):
        pieces.append(Piece(text=sentence[position:]))
    return tuple(pieces)


def blanks_of(sentence: str) -> tuple[str, ...]:
    """The ids of the blanks, in order."""
    return tuple(piece.blank for piece in pieces_of(sentence) if piece.blank)
