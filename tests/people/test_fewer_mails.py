"""Fewer mails by one click: signed, for nothing else, without signing in; and back again on the profile."""

import pytest
from flask import Flask
from itsdangerous import URLSafeSerializer

from app.db import db, unit_of_work
from app.people.fewer_mails import fewer_link, person_of
from app.people.models import Person
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_person, sign_in


@pytest.fixture
def link(app: Flask) -> tuple[int, str]:
    make_company()
    person = make_person()
    address = fewer_link(person.id)
    assert address.startswith("http://localhost/fewer-mails/")
    return person.id, address.removeprefix("http://localhost")


def wants_fewer(person_id: int) -> bool:
    db.session.rollback()
    return db.session.get_one(Person, person_id).fewer_mails


def test_opening_it_changes_nothing_and_the_button_does(client: Browser, link: tuple[int, str]) -> None:
    person_id, path = link
    page = client.get(path)
    assert page.status_code == 200
    assert "Send me fewer mails" in page.text
    assert "past its day" in page.text, "what fewer means"
    assert not wants_fewer(person_id)
    assert client.submit(path).status_code == 303
    assert wants_fewer(person_id)
    page = client.get(path).text
    assert "You get fewer mails" in page
    assert "Send me fewer mails" not in page


def test_a_mail_program_asks_without_our_form(client: Browser, link: tuple[int, str]) -> None:
    person_id, path = link
    answer = client.post(path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200, "no redirect"
    assert wants_fewer(person_id)
    assert client.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200


def test_nobody_else_can_make_such_a_link(app: Flask, client: Browser, link: tuple[int, str]) -> None:
    person_id, path = link
    token = path.rpartition("/")[2]
    forged = [
        str(person_id),
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        token.partition(".")[0] + ".",
        URLSafeSerializer(app.config["SECRET_KEY"], salt="something-else").dumps(person_id),
        URLSafeSerializer("another-key", salt="rapport.fewer-mails").dumps(person_id),
    ]
    for words in forged:
        assert person_of(words) is None
        assert client.get(f"/fewer-mails/{words}").status_code == 404
        assert client.post(f"/fewer-mails/{words}").status_code == 404
    assert not wants_fewer(person_id)
    assert len(token.partition(".")[2]) >= 43, "256 bits of signature"


def test_it_is_good_for_nothing_else(client: Browser, link: tuple[int, str]) -> None:
    token = link[1].rpartition("/")[2]
    for door in (f"/reset/{token}", f"/invitation/{token}"):
        page = client.get(door)
        assert "does not work any more" in page.text
    client.get(link[1])
    assert client.get("/profile").status_code == 302, "nobody is signed in by it"


def test_an_earlier_key_still_counts(app: Flask, client: Browser, link: tuple[int, str]) -> None:
    person_id, path = link
    token = path.rpartition("/")[2]
    before = app.config["SECRET_KEY"]
    app.config.update(SECRET_KEY="a-new-key-for-tests-0123456789abcdefgh", SECRET_KEY_FALLBACKS=[before])
    assert person_of(token) == person_id
    app.config.update(SECRET_KEY_FALLBACKS=[])
    assert person_of(token) is None


def test_who_has_left_is_not_there(client: Browser, link: tuple[int, str]) -> None:
    with unit_of_work() as session:
        session.get_one(Person, link[0]).disabled_at = NOON
    assert client.get(link[1]).status_code == 404


def test_the_profile_shows_it_and_sets_it_back(client: Browser, link: tuple[int, str]) -> None:
    person_id, path = link
    client.post(path, data={"List-Unsubscribe": "One-Click"})
    sign_in(client, db.session.get_one(Person, person_id))
    assert "Send me all mails again" in client.get("/profile").text
    assert client.submit("/profile/mails", {"fewer": "0"}).location == "/profile#mails"
    assert not wants_fewer(person_id)
    assert "Send me fewer mails" in client.get("/profile").text
    client.submit("/profile/mails", {"fewer": "1"})
    assert wants_fewer(person_id)
