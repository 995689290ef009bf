"""Who sees what of whom, against a second model written from the rule, over random moves and choices."""

import pytest
from flask import Flask
from hypothesis.stateful import run_state_machine_as_test

from app.insight.queries import sight as sights
from app.insight.queries.sight import View
from app.people.models import Visibility
from tests.factories import make_person
from tests.insight.sight_machine import WANTED, of_app, profile
from tests.insight.team_world import company, handed_in, two_modules
from tests.insight.test_team import browser_of, move


def test_no_disagreement(app: Flask) -> None:
    machine = of_app(app)
    tried = WANTED
    # A run may end early: go on until as many steps were really taken.
    while machine.taken < WANTED:
        run_state_machine_as_test(machine, settings=profile(tried))
        tried = max(100, WANTED - machine.taken)
    assert machine.taken >= WANTED


def test_the_model_finds_a_wrong_rule(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sights.Sight, "of", lambda self, person_id: View.LEVELS)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(of_app(app), settings=profile(80))


def test_access_ends_and_begins_with_the_next_request_after_a_move(app: Flask) -> None:
    """Every page about a person, for the old and the new manager, with both signed in all the time."""
    company(Visibility.LEVELS)
    versions = two_modules()
    old, new = make_person(), make_person()
    leif = make_person(name="Leif Aune", manager_id=old.id)
    make_person(manager_id=new.id)
    for version in versions:
        handed_in(leif, version, level=3)
    before, after = browser_of(app, old), browser_of(app, new)
    person = f"/team/people/{leif.id}"
    places = [person, f"{person}/C1", f"{person}/give", f"{person}?competency=C1"]
    for _again in range(2):
        assert [before.get(place).status_code for place in places] == [200] * 4
        assert [after.get(place).status_code for place in places] == [404] * 4
        assert "Leif Aune" in before.get("/team").text
        assert "Leif Aune" not in after.get("/team").text
        move(leif, new)
        assert [before.get(place).status_code for place in places] == [404] * 4
        assert [after.get(place).status_code for place in places] == [200] * 4
        assert "Leif Aune" not in before.get("/team").text
        assert "Leif Aune" in after.get("/team").text
        move(leif, old)
