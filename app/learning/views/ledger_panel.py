"""The trust ledger beside the story: the line, its entries, what is owed, and what the customer had to spend."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.engine.course.model import Module
from app.engine.course.scenario import Scenario
from app.engine.play import Effort, Entry, PromiseMade, State


@dataclass(frozen=True)
class BandMark:
    """A band of the ledger and the lowest balance in it."""

    name: str
    low: int


@dataclass(frozen=True)
class Point:
    """The balance after a scene (counted from 1) and what it changed by there."""

    step: int
    balance: int
    delta: int


@dataclass(frozen=True)
class Line:
    """One entry: signed points as booked, the customer's inner voice, where it arose, and its pillar."""

    points: int
    voice: str
    note: str
    pillar: str
    delayed: bool


@dataclass(frozen=True)
class Owed:
    """A promise that is still open."""

    words: str
    note: str


@dataclass(frozen=True)
class Spent:
    """The customer's effort: `before` the story in words, `total` strokes in it, and those in words."""

    before: str
    total: int
    in_words: str


@dataclass(frozen=True)
class LedgerPanel:
    """What the component `ledger` draws; `step` is None once the story is over. Entries come newest first."""

    start: int
    balance: int
    band: str
    bands: tuple[BandMark, ...]
    steps: int
    step: int | None
    points: tuple[Point, ...]
    entries: tuple[Line, ...]
    owed: tuple[Owed, ...]


def ledger_panel(scenario: Scenario, state: State, *, steps: int) -> LedgerPanel:
    """The ledger in this standing. `steps`: how many scenes the path has at most."""
    band = scenario.band(state.band)
    return LedgerPanel(
        start=scenario.start,
        balance=state.balance,
        band=band.name if band else "",
        bands=tuple(BandMark(band.name, band.at_least) for band in scenario.bands),
        steps=max(steps, len(state.path)),
        step=None if state.finished else len(state.path) + 1,
        points=_points(state.entries),
        entries=tuple(ledger_line(state, entry) for entry in reversed(state.entries)),
        owed=tuple(_owed(state, promise) for promise in reversed(state.owed)),
    )


def ledger_line(state: State, entry: Entry) -> Line:
    """One entry in words: where it arose, and for a delayed one where it fell due."""
    scene = scene_number(state, entry.scene)
    pillar = pillar_in_words(entry.pillar)
    if entry.kind == "choice":
        note = _("Scene %(scene)s, %(pillar)s", scene=scene, pillar=pillar)
    else:
        note = _(
            "From scene %(scene)s, fell due after scene %(due)s, %(pillar)s",
            scene=scene,
            due=entry.step + 1,
            pillar=pillar,
        )
    now_due = _("%(pillar)s, fell due from scene %(scene)s", scene=scene, pillar=pillar)
    is_delayed = entry.kind == "delayed"
    return Line(entry.booked, entry.voice, note, now_due if is_delayed else pillar, is_delayed)


def scene_number(state: State, scene_id: str | None) -> int:
    """The number of a scene on this path, from 1; the one after the last for a scene not yet answered."""
    found = (n for n, step in enumerate(state.path, 1) if step.scene == scene_id)
    return next(found, len(state.path) + 1)


def effort_spent(module: Module, effort: Effort) -> Spent:
    """The customer's effort so far, in strokes and words."""
    kinds = [
        (effort.repeat, ngettext("told it once more", "told it again %(num)s times", effort.repeat)),
        (effort.wait, ngettext("waited once", "waited %(num)s times", effort.wait)),
        (effort.change, ngettext("changed channel once", "changed channel %(num)s times", effort.change)),
    ]
    words = [text for count, text in kinds if count]
    card = module.head.customer
    person = module.person(card.person)
    stop = "," if words else ""
    before = ""
    if person is not None and card.effort_before:
        before = _("Effort of %(name)s: %(before)s", name=person.short, before=card.effort_before) + stop
    in_words = _("and with you %(list)s", list=", ".join(words)) if words else ""
    return Spent(before, effort.total, in_words)


def pillar_in_words(pillar: str) -> str:
    """The pillar of a ledger line, as people say it."""
    return {
        "empathy": _("empathy"),
        "personalisation": _("personalisation"),
        "effort": _("time and effort"),
        "expectations": _("expectations"),
        "integrity": _("integrity"),
        "resolution": _("resolution"),
    }.get(pillar, pillar)


def _points(entries: tuple[Entry, ...]) -> tuple[Point, ...]:
    by_step: dict[int, Point] = {}
    for entry in entries:
        before = by_step.get(entry.step, Point(entry.step + 1, 0, 0))
        by_step[entry.step] = Point(entry.step + 1, entry.balance, before.delta + entry.booked)
    return tuple(by_step.values())


def _owed(state: State, promise: PromiseMade) -> Owed:
    made = scene_number(state, promise.scene)
    return Owed(promise.words, _("Your promise from scene %(scene)s, due %(due)s", scene=made, due=promise.due))
