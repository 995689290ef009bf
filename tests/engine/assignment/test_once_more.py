"""A module that is asked for once more has a cycle of its own, which bears the day it is due."""

from datetime import UTC, date, datetime

from app.engine.assignment.due import cycles_wanted
from app.engine.assignment.facts import ActiveRule, Item
from app.engine.assignment.rule import Anchor, Due, Named, Rule

DAY = date(2026, 12, 5)


def rule(**more: object) -> ActiveRule:
    due = Due(anchor=Anchor.FIXED, on=DAY, at_least=1)
    told = Rule.model_validate({"audience": Named(ids=(1,)), "module_id": "m", "due": due, **more})
    return ActiveRule(1, 1, datetime(2026, 11, 1, tzinfo=UTC).date(), told, (Item("m"),))


def test_its_cycle_bears_the_day() -> None:
    wanted = cycles_wanted(rule(once_more=True), Item("m"), [], matched_on=date(2026, 11, 1), on=date(2026, 11, 1))
    assert wanted == ["2026-12-05"]


def test_otherwise_it_is_the_first_cycle() -> None:
    assert cycles_wanted(rule(), Item("m"), [], matched_on=date(2026, 11, 1), on=date(2026, 11, 1)) == ["1"]
