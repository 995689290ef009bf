"""Right or wrong, and which feedback applies: the answer to one check.

What a page hands in, by kind of check:

    single       "b"                                  multiple, spot    ["i", "iv"] (any order)
    most_least   {"most": "c", "least": "b"}          order             ["see", "own", …]
    match        {left id: right id, …}               fill              {blank id: typed text}

`evaluate(check, response)` gives a CheckResult. A response that does not fit the check counts as unanswered
in the parts that are missing and is never an error; unknown ids are ignored.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.engine.course.checks import (
    Blank,
    Check,
    FillCheck,
    MatchCheck,
    MostLeastCheck,
    MultipleCheck,
    OrderCheck,
    OrderPattern,
    SingleCheck,
    SpotCheck,
)

Response = str | Sequence[str] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PartResult:
    """One option, pair, segment, position or blank.

    `verdict` is what the course says of the part (yes, partly, no, most, least, neither, marked, unmarked, or
    the right id or text); `given` what the learner did with it ("" for nothing); `right` whether that fits.
    """

    id: str
    verdict: str
    given: str
    right: bool
    feedback: str | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The whole answer: right or not, every part, and feedback that hangs on a pattern or on the whole."""

    right: bool
    parts: tuple[PartResult, ...]
    feedback: tuple[str, ...] = ()


def right_response(check: Check) -> Response:
    """What somebody who knows would hand in."""
    match check:
        case SingleCheck():
            return next(option.id for option in check.options if option.verdict == "yes")
        case MultipleCheck():
            return [option.id for option in check.options if option.verdict == "yes"]
        case MostLeastCheck():
            return {option.verdict: option.id for option in check.options if option.verdict != "neither"}
        case OrderCheck():
            return list(check.answer)
        case MatchCheck():
            return {pair.id: pair.id for pair in check.pairs}
        case SpotCheck():
            return [segment.id for segment in check.segments if segment.marked]
        case FillCheck():
            return {blank.id: blank.show for blank in check.blanks}


def evaluate(check: Check, response: Response) -> CheckResult:
    """Evaluate what was handed in for a check."""
    match check:
        case SingleCheck() | MultipleCheck():
            return _options(check, _several(response))
        case MostLeastCheck():
            return _ranked(check, _named(response))
        case OrderCheck():
            return _order(check, _several(response))
        case MatchCheck():
            return _pairs(check, _named(response))
        case SpotCheck():
            return _segments(check, _several(response))
        case FillCheck():
            return _blanks(check, _named(response))


def is_complete(check: Check, response: Response) -> bool:
    """Whether every part that needs an answer has one, so that it can be handed in."""
    match check:
        case SingleCheck() | MultipleCheck() | SpotCheck():
            return bool(_several(response))
        case MostLeastCheck():
            given = _named(response)
            return bool(given.get("most")) and bool(given.get("least"))
        case OrderCheck():
            return sorted(_several(response)) == sorted(check.answer)
        case MatchCheck():
            return all(_named(response).get(pair.id) for pair in check.pairs)
        case FillCheck():
            return all(_named(response).get(blank.id, "").strip() for blank in check.blanks)


def _several(response: Response) -> tuple[str, ...]:
    if isinstance(response, str):
        return (response,) if response else ()
    return () if isinstance(response, Mapping) else tuple(response)


def _named(response: Response) -> Mapping[str, str]:
    return response if isinstance(response, Mapping) else {}


def _options(check: SingleCheck | MultipleCheck, given: tuple[str, ...]) -> CheckResult:
    parts = tuple(
        PartResult(
            option.id,
            option.verdict,
            "chosen" if option.id in given else "",
            (option.verdict == "yes") == (option.id in given),
            option.feedback,
        )
        for option in check.options
    )
    return CheckResult(all(part.right for part in parts), parts)


def _ranked(check: MostLeastCheck, given: Mapping[str, str]) -> CheckResult:
    parts = []
    for option in check.options:
        said = next((rank for rank in ("most", "least") if given.get(rank) == option.id), "")
        right = said == ("" if option.verdict == "neither" else option.verdict)
        parts.append(PartResult(option.id, option.verdict, said, right, option.feedback))
    one_option_twice = given.get("most") is not None and given.get("most") == given.get("least")
    return CheckResult(all(part.right for part in parts) and not one_option_twice, tuple(parts))


