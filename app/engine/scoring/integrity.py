"""Is this an answer at all? Checks that run first and send what is no honest reply to a person, visibly."""

import re
from collections import Counter

from app.engine.answer_text import word_count
from app.engine.rubric import Rubric

UNSCORABLE = frozenset({"keyword_soup", "prompt_echo", "too_short", "repetition", "off_task"})
"""Flags with which no level is proposed; the other flags ask a person and leave the draft standing."""

_SMALL_WORDS = """
a an and are as at be been but by can could did do does for from had has have he her here him his how i if
in into is it its i'm i'll i've me my no not of on or our out she so than that the their them then there
they this to up us was we we'll we've were what when where which who will with would you you'll you've your
yours am shall should must may might also too just only very any all more
"""
_FUNCTION = frozenset(_SMALL_WORDS.split())
_VERBISH = re.compile(
    r"\b(?:am|is|are|was|were|be|been|have|has|had|do|does|did|will|would|can|could|should|shall|"
    r"must|may|might|get|got|make|send|call|write|tell|check|fix|work|pay|use|need"
    r"|know|keep|stay|own|take|give|come|go|see|read|want|hope|apologi[sz]e|understand)\w*\b|"
    r"\w{3,}ed\b|\w{3,}ing\b|'(?:m|re|ll|ve)\b"
)
_FOREIGN_WORDS = """
der das und ist nicht wir ich sie ihr ihre ihnen ein eine einen mit von auf für wird werden haben bis dass
auch uns unser unsere les des est nous vous je une pour dans avec pas que qui sur votre notre avons los las
una por para su nosotros usted muy hemos il lo gli della di che sono abbiamo nostro vostro het een wij niet
de ik bij op met voor zijn hebben onze ons dat og ikke vi det jeg til har som på och att är inte för med
"""
_OTHER_LANGUAGE = frozenset(_FOREIGN_WORDS.split())
_INJECTION = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:rubric|instruction\w*|rules?|above|"
    r"previous|prompt|criteria|system)\b"
    r"|\b(?:give|award|assign|rate|grade|score|mark)\b.{0,40}\b(?:level|score|grade|points?|"
    r"full marks|top marks|maximum|4\s?/\s?4|a 4|10\s?/\s?10|me 4|four out of)\b"
    r"|\b(?:system|assistant|developer) ?(?:prompt|message)|(?:^|\n)\s*(?:system|assistant|user)\s*:|"
    r"\bas an? (?:ai|language model)\b|\byou are (?:now )?(?:a|the) (?:grader|scorer|rater|"
    r"evaluator)\b"
    r"|\b(?:dear|note to|to the|hello) (?:grader|scorer|rater|reviewer|evaluator|examiner)\b|"
    r"\blevel(?:_if_scored)?\W{1,4}4\b|</?(?:system|rubric|score)>|\b[AB][1-6]\s?=\s?4\b",
    re.IGNORECASE | re.DOTALL,
)
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[:.]\d+)?")
_SUBJECT = re.compile(r"(?:i|we|you|it|this|that|there|they|he|she|who|which)(?:'[a-z]+)?[,.]?")
_VERBS = "am is are was were have has had will can do does did must should shall may"
_FINITE = frozenset(_VERBS.split())
_TOO_SHORT = 8


def flags(rubric: Rubric, answer: str, shadow_text: str, prompt: str, found_moves: int) -> tuple[str, ...]:
    """The integrity flags of an answer, most serious first; `found_moves` is the number of moves in it."""
    tokens = _TOKEN.findall(shadow_text.lower())
    foreign = _is_foreign(answer, tokens) or any(_is_foreign(line, _plain(line)) for line in answer.splitlines())
    soup = not foreign and _is_soup(answer, tokens)
    clipped = _is_telegraphic(tokens, found_moves) or _lists_key_words(answer)
    raised = {
        "wrong_language": foreign,
        "prompt_echo": bool(prompt)
        and _overlap(_TOKEN.findall(answer.lower()), _TOKEN.findall(prompt.lower()), 4) > 0.55,
        "too_short": word_count(answer) < _TOO_SHORT,
        "keyword_soup": soup,
        "telegraphic": not soup and not foreign and clipped,
        "repetition": _repeats_itself(answer),
        "off_task": not foreign and found_moves == 0 and len(tokens) >= 25,
        "injection": _INJECTION.search(answer) is not None,
        "anchor_copy": any(_overlap(tokens, _plain(anchor.text), 5) > 0.6 for anchor in rubric.anchors),
        "rubric_echo": _repeats_the_rubric(rubric, answer),
        "outside_length": not rubric.length.min_words <= word_count(answer) <= rubric.length.max_words,
    }
    return tuple(name for name, is_raised in raised.items() if is_raised)


