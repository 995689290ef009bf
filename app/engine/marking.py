"""Cutting an answer into paragraphs and pieces, so that a page can underline the sentences that decided.

Spans may overlap, touch, repeat or cross paragraphs: every code point of a paragraph lands in exactly one piece,
and a piece knows all keys that cover it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Mark:
    """A piece of the text that belongs to `key`: code points `start` (inclusive) to `end` (exclusive)."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph. `keys`: who is marked here; `first`: whose first piece this is; `last`: whose last."""

    text: str
    keys: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Pieces in reading order. `slot_after` says that something is missing right behind this paragraph."""

    pieces: tuple[Piece, ...]
    slot_after: bool = False


def paragraphs(text: str, marks: Iterable[Mark], *, slot_at: int | None = None) -> list[Paragraph]:
    """Cut `text` at empty lines, and at `slot_at` (a code point) if given; nothing but white space is lost.

    Marks outside the text are cut to it; empty ones are ignored. A slot before all words gives an empty first
    paragraph that carries it.
    """
    inside = [mark for mark in (_trimmed(text, m) for m in marks) if mark.end > mark.start]
    found = [Paragraph(_pieces(text, start, end, inside)) for start, end in _blocks(text, slot_at)]
    if slot_at is None:
        return found
    before = sum(1 for start, _end in _blocks(text, slot_at) if start < slot_at)
    if before == 0:
        return [Paragraph((), slot_after=True), *found]
    found[before - 1] = Paragraph(found[before - 1].pieces, slot_after=True)
    return found


def _blocks(text: str, slot_at: int | None) -> list[tuple[int, int]]:
    """Where paragraphs begin and end, without white space at their ends."""
    cuts = [(match.start(), match.end()) for match in _GAP.finditer(text)]
    if slot_at is not None and not any(start <= slot_at <= end for start, end in cuts):
        cuts.append((slot_at, slot_at))
    edges = [0, *(edge for cut in sorted(cuts) for edge in cut), len(text)]
    blocks = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        block = text[start:end]
        begin = start + len(block) - len(block.lstrip())
        finish = end - (len(block) - len(block.rstrip()))
        if finish > begin:
            blocks.append((begin, finish))
    return blocks


def _trimmed(text: str, mark: Mark) -> Mark:
    """The mark inside the text, without white space at its ends: then it begins and ends inside a paragraph."""
    start, end = max(0, mark.start), min(len(text), mark.end)
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Mark(mark.key, start, start + len(words.strip()))


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    here = [m for m in marks if m.start < end and m.end > start]
    edges = sorted({start, end, *(edge for m in here for edge in (m.start, m.end) if start < edge < end)})
    begins = {m.key: min(other.start for other in marks if other.key == m.key) for m in here}
    pieces = []
    for a, b in pairwise(edges):
        covering = [m for m in here if m.start <= a and m.end >= b]
        keys = tuple(dict.fromkeys(m.key for m in covering))
        first = tuple(key for key in keys if begins[key] == a)
        last = tuple(dict.fromkeys(m.key for m in covering if m.end == b))
        pieces.append(Piece(text[a:b], keys, first, last))
    return tuple(pieces)
