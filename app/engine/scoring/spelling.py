"""Looking through typing errors: a word nobody knows becomes the nearest word that the patterns look for.

Only words of five letters and more, at most one slip away (two from nine letters on), first letter kept
unless the slip is there. What people really meant stays open, so a mended word may find a move, never gate
an answer by itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.engine.scoring.common_words import COMMON_WORDS
from app.engine.scoring.proposal import Span
from app.engine.scoring.text import Shadow, cut

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?")
# Longer runs of letters are no words, and trying every gap of them would cost much memory.
_SHORTEST, _LONGEST = 5, 24
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly", "er", "ers", "'s", "n", "en")


@dataclass(frozen=True)
class Speller:
    """Knows the words that patterns look for and mends slips towards them."""

    wanted: frozenset[str]

    @cached_property
    def _by_gap(self) -> dict[str, tuple[str, ...]]:
        """Every wanted word under itself and under each form with one letter left out."""
        table: dict[str, set[str]] = {}
        for word in self.wanted:
            if len(word) >= 5:
                for form in _with_gap(word):
                    table.setdefault(form, set()).add(word)
        return {form: tuple(sorted(words)) for form, words in table.items()}

    def mend(self, word: str) -> str:
        """The word meant by `word`, or `word` itself."""
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii() or self._known(word):
            return word
        near: set[str] = set()
        for form in _with_gap(word):
            near.update(self._by_gap.get(form, ()))
        best = min(((slips(word, candidate), candidate) for candidate in near), default=(9, word))
        allowed = 2 if len(word) >= 9 else 1
        return best[1] if best[0] <= allowed else word

    def _known(self, word: str) -> bool:
        if word in self.wanted or word in COMMON_WORDS:
            return True
        for ending in _ENDINGS[1:]:
            stem = word.removesuffix(ending)
            if stem != word and (stem in COMMON_WORDS or stem in self.wanted or stem + "e" in COMMON_WORDS):
                return True
        return any(word + ending in self.wanted for ending in _ENDINGS[1:])


def mended(shadow: Shadow, speller: Speller) -> Shadow | None:
    """The shadow with slips repaired, or None if there was nothing to repair."""
    pieces: list[str] = []
    origin: list[int] = []
    changed = False
    position = 0
    for token in _TOKEN.finditer(shadow.text):
        pieces.append(shadow.text[position : token.start()])
        origin.extend(range(position, token.start()))
        better = speller.mend(token.group())
        changed = changed or better != token.group()
        pieces.append(better)
        last = token.end() - token.start() - 1
        origin.extend(token.start() + min(index, last) for index in range(len(better)))
        position = token.end()
    if not changed:
        return None
    pieces.append(shadow.text[position:])
    origin.extend(range(position, len(shadow.text) + 1))
    text = "".join(pieces)
    forward: dict[int, int] = {}
    for index, source in enumerate(origin):
        forward.setdefault(source, index)
    spans = [Span(forward[segment.start], forward[segment.end]) for segment in shadow.segments]
    return Shadow(text, cut(text, spans), tuple(origin))


def slips(first: str, second: str) -> int:
    """Damerau-Levenshtein distance with neighbours swapped as one slip (optimal string alignment)."""
    rows = [list(range(len(second) + 1))]
    for i, a in enumerate(first, start=1):
        row = [i]
        for j, b in enumerate(second, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def words_in(sources: Iterable[str]) -> frozenset[str]:
    """All plain words of five letters and more in texts or patterns."""
    return frozenset(word for source in sources for word in re.findall(r"[a-z]{5,}", source.lower()))


def _with_gap(word: str) -> list[str]:
    return [word, *(word[:index] + word[index + 1 :] for index in range(len(word)))]
