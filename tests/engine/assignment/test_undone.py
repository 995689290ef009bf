"""A version that is undone leaves nothing of itself, also where somebody else asks for the same module."""

from datetime import UTC, datetime, timedelta

import pytest

from app.engine.assignment.audience import PersonFacts, Structure
from app.engine.assignment.dates import day_in, end_of_day
from app.engine.assignment.facts import ActiveRule, Item, PersonState, World
from app.engine.assignment.rule import AllOf, Due, Rule, Span
from app.engine.assignment.standing import State, fold
from tests.engine.assignment.applied import run

ZONE = "Europe/Brussels"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _rule(number: int, days: int) -> ActiveRule:
    rule = Rule(audience=AllOf(), module_id="M2", due=Due(after=Span(count=days), at_least=1))
    return ActiveRule(number, number, day_in(START, ZONE), rule, (Item("M2"),))


RIGHT, WRONG = _rule(1, 30), _rule(2, 2)
UNDONE = World((RIGHT,), Structure({}, {}), frozenset({WRONG.version_id}))


def _due(state: PersonState) -> datetime | None:
    [held] = state.held
    folded = fold(held.records)
    assert folded is not None
    assert folded.state is State.OPEN
    return folded.due


@pytest.mark.parametrize("order", ["together", "wrong first", "right first"])
def test_the_due_of_an_undone_rule_goes_with_it(order: str) -> None:
    first = {"together": (RIGHT, WRONG), "wrong first": (WRONG,), "right first": (RIGHT,)}[order]
    state = run(PersonState(PersonFacts(1, ZONE)), World(first, Structure({}, {})), START)
    state = run(state, World((RIGHT, WRONG), Structure({}, {})), START + HOUR)
    state = run(state, UNDONE, START + 2 * HOUR)
    assert _due(state) == end_of_day(day_in(START + timedelta(days=30), ZONE), ZONE)
    assert [reason.rule_id for reason in state.held[0].reasons if not reason.ended] == [RIGHT.id]
