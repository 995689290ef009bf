"""A real mail server that fails at every point there is.

Each mail is accepted at least once, none is lost, and a second copy comes about only where the connection died between
the end of the mail and the server's answer.
"""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask

from app.db import db, unit_of_work
from app.jobs.models import Lease
from app.jobs.runner import retry, run
from app.mail import jobs, operations, transports
from app.mail.models import OutboxMail
from tests.conftest import NOON
from tests.mail.smtp_server import DIED_BEFORE_THE_ANSWER, OK, POINTS, SmtpServer

[SENDER] = jobs.JOBS
MAILS = 1000
# Waiting costs real time, so few mails wait. The others fail in the blink of an eye.
SILENT = tuple(point for point in POINTS if point.endswith("silent"))
QUICK = tuple(point for point in POINTS if point not in SILENT)
SILENT_EACH = 2


@pytest.fixture
def smtp(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmtpServer]:
    """The installation sends through this server; patience is short."""
    monkeypatch.setattr(transports, "SERVER_TIMEOUT_SECONDS", 0.3)
    monkeypatch.setattr(transports, "SERVER_VERDICT_SECONDS", 0.6)
    server = SmtpServer()
    settings = app.config["SETTINGS"]
    point_at(app, settings, server.port)
    yield server
    server.close()
    app.config["SETTINGS"] = settings


def point_at(app: Flask, settings: Any, port: int) -> None:
    app.config["SETTINGS"] = replace(
        settings, mail_transport="smtp", smtp_host="127.0.0.1", smtp_port=port, smtp_starttls=False
    )


def queue(n: int) -> list[int]:
    with unit_of_work():
        return [operations.queue_mail(kind="test", person_id=k, at=NOON).id for k in range(n)]


def unsent() -> list[OutboxMail]:
    db.session.rollback()
    return db.session.query(OutboxMail).filter(OutboxMail.sent_at.is_(None)).all()


def minutes(first: int, last: int) -> None:
    """The worker runs every minute; a person gives what was set aside another try."""
    for minute in range(first, last):
        at = NOON + timedelta(minutes=minute)
        with time_machine.travel(at, tick=False):
            run(SENDER)
            with unit_of_work() as session:
                for lease in session.query(Lease).filter(Lease.set_aside_at.is_not(None)).all():
                    retry(lease_id=lease.id, actor_id=1, at=at)


def test_a_thousand_mails_and_every_point_of_failure(
    app: Flask, smtp: SmtpServer, composed: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    # This test is about the mails; that the worker leaves a dead server alone for a minute is tested below.
    monkeypatch.setattr(operations, "note_server_away", lambda **_values: None)
    queue(MAILS)
    # Every other connection fails.
    failing = [*SILENT * SILENT_EACH, *itertools.islice(itertools.cycle(QUICK), MAILS // 2)]
    smtp.will(point for fails in failing for point in (OK, fails))
    minute = 0
    while unsent():
        assert minute < 60, "some mail is never sent"
        minutes(minute, minute + 1)
        minute += 1
    assert set(smtp.met) >= set(POINTS)
    copies = smtp.copies()
    assert len(copies) == MAILS, "each accepted at least once, none lost, each under one Message-ID"
    died = [str(message["Message-ID"]) for point, message in smtp.taken if point in DIED_BEFORE_THE_ANSWER]
    doubled = {key: n for key, n in copies.items() if n > 1}
    assert set(doubled) <= set(died)
    assert all(n <= died.count(key) + 1 for key, n in doubled.items())
    assert {to for _point, message in smtp.taken for to in [message["To"]]} == {
        f"Person {k} <p{k}@norvale.example>" for k in range(MAILS)
    }


def test_no_server_at_all(app: Flask, smtp: SmtpServer, composed: list[Any]) -> None:
    port = smtp.port
    smtp.close()
    ids = queue(10)
    minutes(0, 3)
    assert len(unsent()) == 10
    assert sum(row.tries for row in unsent()) == 3, "one mail a minute tries"
    assert db.session.query(Lease).count() == 0
    again = SmtpServer()
    point_at(app, app.config["SETTINGS"], again.port)
    minutes(4, 30)
    assert unsent() == []
    assert sorted(again.copies().values()) == [1] * len(ids)
    assert again.port != port
    again.close()


def test_a_server_that_says_nothing_costs_the_worker_one_wait_a_minute(
    app: Flask, smtp: SmtpServer, composed: list[Any]
) -> None:
    queue(50)
    smtp.will(["banner-silent"] * 50)
    minutes(0, 1)
    assert smtp.met["banner-silent"] == 1


@pytest.mark.parametrize("point", ["rcpt-450", "end-451"])
def test_one_mail_that_has_to_wait_does_not_hold_up_the_others(
    app: Flask, smtp: SmtpServer, composed: list[Any], point: str
) -> None:
    queue(5)
    smtp.will([point])
    minutes(0, 1)
    assert len(unsent()) == 1


@pytest.mark.parametrize("point", ["rcpt-550", "end-554"])
def test_a_mail_refused_for_good_is_set_aside_for_a_person(
    app: Flask, smtp: SmtpServer, composed: list[Any], point: str
) -> None:
    [mail_id] = queue(1)
    smtp.will([point] * 3)
    for minute in range(3):
        with time_machine.travel(NOON + timedelta(minutes=minute), tick=False):
            run(SENDER)
    assert db.session.query(Lease).filter(Lease.set_aside_at.is_not(None)).one().key == str(mail_id)
    assert [row.id for row in unsent()] == [mail_id], "kept"


def test_a_process_killed_between_sending_and_marking_repeats_the_message_id(
    app: Flask, smtp: SmtpServer, composed: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(1)

    def killed(**_values: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, time_machine.travel(NOON, tick=False):
        patch.setattr(operations, "mark_sent", killed)
        with pytest.raises(KeyboardInterrupt):
            run(SENDER)
    assert len(unsent()) == 1
    with time_machine.travel(NOON + timedelta(seconds=SENDER.lease_seconds), tick=False):
        run(SENDER)
    assert unsent() == []
    assert list(smtp.copies().values()) == [2]
