"""The company's ladder, and a rule's own days."""

from flask import Flask

from app.curricula.queries.rules import draft_of
from app.db import db, unit_of_work
from app.events.models import Event
from app.mail.queries import Rungs, ladder
from app.people.models import Role
from tests.conftest import Browser
from tests.curricula.test_assign_pages import _draft, _hr
from tests.factories import make_company, make_person, sign_in


def hr(client: Browser) -> None:
    make_company()
    sign_in(client, make_person(roles=[Role.HR]))


def test_it_ships_with_seven_days_one_day_and_every_week(app: Flask, client: Browser) -> None:
    hr(client)
    page = client.get("/assign/reminders").text
    assert 'value="7, 1"' in page
    assert 'value="7"' in page


def test_hr_sets_it(app: Flask, client: Browser) -> None:
    hr(client)
    answer = client.submit("/assign/reminders", {"days_before": "3, 14,1", "every_days": "10"})
    assert answer.status_code == 303, answer.text
    assert ladder() == Rungs((14, 3, 1), 10)
    assert 'value="14, 3, 1"' in client.get("/assign/reminders").text
    client.submit("/assign/reminders", {"days_before": "", "every_days": "0"})
    db.session.rollback()
    assert ladder() == Rungs((), 0)
    assert db.session.query(Event).filter(Event.kind == "company.changed").count() == 2


def test_mistakes_stand_beside_the_field_and_what_was_typed_stays(app: Flask, client: Browser) -> None:
    hr(client)
    for days, every, words in (
        ("7, soon", "7", "Write up to five numbers from 1 to 90"),
        ("0", "7", "Write up to five numbers from 1 to 90"),
        ("9, 8, 7, 6, 5, 4", "7", "Write up to five numbers from 1 to 90"),
        ("7, 1", "often", "Nothing was saved yet"),
        ("7, 1", "91", "Write a number from 0 to 90"),
    ):
        answer = client.submit("/assign/reminders", {"days_before": days, "every_days": every})
        assert answer.status_code == 422
        assert words in answer.text
        assert f'value="{days}"' in answer.text
    assert ladder() == Rungs()


def test_a_learner_cannot(app: Flask, client: Browser) -> None:
    make_company()
    sign_in(client, make_person())
    assert client.get("/assign/reminders").status_code == 403


def test_a_rule_may_have_days_of_its_own(app: Flask) -> None:
    browser, _hr_person, support = _hr(app)
    draft = _draft(browser, support)
    assert "Reminders go out as set for the company" in browser.get(f"/assign/drafts/{draft}/preview").text
    path = f"/assign/drafts/{draft}/reminders"
    own = {"ladder": "own", "days_before": "10, 2", "weekly": "y", "on_leave": "cancel"}
    assert browser.submit(path, own).status_code == 303
    assert "Reminders go out 10 days and 2 days before" in browser.get(f"/assign/drafts/{draft}/preview").text
    page = browser.get(path).text
    assert 'value="10, 2"' in page
    with unit_of_work():
        kept = draft_of(draft, _hr_person.id).definition["reminders"]
    assert (kept["own"], kept["days_before"], kept["on_assignment"]) == (True, [10, 2], False)
    browser.submit(path, {**own, "ladder": "company"})
    assert "Reminders go out as set for the company" in browser.get(f"/assign/drafts/{draft}/preview").text
