"""A forgotten password and invitations, from the page to the mail to the new password."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask

from app.clock import now
from app.db import db, unit_of_work
from app.jobs.runner import run
from app.mail.jobs import JOBS
from app.mail.models import OutboxMail
from app.people.models import Person, Session, Token
from app.people.operations.tokens import invite, make_link
from tests.factories import make_person, sign_in
from tests.people.conftest import OTHER_PASSWORD, PASSWORD

TWICE = {"password": OTHER_PASSWORD, "again": OTHER_PASSWORD}


def mails(app: Flask) -> list[str]:
    """Send what is due and read what the transport `file` wrote."""
    run(JOBS[0])
    folder: Path = app.config["INSTANCE"] / "mail"
    return [path.read_text() for path in sorted(folder.glob("*.eml"))] if folder.exists() else []


def path_in(mail: str) -> str:
    found = re.search(r"http://localhost(/\S+)", mail)
    assert found is not None
    return found[1]


def test_a_forgotten_password_from_end_to_end(app: Flask, client: Any, joost: Person) -> None:
    sign_in(app.test_client(), joost)
    assert client.submit("/forgot-password", {"email": "JOOST@norvale.example"}).location == "/forgot-password/asked"
    [mail] = mails(app)
    assert "To: Joost Verhage <joost@norvale.example>" in mail
    path = path_in(mail)
    page = client.get(path)
    assert page.status_code == 200
    assert 'value="joost@norvale.example"' in page.text
    answer = client.submit(path, TWICE)
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/profile").status_code == 200
    assert db.session.query(Session).count() == 1
    assert client.get(path).status_code == 410
    other = app.test_client()
    assert other.submit("/sign-in", {"email": joost.email, "password": PASSWORD}).status_code == 422
    assert other.submit("/sign-in", {"email": joost.email, "password": OTHER_PASSWORD}).status_code == 303


def test_an_invitation_from_end_to_end(app: Flask, client: Any, joost: Person) -> None:
    new = make_person(email="new@norvale.example", zone="Asia/Tokyo")
    with unit_of_work():
        invite(person_id=new.id, actor_id=joost.id, at=now())
    [mail] = mails(app)
    assert "(Tokyo)" in mail
    path = path_in(mail)
    assert path.startswith("/invitation/")
    for _ in range(3):  # mail scanners look first
        assert client.get(path).status_code == 200
    assert client.submit(path, TWICE).status_code == 303
    assert client.get("/profile").status_code == 200


def test_a_known_and_an_unknown_address_get_the_same_answer(app: Flask, client: Any, joost: Person) -> None:
    make_person(email="gone@norvale.example", disabled_at=now())
    answers = []
    for email in (joost.email, "nobody@norvale.example", "gone@norvale.example"):
        answer = client.submit("/forgot-password", {"email": email})
        page = client.get(answer.location).text
        answers.append((answer.status_code, answer.location, answer.text, re.sub(r'nonce="[^"]+"', "", page)))
    assert len(set(answers)) == 1
    assert db.session.query(OutboxMail).count() == 1


def test_a_wrong_address_is_told_beside_the_field(client: Any, joost: Person) -> None:
    answer = client.submit("/forgot-password", {"email": "joost at norvale"})
    assert answer.status_code == 422
    assert 'id="email-error"' in answer.text
    assert 'value="joost at norvale"' in answer.text


def test_links_come_from_the_setting_and_not_from_the_host(app: Flask, client: Any, joost: Person) -> None:
    headers = {"Host": "evil.example"}
    assert client.submit("/forgot-password", {"email": joost.email}, headers=headers).status_code == 400
    client.submit("/forgot-password", {"email": joost.email}, headers={"X-Forwarded-Host": "evil.example"})
    [mail] = mails(app)
    assert "evil.example" not in mail
    assert "http://localhost/reset/" in mail


def test_no_token_stands_anywhere_in_the_database(app: Flask, client: Any, joost: Person) -> None:
    client.submit("/forgot-password", {"email": joost.email})
    [mail] = mails(app)
    raw = path_in(mail).rpartition("/")[2]
    for table in db.session.get_bind().dialect.get_table_names(db.session.connection()):
        for row in db.session.connection().exec_driver_sql(f'SELECT * FROM "{table}"'):
            assert raw not in str(row)


def test_a_repeated_sending_replaces_the_link(app: Flask, client: Any, joost: Person) -> None:
    client.submit("/forgot-password", {"email": joost.email})
    [first] = mails(app)
    with unit_of_work() as session:
        session.query(OutboxMail).one().sent_at = None
    [second] = mails(app)
    assert re.findall("Message-ID: .*", first) == re.findall("Message-ID: .*", second)
    assert client.get(path_in(first)).status_code == 410
    assert client.get(path_in(second)).status_code == 200
    assert db.session.query(Token).count() == 1


def test_the_disabled_and_the_already_signed_in_get_no_mail(app: Flask, client: Any, joost: Person) -> None:
    new, gone = make_person(), make_person()
    with unit_of_work() as session:
        invite(person_id=new.id, actor_id=None, at=now())
        invite(person_id=gone.id, actor_id=None, at=now())
    with unit_of_work() as session:
        session.get_one(Person, new.id).password_hash = "x"
        session.get_one(Person, gone.id).disabled_at = now()
    assert mails(app) == []
    assert all(row.dropped_at for row in db.session.query(OutboxMail))


@pytest.mark.parametrize("path", ["/reset/unknown", "/invitation/unknown"])
def test_a_dead_link_says_so_in_either_way(client: Any, joost: Person, path: str) -> None:
    assert client.get(path).status_code == 410
    answer = client.submit(path, TWICE)
    assert answer.status_code == 410
    assert "does not work any more" in answer.text


def test_a_weak_password_is_told_and_does_not_use_the_link_up(client: Any, joost: Person) -> None:
    with unit_of_work():
        path = make_link(person_id=joost.id, actor_id=None, at=now()).removeprefix("http://localhost")
    for n in range(12):
        weak = "joostverhage1" if n % 2 else "short"
        answer = client.submit(path, {"password": weak, "again": weak})
        assert answer.status_code == 422
        assert 'id="password-error"' in answer.text
        assert weak not in answer.text
    answer = client.submit(path, {"password": OTHER_PASSWORD, "again": "another"})
    assert 'id="again-error"' in answer.text
    assert client.submit(path, TWICE).status_code == 303


def test_the_owner_comes_in_by_link_while_the_password_door_waits(app: Flask, client: Any, joost: Person) -> None:
    attacker = app.test_client()
    for _ in range(11):
        attacker.submit("/sign-in", {"email": joost.email, "password": "guess"})
    with unit_of_work():
        path = make_link(person_id=joost.id, actor_id=None, at=now()).removeprefix("http://localhost")
    assert client.submit(path, TWICE).status_code == 303
    assert client.submit("/sign-in", {"email": joost.email, "password": OTHER_PASSWORD}).status_code == 303


def test_guessing_links_is_slowed_down(client: Any, joost: Person) -> None:
    statuses = [client.submit(f"/reset/guess-{n}", TWICE).status_code for n in range(61)]
    assert statuses == [410] * 60 + [429]


def test_a_link_is_too_old_after_half_an_hour(app: Flask, client: Any, joost: Person) -> None:
    with unit_of_work():
        path = make_link(person_id=joost.id, actor_id=None, at=now()).removeprefix("http://localhost")
    with time_machine.travel(now() + timedelta(minutes=30)):
        assert client.get(path).status_code == 410
        assert client.submit(path, TWICE).status_code == 410
