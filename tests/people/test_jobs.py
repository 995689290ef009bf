"""What is over is removed, about once an hour."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from app.db import db, unit_of_work
from app.people.jobs import clean_up, find
from app.people.models import PeopleUpload, Person, Session, Throttle, Token
from app.people.operations.throttle import Door, count_try
from app.people.operations.tokens import make_token
from app.people.queries.tokens import TokenKind
from tests.conftest import NOON
from tests.factories import make_person, sign_in

HOUR = timedelta(hours=1)


def left() -> list[int]:
    db.session.rollback()
    return [db.session.query(model).count() for model in (Session, Token, Throttle, PeopleUpload)]


@pytest.fixture
def rows(app: Flask, client) -> Person:
    """One of each, from NOON."""
    person = make_person()
    sign_in(client, person, at=NOON)
    with unit_of_work() as session:
        make_token(person_id=person.id, kind=TokenKind.INVITATION, at=NOON)
        count_try(door=Door.PASSWORD, account="a", address="192.0.2.1", at=NOON)
        session.add(PeopleUpload(by_id=person.id, created_at=NOON, content="email"))
    return person


def due(at: datetime) -> bool:
    found = find(at, 20) == ["all"]
    db.session.rollback()
    return found


def test_nothing_is_removed_early(rows: Person) -> None:
    assert not due(NOON + HOUR / 2)
    with unit_of_work():
        clean_up("all", NOON + HOUR / 2)
    assert left() == [1, 1, 3, 1]


def test_everything_goes_when_it_is_over(rows: Person) -> None:
    assert due(NOON + timedelta(days=30))
    with unit_of_work():
        clean_up("all", NOON + timedelta(days=30))
    assert left() == [0, 0, 0, 0]
    assert not due(NOON + timedelta(days=30))


def test_it_waits_an_hour_and_then_takes_all(rows: Person) -> None:
    over = NOON + HOUR  # the session, unused for so long
    assert not due(over + HOUR - timedelta(seconds=1))
    assert due(over + HOUR)
