"""`flask council-report` names every table that points to people."""

from flask import Flask

from app.db import Base
from app.insight.report import HELD
from app.people.models import Visibility
from tests.insight.team_world import company

# Tables about people that another feature keeps a report of, or that hold no person.
ELSEWHERE = {"module_versions", "course_proposals", "policy_versions", "policy_drafts"}


def pointing_to_people() -> set[str]:
    """Every table with a foreign key to people."""
    return {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == "people" for key in table.foreign_keys)
    }


def test_every_table_about_people_is_named_once() -> None:
    named = [name for part in HELD for name in part.tables]
    assert len(named) == len(set(named))
    assert set(named) <= set(Base.metadata.tables)
    assert pointing_to_people() - set(named) - ELSEWHERE == set()


def test_the_report(app: Flask) -> None:
    company(Visibility.AGGREGATE)
    told = app.test_cli_runner().invoke(args=["council-report"])
    assert told.exit_code == 0
    assert "What managers may see: aggregate" in told.output
    assert "viewer_id, person_id, kind, day" in told.output
    assert "No change since the first start." in told.output
    assert "The learner alone." in told.output
