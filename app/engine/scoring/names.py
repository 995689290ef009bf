"""Other customers named in an answer: capital letters that the case does not know, next to a like problem."""

import re

from app.engine.scoring.proposal import Span
from app.engine.scoring.spelling import slips
from app.engine.scoring.text import Shadow

_NAME = re.compile(r"(?<![\w'])[A-Z][a-z]{2,}(?: (?:and |of |& )?[A-Z][a-z]{2,}){0,3}")
_ORGANISATION = re.compile(
    r"\b(?:lodge|homes?|house|care|group|hospital|clinic|hotel|manor|court|park|hall|villa|ltd|gmbh|"
    r"inc|trust|health|services|residence)\b",
    re.I,
)
_LIKE_PROBLEM = re.compile(
    r"\b(?:same (?:thing|problem|issue|fault|error)|this exact|exactly this|too\b|as well|"
    r"also (?:had|has|have)|likewise|similar|nurses short|underpaid"
    r"|on manual files|payroll (?:was|is)|lost|went through (?:this|the same)|overtime|pays?\b|paid\b|wrong)"
)
_HAS = re.compile(
    r"\W{1,3}(?:\w+\W{1,3}){0,2}(?:had|has|have|is|are|was|were|lost|got|pays|paid|went|saw|reported|"
    r"waited|also|too)\b"
)
_ORDINARY_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december dear hello hi regards best kind yours thanks thank please sorry
corrected today tomorrow next from our your you the this that when what how why who and but for with then
there their they she her his one two three four five here now also once until since before after only just
each every some many most all any both either if as at by in on to it we my me no not yes until because
english madam sir mrs miss final permanent file fix
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())


def other_customers(answer: str, shadow: Shadow, known: frozenset[str]) -> tuple[list[Span], list[Span]]:
    """Sentences that name another customer with a like problem: (surely, perhaps).

    `known` are the names of the case in lower case. A sentence that only signs the letter never counts.
    """
    sure: list[Span] = []
    perhaps: list[Span] = []
    for segment in shadow.segments:
        sentence = answer[segment.start : segment.end]
        like = _LIKE_PROBLEM.search(shadow.text, segment.start, segment.end)
        if like is None:
            continue
        for name in _NAME.finditer(sentence):
            words = [word for word in name.group().split() if word[0].isupper()]
            foreign = [word for word in words if not _is_ours(word.lower(), known)]
            if not foreign or not _HAS.match(sentence, name.end()):
                continue
            organisation = len(foreign) >= 2 or _ORGANISATION.search(name.group())
            (sure if organisation else perhaps).append(Span(segment.start, segment.end))
            break
    return sure, perhaps


def _is_ours(word: str, known: frozenset[str]) -> bool:
    """Known names and ordinary words, also with a slip of the finger."""
    if word in known or word in _ORDINARY:
        return True
    return len(word) >= 5 and any(
        abs(len(word) - len(name)) <= 1 and slips(word, name) <= 1 for name in sorted(known | _ORDINARY)
    )
