"""One way to read a learner's answer: normalised once, counted and cut into sentences the same everywhere.

Every offset in this package counts code points of the *normalised* text, the text that is stored.
"""

import re
import unicodedata

_SPACE_AT_ENDS = re.compile(r"\A\s+|\s+\Z")
_WORD = re.compile(r"[^\W_]+(?:['’.:\-][^\W_]+)*")
_SHORT_FORMS = "mr mrs ms dr prof st vs etc approx e.g i.e eg ie no nr tel a.m p.m am pm"
_ABBREVIATIONS = frozenset(_SHORT_FORMS.split())
_STOP = re.compile(r"[.!?…。！？]+[\"'”’)\]]*|\n+")


def normalise_answer(text: str) -> str:
    """Return `text` as it is stored: line ends as ``\\n``, Unicode NFC, white space cut at the two ends only."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPACE_AT_ENDS.sub("", unicodedata.normalize("NFC", unified))


def word_count(text: str) -> int:
    """Number of words: runs of letters or digits; "you've", "16:00" and "set-up" are one word each."""
    return sum(1 for _ in _WORD.finditer(text))


def line_count(text: str) -> int:
    """Number of lines that hold something other than white space."""
    return sum(1 for line in text.splitlines() if line.strip())


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut `text` into sentences, as (start, end) offsets in code points, in order and without overlap.

    A sentence keeps its closing mark and never begins or ends with white space. Line breaks end a
    sentence too. Every character that is not white space lies in exactly one sentence.
    """
    spans: list[tuple[int, int]] = []
    begin = 0
    for stop in _STOP.finditer(text):
        if not _ends_sentence(text, stop):
            continue
        _append(spans, text, begin, stop.end())
        begin = stop.end()
    _append(spans, text, begin, len(text))
    return spans


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Tell a full stop from the point in "16.00", "Ms. Solheim" or "a.m."."""
    mark, after = stop.group(), text[stop.end() : stop.end() + 1]
    if mark.startswith("\n"):
        return True
    if after and not after.isspace():
        return mark[-1] in "!?…。！？"
    if mark != ".":
        return True
    before = re.search(r"[\w.]+\Z", text[max(0, stop.start() - 12) : stop.start()])
    if before is None:
        return True
    word = before.group().lower()
    if word not in _ABBREVIATIONS:
        return True
    following = text[stop.end() :].lstrip(" ")[:1]
    if word in {"mr", "mrs", "ms", "dr", "prof", "st"}:
        return following in ("", "\n")
    return following == "" or not following.islower()


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return
    lead = len(piece) - len(piece.lstrip())
    if spans and not any(char.isalnum() for char in stripped) and "\n" not in text[spans[-1][1] : start + lead]:
        spans[-1] = (spans[-1][0], start + lead + len(stripped))
        return
    spans.append((start + lead, start + lead + len(stripped)))
