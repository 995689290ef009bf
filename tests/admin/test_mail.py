"""The administrator's list of unsent mail."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db, unit_of_work
from app.events.models import Event
from app.jobs.models import Lease
from app.mail.models import Notice, OutboxMail
from app.mail.operations import note_server_away
from app.people.models import Role
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_person, sign_in
from tests.house_rules.statements import statements


@pytest.fixture
def administrator(app: Flask, client: Browser) -> int:
    make_company()
    person = make_person(roles=[Role.ADMINISTRATOR], name="Ada Minister")
    sign_in(client, person)
    return person.id


def mails(person_id: int, n: int = 1, **values: object) -> list[int]:
    rows = [
        OutboxMail(
            **{"kind": "digest", "person_id": person_id, "ids": {}, "created_at": NOON, "not_before": NOON} | values
        )
        for _n in range(n)
    ]
    with unit_of_work() as session:
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def set_aside(mail_id: int) -> int:
    with unit_of_work() as session:
        lease = Lease(
            job="mail.send",
            key=str(mail_id),
            until=NOON,
            tries=3,
            last_error="SMTPRecipientsRefused",
            set_aside_at=NOON,
        )
        session.add(lease)
        session.flush()
        return lease.id


def test_it_tells_what_waits_what_failed_and_what_is_held(app: Flask, client: Browser, administrator: int) -> None:
    waiting, failed, *_rest = (
        *mails(administrator),
        *mails(administrator),
        *mails(administrator, kind="people.invitation", tries=2, last_error="TimeoutError"),
        *mails(administrator, kind="people.reset", held=True),
    )
    mails(administrator, kind="people.reset", sent_at=NOON)
    mails(administrator, kind="people.reset", dropped_at=NOON)
    set_aside(failed)
    with unit_of_work() as session:
        for key in ("a", "b"):
            session.add(
                Notice(
                    person_id=administrator, kind="due", key=key, ids={}, pressing=True, at=NOON, closed_at=NOON,
                    mail_id=waiting,
                )
            )  # fmt: skip
    page = client.get("/administration/mail").text
    for words in (
        "The mail of the day to Ada Minister",
        "Tells 2 things.",
        "Invitation to Ada Minister",
        "did not take it 2 times, last with TimeoutError",
        "Given up, last with SMTPRecipientsRefused",
        "Link for a new password to Ada Minister",
        "waiting 1",
        "delayed 1",
        "failed 1",
        "held 1",
    ):
        assert words in page
    only = client.get("/administration/mail?show=failed").text
    assert "Given up" in only
    assert "Invitation" not in only
    assert client.get("/administration/mail?show=nonsense").status_code == 200


def test_a_failed_mail_is_tried_again(app: Flask, client: Browser, administrator: int) -> None:
    [mail_id] = mails(administrator)
    lease_id = set_aside(mail_id)
    assert f"/administration/jobs/{lease_id}/retry" in client.get("/administration/mail").text
    client.submit(f"/administration/jobs/{lease_id}/retry")
    assert "failed 0" in client.get("/administration/mail").text


def test_a_long_list_has_pages_and_asks_no_more(app: Flask, client: Browser, administrator: int) -> None:
    mails(administrator, 3)
    client.get("/administration/mail")
    with statements() as few:
        client.get("/administration/mail")
    mails(administrator, 120)
    with statements() as many:
        page = client.get("/administration/mail").text
    assert len(many) == len(few)
    assert page.count("The mail of the day to") == 50
    assert "Page 1 of 3, 123 in all" in page
    assert client.get("/administration/mail?page=3").text.count("The mail of the day to") == 23


def test_releasing_and_dropping_are_recorded(app: Flask, client: Browser, administrator: int) -> None:
    mails(administrator, 2, held=True)
    assert client.submit("/administration/mail/release").location == "/administration/mail"
    assert db.session.scalars(sa.select(OutboxMail.held)).all() == [False, False]
    event = db.session.scalars(sa.select(Event).where(Event.kind == "mail.released")).one()
    assert (event.actor_id, event.subjects) == (administrator, {"count": 2})
    [held] = mails(administrator, held=True)
    client.submit("/administration/mail/drop")
    db.session.rollback()
    assert db.session.get_one(OutboxMail, held).dropped_at is not None


def test_it_says_that_the_server_takes_nothing(app: Flask, client: Browser, administrator: int) -> None:
    words = "The mail server took nothing a moment ago"
    with unit_of_work():
        note_server_away(at=now() - timedelta(minutes=2))
    assert words not in client.get("/administration/mail").text
    with unit_of_work():
        note_server_away(at=now())
    assert words in client.get("/administration/mail").text