def _plain(text: str) -> list[str]:
    return _TOKEN.findall(text.lower().replace("’", "'"))


def _is_foreign(answer: str, tokens: list[str]) -> bool:
    letters = [char for char in answer if char.isalpha()]
    if letters and sum(ord(char) > 0x24F for char in letters) > 0.3 * len(letters):
        return True
    words = [token for token in tokens if token[0].isalpha()]
    if len(words) < 6:
        return False
    english = sum(word in _FUNCTION for word in words)
    foreign = sum(word in _OTHER_LANGUAGE and word not in _FUNCTION for word in _accented(answer))
    return foreign > english and foreign >= 0.12 * len(words)


def _accented(answer: str) -> list[str]:
    return _TOKEN.findall(answer.lower())


def _is_soup(answer: str, tokens: list[str]) -> bool:
    """Key words without sentences: hardly any small words, hardly any verbs."""
    words = [token for token in tokens if token[0].isalpha()]
    if len(words) < 5:
        return False
    small = sum(word in _FUNCTION for word in words) / len(words)
    verbs = len(_VERBISH.findall(answer.lower())) / len(words)
    pieces = [piece.split() for piece in re.split(r"[.!?;:\n]+", answer.lower())]
    longest = max((len(piece) for piece in pieces), default=0)
    endless = [piece for piece in pieces if len(piece) > 14 and _strings_words(piece)]
    if sum(map(len, endless)) > 0.5 * len(words):
        return True
    if len(words) >= 60:
        return small < 0.16 and verbs < 0.08
    return small < 0.12 and verbs < 0.10 and longest > 4


def _strings_words(piece: list[str]) -> bool:
    """Many words without a subject and almost without small words."""
    small = sum(word in _FUNCTION for word in piece)
    return small < 0.25 * len(piece) and not any(_SUBJECT.fullmatch(word) for word in piece)


def _is_telegraphic(tokens: list[str], found_moves: int) -> bool:
    """Many moves and nobody who does them: hardly a subject or a finite verb anywhere. A person should look."""
    acting = sum(_SUBJECT.fullmatch(token) is not None or token in _FINITE for token in tokens)
    return len(tokens) >= 20 and found_moves >= 8 and acting < 0.05 * len(tokens)


def _lists_key_words(answer: str) -> bool:
    """Words in a row in which nobody does anything: a long string, or six scraps parted by commas."""
    for piece in re.split(r"[.!?\n]+", answer.lower()):
        parts = [part.split() for part in re.split(r"[,/;|#]+(?!\d)|:(?!\d)", piece)]
        if any(_is_idle_string(words) for words in parts):
            return True
        if _longest_run([1 <= len(words) <= 4 and not any(map(_acts, words)) for words in parts if words]) >= 6:
            return True
    return False


def _is_idle_string(words: list[str]) -> bool:
    """Over 16 words without a subject, a finite verb and much else that holds a sentence together."""
    small = sum(word in _FUNCTION for word in words)
    return len(words) > 16 and small < 0.3 * len(words) and not any(map(_acts, words))


def _acts(word: str) -> bool:
    return _SUBJECT.fullmatch(word) is not None or word in _FINITE


def _longest_run(flags_: list[bool]) -> int:
    longest = here = 0
    for flag in flags_:
        here = here + 1 if flag else 0
        longest = max(longest, here)
    return longest


def _repeats_the_rubric(rubric: Rubric, answer: str) -> bool:
    """A sentence that is mostly made of what the rubric says about levels: it is told about, not done."""
    told = [_plain(criterion.descriptors.at(level)) for criterion in rubric.criteria for level in (1, 2, 3, 4)]
    said = [_plain(sentence) for sentence in re.split(r"[.!?\n]+", answer)]
    # Two or three runs in common are what anybody says who does the thing.
    return any(_overlap(words, known, 4) > max(0.25, 3.5 / len(words)) for words in said if words for known in told)


def _overlap(tokens: list[str], others: list[str], size: int) -> float:
    """Share of the runs of `size` words of `tokens` that also stand in `others`."""
    runs = [tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)]
    known = {tuple(others[i : i + size]) for i in range(len(others) - size + 1)}
    return sum(run in known for run in runs) / len(runs) if runs else 0.0


def _repeats_itself(answer: str) -> bool:
    """The same sentence three times, or the same five words again and again."""
    tokens = _TOKEN.findall(answer.lower())
    runs = Counter(tuple(tokens[i : i + 5]) for i in range(len(tokens) - 4))
    return sum(count for count in runs.values() if count >= 3) > 0.35 * max(1, len(tokens))
