"""What has to change so that a person has what the rules say: used alike by the preview and the nightly job.

Everything is decided here from plain facts; the same facts twice give no second change.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from app.engine.assignment.audience import in_audience
from app.engine.assignment.dates import day_in
from app.engine.assignment.due import cycles_wanted, moved_by_rule, next_due, restored
from app.engine.assignment.facts import (
    ActiveRule,
    Added,
    Changes,
    Done,
    Ended,
    Held,
    Item,
    Opened,
    PersonState,
    Reason,
    Why,
    World,
    Written,
)
from app.engine.assignment.rule import OnLeave
from app.engine.assignment.standing import DoneKey, Entry, Record, State, fold

# A rolling cycle may open at once behind one that was fulfilled by looking back, hence more than one round.
MOST_ROUNDS = 20

Giving = Sequence[tuple[ActiveRule, Item]]


@dataclass
class _Work:
    """The changes of one person while they are being worked out."""

    state: PersonState
    world: World
    at: datetime
    on: date
    used: set[DoneKey | None]
    opened: list[Opened] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)

    def size(self) -> int:
        """How much was noted so far."""
        return len(self.opened) + len(self.ended) + len(self.added) + len(self.written)

    def write(self, held: Held, kind: Entry, rule: ActiveRule | None = None, due: datetime | None = None) -> Held:
        """Note a record, and give the obligation as it is with it."""
        rule_id, version_id = (rule.id, rule.version_id) if rule else (None, None)
        return self.add(held, Record(kind, self.at, self.at, due=due, rule_id=rule_id, version_id=version_id))

    def add(self, held: Held, record: Record) -> Held:
        """Note a record that was made elsewhere."""
        self.written.append(Written(held.id, record))
        return replace(held, records=(*held.records, record))

    def give(self, held: Held, rule: ActiveRule, matched_on: date) -> Held:
        """Note a reason, and give the obligation as it is with it."""
        reason = Reason(rule.id, rule.version_id, matched_on)
        self.added.append(Added(held.id, reason))
        return replace(held, reasons=(*held.reasons, reason))


def plan(state: PersonState, world: World, *, at: datetime) -> Changes:
    """What has to change for one person at an instant, so that they have what the rules say."""
    used = {folded.done.done_key for held in state.held if (folded := fold(held.records)) and folded.done}
    work = _Work(state, world, at, day_in(at, state.person.zone), used)
    wanted = _wanted(work)
    for module_id in sorted({*wanted, *(held.module_id for held in state.held)}):
        held = sorted((h for h in state.held if h.module_id == module_id), key=lambda h: (h.opened_at, h.id))
        giving = wanted.get(module_id, ())
        since = {rule.id: _matched_on(rule.id, held, world.undone, work.on) for rule, _item in giving}
        still = {c for r, i in giving for c in cycles_wanted(r, i, held, matched_on=since[r.id], on=work.on)}
        held = [_without_ended(work, giving, one, still) for one in held]
        for _round in range(MOST_ROUNDS):
            before = work.size()
            held = _one_round(work, giving, module_id, held, since)
            if work.size() == before:
                break
    return Changes(tuple(work.opened), tuple(work.ended), tuple(work.added), tuple(work.written))


def _wanted(work: _Work) -> Mapping[str, Giving]:
    found: dict[str, list[tuple[ActiveRule, Item]]] = {}
    for rule in sorted(work.world.rules, key=lambda rule: rule.id):
        if in_audience(rule.rule, work.state.person, work.world.structure, on=work.on):
            for item in rule.items:
                found.setdefault(item.module_id, []).append((rule, item))
    return found


def _matched_on(rule_id: int, held: Sequence[Held], undone: frozenset[int], on: date) -> date:
    """Since when the rule has held for the person without a break; a break that was undone is none."""
    last = [own[-1] for one in held if (own := [r for r in one.reasons if r.rule_id == rule_id])]
    whole = [r.matched_on for r in last if not r.ended]
    mended = [r.matched_on for r in last if r.ended and r.ended_by in undone]
    return min(whole or mended, default=on)


def _without_ended(work: _Work, giving: Giving, held: Held, still: Collection[str]) -> Held:
    """The obligation after the reasons that no longer hold, and after what follows from the last one ending.

    `still`: the cycles that some rule wants from now on: who moves from one rule to another keeps the obligation.
    """
    alive = {rule.id: rule for rule in work.world.rules}
    here = {rule.id for rule, _item in giving}
    before = [reason for reason in held.reasons if not reason.ended]
    ending = [(reason, _why(work, reason, alive)) for reason in before if reason.rule_id not in here]
    if not ending:
        return held
    for reason, why in ending:
        rule = alive.get(reason.rule_id)
        work.ended.append(Ended(held.id, reason.rule_id, why, rule.version_id if rule else None))
    held = replace(held, reasons=tuple(r if r.rule_id in here else replace(r, ended=True) for r in held.reasons))
    if held.cycle in still or len(ending) < len(before):
        return held
    return _left(work, alive, held, ending)


def _why(work: _Work, reason: Reason, alive: Mapping[int, ActiveRule]) -> Why:
    if reason.version_id in work.world.undone:
        return Why.UNDONE
    if not work.state.person.active:
        return Why.DISABLED
    return Why.LEFT if reason.rule_id in alive else Why.RULE_ENDED


def _left(work: _Work, alive: Mapping[int, ActiveRule], held: Held, ending: list[tuple[Reason, Why]]) -> Held:
    """What becomes of an obligation whose last reason has ended; of several ways of leaving the mildest."""
    folded = fold(held.records)
    if folded is None or folded.state not in (State.OPEN, State.OPTIONAL):
        return held
    if all(why is Why.UNDONE for _reason, why in ending):
        return work.write(held, Entry.WITHDRAWN)
    ways = {alive[r.rule_id].rule.on_leave if r.rule_id in alive else OnLeave.CANCEL for r, _why_ in ending}
    if not work.state.person.active:
        ways = {OnLeave.CANCEL}
    if OnLeave.KEEP in ways:
        return held
    if OnLeave.OPTIONAL in ways or held.started:
        return held if folded.state is State.OPTIONAL else work.write(held, Entry.OPTIONAL)
    return work.write(held, Entry.CANCELLED)


def _one_round(work: _Work, giving: Giving, module_id: str, held: list[Held], since: Mapping[int, date]) -> list[Held]:
    """Fulfil what was done, then give every wanted cycle its reasons and due."""
    held = [_fulfilled(work, giving, one) for one in held]
    wants: dict[str, list[tuple[ActiveRule, Item]]] = {}
    for rule, item in giving:
        for cycle in cycles_wanted(rule, item, held, matched_on=since[rule.id], on=work.on):
            wants.setdefault(cycle, []).append((rule, item))
    exempt = any(a.covers(work.on) for a in work.state.around.known(None, module_id).exempt)
    for cycle, wanting in wants.items():
        place = next((n for n, one in enumerate(held) if one.cycle == cycle), None)
        if place is not None:
            held[place] = _kept(work, wanting, held[place], since)
        elif not exempt:
            held.append(_opened(work, wanting, held, cycle, since))
    return held


def _fulfilled(work: _Work, giving: Giving, held: Held) -> Held:
    """The obligation, fulfilled where a completion that fulfils no other one counts for it."""
    folded = fold(held.records)
    if folded is None or folded.state not in (State.OPEN, State.OPTIONAL, State.WAIVED):
        return held
    reasons = {reason.rule_id for reason in held.reasons if not reason.ended}
    found = _counting(work, [pair for pair in giving if pair[0].id in reasons], held)
    if found is None:
        return held
    work.used.add(found.key)
    # What was done before (look-back) fulfils from the opening on: before, there was nothing to fulfil.
    since = max(found.at, held.opened_at)
    record = Record(Entry.FULFILLED, since, work.at, done_at=found.at)
    record = replace(record, attestation_id=found.id) if found.attested else replace(record, completion_id=found.id)
    return work.add(held, record)


def _counting(work: _Work, giving: Giving, held: Held) -> Done | None:
    """The completion that counts: the latest one that is looked back to, else the first one since the opening.

    A completion fulfils one obligation. A policy is confirmed once for everything that asks for it at that moment.
    """
    items = [item for _rule, item in giving] or [Item(held.module_id)]
    back = timedelta(days=max((rule.rule.look_back_days for rule, _item in giving), default=0))
    free = [d for d in work.state.done if _is_free(work, d, held) and any(item.accepts(d) for item in items)]
    free.sort(key=lambda done: (done.at, done.id))
    earlier = [d for d in free if timedelta() < held.opened_at - d.at <= back]
    return earlier[-1] if earlier else next((d for d in free if d.at >= held.opened_at), None)


def _is_free(work: _Work, done: Done, held: Held) -> bool:
    return done.key not in work.used or (done.attested and done.at >= held.opened_at)


def _opened(work: _Work, wanting: Giving, held: list[Held], cycle: str, since: Mapping[int, date]) -> Held:
    """A new obligation with everything that asks for it; of several dues the earliest."""
    zone, person = work.state.person.zone, work.state.person
    dues = [
        (next_due(rule, item, person, cycle, held, matched_on=since[rule.id], on=work.on, zone=zone), rule)
        for rule, item in wanting
        if item.required
    ]
    due, owner = min(dues, key=lambda pair: pair[0], default=(None, wanting[0][0]))
    module_id = wanting[0][1].module_id
    new = Held(-1 - len(work.opened), module_id, cycle, zone, work.at, (), ())
    work.opened.append(Opened(new.id, module_id, cycle, zone))
    for rule, _item in wanting:
        new = work.give(new, rule, since[rule.id])
    return work.write(new, Entry.ASSIGNED, owner, due)


def _kept(work: _Work, wanting: Giving, held: Held, since: Mapping[int, date]) -> Held:
    """An obligation that is there: its reasons, and its due where a rule moves it or gives it again."""
    for rule, _item in wanting:
        if not any(reason.rule_id == rule.id and not reason.ended for reason in held.reasons):
            held = work.give(held, rule, since[rule.id])
    folded = fold(held.records)
    if folded is None or folded.state in (State.FULFILLED, State.WAIVED):
        return held
    required = [(rule, item) for rule, item in wanting if item.required]
    if not required:
        return work.write(held, Entry.OPTIONAL, wanting[0][0]) if folded.state is State.OPEN else held
    back = folded.state is not State.OPEN
    old = restored(held, work.world.undone)
    if old is not None:
        kind = Entry.REOPENED if back else Entry.DUE_MOVED
        owner = next((rule for rule, _item in wanting if rule.id == old.rule_id), required[0][0])
        return work.write(held, kind, owner, old.due)
    # Whose due stands was undone and nothing was there before it: who still asks gives it anew, and it is told anew.
    orphaned = folded.base is not None and folded.base.version_id in work.world.undone
    return _given_again(work, required, held, since) if back or orphaned else _moved(work, required, held, since)


def _given_again(work: _Work, required: Giving, held: Held, since: Mapping[int, date]) -> Held:
    person = work.state.person
    dues = [
        (next_due(r, i, person, held.cycle, (), matched_on=since[r.id], on=work.on, zone=held.zone), r)
        for r, i in required
    ]
    due, owner = min(dues, key=lambda pair: pair[0])
    return work.write(held, Entry.REOPENED, owner, due)


def _moved(work: _Work, required: Giving, held: Held, since: Mapping[int, date]) -> Held:
    for rule, item in required:
        due = moved_by_rule(rule, item, work.state.person, held, matched_on=since[rule.id], on=work.on)
        if due is not None:
            return work.write(held, Entry.DUE_MOVED, rule, due)
    return held
