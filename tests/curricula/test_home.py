"""The learner's home: which try a line is about, and where a new installation begins."""

from datetime import timedelta

from flask import Flask

from app.clock import now
from app.db import db
from app.learning.models import Attempt
from app.people.models import Role
from tests.assessment.handed_in import hand_in, scored
from tests.conftest import NOON, Browser
from tests.curricula.assigning import complete
from tests.factories import make_company, make_person, publish_m2, sign_in


def test_two_tries_of_one_module_are_told_apart(app: Flask, client: Browser) -> None:
    make_company()
    publish_m2()
    person = make_person()
    sign_in(client, person)
    complete(person, at=NOON)
    page = client.get("/").text
    assert "Try 1" not in page
    complete(person, at=NOON + timedelta(days=30))
    for address in ("/", "/done"):
        page = client.get(address).text
        assert "Try 1, started Mon 2 Mar, 13:00 (Brussels)" in page
        assert "Try 2, started Wed 1 Apr, 14:00 (Brussels)" in page


def test_a_second_try_that_is_open_says_so(app: Flask, client: Browser) -> None:
    make_company()
    publish_m2()
    person = make_person()
    sign_in(client, person)
    complete(person, at=now() - timedelta(days=3))
    client.submit("/modules/week-five/start")
    assert "try 2" in client.get("/").text


def test_answers_with_a_reviewer_are_told_apart(app: Flask, client: Browser) -> None:
    make_company()
    person = make_person()
    sign_in(client, person)
    first = scored(person=person)
    attempt = db.session.get_one(Attempt, first.attempt_id)
    hand_in("Ingrid, here is another try, with the file by 16:00 today.", attempt=attempt, at=NOON + timedelta(hours=1))
    page = client.get("/").text
    assert ">Write to Ingrid</a>" in page
    assert ">Write to Ingrid, try 2</a>" in page


def test_who_administers_alone_is_led_to_the_people(app: Flask, client: Browser) -> None:
    make_company()
    sign_in(client, make_person(roles=[Role.ADMINISTRATOR]))
    page = client.get("/").text
    assert "Add your people" in page
    assert 'href="/people/imports/new"' in page
    assert "Nothing is waiting for you" not in page
    make_person()
    assert "Add your people" not in client.get("/").text


def test_a_learner_alone_is_not(app: Flask, client: Browser) -> None:
    make_company()
    sign_in(client, make_person())
    assert "Add your people" not in client.get("/").text
