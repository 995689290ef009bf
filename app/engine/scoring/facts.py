"""How facts look in an answer: clock times, days, counts in digits or words, names and the words of a case."""

import re

from app.engine.rubric import Fact

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = _UNIT_WORDS.split()
_TEN_WORDS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = _TEN_WORDS.split()
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

CLOCK = (
    r"(?:(?<![\d.:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)(?:\s?[ap]\.?m\b)?"
    r"|(?<![\d.:])(?:[01]?\d|2[0-3])h(?:[0-5]\d)?\b"
    r"|\b(?:1[0-2]|0?[1-9])\s?(?:[ap]\.?m\b)"
    r"|\b(?:2[0-3]|1?\d)\s?(?:o'?\s?clock|hours\b(?!\s(?:of|to|later))|hrs\b|uhr\b)"
    r"|(?:(?<=\bby\s)|(?<=\bat\s)|(?<=\btill\s)|(?<=\bbefore\s)|(?<=\buntil\s)|(?<=\baround\s)|"
    r"(?<=\bthursday\s))"
    rf"(?:1\d|2[0-3]|[1-9]|{_HOURS})\b(?!\s?(?:%|per\b|of\b|or\b|day|week|month|hour|minute|people|"
    r"persons|carers|time|to\b))"
    rf"|\b(?:noon|midday|midnight|lunch(?:time)?)\b|\b(?:half|quarter) (?:past|to) (?:\d\d?|{_HOURS})\b"
    rf"|\b(?:{_HOURS})\s(?:o'?\s?clock|thirty|sharp|in the (?:afternoon|morning)|p\.?m\b))"
)
WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sun)(?:day)?\b)"
DAY = (
    rf"(?:{WEEKDAY}|\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|same day|"
    r"end of (?:the )?day)\b)"
)


def number_words(value: int) -> str:
    """A pattern for a count in digits or in English words (0 to 99)."""
    if not 0 <= value <= 99:
        return rf"{value}"
    if value < 20:
        return rf"(?:{value}|{_UNITS[value]})"
    tens, units = divmod(value, 10)
    word = _TENS[tens] if units == 0 else rf"{_TENS[tens]}\W{{0,3}}{_UNITS[units]}"
    return rf"(?:{value}|{word})"


def phrase_words(part: str) -> str:
    """The words of a plain phrase as a pattern; a star at the end of a word stands for any ending."""
    words = re.findall(r"[^\s]+", part)
    return r"\W{1,3}".join(
        re.escape(word.removesuffix("*")) + (r"[\w'-]*" if word.endswith("*") else "") for word in words
    )


def fact_pattern(fact: Fact) -> str:
    """What a fact of the case looks like in an answer, as a pattern."""
    if fact.type == "count" and fact.value is not None:
        return number_words(fact.value)
    phrases = [phrase_words(word.lower()) for word in sorted(fact.words, key=lambda w: (-len(w), w))]
    if fact.day:
        phrases.append(rf"{fact.day[:3]}\w*" if fact.day != "today" else "today")
    return r"(?:" + "|".join(phrases or ["(?!)"]) + r")(?!\w)"
