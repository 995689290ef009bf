"""One's own page."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.clock import now
from app.db import db
from app.people.models import Person, Session
from tests.factories import make_company, make_person, sign_in
from tests.people.conftest import OTHER_PASSWORD, PASSWORD, with_password

ABOUT = {"name": "Joost  van  Dijk", "zone": "Asia/Kolkata", "language": "en"}


@pytest.fixture
def me(client: Any, joost: Person) -> Person:
    """Joost, signed in."""
    sign_in(client, joost)
    return joost


def test_the_page(client: Any, me: Person) -> None:
    text = client.get("/profile").text
    assert 'value="Joost Verhage"' in text
    assert "(this one)" in text


def test_name_zone_and_language_are_kept(client: Any, me: Person) -> None:
    assert client.submit("/profile", ABOUT).location == "/profile"
    row = db.session.get_one(Person, me.id)
    assert (row.name, row.zone, row.hand_edited) == ("Joost van Dijk", "Asia/Kolkata", ["name", "zone"])
    assert "(Kolkata)" in client.get("/profile").text


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "a\x00b"), ("name", "x" * 121), ("zone", "Mars/Base"), ("zone", ""), ("language", "xx")],
)
def test_a_mistake_is_told_beside_its_field(client: Any, me: Person, field: str, value: str) -> None:
    answer = client.submit("/profile", {**ABOUT, field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert db.session.get_one(Person, me.id).name == "Joost Verhage"


def test_the_old_password_is_asked(client: Any, me: Person) -> None:
    form = {"old": "not the password", "password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    answer = client.submit("/profile/password", form)
    assert answer.status_code == 422
    assert 'id="old-error"' in answer.text
    assert OTHER_PASSWORD not in answer.text
    for _ in range(9):
        client.submit("/profile/password", form)
    assert client.submit("/profile/password", {**form, "old": PASSWORD}).status_code == 429


def test_a_new_password_signs_out_everywhere_else(app: Flask, client: Any, me: Person) -> None:
    other = app.test_client()
    sign_in(other, me)
    form = {"old": PASSWORD, "password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    assert client.submit("/profile/password", form).location == "/profile"
    assert client.get("/profile").status_code == 200
    assert other.get("/profile").status_code == 302
    assert db.session.query(Session).count() == 1


def test_ending_one_and_all_other_sessions(app: Flask, client: Any, me: Person) -> None:
    browsers = [app.test_client() for _ in range(3)]
    for browser in browsers:
        sign_in(browser, me)
    first = db.session.query(Session).order_by(Session.id).all()[1].id
    assert client.submit(f"/profile/sessions/{first}/end").status_code == 303
    assert [browser.get("/profile").status_code for browser in browsers] == [302, 200, 200]
    assert client.submit("/profile/sessions/end-others").status_code == 303
    assert [browser.get("/profile").status_code for browser in browsers] == [302, 302, 302]
    assert client.get("/profile").status_code == 200


def test_somebody_elses_session_is_as_good_as_none(app: Flask, client: Any, me: Person) -> None:
    other = with_password()
    browser = app.test_client()
    sign_in(browser, other)
    theirs = db.session.query(Session).filter_by(person_id=other.id).one().id
    foreign = client.submit(f"/profile/sessions/{theirs}/end")
    missing = client.submit("/profile/sessions/999999/end")
    assert foreign.status_code == missing.status_code == 404
    assert browser.get("/profile").status_code == 200


def test_dead_sessions_are_not_listed(client: Any, me: Person, app: Flask) -> None:
    sign_in(app.test_client(), me, at=now() - timedelta(days=8))
    assert client.get("/profile").text.count("last used") == 1


def test_without_a_password_there_is_none_to_change(client: Any) -> None:
    make_company()
    sign_in(client, make_person())
    assert "You have no password yet" in client.get("/profile").text
