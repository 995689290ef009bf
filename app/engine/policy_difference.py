"""What differs between two texts, paragraph by paragraph and word by word, to be read side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

ALIKE = 0.5
"""From this share of common words on, two paragraphs are one that was changed."""

_NEW_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)|\n(?=#)")
_MARKS = re.compile(
    r"^\s*(?:#{1,6}\s+|>\s+|[-*+]\s+|\d+[.)]\s+)|\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)", re.MULTILINE
)


class Kind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Run:
    """Some words in a row; `marked`: they stand on this side only."""

    words: str
    marked: bool = False


@dataclass(frozen=True)
class Row:
    """A paragraph as it was and as it is; a side that it does not stand on is empty."""

    kind: Kind
    before: tuple[Run, ...]
    after: tuple[Run, ...]


def differences(before: str, after: str) -> tuple[Row, ...]:
    """Every paragraph of two Markdown texts in order, the unchanged ones too. Marks of Markdown are left out."""
    old, new = _paragraphs(before), _paragraphs(after)
    rows: list[Row] = []
    for code, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            rows += [Row(Kind.SAME, (Run(words),), (Run(words),)) for words in old[i:j]]
        else:
            rows += _replaced(old[i:j], new[k:m])
    return tuple(rows)


def counted(rows: Sequence[Row]) -> dict[Kind, int]:
    """How many paragraphs are of each kind."""
    return {kind: sum(row.kind is kind for row in rows) for kind in Kind}


def _paragraphs(text: str) -> list[str]:
    blocks = _NEW_BLOCK.split(text.replace("\r\n", "\n"))
    found = (" ".join(_MARKS.sub("", block).split()) for block in blocks)
    return [block for block in found if block]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Old paragraphs with the next new one that is much alike; the others are gone or new."""
    at = 0
    for before in old:
        match = next((n for n in range(at, len(new)) if _alike(before, new[n])), None)
        if match is None:
            yield Row(Kind.REMOVED, (Run(before, True),), ())
            continue
        yield from (Row(Kind.ADDED, (), (Run(words, True),)) for words in new[at:match])
        yield _changed(before, new[match])
        at = match + 1
    yield from (Row(Kind.ADDED, (), (Run(words, True),)) for words in new[at:])


def _alike(before: str, after: str) -> bool:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio() >= ALIKE


def _changed(before: str, after: str) -> Row:
    old, new = before.split(), after.split()
    left: list[Run] = []
    right: list[Run] = []
    for code, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += [Run(" ".join(old[i:j]), code != "equal")] if j > i else []
        right += [Run(" ".join(new[k:m]), code != "equal")] if m > k else []
    return Row(Kind.CHANGED, tuple(left), tuple(right))
