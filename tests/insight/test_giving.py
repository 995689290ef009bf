"""A manager gives a report a module from a gap: what it adds, the reason, undo, and who may not."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.curricula.mails import sections_for
from app.curricula.models import AssignmentRule, Obligation, RuleVersion
from app.curricula.operations.curricula import ItemFields, create_curriculum
from app.curricula.operations.reconcile import ASSIGNED
from app.db import db, unit_of_work
from app.mail.models import Notice
from app.mail.notices import Told
from app.people.models import Person, Role, Visibility
from tests.conftest import Browser
from tests.curricula.assigning import assign, complete, save, states
from tests.factories import make_person
from tests.insight.team_world import company, handed_in, two_modules
from tests.insight.test_team import browser_of, move

DUE = (now() + timedelta(days=20)).date().isoformat()
SENT = {"competency": "C4", "module": "week-five", "due": DUE}


@pytest.fixture
def boss(app: Flask) -> Person:
    company()
    two_modules()
    return make_person(name="Marta Lindahl")


@pytest.fixture
def leif(boss: Person) -> Person:
    return make_person(name="Leif Aune", manager_id=boss.id)


def give(app: Flask, boss: Person, leif: Person, **sent: str) -> int:
    answer = browser_of(app, boss).submit(f"/team/people/{leif.id}/give", {**SENT, **sent})
    return int(answer.status_code)


def look(browser: Browser, leif: Person, **sent: str) -> str:
    place = f"/team/people/{leif.id}/give"
    return str(browser.get(place, query_string={**SENT, **sent}).text)


def test_from_the_cell_to_the_learner(app: Flask, boss: Person, leif: Person) -> None:
    browser = browser_of(app, boss)
    cell = browser.get(f"/team/people/{leif.id}/C4").text
    assert f"/team/people/{leif.id}/give?competency=C4&amp;module=week-five" in cell
    chosen = browser.get(f"/team/people/{leif.id}/give?competency=C4&module=week-five").text
    assert "These modules train C4 Set and keep expectations." in chosen
    assert "Assign to Leif Aune" not in chosen, "nothing to save before it was looked at"
    seen = look(browser, leif)
    assert "What it adds for Leif Aune" in seen
    assert "Assign to Leif Aune" in seen
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Obligation)) == 0, "looking saves nothing"
    assert give(app, boss, leif) == 303
    assert states(leif) == {"1": "open"}
    home = browser_of(app, leif).get("/").text
    assert "Marta Lindahl assigned this for C4 Set and keep expectations on" in home
    assert "Take it back" in browser.get(f"/team/people/{leif.id}").text


def test_the_mail_says_who_and_what_for(app: Flask, boss: Person, leif: Person) -> None:
    give(app, boss, leif)
    notices = db.session.scalars(sa.select(Notice).where(Notice.kind == ASSIGNED)).all()
    sections = sections_for(leif.id, [Told(row.kind, dict(row.ids)) for row in notices], now())
    assert "Marta Lindahl assigned this for C4 Set and keep expectations" in repr(sections)


def test_hr_sees_who_gave_it_and_not_what_for(app: Flask, boss: Person, leif: Person) -> None:
    give(app, boss, leif)
    hr = browser_of(app, make_person(roles=[Role.HR]))
    assert "Leif Aune" not in hr.get("/assign").text, "not among HR's own rules"
    listed = hr.get("/assign?of=managers").text
    assert "Week five: Leif Aune" in listed
    rule_id = db.session.scalar(sa.select(AssignmentRule.id))
    obligation_id = db.session.scalar(sa.select(Obligation.id))
    places = (f"/assign/rules/{rule_id}", f"/assign/people/{leif.id}", f"/assign/obligations/{obligation_id}")
    for page in [listed, *(hr.get(place).text for place in places)]:
        assert "C4" not in page
        assert "expectations" not in page
    assert "Marta Lindahl, manager, assigned this on" in hr.get(places[1]).text


def test_only_to_reports_one_sees_by_name(app: Flask, boss: Person, leif: Person) -> None:
    below = make_person(manager_id=leif.id)
    for somebody in (make_person(roles=[Role.HR, Role.ADMINISTRATOR]), make_person(), leif):
        assert give(app, somebody, leif) == 404
    assert give(app, boss, below) == 404, "through others: a group only"
    assert give(app, boss, boss) == 404
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Obligation)) == 0


def test_only_what_trains_it_and_is_published(app: Flask, boss: Person, leif: Person) -> None:
    assert give(app, boss, leif, competency="C9") == 422, "nothing trains it"
    assert give(app, boss, leif, competency="C99") == 404
    assert give(app, boss, leif, module="no-such") == 422
    assert "No published module trains this yet." in look(browser_of(app, boss), leif, competency="C9")


def test_without_a_competency_any_module(app: Flask, boss: Person, leif: Person) -> None:
    assert give(app, boss, leif, competency="") == 303
    assert "Marta Lindahl assigned this on" in browser_of(app, leif).get("/").text


def test_in_the_narrowest_mode_too(app: Flask) -> None:
    company(Visibility.COMPLETION)
    two_modules()
    boss = make_person()
    leif = make_person(name="Leif Aune", manager_id=boss.id)
    assert give(app, boss, leif, competency="") == 303
    assert states(leif) == {"1": "open"}


@pytest.mark.parametrize("due", ["", "soon", "2020-01-01", "2099-01-01"])
def test_a_day_that_does_not_fit(app: Flask, boss: Person, leif: Person, due: str) -> None:
    assert give(app, boss, leif, due=due) in (409, 422)
    assert states(leif) == {}


def test_today_is_no_due_day(app: Flask, boss: Person, leif: Person) -> None:
    assert give(app, boss, leif, due=now().date().isoformat()) == 409


def test_what_is_open_already_is_not_given_twice(app: Flask, boss: Person, leif: Person) -> None:
    give(app, boss, leif)
    assert "is assigned already and still open" in look(browser_of(app, boss), leif)
    assert give(app, boss, leif, due=(now() + timedelta(days=40)).date().isoformat()) == 409
    assert states(leif) == {"1": "open"}


def test_done_before_as_an_obligation_it_is_asked_for_once_more(app: Flask, boss: Person, leif: Person) -> None:
    at = now() - timedelta(days=3)
    save(make_person(), at=at)
    assign(at)
    complete(leif, at=at + timedelta(hours=1))
    assign(now())
    assert states(leif) == {"1": "fulfilled"}
    assert "only on" in look(browser_of(app, boss), leif), "recently done is said first"
    assert give(app, boss, leif) == 303
    assert states(leif) == {"1": "fulfilled", DUE: "open"}
    complete(leif, at=now())
    assign(now() + timedelta(days=1))
    assert states(leif) == {"1": "fulfilled", DUE: "fulfilled"}
    assert give(app, boss, leif) == 409, "done for that day"


def test_done_of_their_own_accord_long_ago_is_said(app: Flask, boss: Person, leif: Person) -> None:
    complete(leif, at=now() - timedelta(days=200))
    assert "which does not count here" in look(browser_of(app, boss), leif)


def test_begun_is_said(app: Flask, boss: Person, leif: Person) -> None:
    browser_of(app, leif).submit("/modules/week-five/start")
    assert "in the middle of it already" in look(browser_of(app, boss), leif)


def test_what_comes_before_it_is_said(app: Flask, boss: Person, leif: Person) -> None:
    with unit_of_work():
        items = [ItemFields(module_id="week-six"), ItemFields(module_id="week-five")]
        create_curriculum(title="Service", objective="", items=items, actor_id=boss.id, at=now())
    browser = browser_of(app, boss)
    warning = "“Week six” comes before “Week five” in its curriculum and was not done"
    assert warning in look(browser, leif)
    complete(leif, at=now(), module_id="week-six")
    assert warning not in look(browser, leif)


def test_undo_within_the_day(app: Flask, boss: Person, leif: Person) -> None:
    give(app, boss, leif)
    version = db.session.scalars(sa.select(RuleVersion)).one()
    place = f"/team/given/{version.id}/undo"
    hr = make_person(roles=[Role.HR])
    for somebody in (leif, make_person(), hr):
        assert browser_of(app, somebody).submit(place).status_code == 404
    assert browser_of(app, boss).submit(place).status_code == 303
    assert states(leif) == {}
    assert "Week five" not in browser_of(app, leif).get("/assigned").text
    [notice] = db.session.scalars(sa.select(Notice).where(Notice.kind == ASSIGNED))
    assert notice.closed_at is not None, "the mail about it is recalled"
    assert browser_of(app, boss).submit(place).status_code == 409


def test_undo_ends_with_the_day_and_with_the_line(app: Flask, boss: Person, leif: Person) -> None:
    give(app, boss, leif)
    version = db.session.scalars(sa.select(RuleVersion)).one()
    place = f"/team/given/{version.id}/undo"
    move(leif, make_person())
    assert browser_of(app, boss).submit(place).status_code == 404
    assert give(app, boss, leif) == 404
    move(leif, boss)
    with unit_of_work() as session:
        session.get_one(RuleVersion, version.id).saved_at -= timedelta(hours=25)
    assert browser_of(app, boss).submit(place).status_code == 409
    assert "Take it back" not in browser_of(app, boss).get(f"/team/people/{leif.id}").text
    assert states(leif) == {"1": "open"}


def test_a_move_keeps_what_was_given_with_its_reason(app: Flask, boss: Person, leif: Person) -> None:
    give(app, boss, leif)
    move(leif, make_person())
    assign(now() + timedelta(days=1))
    assert states(leif) == {"1": "open"}
    assert "Marta Lindahl assigned this for" in browser_of(app, leif).get("/").text


def test_the_gap_stays_until_there_is_new_evidence(app: Flask, boss: Person, leif: Person) -> None:
    from app.catalogue.queries.versions import current_version

    for module in ("week-five", "week-six"):
        version = current_version(module)
        assert version is not None
        for ago in (200, 199):
            handed_in(leif, version, level=1, ago=ago)
    before = browser_of(app, boss).get("/team").text
    assert "▼2" in before
    give(app, boss, leif)
    assert "▼2" in browser_of(app, boss).get("/team").text
