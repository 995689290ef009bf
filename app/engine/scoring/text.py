"""Reading an answer: sentences and clauses with exact offsets, quotations set aside, spelling looked through.

The *shadow* of a text is what patterns are matched against: lower case, plain quotes and dashes, accents
gone, customer quotations blanked. It has exactly as many code points as the text, so every offset in it is
an offset in the answer. The *mended* shadow also has likely typing errors repaired; it carries its own map
back to the answer.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from app.engine.answer_text import sentences
from app.engine.scoring.proposal import Span

_PLAIN = {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_PLAIN |= dict.fromkeys("‐‑‒−", "-") | dict.fromkeys("—―", "–")
_CLAUSE_BREAK = re.compile(
    r"\s*[;:(){}]\s+|\s+[-–]+\s+|\s*–\s*|,\s+(?=(?:and|but|so|then|because|which|who|while|as|or|if|yet)\b)"
    r"|,\s+(?=(?:i|i'm|i'll|i've|we|we've|we'll|you|you'll|it|it's|your|our|my|he|she|they|this|that|please)\b)"
    r"|\s+(?=(?:but|because|although|however|whereas)\b)"
)
_QUOTED = re.compile(r'"([^"\n]{12,600})"')
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)


@dataclass(frozen=True)
class Segment:
    """One sentence with its clauses, as spans of the shadow they were cut from."""

    start: int
    end: int
    clauses: tuple[Span, ...]


@dataclass(frozen=True)
class Shadow:
    """A text to match patterns against; `origin[i]` is the answer's offset of shadow offset i (None = same)."""

    text: str
    segments: tuple[Segment, ...]
    origin: tuple[int, ...] | None = None

    def to_answer(self, start: int, end: int) -> Span:
        """The span of the answer that a span of this shadow stands for."""
        if self.origin is None:
            return Span(start, end)
        return Span(self.origin[start], self.origin[end])

    def segment_at(self, offset: int) -> Segment:
        """The segment that holds `offset` (the last that begins at or before it)."""
        starts = [segment.start for segment in self.segments]
        return self.segments[max(0, bisect_right(starts, offset) - 1)]


def shadow_of(answer: str, prompt: str = "") -> Shadow:
    """The shadow of `answer`; quotations of the customer's `prompt` are blanked."""
    plain = "".join(_plain_char(char) for char in answer)
    blanked = _blank_quotations(plain, "".join(_plain_char(char) for char in prompt))
    return Shadow(blanked, cut(blanked, [Span(a, b) for a, b in sentences(answer)]))


def cut(text: str, spans: list[Span]) -> tuple[Segment, ...]:
    """Cut sentences into clauses; clauses never overlap and lie inside their sentence."""
    return tuple(Segment(span.start, span.end, _clauses(text, span)) for span in spans)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space and loose punctuation at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:-–"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–"):
        end -= 1
    return Span(start, end)


def _plain_char(char: str) -> str:
    """Lower case without accent, always exactly one code point."""
    if char.isascii():
        return char.lower()
    if char in _PLAIN:
        return _PLAIN[char]
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def _blank_quotations(text: str, prompt: str) -> str:
    prompt_words = set(re.findall(r"\w+", prompt))

    def blank(match: re.Match[str]) -> str:
        words = re.findall(r"\w+", match.group())
        shared = sum(word in prompt_words for word in words)
        whole_answer = len(match.group()) > 0.8 * len(text)
        if whole_answer or (prompt_words and len(words) >= 3 and shared < 0.7 * len(words)):
            return match.group()
        return " " * len(match.group())

    without_lines = _QUOTED_LINE.sub(lambda match: " " * len(match.group()), text)
    return _QUOTED.sub(blank, without_lines)


def _clauses(text: str, span: Span) -> tuple[Span, ...]:
    pieces: list[Span] = []
    begin = span.start
    for found in _CLAUSE_BREAK.finditer(text, span.start, span.end):
        if found.start() - begin < 6:
            continue
        pieces.append(trimmed(text, begin, found.start()))
        begin = found.end()
    pieces.append(trimmed(text, begin, span.end))
    return tuple(piece for piece in pieces if piece.end > piece.start) or (span,)
