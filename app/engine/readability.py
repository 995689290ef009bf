"""How hard a text is to read: LIX, after C.-H. Björnsson, "Läsbarhet" (1968).

LIX is the mean number of words in a sentence plus the share of words of more than six letters in per cent. It
needs no dictionary and no syllables, so it gives the same number on every machine and works for Western
European languages. Below 30 is simple, 40 is a newspaper, 50 is the language of offices.
"""

import re
from typing import NamedTuple

from app.engine.course.marks import without_marks

LONG_WORD = 7
"""Letters from which a word counts as long."""

FEWEST_WORDS = 30
"""Shorter texts are not judged: one long name would decide."""

HARDEST = {"en": 45.0, "de": 55.0}
HARDEST_ELSEWHERE = 50.0

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;…]+[”\"’')\]]*(?:\s+|$)|\n\s*\n|\n\s*[-*]\s")


class Reading(NamedTuple):
    """The LIX of a text and how many words it has."""

    lix: float
    words: int


def reading_of(text: str) -> Reading:
    """The LIX of a text, rule marks left out; a text without words has 0."""
    plain = without_marks(text)
    words = _WORD.findall(plain)
    if not words:
        return Reading(0.0, 0)
    sentences = sum(1 for part in _SENTENCE_END.split(plain) if _WORD.search(part))
    long = sum(len(word) >= LONG_WORD for word in words)
    return Reading(len(words) / sentences + 100 * long / len(words), len(words))


def too_hard(text: str, language: str) -> float | None:
    """The LIX of a text that is harder than B2 readers should meet; None if it is not, or too short to judge."""
    found = reading_of(text)
    hardest = HARDEST.get(language.split("-")[0], HARDEST_ELSEWHERE)
    return found.lix if found.words >= FEWEST_WORDS and found.lix > hardest else None
