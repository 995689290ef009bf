"""One check as its page shows it: what was given, what is told about it, and how far one is."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.engine.check_answers import CheckResult, PartResult, Response, evaluate
from app.engine.course.checks import Check, FillCheck, MatchCheck, OrderCheck
from app.learning.queries.checks import Tries

TELL_AFTER = 3
"""After so many tries everything is told, so that a check never becomes a wall."""


@dataclass(frozen=True)
class Told:
    """What is said about one part: in a word, why, and whether it fits."""

    verdict: str
    feedback: str
    right: bool


@dataclass(frozen=True)
class CheckSheet:
    """`parts` by id of option, pair, segment or blank; `feedback` on the whole; `order` is the right one, if told."""

    check: Check
    tries: int
    right: bool
    parts: dict[str, Told]
    feedback: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether there was a try."""
        return self.tries > 0

    @property
    def says_why(self) -> bool:
        """Whether the page has a reason to read."""
        return bool(self.feedback or any(part.feedback for part in self.parts.values()))


def check_sheet(check: Check, tries: Tries) -> CheckSheet:
    """What to tell after this many tries. Before a right answer only what was chosen is spoken of."""
    if tries.latest is None:
        return CheckSheet(check, 0, False, {}, (), ())
    result = evaluate(check, tries.latest)
    tell_all = result.right or tries.count >= TELL_AFTER
    parts = {
        part.id: _told(check, part, tell_all=tell_all)
        for part in ([] if isinstance(check, OrderCheck) else result.parts)
        if tell_all or part.given
    }
    return CheckSheet(
        check, tries.count, result.right, parts, _feedback(check, result, tell_all), _order(check, tell_all)
    )


def given_numbers(check: Check, given: Response | None) -> dict[str, int]:
    """For an ordering: the number that each item was given."""
    if not isinstance(check, OrderCheck) or given is None or isinstance(given, str):
        return {}
    return {item: number for number, item in enumerate(given, 1)}


def _feedback(check: Check, result: CheckResult, tell_all: bool) -> tuple[str, ...]:
    # An ordering's own sentence names the right order, so it waits until that may be told.
    if isinstance(check, OrderCheck) and not tell_all:
        return tuple(line for line in result.feedback if line != check.feedback)
    return result.feedback


def _order(check: Check, tell_all: bool) -> tuple[str, ...]:
    if not isinstance(check, OrderCheck) or not tell_all:
        return ()
    texts = {item.id: item.text for item in check.items}
    return tuple(texts[item] for item in check.answer)


def _told(check: Check, part: PartResult, *, tell_all: bool) -> Told:
    if isinstance(check, FillCheck):
        word = _("Right") if part.right else _("Not yet")
        if tell_all and not part.right:
            word = _("The module says: %(words)s", words=part.verdict)
        return Told(word, part.feedback or "", part.right)
    if isinstance(check, MatchCheck):
        return _told_pair(check, part, tell_all)
    return Told(_verdict(part, tell_all), part.feedback or "", part.right)


def _told_pair(check: MatchCheck, part: PartResult, tell_all: bool) -> Told:
    if part.right:
        return Told(_("Right"), part.feedback or "", True)
    if not tell_all:
        return Told(_("Not this one"), "", False)
    right = next(pair.right for pair in check.pairs if pair.id == part.id)
    return Told(_("The module says: %(words)s", words=right), part.feedback or "", False)


def _verdict(part: PartResult, tell_all: bool) -> str:
    chosen = {
        "yes": _("Right"),
        "partly": _("Partly"),
        "no": _("Not this one"),
        "marked": _("Right"),
        "unmarked": _("Not this one"),
    }
    if part.verdict in ("most", "least", "neither"):
        return _rank(part, tell_all)
    if part.given:
        return chosen[part.verdict]
    return {
        "yes": _("This one is right"),
        "partly": _("Partly"),
        "marked": _("To be marked"),
        "unmarked": _("Rightly left alone"),
    }.get(part.verdict, _("Not this one"))


def _rank(part: PartResult, tell_all: bool) -> str:
    if part.right or tell_all:
        return {"most": _("Works best"), "least": _("Works worst"), "neither": _("In between")}[part.verdict]
    return _("Not the one that works best") if part.given == "most" else _("Not the one that works worst")
