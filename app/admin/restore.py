"""Restore: put a backup in the place of an empty installation, with nobody signed in and no old mail on its way."""

import json
import os
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import current_app

from app.admin import backup
from app.admin.backup import BackupRefused
from app.db import db
from app.events.kinds import Kind
from app.events.models import Event
from app.instance import alone
from app.mail.models import OutboxMail
from app.people.models import Session, Token

KEPT_MEMBERS = {
    backup.MANIFEST,
    backup.SQLITE_MEMBER,
    backup.POSTGRESQL_MEMBER,
    backup.KEY_MEMBER,
    backup.SETTINGS_MEMBER,
}


@dataclass(frozen=True)
class Restored:
    """What a restore did, for the person at the keyboard."""

    made_at: str
    saved_before: Path | None
    settings_beside: Path | None
    sessions_ended: int
    tokens_voided: int
    mails_held: int


def restore(source: Path, *, at: datetime, force: bool) -> Restored:
    """Replace the database and the secret key by those of a backup.

    Refused while the installation runs, and where somebody uses the database, unless `force`: then the present
    database is backed up first. Raises BackupRefused and InUse before anything has changed; only where PostgreSQL's own
    pg_restore fails is the database left empty, with what was there in the backup just made.
    """
    instance: Path = current_app.config["INSTANCE"]
    with alone(instance), tempfile.TemporaryDirectory(dir=instance, prefix=".restore-") as name:
        folder = Path(name)
        manifest = _unpack(source, folder)
        saved = _make_room(at, force=force)
        counts = _replace_database(folder, at)
        beside = _place_files(folder, instance)
        return Restored(str(manifest["made_at"]), saved, beside, *counts)


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    """The members we know, nothing else, into `folder`; returns the manifest."""
    try:
        with tarfile.open(source, mode="r:") as tar:
            for member in tar:
                if member.isfile() and member.name in KEPT_MEMBERS:
                    tar.extract(member, folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / backup.MANIFEST).read_text(encoding="utf-8"))
    except (OSError, tarfile.TarError, ValueError) as error:
        raise BackupRefused(f"{source} cannot be read as a backup of this product ({error}).") from None
    if manifest.get("format") != backup.FORMAT:
        raise BackupRefused(f"{source} was written by a newer release. Install that release to restore it.")
    if manifest.get("database") != db.engine.dialect.name:
        raise BackupRefused(
            f"{source} holds a {manifest.get('database')} database, this installation uses {db.engine.dialect.name}. "
            "Set RAPPORT_DATABASE_URL to match the backup."
        )
    return manifest


def _make_room(at: datetime, *, force: bool) -> Path | None:
    """Refuse a database that is in use, or save it first; returns where it was saved."""
    if db.engine.dialect.name == "postgresql":
        _refuse_other_connections()
    if not backup.is_in_use():
        return None
    if not force:
        raise BackupRefused(
            "The database of this installation is in use: it holds a company or people. Restore into an empty instance "
            "folder, or add --force: then what is there now is backed up first and replaced."
        )
    return backup.back_up(backup.new_name("before-restore", at), at=at)


def _refuse_other_connections() -> None:
    db.engine.dispose()
    with db.engine.connect() as connection:
        others = connection.execute(
            sa.text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        ).scalar_one()
    db.engine.dispose()
    if others:
        raise BackupRefused(f"{others} other connections use the database. Stop the installation first.")


def _replace_database(folder: Path, at: datetime) -> tuple[int, int, int]:
    if db.engine.dialect.name == "postgresql":
        dump = folder / backup.POSTGRESQL_MEMBER
        _drop_all_tables()
        arguments = ["--no-owner", "--no-privileges", "--single-transaction"]
        backup.run_postgresql_tool("pg_restore", [*arguments, os.fspath(dump)])
        with db.engine.begin() as connection:
            return _quieten(connection, at)
    return _replace_sqlite(folder / backup.SQLITE_MEMBER, at)


def _drop_all_tables() -> None:
    """Make room: a newer release's tables would be in the way of the migrations that follow."""
    found = sa.MetaData()
    found.reflect(db.engine)
    found.drop_all(db.engine)
    db.engine.dispose()


def _replace_sqlite(copy: Path, at: datetime) -> tuple[int, int, int]:
    """Check and quieten the copy, then put it in place in one step: no moment shows old sessions alive."""
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise BackupRefused(f"The database in the backup is damaged ({found}).")
    engine = sa.create_engine(f"sqlite:///{copy}", poolclass=sa.NullPool)
    with engine.begin() as connection:
        counts = _quieten(connection, at)
    engine.dispose()
    db.session.close()
    db.engine.dispose()
    target = Path(str(db.engine.url.database))
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    copy.chmod(0o600)
    copy.replace(target)
    return counts


def _quieten(connection: sa.Connection, at: datetime) -> tuple[int, int, int]:
    """End all sessions, void all links, hold unsent mail; returns how many of each.

    Written as plain statements on few columns, because a backup may be older than this release's tables.
    """
    sessions = connection.execute(sa.delete(Session)).rowcount
    tokens = connection.execute(sa.update(Token).where(Token.used_at.is_(None)).values(used_at=at)).rowcount
    mails = connection.execute(
        sa.update(OutboxMail)
        .where(OutboxMail.sent_at.is_(None), OutboxMail.dropped_at.is_(None), OutboxMail.held.is_(False))
        .values(held=True)
    ).rowcount
    connection.execute(
        sa.insert(Event).values(kind=Kind.DATABASE_RESTORED.value, at=at, actor_id=None, subjects={"mails_held": mails})
    )
    return sessions, tokens, mails


def _place_files(folder: Path, instance: Path) -> Path | None:
    """The key replaces the present one; settings never do, because paths and addresses differ between machines."""
    key = folder / backup.KEY_MEMBER
    if key.exists():
        key.chmod(0o600)
        key.replace(instance / "secret_key")
    for leftover in ("queue.db", "queue.db-wal", "queue.db-shm"):
        (instance / leftover).unlink(missing_ok=True)
    settings = folder / backup.SETTINGS_MEMBER
    if not settings.exists():
        return None
    own = instance / "settings.env"
    target = own.with_name("settings.env.from-backup") if own.exists() else own
    settings.chmod(0o600)
    settings.replace(target)
    return target if own.exists() and target != own else None
