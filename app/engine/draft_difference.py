"""What differs between two tries of one answer: whole texts beside each other, with the words of one side marked.

Unlike `policy_difference` nothing is matched paragraph by paragraph: a second try often tells the same in another
order. Every code point of both texts is shown; spelling in capitals and punctuation alone is no difference.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.engine.marking import Mark, Paragraph, paragraphs

SHORTEST_IN_COMMON = 3
"""Fewer words in a row that stand in both texts, between words that do not, read as changed: single words of a
rewritten sentence would make a patchwork."""

_WORD = re.compile(r"\S+")
_MARKED = "changed"


@dataclass(frozen=True)
class Beside:
    """Two texts in paragraphs; a piece with a key stands on its side only. `gone` and `new` count such words."""

    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]
    gone: int
    new: int


def beside(before: str, after: str) -> Beside:
    """Two tries of one answer, the earlier first."""
    old, new = _words(before), _words(after)
    gone, added = _changed([word for word, _span in old], [word for word, _span in new])
    return Beside(
        tuple(paragraphs(before, _marks([span for _word, span in old], gone))),
        tuple(paragraphs(after, _marks([span for _word, span in new], added))),
        gone=sum(end - start for start, end in gone),
        new=sum(end - start for start, end in added),
    )


def _words(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Each word as it is compared, and where it stands."""
    found = []
    for match in _WORD.finditer(text):
        plain = re.sub(r"^\W+|\W+$", "", match.group().replace("’", "'")).casefold()
        found.append((plain, match.span()))
    return found


def _changed(old: Sequence[str], new: Sequence[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The runs of words that stand on one side only, by the numbers of their words."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    lengths = (len(old), len(new))
    kept = [b for b in blocks if b.size >= SHORTEST_IN_COMMON or _stands(b.a, b.b, b.size, lengths)]
    return _between([(b.a, b.a + b.size) for b in kept], len(old)), _between(
        [(b.b, b.b + b.size) for b in kept], len(new)
    )


def _stands(old_at: int, new_at: int, size: int, lengths: tuple[int, int]) -> bool:
    """Whether few words in common are kept all the same: a greeting, a signature, or all there is of a text."""
    if size == 0:
        return False
    edge = old_at == new_at == 0 or (old_at + size, new_at + size) == lengths
    return size == min(lengths) or (edge and size > 1)


def _between(kept: Iterable[tuple[int, int]], total: int) -> list[tuple[int, int]]:
    runs, at = [], 0
    for start, end in [*kept, (total, total)]:
        if start > at:
            runs.append((at, start))
        at = end
    return runs


def _marks(spans: Sequence[tuple[int, int]], runs: Iterable[tuple[int, int]]) -> list[Mark]:
    return [Mark(_MARKED, spans[start][0], spans[end - 1][1]) for start, end in runs]
