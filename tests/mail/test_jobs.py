"""The sender loses nothing and sends nothing twice."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.db import db, unit_of_work
from app.events.models import Event
from app.jobs.models import Lease
from app.jobs.runner import TRIES, run
from app.mail import jobs, operations, queries
from app.mail.models import OutboxMail
from app.mail.transports import UnsafeHeader, deliver
from tests.conftest import NOON
from tests.mail.conftest import Server, not_now

pytestmark = pytest.mark.usefixtures("app")
[SENDER] = jobs.JOBS


def queue(**values: Any) -> int:
    with unit_of_work():
        return operations.queue_mail(**{"kind": "test", "person_id": 7, "at": NOON, **values}).id


def row(mail_id: int) -> OutboxMail:
    db.session.rollback()
    return db.session.get_one(OutboxMail, mail_id)


def test_a_due_mail_is_composed_at_sending_time_and_sent_once(composed: list[Any], server: Server) -> None:
    mail_id = queue(ids={"answer_id": 3})
    at = NOON + timedelta(minutes=2)
    with time_machine.travel(at, tick=False):
        assert run(SENDER) == 1
        assert run(SENDER) == 0
    assert composed == [(7, {"answer_id": 3}, at)]
    assert [m["To"] for m in server.taken] == ["Person 7 <p7@norvale.example>"]
    assert row(mail_id).sent_at == at


def test_the_queue_holds_ids_and_no_text(composed: list[Any]) -> None:
    stored = row(queue(ids={"answer_id": 3}))
    assert (stored.kind, stored.person_id, stored.ids) == ("test", 7, {"answer_id": 3})


def test_a_server_that_is_away_loses_and_doubles_nothing(composed: list[Any], server: Server) -> None:
    ids = [queue(ids={"n": n}) for n in range(30)]
    server.refusing = not_now()
    with time_machine.travel(NOON, tick=False):
        run(SENDER)
    assert server.taken == []
    assert [row(i).tries for i in ids] == [1] + [0] * 29, "one of them tries, the others wait"
    server.refusing = None
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        run(SENDER)
        run(SENDER)
    assert len({m["Message-ID"] for m in server.taken}) == len(server.taken) == 30
    assert all(row(i).sent_at for i in ids)
    assert db.session.query(Lease).count() == 0


def test_the_back_off_grows_and_ends_with_a_person_looking(composed: list[Any], server: Server) -> None:
    mail_id = queue()
    server.refusing = not_now()
    at, waits = NOON, []
    for _ in operations.BACK_OFF_MINUTES:
        with time_machine.travel(at, tick=False):
            run(SENDER)
        waits.append((row(mail_id).not_before - at).total_seconds() / 60)
        at = row(mail_id).not_before
    assert waits == list(operations.BACK_OFF_MINUTES)
    for n in range(TRIES):
        with time_machine.travel(at + timedelta(minutes=5 * n), tick=False):
            run(SENDER)
    assert db.session.query(Lease).one().set_aside_at is not None
    assert row(mail_id).sent_at is None


def test_mails_given_up_do_not_stand_in_the_way_of_others(composed: list[Any], server: Server) -> None:
    for _ in range(25):
        mail_id = queue()
        with unit_of_work() as session:
            session.add(Lease(job=queries.SEND, key=str(mail_id), until=NOON, tries=3, set_aside_at=NOON))
    last = queue()
    with time_machine.travel(NOON, tick=False):
        assert run(SENDER) == 1
    assert row(last).sent_at is not None


def test_dying_after_handing_over_repeats_the_same_message_id(
    composed: list[Any], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail_id = queue()

    def die(**_values: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, time_machine.travel(NOON, tick=False):
        patch.setattr(operations, "mark_sent", die)
        with pytest.raises(KeyboardInterrupt):
            run(SENDER)
    with time_machine.travel(NOON + timedelta(seconds=SENDER.lease_seconds), tick=False):
        assert run(SENDER) == 1
    assert len(server.taken) == 2
    assert len({m["Message-ID"] for m in server.taken}) == 1
    assert row(mail_id).sent_at is not None


def test_nothing_is_open_while_the_server_is_spoken_to(composed: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    queue()
    open_then = []
    monkeypatch.setattr(jobs, "deliver", lambda *_a, **_k: open_then.append(db.session.in_transaction()))
    with time_machine.travel(NOON, tick=False):
        run(SENDER)
    assert open_then == [False]


def test_held_early_and_dropped_mails_stay(composed: list[Any], server: Server) -> None:
    held = queue()
    with unit_of_work():
        assert operations.hold_unsent(created_before=NOON + timedelta(seconds=1)) == 1
    early = queue(not_before=NOON + timedelta(hours=1))
    with time_machine.travel(NOON, tick=False):
        assert run(SENDER) == 0
    assert server.taken == []
    with unit_of_work():
        assert operations.release_held(actor_id=1, at=NOON) == 1
    with time_machine.travel(NOON, tick=False):
        assert run(SENDER) == 1
    assert row(held).sent_at is not None
    assert row(early).sent_at is None


def test_only_what_is_held_and_neither_sent_nor_dropped_is_released_or_dropped(app: Flask) -> None:
    sent, dropped, held, later = queue(), queue(), queue(), queue()
    with unit_of_work() as session:
        for mail_id in (sent, dropped, held):
            session.get_one(OutboxMail, mail_id).held = True
        session.get_one(OutboxMail, sent).sent_at = NOON
        session.get_one(OutboxMail, dropped).dropped_at = NOON
    with unit_of_work():
        assert operations.release_held(actor_id=1, at=NOON) == 1
        assert operations.release_held(actor_id=1, at=NOON) == 0
    assert [row(i).held for i in (sent, dropped, held)] == [True, True, False]
    with unit_of_work():
        operations.hold_unsent(created_before=NOON + timedelta(seconds=1))
        assert operations.drop_held(actor_id=1, at=NOON + timedelta(hours=1)) == 2
    assert [row(i).dropped_at for i in (sent, dropped)] == [None, NOON]
    assert row(held).dropped_at == row(later).dropped_at == NOON + timedelta(hours=1)
    kinds = db.session.scalars(
        sa.select(Event.kind).where(Event.kind.in_(["mail.released", "mail.dropped"])).order_by(Event.id)
    )
    assert list(kinds) == ["mail.released", "mail.dropped"]


def test_a_late_mail_and_one_without_reason_are_dropped(composed: list[Any], server: Server) -> None:
    late, pointless = queue(expires_at=NOON), queue(ids={"nothing": True})
    with time_machine.travel(NOON, tick=False):
        run(SENDER)
    assert server.taken == []
    assert row(late).dropped_at == row(pointless).dropped_at == NOON
    assert queries.counts() == {"waiting": 0, "delayed": 0, "held": 0}


def test_the_counts_tell_what_waits(composed: list[Any], server: Server) -> None:
    queue(), queue()
    server.refusing = not_now()
    with time_machine.travel(NOON, tick=False):
        run(SENDER)
    queue()
    assert queries.counts() == {"waiting": 3, "delayed": 1, "held": 0}


def test_a_subject_with_a_line_break_is_never_sent(composed: list[Any], app: Flask, tmp_path: Any) -> None:
    mail_id = queue(ids={"subject": "Hello\r\nBcc: everybody@evil.example"})
    with pytest.raises(UnsafeHeader):
        jobs.send(str(mail_id), NOON)
    assert row(mail_id).sent_at is None


def test_the_file_transport_replaces_the_same_mail(app: Flask, composed: list[Any]) -> None:
    mail_id = queue()
    jobs.send(str(mail_id), NOON)
    with unit_of_work() as session:
        session.get_one(OutboxMail, mail_id).sent_at = None
    jobs.send(str(mail_id), NOON)
    folder = app.config["INSTANCE"] / "mail"
    [only] = list(folder.iterdir())
    assert only.name == f"{mail_id:06d}.eml"
    assert only.stat().st_mode & 0o777 == 0o600
    assert deliver is not None
