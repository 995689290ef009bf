"""The health page and /healthz."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.admin.migrate import head
from app.admin.queries.health import health
from app.clock import now
from app.db import db, unit_of_work
from app.events.models import Event
from app.jobs.models import Heartbeat, Lease
from app.mail.models import OutboxMail
from app.people.models import Role
from tests.assessment.handed_in import scored
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_person, sign_in


@pytest.fixture
def administrator(app: Flask, client: Browser) -> int:
    make_company()
    person = make_person(roles=[Role.ADMINISTRATOR])
    sign_in(client, person)
    return person.id


def _stamp() -> None:
    with unit_of_work() as session:
        session.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)"))
        session.execute(sa.text("INSERT INTO alembic_version VALUES (:head)"), {"head": head()})


def _add(*rows: object) -> None:
    with unit_of_work() as session:
        session.add_all(rows)


def test_healthz_is_ok_with_a_living_worker_and_the_right_revision(app: Flask, client: Browser) -> None:
    _stamp()
    _add(Heartbeat(name="worker", at=now()))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_healthz_is_degraded_when_the_worker_is_silent(app: Flask, client: Browser) -> None:
    _stamp()
    _add(Heartbeat(name="worker", at=now() - timedelta(minutes=2)))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (503, {"status": "degraded"})


def test_healthz_is_degraded_when_the_database_has_another_revision(app: Flask, client: Browser) -> None:
    _add(Heartbeat(name="worker", at=now()))
    assert client.get("/healthz").status_code == 503


def test_healthz_is_degraded_when_the_database_has_no_tables(app: Flask, client: Browser) -> None:
    with unit_of_work() as session:
        session.execute(sa.text("DROP TABLE heartbeats"))
    assert client.get("/healthz").json == {"status": "degraded"}


def test_health_page_shows_held_mail_and_failed_work(app: Flask, client: Browser, administrator: int) -> None:
    _add(
        OutboxMail(kind="x", person_id=administrator, ids={}, created_at=NOON, not_before=NOON, held=True),
        Lease(job="score", key="7", until=NOON, tries=3, last_error="ValueError", set_aside_at=NOON),
    )
    page = client.get("/administration/health").text
    assert "1 mail is held." in page
    assert "score · 7" in page
    assert "Failed 3 times, last with ValueError." in page


def test_it_says_how_many_answers_wait_for_a_person_and_since_when(
    app: Flask, client: Browser, administrator: int
) -> None:
    assert "No answer waits." in client.get("/administration/health").text
    first, _second = scored(at=NOON - timedelta(days=2)), scored(at=NOON)
    found = health(at=NOON)
    assert (found.waiting_answers, found.oldest_waiting_at) == (2, first.submitted_at)
    page = client.get("/administration/health").text
    assert "Answers that wait for a person" in page
    assert "Reviewers find them under Review. The oldest waits since" in page


def test_releasing_held_mail_lets_it_go_and_is_recorded(app: Flask, client: Browser, administrator: int) -> None:
    _add(OutboxMail(kind="x", person_id=administrator, ids={}, created_at=NOON, not_before=NOON, held=True))
    assert client.submit("/administration/mail/release").status_code == 303
    assert db.session.scalars(sa.select(OutboxMail.held)).all() == [False]
    assert "mail.released" in db.session.scalars(sa.select(Event.kind)).all()


def test_dropping_held_mail_keeps_the_row(app: Flask, client: Browser, administrator: int) -> None:
    _add(OutboxMail(kind="x", person_id=administrator, ids={}, created_at=NOON, not_before=NOON, held=True))
    client.submit("/administration/mail/drop")
    assert db.session.scalars(sa.select(OutboxMail).where(OutboxMail.dropped_at.is_not(None))).one().sent_at is None


def test_retrying_work_gives_it_three_more_tries(app: Flask, client: Browser, administrator: int) -> None:
    lease = Lease(job="score", key="7", until=NOON, tries=3, last_error="ValueError", set_aside_at=NOON)
    _add(lease)
    client.submit(f"/administration/jobs/{lease.id}/retry")
    db.session.expire_all()
    row = db.session.scalars(sa.select(Lease)).one()
    assert (row.tries, row.set_aside_at) == (0, None)


def test_retrying_work_that_is_gone_is_a_missing_page(app: Flask, client: Browser, administrator: int) -> None:
    assert client.submit("/administration/jobs/99/retry").status_code == 404
