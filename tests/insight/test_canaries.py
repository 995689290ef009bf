"""What is the learner's alone reaches nobody else, on any page, for any role, in any mode."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.assessment.models import Rating
from app.clock import now
from app.db import db, unit_of_work
from app.insight.operations.groups import compute_groups
from app.insight.operations.visibility import ask_change
from app.learning.models import Answer, Attempt, CheckResponse, Draft, Reflection
from app.people.models import Person, PersonRole, Role, Visibility
from tests.factories import _add, make_department, make_person
from tests.house_rules.routes import rules
from tests.insight.team_world import company, handed_in, two_modules
from tests.insight.test_team import browser_of

CANARIES = ("canary-draft", "canary-note", "canary-text", "canary-comment", "canary-choice")


def main(page: str) -> str:
    """The page without its frame and without tokens, which differ each time."""
    return re.sub(r'value="[^"]{60,}"', "", page.split("<main")[1].split("</main>")[0])


def learner(boss: Person, department_id: int, versions: tuple[Any, Any]) -> Person:
    """Somebody with a canary in everything that is theirs alone."""
    person = make_person(name="Leif Aune", manager_id=boss.id, department_id=department_id)
    for version in versions:
        handed_in(person, version, level=2, forecast=4, ago=13.37)
    attempt = _add(
        Attempt(person_id=person.id, module_id="week-five", module_version_id=versions[0].id,
                started_at=now() - timedelta(days=3), touched_at=now())
    )  # fmt: skip
    _add(Draft(attempt_id=attempt.id, role_play="ingrid-mail", text="canary-draft", revision=1, saved_at=now()))
    _add(Reflection(attempt_id=attempt.id, notes={"question:x": "canary-note"}, saved_at=now()))
    _add(CheckResponse(attempt_id=attempt.id, check_id="first-sentence", number=1, response={"pick": "canary-choice"},
                       is_right=False, at=now()))  # fmt: skip
    return person


def addresses(app: Flask, ids: dict[str, list[int]]) -> set[str]:
    """Every address that is read, filled with every id there is."""
    found: set[str] = set()
    words = {"module_id": "week-five", "competency": "C1", "role_play": "ingrid-mail", "check": "first-sentence"}
    for rule in rules(app):
        if "GET" not in (rule.methods or set()):
            continue
        for number in ids["numbers"] if "<int:" in rule.rule else [1]:
            values = {
                name: number if type(kind).__name__ == "IntegerConverter" else words.get(name, "x")
                for name, kind in rule._converters.items()
            }
            built = rule.build(values)
            if built is not None:
                found.add(built[1])
    return found


@pytest.mark.parametrize("mode", list(Visibility))
def test_canaries_stay_at_home(app: Flask, mode: Visibility) -> None:
    company(mode)
    versions = two_modules()
    department = make_department()
    top = make_person(roles=[Role.HR, Role.ADMINISTRATOR, Role.AUTHOR])
    boss = make_person(manager_id=top.id, roles=[Role.REVIEWER])
    learner(boss, department.id, versions)
    colleague = make_person(manager_id=boss.id, department_id=department.id)
    with unit_of_work():
        compute_groups(at=now())
    numbers = list(range(1, 7))
    for reader in (top, boss, colleague):
        browser = browser_of(app, reader)
        for place in addresses(app, {"numbers": numbers}):
            if place.startswith(("/static", "/healthz")):
                continue
            page = browser.get(place)
            assert page.status_code < 500 or place == "/healthz", place
            body = page.get_data(as_text=True) if page.mimetype != "application/zip" else ""
            leaked = [word for word in CANARIES if word in body]
            assert leaked == [], (reader.id, place, leaked)


def test_times_counts_and_forecasts_stay_away_from_the_manager(app: Flask) -> None:
    """The evidence tells days only; three tries at a task and one look the same."""
    company()
    five, six = two_modules()
    boss = make_person()
    one, thrice = (make_person(name="Same Name", manager_id=boss.id) for _n in range(2))
    for version in (five, six):
        handed_in(one, version, level=2, ago=20)
        for ago in (20, 19, 18):
            handed_in(thrice, version, level=2, ago=ago, forecast=4)
    browser = browser_of(app, boss)
    pages = [
        browser.get(f"/team/people/{person.id}/C1").text.split("<main")[1].split("</main>")[0]
        for person in (one, thrice)
    ]
    for page in pages:
        assert page.count("counts as Practising") == 2
        assert ":" not in "".join(part.split("</span>")[0] for part in page.split('r num">')[1:]).replace("</div>", "")
        assert "forecast" not in page.lower().replace("no forecast", "")


def test_the_stricter_mode_counts_with_the_next_request(app: Flask) -> None:
    company()
    five, six = two_modules()
    boss, administrator = make_person(), make_person(roles=[Role.ADMINISTRATOR])
    leif = make_person(manager_id=boss.id)
    for version in (five, six):
        handed_in(leif, version, level=3)
    browser = browser_of(app, boss)
    assert "3 Reliable" in browser.get("/team").text
    with unit_of_work():
        ask_change(mode=Visibility.COMPLETION, indirect_by_name=False, actor_id=administrator.id, at=now())
    assert "Reliable" not in browser.get("/team").text
    assert browser.get(f"/team/people/{leif.id}/C1").status_code == 404


def test_proposals_change_nothing_that_others_see(app: Flask) -> None:
    """With no scorer qualified, whatever a scorer proposes stays the learner's."""
    company()
    five, six = two_modules()
    boss = make_person()
    leif = make_person(manager_id=boss.id)
    ids = [handed_in(leif, version, level=None) for version in (five, six)]
    browser = browser_of(app, boss)

    def pages() -> list[str]:
        return [
            main(browser.get(place).text)
            for place in ("/team", f"/team/people/{leif.id}", f"/team/people/{leif.id}/C1")
        ]

    before = pages()
    assert "2 answers wait for a person" in before[0]
    for level, answer_id in zip((1, 4), ids, strict=True):
        answer = db.session.get_one(Answer, answer_id)
        _add(
            Rating(answer_id=answer_id, rubric_version_id=answer.rubric_version_id, scorer="any-1", status="suggest",
                   level=level, levels=dict.fromkeys(("A1", "A2", "A3"), level), details={}, at=now())
        )  # fmt: skip
    assert pages() == before


def test_roles_open_no_levels(app: Flask) -> None:
    company()
    five, six = two_modules()
    leif = make_person()
    for version in (five, six):
        handed_in(leif, version, level=3)
    for role in Role:
        reader = make_person()
        _add(PersonRole(person_id=reader.id, role=role.value))
        assert browser_of(app, reader).get(f"/team/people/{leif.id}").status_code == 404
