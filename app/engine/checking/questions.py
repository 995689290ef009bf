"""Checks and reflection: every question can be answered rightly, and every pattern names something real."""

from collections.abc import Iterator

from app.engine.course.checks import (
    Check,
    FillCheck,
    MatchCheck,
    MostLeastCheck,
    MultipleCheck,
    OrderCheck,
    SingleCheck,
    SpotCheck,
)
from app.engine.course.model import Module
from app.engine.problems import At, Finding, repeated

FILE = "checks.yaml"


def question_findings(module: Module) -> Iterator[Finding]:
    """Everything wrong with checks and reflection questions."""
    checks = module.checks.checks if module.checks else ()
    ids: list[tuple[str, At]] = [(check.id, ("checks", n, "id")) for n, check in enumerate(checks)]
    for name, at in repeated(ids):
        yield Finding("repeated-id", FILE, at, {"id": name})
    for n, check in enumerate(checks):
        yield from _parts(check, ("checks", n))
        yield from _answer(check, ("checks", n))
    if module.reflection is not None:
        asked: list[tuple[str, At]] = [
            (question.id, ("questions", n, "id")) for n, question in enumerate(module.reflection.questions)
        ]
        for name, at in repeated(asked):
            yield Finding("repeated-id", "reflection.yaml", at, {"id": name})


def part_ids(check: Check) -> tuple[str, tuple[str, ...]]:
    """The key under which a check lists its parts, and their ids."""
    match check:
        case SingleCheck() | MultipleCheck() | MostLeastCheck():
            return "options", tuple(option.id for option in check.options)
        case OrderCheck():
            return "items", tuple(item.id for item in check.items)
        case MatchCheck():
            return "pairs", tuple(pair.id for pair in check.pairs)
        case SpotCheck():
            return "segments", tuple(segment.id for segment in check.segments)
        case FillCheck():
            return "blanks", tuple(blank.id for blank in check.blanks)


def _parts(check: Check, at: At) -> Iterator[Finding]:
    key, ids = part_ids(check)
    placed: list[tuple[str, At]] = [(name, (*at, key, n, "id")) for n, name in enumerate(ids)]
    for name, place in repeated(placed):
        yield Finding("repeated-id", FILE, place, {"id": name})


def _answer(check: Check, at: At) -> Iterator[Finding]:
    match check:
        case SingleCheck():
            if sum(option.verdict == "yes" for option in check.options) != 1:
                yield Finding("one-right-option", FILE, (*at, "options"))
        case MultipleCheck():
            if not any(option.verdict == "yes" for option in check.options):
                yield Finding("no-right-option", FILE, (*at, "options"))
        case MostLeastCheck():
            verdicts = [option.verdict for option in check.options]
            if verdicts.count("most") != 1 or verdicts.count("least") != 1:
                yield Finding("one-most-one-least", FILE, (*at, "options"))
        case OrderCheck():
            yield from _order(check, at)
        case MatchCheck():
            if sorted(check.shown) != sorted(pair.id for pair in check.pairs):
                yield Finding("not-all-once", FILE, (*at, "shown"))
        case SpotCheck():
            if not any(segment.marked for segment in check.segments):
                yield Finding("no-right-option", FILE, (*at, "segments"))
        case FillCheck():
            known = {blank.id for blank in check.blanks}
            for n, pattern in enumerate(check.patterns):
                if pattern.blank not in known:
                    place = (*at, "patterns", n, "blank")
                    yield Finding("unknown-part", FILE, place, {"part": pattern.blank})


def _order(check: OrderCheck, at: At) -> Iterator[Finding]:
    known = {item.id for item in check.items}
    if sorted(check.answer) != sorted(item.id for item in check.items):
        yield Finding("not-all-once", FILE, (*at, "answer"))
    if tuple(item.id for item in check.items) == check.answer:
        yield Finding("shown-in-order", FILE, (*at, "items"), warning=True)
    for n, pattern in enumerate(check.patterns):
        named = {pattern.first, pattern.last, *(pattern.before or ())} - {None}
        for name in sorted(str(part) for part in named - known):
            yield Finding("unknown-part", FILE, (*at, "patterns", n), {"part": name})
