"""The sign-in page, and when a cookie is dead."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from app.clock import now
from app.db import db, unit_of_work
from app.events.models import Event
from app.people.models import Person, PersonRole, Role, Session
from app.people.operations.sessions import end_all_sessions
from app.people.queries.sessions import hash_of, signed_in
from app.people.views import sign_in as view
from tests.factories import make_company, make_person, sign_in
from tests.people.conftest import OTHER_PASSWORD, PASSWORD, with_password

HERE = "/profile"


def enter(client: Any, email: str = "joost@norvale.example", password: str = PASSWORD, **more: str) -> Any:
    return client.submit("/sign-in", {"email": email, "password": password, **more})


def cookie_of(client: FlaskClient) -> str:
    found = client.get_cookie("rapport")
    assert found is not None
    return found.value


def answers(app: Flask, cookie: str) -> int:
    """The status of a page for somebody who copied this cookie."""
    thief = app.test_client()
    thief.set_cookie("rapport", cookie)
    return thief.get(HERE).status_code


def test_the_page(client: FlaskClient, joost: Person) -> None:
    page = client.get("/sign-in")
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert "Look around as a demo person" not in page.text


def test_e_mail_in_any_case_and_password_let_in(client: Any, joost: Person) -> None:
    answer = enter(client, " Joost@Norvale.EXAMPLE ", next="/modules?page=2")
    assert (answer.status_code, answer.location) == (303, "/modules?page=2")
    assert client.get(HERE).status_code == 200
    [row] = db.session.query(Session)
    with client.session_transaction() as cookie:
        raw = cookie["_user_id"]
    assert len(raw) >= 43
    assert row.token_hash == hash_of(raw) != raw


def test_next_never_leaves_the_house(client: Any, joost: Person) -> None:
    assert enter(client, next="//evil.example/x").location == "/"
    assert client.get("/sign-in?next=//evil.example").location == "/"


def test_a_page_that_needs_somebody_leads_there_and_back(client: Any, joost: Person) -> None:
    answer = client.get("/profile?x=1")
    assert answer.location == "/sign-in?next=/profile?x%3D1"
    assert 'name="next" value="/profile?x=1"' in client.get(answer.location).text


def test_unknown_disabled_uninvited_and_wrong_look_alike(client: Any, joost: Person) -> None:
    with_password(email="gone@norvale.example", disabled_at=now())
    make_person(email="new@norvale.example")
    pages = []
    for email, password in (
        ("joost@norvale.example", "not the password"),
        ("nobody@norvale.example", PASSWORD),
        ("gone@norvale.example", PASSWORD),
        ("new@norvale.example", PASSWORD),
    ):
        answer = enter(client, email, password)
        text = answer.text.replace(email, "EMAIL")
        pages.append(
            (answer.status_code, *[line for line in text.splitlines() if "csrf" not in line and "nonce" not in line])
        )
    assert len(set(pages)) == 1
    assert pages[0][0] == 422
    assert db.session.query(Session).count() == 0
    assert db.session.query(Event).filter_by(kind="session.refused").count() == 4


def test_what_was_typed_stays_but_not_the_password(client: Any, joost: Person) -> None:
    text = enter(client, "joost@norvale.example", "not the password").text
    assert 'value="joost@norvale.example"' in text
    assert "not the password" not in text
    assert 'id="password-error"' in text
    empty = client.submit("/sign-in", {"email": "", "password": ""})
    assert empty.status_code == 422
    assert 'id="email-error"' in empty.text


def test_the_same_work_is_done_for_everybody(client: Any, joost: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = []
    monkeypatch.setattr(view, "check_password", lambda _password, stored: checked.append(stored) or False)
    enter(client, "nobody@norvale.example")
    enter(client)
    assert checked == [None, joost.password_hash]


def test_no_transaction_is_open_while_hashing(client: Any, joost: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    open_then = []
    monkeypatch.setattr(view, "check_password", lambda *_a: open_then.append(db.session.in_transaction()) or False)
    enter(client)
    assert open_then == [False]


def test_the_cookie_is_closed_to_scripts_and_other_sites(client: Any, joost: Person) -> None:
    cookie = enter(client).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie


def test_what_stood_in_the_cookie_before_is_gone(client: Any, joost: Person) -> None:
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
    before = sign_in(client, joost)
    enter(client)
    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie["_user_id"] != before
    assert db.session.query(Session).count() == 1


def test_a_copied_cookie_is_dead_after_sign_out(app: Flask, client: Any, joost: Person) -> None:
    enter(client)
    copied = cookie_of(client)
    assert answers(app, copied) == 200
    assert client.submit("/sign-out").location == "/sign-in"
    assert answers(app, copied) == 302
    assert db.session.query(Session).count() == 0
    assert "You are signed out." in client.get("/sign-in").text
    assert client.submit("/sign-out").status_code == 303


def test_signing_out_needs_the_form(client: Any, joost: Person) -> None:
    enter(client)
    assert client.post("/sign-out").status_code == 400
    assert client.get("/sign-out").status_code == 405
    assert client.get(HERE).status_code == 200


def test_a_copied_cookie_is_dead_after_a_new_password(app: Flask, client: Any, joost: Person) -> None:
    enter(client)
    copied = cookie_of(client)
    answer = client.submit("/profile/password", {"old": PASSWORD, "password": OTHER_PASSWORD, "again": OTHER_PASSWORD})
    assert answer.status_code == 303
    assert answers(app, copied) == 302
    assert client.get(HERE).status_code == 200


def test_a_copied_cookie_is_dead_when_all_sessions_end_or_the_person_is_disabled(
    app: Flask, client: Any, joost: Person
) -> None:
    enter(client)
    copied = cookie_of(client)
    with unit_of_work():
        assert end_all_sessions(person_id=joost.id, at=now(), actor_id=None) == 1
    assert answers(app, copied) == 302
    enter(client)
    copied = cookie_of(client)
    with unit_of_work() as session:
        session.get_one(Person, joost.id).disabled_at = now()
    assert answers(app, copied) == 302


def test_roles_are_read_with_every_request(app: Flask, client: Any, joost: Person) -> None:
    enter(client)
    with client.session_transaction() as cookie:
        raw = cookie["_user_id"]
    with unit_of_work() as session:
        session.add(PersonRole(person_id=joost.id, role=Role.REVIEWER.value))
    found = signed_in(raw, at=now(), idle=timedelta(hours=1), longest=timedelta(hours=1))
    assert found is not None
    assert Role.REVIEWER in found.roles


def test_a_session_ends_unused_and_in_any_case(app: Flask, client: Any, joost: Person) -> None:
    settings = app.config["SETTINGS"]
    idle, longest = timedelta(minutes=settings.session_idle_minutes), timedelta(hours=settings.session_hours)
    began = now()
    with time_machine.travel(began, tick=False) as clock:
        enter(client)
        clock.move_to(began + idle - timedelta(seconds=1))
        assert client.get(HERE).status_code == 200
        clock.move_to(began + 2 * idle - timedelta(seconds=2))
        assert client.get(HERE).status_code == 200
        clock.move_to(began + 3 * idle)
        assert client.get(HERE).status_code == 302
        enter(client)
        at = began + 3 * idle
        while at < began + 3 * idle + longest:
            clock.move_to(at)
            assert client.get(HERE).status_code == 200
            at += idle / 2
        clock.move_to(began + 3 * idle + longest)
        assert client.get(HERE).status_code == 302


def test_use_is_noted_at_most_once_a_minute(client: Any, joost: Person) -> None:
    began = now()

    def seen() -> timedelta:
        client.get(HERE)
        return db.session.query(Session).one().seen_at - began

    with time_machine.travel(began, tick=False) as clock:
        enter(client)
        clock.move_to(began + timedelta(seconds=59))
        assert seen() == timedelta()
        clock.move_to(began + timedelta(seconds=60))
        assert seen() == timedelta(seconds=60)
        clock.move_to(began + timedelta(seconds=100))
        assert seen() == timedelta(seconds=60)


def test_after_ten_wrong_passwords_the_door_waits_and_says_how_long(client: Any, joost: Person) -> None:
    for _ in range(10):
        assert enter(client, password="not the password").status_code == 422
    answer = enter(client)
    assert answer.status_code == 429
    assert "Please come back in" in answer.text
    assert "Retry-After" in answer.headers
    assert client.get("/sign-in").status_code == 200
    assert client.submit("/forgot-password", {"email": joost.email}).status_code == 303


def test_an_unknown_account_waits_alike(client: Any, joost: Person) -> None:
    for _ in range(10):
        enter(client, "nobody@norvale.example")
    assert enter(client, "nobody@norvale.example").status_code == 429


def test_tries_count_although_the_request_breaks(app: Flask, client: Any, joost: Person, monkeypatch: Any) -> None:
    def broken(*_rest: object) -> bool:
        raise RuntimeError("broken")

    with monkeypatch.context() as patch:
        patch.setattr(view, "check_password", broken)
        app.config["PROPAGATE_EXCEPTIONS"] = False
        for _ in range(10):
            assert enter(client).status_code == 500
    assert enter(client).status_code == 429


def test_demo_people_only_while_the_demo_is_loaded(client: Any) -> None:
    company = make_company(demo=True)
    ada = make_person(email="ada@tallyport.example", name="Ada Lind", roles=[Role.ADMINISTRATOR], password_hash="x")
    make_person(email="ada@tallyport.example.evil.example", name="Eve Mallory")
    make_person(email="gone@tallyport.example", name="Gone Person", disabled_at=now())
    make_person(email="cast@tallyport.example", name="Cast Member")
    text = client.get("/sign-in").text
    assert "Ada Lind" in text
    assert "Eve Mallory" not in text
    assert "Gone Person" not in text
    assert "Cast Member" not in text
    assert client.submit("/sign-in", {"demo": "ada@tallyport.example.evil.example"}).status_code == 404
    assert client.submit("/sign-in", {"demo": "gone@tallyport.example"}).status_code == 404
    assert client.submit("/sign-in", {"demo": "cast@tallyport.example"}).status_code == 404
    assert client.submit("/sign-in", {"demo": ada.email}).status_code == 303
    assert client.get(HERE).status_code == 200
    client.submit("/sign-out")
    with unit_of_work() as session:
        session.merge(company).demo = False
    assert "Ada Lind" not in client.get("/sign-in").text
    assert client.submit("/sign-in", {"demo": ada.email}).status_code == 404
    assert client.get(HERE).status_code == 302
