"""The first page of an empty installation, once."""

import threading
from typing import Any

import pytest
from flask import Flask

from app.db import db, unit_of_work
from app.errors import Refused
from app.people.models import Company, Person, PersonRole, Visibility
from app.people.operations.company import set_up
from tests.conftest import NOON
from tests.factories import make_person
from tests.people.conftest import PASSWORD

ANSWERS = {
    "company": "Norvale",
    "zone": "Europe/Brussels",
    "visibility": "aggregate",
    "name": "Ada Lind",
    "email": "Ada@norvale.example",
    "password": PASSWORD,
    "again": PASSWORD,
}


@pytest.mark.parametrize("path", ["/", "/sign-in", "/modules", "/forgot-password", "/profile", "/reset/x", "/nothing"])
def test_every_page_leads_there(client: Any, path: str) -> None:
    assert client.get(path).location == "/first-start"


def test_it_makes_the_company_and_its_administrator_and_signs_in(client: Any) -> None:
    assert client.get("/first-start").status_code == 200
    answer = client.submit("/first-start", ANSWERS)
    assert (answer.status_code, answer.location) == (303, "/")
    company = db.session.query(Company).one()
    assert (company.name, company.zone, company.visibility, company.demo) == (
        "Norvale", "Europe/Brussels", "aggregate", False,
    )  # fmt: skip
    person = db.session.query(Person).one()
    assert (person.email, person.zone) == ("ada@norvale.example", "Europe/Brussels")
    assert [row.role for row in db.session.query(PersonRole)] == ["administrator"]
    assert client.get("/profile").status_code == 200


def test_it_is_closed_afterwards(app: Flask, client: Any) -> None:
    client.submit("/first-start", ANSWERS)
    stranger = app.test_client()
    for browser in (client, stranger):
        assert browser.get("/first-start").status_code == 404
        assert browser.submit("/first-start", {**ANSWERS, "email": "eve@evil.example"}).status_code == 404
    assert stranger.get("/profile").location.startswith("/sign-in")
    assert db.session.query(Person).count() == 1


def test_people_without_a_company_do_not_open_it(client: Any) -> None:
    make_person()
    assert client.submit("/first-start", ANSWERS).status_code == 404
    assert db.session.query(Company).count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("company", ""), ("zone", "Brussels"), ("visibility", ""), ("visibility", "everything"), ("name", ""),
        ("email", "ada"), ("password", "short"), ("password", "Norvale2026!!"), ("again", "other"),
    ],
)  # fmt: skip
def test_mistakes_are_told_beside_the_field(client: Any, field: str, value: str) -> None:
    answer = client.submit("/first-start", {**ANSWERS, field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert PASSWORD not in answer.text
    if field != "company":
        assert 'value="Norvale"' in answer.text
    assert db.session.query(Company).count() == 0


@pytest.mark.parametrize(
    ("zone", "marked"), [("Europe/Brussels", False), ("Europe/Berlin", True), ("Europe/Vienna", True)]
)
def test_no_visibility_is_marked_except_where_the_narrowest_is_usual(client: Any, zone: str, marked: bool) -> None:
    assert " checked" not in client.get("/first-start").text.split("<footer")[0]
    answers = {key: value for key, value in ANSWERS.items() if key != "visibility"}
    answer = client.submit("/first-start", {**answers, "zone": zone})
    assert answer.status_code == 422
    assert (" checked" in answer.text) is marked


def test_of_parallel_first_starts_one_wins(app: Flask) -> None:
    begin, results = threading.Barrier(8), []

    def one(n: int) -> None:
        begin.wait()
        try:
            with app.app_context(), unit_of_work():
                set_up(
                    company=f"C{n}", zone="UTC", language="en", visibility=Visibility.COMPLETION, name="N",
                    email=f"a{n}@norvale.example", password_hash="x", at=NOON,
                )  # fmt: skip
            results.append("in")
        except Refused:
            results.append("refused")

    threads = [threading.Thread(target=one, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["in"] + ["refused"] * 7
    assert db.session.query(Person).count() == 1
