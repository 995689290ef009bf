"""Where a story stands, cut down to what can still matter, and one step of it: for walking every path.

`app.engine.play` is how a story is played, and the truth. This does the same arithmetic on plain tuples, and
forgets what nothing later asks about, so that paths which have the same future become one. That both agree is
tested by playing random stories path by path.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.engine.course.base import END
from app.engine.course.scenario import Choice, Condition, Delayed, Range, Scenario


class Standing(NamedTuple):
    """One standing. `scene` is None at the end. `gates` are pairs of id and cap, `pending` numbers of delayed lines,
    `chosen` the choices that some later condition asks about."""

    scene: str | None
    balance: int
    effort: int = 0
    flags: frozenset[str] = frozenset()
    gates: frozenset[tuple[str, int]] = frozenset()
    pending: tuple[int, ...] = ()
    chosen: frozenset[tuple[str, str]] = frozenset()
    ending: str | None = None
    band: str = ""
    early: bool = False

    @property
    def finished(self) -> bool:
        """Whether the story has reached an ending."""
        return self.ending is not None

    @property
    def total(self) -> int:
        """The balance, held down by the caps of open gates."""
        return min(self.balance, min(cap for _, cap in self.gates)) if self.gates else self.balance


@dataclass(frozen=True, slots=True)
class Asked:
    """What some conditions ask about."""

    scenes: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    effort: bool = False

    def __or__(self, other: Asked) -> Asked:
        return Asked(self.scenes | other.scenes, self.flags | other.flags, self.effort or other.effort)


@dataclass(frozen=True, slots=True)
class _Move:
    """A choice, ready to be taken often."""

    letter: str
    points: int | None
    effort: int
    flags: frozenset[str]
    gate: tuple[str, int] | None
    repairs: str | None
    later: tuple[int, ...]
    to: str


class Stepper:
    """Steps through one sound scenario."""

    def __init__(self, scenario: Scenario, order: Iterable[str]) -> None:
        """`order` names the scenes so that each stands before those it leads to."""
        self._scenario = scenario
        self._delayed: list[Delayed] = []
        self._moves = {
            scene.id: tuple(self._move(choice) for choice in scene.choices) for scene in scenario.scenes_by_id.values()
        }
        self._leave = {scene.id: scene.leave_below for scene in scenario.scenes_by_id.values()}
        self._asked_by_line = [asked_by([line.when]) for line in self._delayed]
        self._ends = {
            band.id: tuple((e.id, e.when) for e in scenario.endings if e.band == band.id) for band in scenario.bands
        }
        self._live = self._live_from(tuple(order))
        self._kept: dict[tuple[str, tuple[int, ...]], Asked] = {}

    def first(self) -> Standing:
        """The standing before the first choice."""
        return Standing(self._scenario.scenes[0].id, self._scenario.start)

    def steps(self, at: Standing) -> tuple[tuple[str, Standing], ...]:
        """Every choice of the present scene with where it leads to."""
        return tuple([(move.letter, self._take(at, move)) for move in self._moves[str(at.scene)]])

    def _move(self, choice: Choice) -> _Move:
        first = len(self._delayed)
        self._delayed += choice.later
        spent = choice.effort
        return _Move(
            letter=choice.id,
            points=choice.ledger.points if choice.ledger else None,
            effort=spent.repeat + spent.wait + spent.change,
            flags=frozenset(choice.flags),
            gate=(choice.gate.id, choice.gate.cap) if choice.gate else None,
            repairs=choice.repairs,
            later=tuple(range(first, len(self._delayed))),
            to=choice.to,
        )

    def _live_from(self, order: tuple[str, ...]) -> dict[str, Asked]:
        """Per scene what is asked from there on: by delayed lines that may still arise, and by the endings."""
        at_end = asked_by([ending.when for ending in self._scenario.endings])
        live: dict[str, Asked] = {END: at_end}
        for scene in reversed(order):
            found = at_end
            for move in self._moves[scene]:
                found = found | live[move.to]
                for line in move.later:
                    found = found | self._asked_by_line[line]
            live[scene] = found
        return live

    def _take(self, at: Standing, move: _Move) -> Standing:
        balance = at.balance if move.points is None else min(100, max(0, at.balance + move.points))
        gates = at.gates
        if move.repairs is not None and gates:
            gates = frozenset(gate for gate in gates if gate[0] != move.repairs)
        if move.gate is not None:
            gates |= {move.gate}
        now = Standing(
            at.scene,
            balance,
            at.effort + move.effort,
            at.flags | move.flags if move.flags else at.flags,
            gates,
            at.pending + move.later if move.later else at.pending,
            at.chosen | {(str(at.scene), move.letter)},
        )
        return self._finish(now, early=False) if move.to == END else self._arrive(now, move.to)

    def _arrive(self, now: Standing, scene: str) -> Standing:
        if now.pending:
            now = self._book(now, [line for line in now.pending if self._delayed[line].at == scene])
        leave = self._leave[scene]
        if leave is not None and now.balance < leave:
            return self._finish(now, early=True)
        asked = self._asked_at(scene, now.pending)
        chosen, flags = now.chosen, now.flags
        if chosen:
            chosen = frozenset([pair for pair in chosen if pair[0] in asked.scenes]) if asked.scenes else frozenset()
        return Standing(
            scene,
            now.balance,
            now.effort if asked.effort else 0,
            flags & asked.flags if flags else flags,
            now.gates,
            now.pending,
            chosen,
        )

    def _asked_at(self, scene: str, pending: tuple[int, ...]) -> Asked:
        key = (scene, pending)
        found = self._kept.get(key)
        if found is None:
            found = self._live[scene]
            for line in pending:
                found = found | self._asked_by_line[line]
            self._kept[key] = found
        return found

    def _book(self, now: Standing, due: list[int]) -> Standing:
        for line in due:
            delayed = self._delayed[line]
            left = list(now.pending)
            left.remove(line)
            now = now._replace(pending=tuple(left))
            if _holds(delayed.when, now):
                now = now._replace(balance=min(100, max(0, now.balance + delayed.ledger.points)))
        return now

    def _finish(self, now: Standing, *, early: bool) -> Standing:
        if now.pending:
            now = self._book(now, list(now.pending))
        total = now.total
        band = self._scenario.bands[0].id if early else self._scenario.band_at(total).id
        ending = next(name for name, when in self._ends[band] if _holds(when, now))
        return Standing(None, total, ending=ending, band=band, early=early)


def asked_by(conditions: Iterable[Condition | None]) -> Asked:
    """What some conditions ask about, however deep."""
    found = Asked()
    for condition in conditions:
        if condition is None:
            continue
        inner = (*condition.all_, *condition.any_, condition.not_)
        flags = frozenset({condition.flag} if condition.flag else ())
        found = found | Asked(frozenset(condition.chose), flags, condition.effort is not None) | asked_by(inner)
    return found


def _holds(condition: Condition | None, now: Standing) -> bool:
    """As `app.engine.play.conditions.holds`, on a standing."""
    if condition is None:
        return True
    return (
        _chose(condition.chose, now.chosen)
        and (condition.flag is None or condition.flag in now.flags)
        and _within(condition.ledger, now.balance)
        and _within(condition.effort, now.effort)
        and all(_holds(part, now) for part in condition.all_)
        and (not condition.any_ or any(_holds(part, now) for part in condition.any_))
        and (condition.not_ is None or not _holds(condition.not_, now))
    )


def _chose(asked: Mapping[str, str | tuple[str, ...]], chosen: frozenset[tuple[str, str]]) -> bool:
    return all(
        any((scene, letter) in chosen for letter in ((letters,) if isinstance(letters, str) else letters))
        for scene, letters in asked.items()
    )


def _within(bounds: Range | None, value: int) -> bool:
    if bounds is None:
        return True
    high_enough = bounds.at_least is None or value >= bounds.at_least
    return high_enough and (bounds.below is None or value < bounds.below)
