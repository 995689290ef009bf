"""When the text of a policy changes: who is asked once more, and when that is due."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.engine.assignment.audience import PersonFacts, Structure
from app.engine.assignment.dates import day_in, end_of_day
from app.engine.assignment.facts import ActiveRule, Done, Held, Item, PersonState, World
from app.engine.assignment.rule import AllOf, Cycle, Due, Repeat, Rule, Span, Unit
from app.engine.assignment.standing import Entry, State, fold
from tests.engine.assignment.applied import run

ID, ZONE = "policy:gifts", "Europe/Brussels"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ONCE = Cycle()
ROLLING = Cycle(kind=Repeat.ROLLING, period=Span(count=12, unit=Unit.MONTHS))


def _item(version: int = 1, renewed_at: datetime = START - DAY) -> Item:
    return Item(ID, from_version=version, renewed_at=renewed_at)


def _world(item: Item, cycle: Cycle = ONCE) -> World:
    rule = Rule(audience=AllOf(), module_id=ID, cycle=cycle, due=Due(after=Span(count=30), at_least=14))
    return World((ActiveRule(1, 1, day_in(START, ZONE), rule, (item,)),), Structure({}, {}))


def _state(*held: Held, done: tuple[Done, ...] = ()) -> PersonState:
    return PersonState(PersonFacts(1, ZONE), held, done)


def _states(state: PersonState) -> dict[str, State]:
    return {one.cycle: folded.state for one in state.held if (folded := fold(one.records))}


def _due(state: PersonState, cycle: str) -> datetime | None:
    [one] = [held for held in state.held if held.cycle == cycle]
    folded = fold(one.records)
    return folded.due if folded else None


def _confirmed(number: int, version: int, at: datetime) -> Done:
    return Done(number, ID, version, at, attested=True)


@pytest.fixture(params=[ONCE, ROLLING], ids=["once", "rolling"])
def cycle(request: pytest.FixtureRequest) -> Cycle:
    """The rule's own cycle."""
    found: Cycle = request.param
    return found


def test_a_new_text_opens_a_cycle_due_after_the_days_of_the_rule(cycle: Cycle) -> None:
    state = run(_state(), _world(_item(), cycle), START)
    state = run(replace(state, done=(_confirmed(1, 1, START + DAY),)), _world(_item(), cycle), START + 2 * DAY)
    assert _states(state) == {"1": State.FULFILLED}
    renewed = _world(_item(2, START + 5 * DAY), cycle)
    state = run(state, renewed, START + 6 * DAY)
    assert _states(state) == {"1": State.FULFILLED, "2": State.OPEN}
    assert _due(state, "2") == end_of_day(day_in(START + 20 * DAY, ZONE), ZONE)
    state = run(replace(state, done=(*state.done, _confirmed(2, 2, START + 7 * DAY))), renewed, START + 8 * DAY)
    assert _states(state) == {"1": State.FULFILLED, "2": State.FULFILLED}


def test_two_changes_in_a_row_ask_once(cycle: Cycle) -> None:
    state = run(_state(), _world(_item(), cycle), START)
    state = run(replace(state, done=(_confirmed(1, 1, START + DAY),)), _world(_item(), cycle), START + 2 * DAY)
    state = run(state, _world(_item(2, START + 3 * DAY), cycle), START + 3 * DAY)
    due = _due(state, "2")
    state = run(state, _world(_item(3, START + 9 * DAY), cycle), START + 9 * DAY)
    assert (_states(state), _due(state, "2")) == ({"1": State.FULFILLED, "2": State.OPEN}, due)


def test_an_old_text_does_not_fulfil_what_asks_for_the_new_one() -> None:
    world = _world(_item(2, START))
    state = run(_state(), world, START + DAY)
    state = run(replace(state, done=(_confirmed(1, 1, START + 2 * DAY),)), world, START + 3 * DAY)
    assert _states(state) == {"1": State.OPEN}


def test_who_leaves_and_comes_back_is_asked_again_for_the_new_text_only() -> None:
    old, new = _world(_item()), _world(_item(2, START + 3 * DAY))
    state = run(_state(), old, START)
    state = run(replace(state, done=(_confirmed(1, 1, START + DAY),)), old, START + 2 * DAY)
    state = run(state, new, START + 4 * DAY)
    state = run(state, replace(new, rules=()), START + 5 * DAY)
    assert _states(state) == {"1": State.FULFILLED, "2": State.CANCELLED}
    state = run(state, new, START + 6 * DAY)
    assert _states(state) == {"1": State.FULFILLED, "2": State.OPEN}
    assert _due(state, "2") == end_of_day(day_in(START + 20 * DAY, ZONE), ZONE)


def test_a_completion_and_a_confirmation_with_the_same_number_are_two() -> None:
    module = Item("M2")
    rule = _world(_item()).rules[0]
    world = _world(_item())
    world = replace(world, rules=(rule, replace(rule, id=2, items=(module,))))
    state = run(_state(), world, START)
    done = (Done(1, "M2", 1, START + DAY), _confirmed(1, 1, START + DAY))
    state = run(replace(state, done=done), world, START + 2 * DAY)
    kept = [record for one in state.held for record in one.records if record.kind is Entry.FULFILLED]
    assert {(r.completion_id, r.attestation_id) for r in kept} == {(1, None), (None, 1)}
