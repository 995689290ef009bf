"""Accounts from the command line."""

from dataclasses import replace
from typing import Any

from flask import Flask

from app.db import db
from app.mail.models import OutboxMail
from app.people.models import Person
from tests.factories import make_company, make_person
from tests.people.conftest import PASSWORD, with_password

CREATE = ["people", "create", "--email", "Ada@norvale.example", "--name", "Ada Lind", "--role", "administrator"]


def flask(app: Flask, *words: str, **more: Any) -> Any:
    return app.test_cli_runner().invoke(args=list(words), **more)


def test_create_with_a_password_from_standard_input(app: Flask, client: Any) -> None:
    make_company()
    result = flask(app, *CREATE, "--password-stdin", input=PASSWORD + "\n")
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    assert client.submit("/sign-in", {"email": "ada@norvale.example", "password": PASSWORD}).status_code == 303


def test_create_without_one_shows_a_link_once(app: Flask, client: Any) -> None:
    make_company()
    result = flask(app, *CREATE, "--job", "service")
    link = result.output.split()[-1]
    assert client.get(link.removeprefix("http://localhost")).status_code == 200


def test_create_refuses_mistakes(app: Flask) -> None:
    assert "Open http://localhost" in flask(app, *CREATE).output
    make_company()
    assert "not an e-mail" in flask(app, "people", "create", "--email", "ada", "--name", "A").output
    assert "not a time zone" in flask(app, *CREATE, "--zone", "Mars/Base").output
    assert "at least 12" in flask(app, *CREATE, "--password-stdin", input="short\n").output
    assert db.session.query(Person).count() == 0
    flask(app, *CREATE)
    again = flask(app, *CREATE)
    assert again.exit_code != 0
    assert "already" in again.output


def test_invite_shows_a_link_without_a_mail_server_and_queues_with_one(app: Flask, client: Any) -> None:
    make_company()
    person = make_person()
    shown = flask(app, "people", "invite", person.email).output
    assert "http://localhost/invitation/" in shown
    assert db.session.query(OutboxMail).count() == 0
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], mail_transport="smtp")
    queued = flask(app, "people", "invite", person.email).output
    assert "http" not in queued
    db.session.rollback()
    assert db.session.query(OutboxMail).count() == 1
    assert flask(app, "people", "invite", "nobody@norvale.example").exit_code != 0


def test_list(app: Flask) -> None:
    with_password(email="in@norvale.example")
    make_person(email="new@norvale.example")
    lines = flask(app, "people", "list").output.splitlines()
    assert [line.split()[0] for line in lines] == ["in@norvale.example", "new@norvale.example"]
    assert "not yet signed in" in lines[1]