def _order(check: OrderCheck, given: tuple[str, ...]) -> CheckResult:
    parts = tuple(
        PartResult(wanted, wanted, here, here == wanted)
        for n, wanted in enumerate(check.answer)
        for here in [given[n] if n < len(given) else ""]
    )
    right = given == check.answer
    patterns = () if right else tuple(p.feedback for p in check.patterns if _has_pattern(p, given))
    whole = (check.feedback,) if check.feedback and not patterns else ()
    return CheckResult(right, parts, (*patterns, *whole))


def _has_pattern(pattern: OrderPattern, given: tuple[str, ...]) -> bool:
    if pattern.first is not None:
        return given[:1] == (pattern.first,)
    if pattern.last is not None:
        return given[-1:] == (pattern.last,)
    earlier, later = pattern.before or ("", "")
    return earlier in given and later in given and given.index(earlier) < given.index(later)


def _pairs(check: MatchCheck, given: Mapping[str, str]) -> CheckResult:
    parts = tuple(
        PartResult(pair.id, pair.id, given.get(pair.id, ""), given.get(pair.id) == pair.id, pair.feedback)
        for pair in check.pairs
    )
    return CheckResult(all(part.right for part in parts), parts)


def _segments(check: SpotCheck, given: tuple[str, ...]) -> CheckResult:
    parts = tuple(
        PartResult(
            segment.id,
            "marked" if segment.marked else "unmarked",
            "marked" if segment.id in given else "",
            segment.marked == (segment.id in given),
            segment.feedback,
        )
        for segment in check.segments
    )
    return CheckResult(all(part.right for part in parts), parts)


def _blanks(check: FillCheck, given: Mapping[str, str]) -> CheckResult:
    parts = []
    for blank in check.blanks:
        typed = given.get(blank.id, "")
        right = blank_is_right(blank, typed)
        feedback = [p.feedback for p in check.patterns if p.blank == blank.id and _fits(p.given, blank, typed)]
        parts.append(PartResult(blank.id, blank.show, typed, right, feedback[0] if feedback else None))
    return CheckResult(all(part.right for part in parts), tuple(parts))


def _fits(forms: Sequence[str], blank: Blank, typed: str) -> bool:
    """Whether a pattern applies: one of its forms was typed, or (no forms) nothing usable stands there."""
    if forms:
        return _plain(typed) in {_plain(form) for form in forms}
    return not _plain(typed) or (blank.clock is not None and clock_minutes(typed) is None)


def blank_is_right(blank: Blank, typed: str) -> bool:
    """Whether what was typed is an accepted form, or a clock time inside the blank's range."""
    if _plain(typed) in {_plain(form) for form in blank.accept}:
        return True
    minutes = clock_minutes(typed)
    if blank.clock is None or minutes is None:
        return False
    lowest = clock_minutes(blank.clock.at_least or "00:00") or 0
    before = clock_minutes(blank.clock.before) if blank.clock.before else 24 * 60
    return lowest <= minutes < (before or 0)


_AROUND = " \"“”'.,;!?"
_ARTICLE = re.compile(r"^(a|an|the)\s+")
_CLOCK = re.compile(
    r"^(?:at\s+)?(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?"
    r"(?:\s*(?:h|hrs|hours|o['’]?\s?clock))?$"
)
_WORDS = {"noon": 12 * 60, "midday": 12 * 60, "one": 13 * 60, "one o'clock": 13 * 60}


def clock_minutes(typed: str) -> int | None:
    """A typed clock time in minutes after midnight: 13:00, 13.00, 13h, 1 pm, noon; None if it is none.

    A bare number is taken as an hour only from 7 on; 1 to 6 without "am" are afternoon hours, as people who
    speak of a working day mean them.
    """
    text = _plain(typed)
    if text in _WORDS:
        return _WORDS[text]
    found = _CLOCK.match(text)
    if found is None:
        return None
    hour, minute = int(found.group("hour")), int(found.group("minute") or 0)
    half = (found.group("half") or "").replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif 1 <= hour <= 6 and len(found.group("hour")) == 1:
        hour += 12
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _plain(typed: str) -> str:
    """Typed text without what does not count: case, quotes, a full stop at the end, articles, spaces."""
    text = unicodedata.normalize("NFKC", typed).casefold().replace("’", "'")
    text = re.sub(r"\s+", " ", text).strip(_AROUND)
    return _ARTICLE.sub("", text).strip(_AROUND)
