"""What saving a rule would mean for one person, in a word and with what to look at: the preview by name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from app.engine.assignment.dates import day_in, moved_due
from app.engine.assignment.facts import Changes, Held, Item, PersonState, World
from app.engine.assignment.plan import plan
from app.engine.assignment.rule import Anchor
from app.engine.assignment.standing import Entry, Record, State, fold
from app.engine.working_days import is_working_day

RECENT_DAYS = 90


class Group(StrEnum):
    """Where a person stands in the preview. `look`: added, but there is something to look at first."""

    LOOK = "look"
    ADDED = "added"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Note:
    """A remark about one module: a code, and a day or another module where it has one."""

    code: str
    module_id: str
    day: date | None = None
    other: str = ""


@dataclass(frozen=True)
class Touched:
    """One person of the preview. `due`: the first due of what is added, or of what they have; with absences.

    `given`: modules that have to be done, which cost time and give answers to rate.
    """

    person_id: int
    group: Group
    due: datetime | None
    zone: str
    notes: tuple[Note, ...]
    given: tuple[str, ...]


def narrowed(world: World, modules: frozenset[str]) -> World:
    """The same rules giving only these modules, so that nothing else has to be read."""
    rules = tuple(
        replace(rule, items=tuple(item for item in rule.items if item.module_id in modules)) for rule in world.rules
    )
    return replace(world, rules=rules)


def touched(
    state: PersonState, world: World, *, rule_id: int, at: datetime, earlier: Mapping[str, Sequence[Sequence[Item]]]
) -> Touched:
    """What the rule would mean for this person if it were saved now. `world` has the rule as it would be.

    `earlier`: module to what stands before it, in every curriculum that has it.
    """
    changes = plan(state, world, at=at)
    rule = next((rule for rule in world.rules if rule.id == rule_id), None)
    items = {item.module_id: item for item in rule.items} if rule else {}
    fresh = {opened.id: opened.module_id for opened in changes.opened}
    modules = fresh | {held.id: held.module_id for held in state.held}
    done = {w.obligation_id: w.record for w in changes.written if w.record.kind is Entry.FULFILLED}
    given = [
        (modules[w.obligation_id], w.record.due)
        for w in changes.written
        if w.record.kind in (Entry.ASSIGNED, Entry.REOPENED) and w.obligation_id not in done
    ]
    looks = [note for module_id, _due in given for note in _looks(state, items.get(module_id), at)]
    looks += [note for module_id, _due in given for note in _before(state, module_id, earlier, items)]
    if rule and rule.rule.due.anchor is Anchor.HIRE and state.person.hired_on is None and given:
        looks.append(Note("no-hire-date", given[0][0]))
    notes = [*looks, *_counted(done, modules), *_moved(changes, modules, state)]
    dues = [due for _module_id, due in given if due is not None]
    if given:
        group = Group.LOOK if looks else Group.ADDED
    elif _loses(changes):
        group = Group.REMOVED
    else:
        group = Group.UNCHANGED
        dues = [due for held in state.held if held.module_id in items and (due := _due(held)) is not None]
    zone = state.person.zone
    due = _with_absences(min(dues), state, zone) if dues else None
    return Touched(state.person.id, group, due, zone, tuple(notes), tuple(m for m, due in given if due is not None))


def _looks(state: PersonState, item: Item | None, at: datetime) -> list[Note]:
    """What to look at before somebody is given a module."""
    found = []
    before = [done for done in state.done if item and item.accepts(done)]
    if item and before:
        last = max(done.at for done in before)
        code = "recently-done" if at - last < timedelta(days=RECENT_DAYS) else "already-done"
        found.append(Note(code, item.module_id, day_in(last, state.person.zone)))
    today = day_in(at, state.person.zone)
    away = [a.last for a in state.around.known(None, "").away if a.covers(today) and a.last is not None]
    if item and away:
        found.append(Note("away", item.module_id, max(away)))
    return found


def _before(
    state: PersonState, module_id: str, earlier: Mapping[str, Sequence[Sequence[Item]]], given: Collection[str]
) -> list[Note]:
    """The module that comes first and was not done, where every curriculum has one; the rule's own do not count."""
    missing = [
        [item for item in row if item.module_id not in given and not any(item.accepts(done) for done in state.done)]
        for row in earlier.get(module_id, ())
    ]
    if not missing or not all(missing):
        return []
    return [Note("prerequisite", module_id, other=min(missing, key=len)[0].module_id)]


def _counted(done: dict[int, Record], modules: dict[int, str]) -> list[Note]:
    return [
        Note("counts", modules[key], record.done_at.date() if record.done_at else None) for key, record in done.items()
    ]


def _moved(changes: Changes, modules: dict[int, str], state: PersonState) -> list[Note]:
    return [
        Note("due-moved", modules[w.obligation_id], day_in(w.record.due, state.person.zone))
        for w in changes.written
        if w.record.kind is Entry.DUE_MOVED and w.record.due is not None
    ]


def _loses(changes: Changes) -> bool:
    gone = (Entry.CANCELLED, Entry.OPTIONAL, Entry.WITHDRAWN)
    return any(w.record.kind in gone for w in changes.written) or bool(changes.ended)


def _due(held: Held) -> datetime | None:
    folded = fold(held.records)
    return folded.due if folded and folded.state is State.OPEN else None


def _with_absences(due: datetime, state: PersonState, zone: str) -> datetime:
    around = state.around.known(None, "")
    return moved_due(due, zone, [*around.away, *around.exempt], around.outages)


def queue_empty_on(*, today: date, waiting: int, more: int, per_day: float) -> date | None:
    """The working day on which reviewers are through if every answer comes in today; None without reviewers."""
    if per_day <= 0:
        return None
    left = ceil((waiting + more) / per_day)
    day = today
    while left > 0:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day
