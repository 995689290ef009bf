"""Which cycle of a module a rule wants from somebody now, and when it is due."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.engine.assignment.audience import PersonFacts
from app.engine.assignment.dates import day_in, end_of_day, first_due_day, fixed_days, later
from app.engine.assignment.facts import ActiveRule, Held, Item
from app.engine.assignment.rule import Repeat
from app.engine.assignment.standing import Entry, Record, State, fold

FIRST = "1"


def cycles_wanted(rule: ActiveRule, item: Item, held: Sequence[Held], *, matched_on: date, on: date) -> list[str]:
    """The cycles the rule wants now of one of its items.

    A policy whose text has to be confirmed anew opens a further numbered cycle, whatever the rule's own ones are.
    """
    wanted = _by_rule(rule, held, matched_on=matched_on, on=on)
    if item.renewed_at is None or rule.rule.once_more or not any(one.cycle.isdigit() for one in held):
        return wanted
    number, _last = _last_rolling(held)
    asked = [number, number + 1] if _asks_anew(item, held) else [number]
    return [*wanted, *(str(one) for one in asked if str(one) not in wanted)]


def _by_rule(rule: ActiveRule, held: Sequence[Held], *, matched_on: date, on: date) -> list[str]:
    """The cycles the rule wants now: the first one, or those that have opened since.

    Rolling cycles are counted 1, 2, 3 …; fixed ones after the first bear their day, and so does one that is asked for
    once more. A fixed day whose time opens before the first due day is left out: it would ask for the same thing twice.
    """
    cycle = rule.rule.cycle
    if rule.rule.once_more and rule.rule.due.on is not None:
        return [rule.rule.due.on.isoformat()]
    first = next((one for one in held if one.cycle == FIRST), None)
    if first is None or cycle.kind is Repeat.ONCE:
        return [FIRST]
    if cycle.kind is Repeat.FIXED:
        due = _base_day(first) or matched_on
        days = fixed_days(cycle.dates, opens=cycle.opens, after=max(due, matched_on), until=on)
        return [FIRST, *(day.isoformat() for day in days)]
    number, last = _last_rolling(held)
    settled = settled_day(last)
    if settled is None or cycle.period is None:
        return [str(number)]
    opens_on = later(settled, cycle.period) - timedelta(days=cycle.opens)
    return [str(number), str(number + 1)] if opens_on <= on else [str(number)]


def _asks_anew(item: Item, held: Sequence[Held]) -> bool:
    """Whether everything that was asked for is through, and was so before the present text came out.

    A last cycle that was cancelled or taken back is given again instead.
    """
    folded = [found for one in held if (found := fold(one.records)) is not None]
    if item.renewed_at is None or any(one.state in (State.OPEN, State.OPTIONAL) for one in folded):
        return False
    if not any(one.cycle.isdigit() for one in held) or settled_at(_last_rolling(held)[1]) is None:
        return False
    return max(at for one in held if (at := settled_at(one)) is not None) < item.renewed_at


def settled_at(held: Held) -> datetime | None:
    """When an obligation was fulfilled by the person or waived; None for one that was neither."""
    folded = fold(held.records)
    if folded is not None and folded.done is not None:
        return folded.done.done_at
    if folded is not None and folded.state is State.WAIVED:
        return max(record.at for record in held.records if record.kind is Entry.WAIVED)
    return None


def _last_rolling(held: Sequence[Held]) -> tuple[int, Held]:
    return max(((int(one.cycle), one) for one in held if one.cycle.isdigit()), key=lambda pair: pair[0])


def settled_day(held: Held) -> date | None:
    """The day from which a rolling cycle's next one is counted: its completion, or the due of a waived one."""
    folded = fold(held.records)
    if folded is None:
        return None
    if folded.done is not None and folded.done.done_at is not None:
        return day_in(folded.done.done_at, held.zone)
    return _base_day(held) if folded.state is State.WAIVED else None


def _base_day(held: Held) -> date | None:
    folded = fold(held.records)
    return day_in(folded.base.due, held.zone) if folded and folded.base and folded.base.due else None


def next_due(
    rule: ActiveRule,
    item: Item,
    person: PersonFacts,
    cycle: str,
    held: Sequence[Held],
    *,
    matched_on: date,
    on: date,
    zone: str,
) -> datetime:
    """The due of a cycle that opens, or opens again, on a day.

    The first cycle is never due before that day + `at_least`. Later ones stand where they stand; one that opens only
    after its day has that long too, and so has one for a changed policy. `held`: the person's cycles of this module,
    for a further rolling one.
    """
    grace = timedelta(days=rule.rule.due.at_least)
    if cycle == FIRST:
        return end_of_day(max(_first_day(rule, item, person, matched_on), on + grace), zone)
    day = on + grace
    if not cycle.isdigit():
        day = date.fromisoformat(cycle)
    elif rule.rule.cycle.period is not None and not _asks_anew(item, held):
        before = next((one for one in held if one.cycle == str(int(cycle) - 1)), None)
        settled = settled_day(before) if before else None
        day = later(settled, rule.rule.cycle.period) if settled else on + grace
    day = max(day, matched_on + grace)
    return end_of_day(day if day >= on else on + grace, zone)


def _first_day(rule: ActiveRule, item: Item, person: PersonFacts, matched_on: date) -> date:
    day = first_due_day(rule.rule.due, hired_on=person.hired_on, matched_on=matched_on, saved_on=rule.saved_on)
    return day + timedelta(days=item.extra_days)


def moved_by_rule(
    rule: ActiveRule, item: Item, person: PersonFacts, held: Held, *, matched_on: date, on: date
) -> datetime | None:
    """The due to which the rule that set an obligation's due moves it now, because the rule or the hire date was
    changed; None when it stays. An earlier due leaves at least `at_least` days from today.
    """
    folded = fold(held.records)
    base = folded.base if folded else None
    if base is None or base.due is None or base.rule_id != rule.id or held.cycle != FIRST:
        return None
    grace = timedelta(days=rule.rule.due.at_least)
    day = max(_first_day(rule, item, person, matched_on), _given_on(held) + grace)
    due = end_of_day(day, held.zone)
    if due < base.due:
        due = max(due, end_of_day(on + grace, held.zone))
        return due if due < base.due else None
    return due if due > base.due else None


def _given_on(held: Held) -> date:
    """The day it was opened, or last opened again."""
    given = [day_in(r.at, held.zone) for r in held.records if r.kind in (Entry.ASSIGNED, Entry.REOPENED)]
    return max(given, default=held.opened_on)


def restored(held: Held, undone: frozenset[int]) -> Record | None:
    """The record whose due holds again, where the last one was set, or the obligation was ended, by an undone
    version; None where nothing has to be restored.
    """
    setting = [r for r in held.records if r.kind in (Entry.ASSIGNED, Entry.REOPENED, Entry.DUE_MOVED)]
    setting.sort(key=lambda r: (r.at, r.known_at))
    good = [r for r in setting if r.version_id not in undone]
    if not good or good[-1].due is None:
        return None
    if good[-1] is not setting[-1]:
        return good[-1]
    folded = fold(held.records)
    over = [reason for reason in held.reasons if reason.ended]
    back = folded is not None and folded.state in (State.CANCELLED, State.OPTIONAL, State.WITHDRAWN)
    return good[-1] if back and over and over[-1].ended_by in undone else None
