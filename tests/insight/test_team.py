"""The team page: what a manager sees of whom, and what it costs."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.clock import now
from app.db import db
from app.insight.models import Look, PracticeGoal
from app.people.models import Person, Role, Visibility
from tests.conftest import Browser
from tests.factories import make_department, make_person, sign_in
from tests.house_rules.statements import statements
from tests.insight.team_world import company, handed_in, two_modules


@pytest.fixture
def boss(app: Flask) -> Person:
    company()
    return make_person(name="Marta Lindahl")


def browser_of(app: Flask, person: Person) -> Browser:
    browser = app.test_client()
    sign_in(browser, person)
    assert isinstance(browser, Browser)
    return browser


def move(person: Person, manager: Person | None) -> None:
    db.session.get_one(Person, person.id).manager_id = manager.id if manager else None
    db.session.commit()


def test_levels_of_direct_reports_by_name(app: Flask, boss: Person) -> None:
    five, six = two_modules()
    leif = make_person(name="Leif Aune", manager_id=boss.id)
    mei = make_person(name="Mei Tanaka", manager_id=boss.id)
    for version in (five, six):
        handed_in(leif, version, level=3)
    handed_in(mei, five, level=4)
    handed_in(mei, six, level=None)
    page = browser_of(app, boss).get("/team").text
    assert "Leif Aune, Listen and empathise: 3 Reliable, 2 pieces of evidence, newest 10 days old" in page
    assert "one piece so far: Reliable" in page
    assert "C1, target 3" in page
    assert "1 answer waits for a person" in page
    assert "For training only, not for pay, promotion, discipline or dismissal." in page
    assert "Weakest link: not enough seen." in page
    assert "Act well in public" in page, "named among those without an exercise"


def test_the_menu_offers_the_team_to_those_who_have_one(app: Flask, boss: Person) -> None:
    leif = make_person(manager_id=boss.id)
    assert 'href="/team"' in browser_of(app, boss).get("/profile").text
    assert 'href="/team"' not in browser_of(app, leif).get("/profile").text
    assert "Nobody reports to you." in browser_of(app, leif).get("/team").text


def test_the_weakest_link_from_five_people_on(app: Flask, boss: Person) -> None:
    five, six = two_modules()
    for n in range(5):
        person = make_person(manager_id=boss.id)
        for version in (five, six):
            handed_in(person, version, level=1 if n < 2 else 3)
    page = browser_of(app, boss).get("/team").text
    assert "the team is weakest in" in page
    assert "2 of 5 people with a level are below their target." in page


def test_access_ends_with_the_next_request_after_a_move(app: Flask, boss: Person) -> None:
    five, six = two_modules()
    leif = make_person(name="Leif Aune", manager_id=boss.id)
    for version in (five, six):
        handed_in(leif, version, level=3)
    browser = browser_of(app, boss)
    places = (f"/team/people/{leif.id}", f"/team/people/{leif.id}/C1")
    assert [browser.get(place).status_code for place in places] == [200, 200]
    move(leif, make_person())
    assert [browser.get(place).status_code for place in places] == [404, 404]
    assert "Leif Aune" not in browser.get("/team").text
    assert browser.get("/team/people/999999").status_code == 404


def test_evidence_tells_tasks_and_days_and_no_text(app: Flask, boss: Person) -> None:
    five, six = two_modules()
    leif = make_person(name="Leif Aune", manager_id=boss.id)
    for version in (five, six):
        handed_in(leif, version, level=2, forecast=4)
    browser = browser_of(app, boss)
    page = browser.get(f"/team/people/{leif.id}/C1").text
    assert "Write to Ingrid" in page
    assert "Week six" in page
    assert "counts as Practising" in page
    assert "canary" not in page
    assert browser.get(f"/team/people/{leif.id}/C9").status_code == 404, "no column"


@pytest.mark.parametrize("mode", [Visibility.COMPLETION, Visibility.AGGREGATE])
def test_narrower_modes_show_no_level_of_anybody(app: Flask, mode: Visibility) -> None:
    company(mode)
    five, six = two_modules()
    boss = make_person()
    leif = make_person(name="Leif Aune", manager_id=boss.id)
    for version in (five, six):
        handed_in(leif, version, level=3)
    browser = browser_of(app, boss)
    for place in ("/team", f"/team/people/{leif.id}"):
        page = browser.get(place).text
        assert "Leif Aune" in page
        assert "Reliable" not in page
        assert "waits for a person" not in page
    assert browser.get(f"/team/people/{leif.id}/C1").status_code == 404
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Look)) == 0, "nothing to look at"


def test_indirect_reports_are_not_told_by_name(app: Flask, boss: Person) -> None:
    five, six = two_modules()
    between = make_person(name="In Between", manager_id=boss.id)
    below = make_person(name="Far Below", manager_id=between.id)
    for version in (five, six):
        handed_in(below, version, level=3)
    browser = browser_of(app, boss)
    assert "Far Below" not in browser.get("/team").text
    assert "Far Below" not in browser.get("/team?line=indirect").text
    assert browser.get(f"/team/people/{below.id}").status_code == 404
    assert browser_of(app, between).get(f"/team/people/{below.id}").status_code == 200


def test_hr_sees_no_level_by_name(app: Flask, boss: Person) -> None:
    leif = make_person(manager_id=boss.id)
    hr = browser_of(app, make_person(roles=[Role.HR, Role.ADMINISTRATOR]))
    assert hr.get(f"/team/people/{leif.id}").status_code == 404


def test_each_look_is_recorded_once_a_day_and_shown(app: Flask, boss: Person) -> None:
    two_modules()
    leif = make_person(manager_id=boss.id)
    browser = browser_of(app, boss)
    for _n in range(2):
        browser.get("/team")
        browser.get(f"/team/people/{leif.id}")
        browser.get(f"/team/people/{leif.id}/C1")
    rows = db.session.execute(sa.select(Look.viewer_id, Look.person_id, Look.kind)).all()
    assert sorted(tuple(row) for row in rows) == [(boss.id, leif.id, kind) for kind in ("evidence", "person", "team")]
    page = browser_of(app, leif).get("/my-data").text
    assert "Marta Lindahl" in page
    assert "what stands behind a level" in page


def test_goals(app: Flask, boss: Person, client: FlaskClient) -> None:
    leif, stranger = make_person(manager_id=boss.id), make_person()
    browser, day = browser_of(app, boss), (now() + timedelta(days=30)).date().isoformat()
    sent = {"competency": "C1", "text": "Name the effect first", "retest_on": day}
    assert browser.submit(f"/team/people/{leif.id}/goals", {**sent, "retest_on": ""}).status_code == 422
    assert browser.submit(f"/team/people/{leif.id}/goals", sent).status_code == 303
    assert "Name the effect first" in browser_of(app, leif).get("/my-data").text
    goal = db.session.scalars(sa.select(PracticeGoal)).one()
    assert browser_of(app, stranger).submit(f"/goals/{goal.id}/close").status_code == 404
    assert browser_of(app, stranger).submit(f"/team/people/{leif.id}/goals", sent).status_code == 404
    assert browser_of(app, leif).submit(f"/goals/{goal.id}/close").status_code == 303
    assert "Name the effect first" not in browser.get(f"/team/people/{leif.id}").text


def test_the_page_asks_the_same_whatever_the_size(app: Flask, boss: Person) -> None:
    five, six = two_modules()
    department = make_department()
    people = [make_person(manager_id=boss.id, department_id=department.id) for _n in range(3)]
    for version in (five, six):
        handed_in(people[0], version, level=3)
    browser = browser_of(app, boss)
    few = count(browser)
    for _n in range(30):
        person = make_person(manager_id=boss.id, department_id=department.id)
        handed_in(person, five, level=2)
    assert count(browser) == few


def test_25_rows_ask_the_same_at_100_and_at_1000_people(app: Flask, boss: Person) -> None:
    five, six = two_modules()
    team = [make_person(manager_id=boss.id) for _n in range(25)]
    for version in (five, six):
        handed_in(team[0], version, level=3)
    browser = browser_of(app, boss)
    strangers(75)
    few = count(browser)
    strangers(900)
    assert count(browser) == few


def strangers(number: int) -> None:
    """So many more people at the company, in nobody's line."""
    begin = db.session.scalar(sa.select(sa.func.max(Person.id))) or 0
    rows = [
        {"email": f"more{begin + n}@norvale.example", "name": f"More {n}", "zone": "UTC", "language": "en",
         "created_at": now(), "hand_edited": []}
        for n in range(number)
    ]  # fmt: skip
    db.session.execute(sa.insert(Person), rows)
    db.session.commit()


def test_the_modules_page_says_what_the_company_shows(app: Flask, boss: Person) -> None:
    two_modules()
    page = browser_of(app, boss).get("/modules/week-five").text
    assert "managers also see levels of the people who report to them" in page


def count(browser: Browser) -> int:
    browser.get("/team")
    with statements() as sent:
        assert browser.get("/team").status_code == 200
    return len(sent)
