"""Backup: the live database, the settings and the secret key in one file that only its owner can read."""

import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from app.admin import migrate
from app.db import db
from app.people.models import Company, Person
from app.settings import secret_key

FORMAT = 1
MANIFEST = "manifest.json"
SQLITE_MEMBER = "database.sqlite"
POSTGRESQL_MEMBER = "database.dump"
KEY_MEMBER = "secret_key"
SETTINGS_MEMBER = "settings.env"
FOLDER = "backups"


class BackupRefused(Exception):
    """No backup can be made (or read); the message says why and what to do."""


def back_up(target: Path, *, at: datetime) -> Path:
    """Write a backup of this installation to `target` and return its path.

    The copy holds every answer acknowledged before this call; people may go on working meanwhile. The file appears
    under its name only when it is complete and on the disk. Raises BackupRefused.
    """
    if target.exists():
        raise BackupRefused(f"{target} exists already. Choose another name; a backup never replaces another one.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as name:
        folder = Path(name)
        database = _dump_database(folder)
        draft = folder / "backup.tar"
        _write_tar(draft, database, at)
        os.link(draft, target)
    _sync_folder(target.parent)
    return target


def _dump_database(folder: Path) -> Path:
    if db.engine.dialect.name == "sqlite":
        return _copy_sqlite(folder / SQLITE_MEMBER)
    return _dump_postgresql(folder / POSTGRESQL_MEMBER)


def _copy_sqlite(target: Path) -> Path:
    """Copy with SQLite's backup API: a file copy would miss what still stands in the write-ahead log."""
    source = str(db.engine.url.database)
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        # All pages in one step: one snapshot, and writers are not held up (they write to the log).
        live.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode = DELETE")
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise BackupRefused(f"The copy of the database is damaged ({found}). Look at the disk before anything else.")
    return target


def _dump_postgresql(target: Path) -> Path:
    run_postgresql_tool("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])
    return target


def run_postgresql_tool(tool: str, arguments: list[str]) -> None:
    """Run pg_dump or pg_restore against the database of this installation. Raises BackupRefused.

    The password goes through the environment: command lines can be read by every user of the machine.
    """
    path = shutil.which(tool)
    if path is None:
        raise BackupRefused(
            f"{tool} was not found. Install PostgreSQL's client programs (on Debian and Ubuntu: "
            "apt install postgresql-client), in the version of your server or newer."
        )
    url = db.engine.url
    environ = {**os.environ, "PGPASSWORD": str(url.password or "")}
    name = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    done = subprocess.run([path, *arguments, f"--dbname={name}"], env=environ, capture_output=True, text=True)
    if done.returncode != 0:
        raise BackupRefused(f"{tool} failed: {done.stderr.strip()}")


def _write_tar(target: Path, database: Path, at: datetime) -> None:
    settings = current_app.config["SETTINGS"]
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            _add(tar, MANIFEST, json.dumps(_manifest(at), indent=1).encode())
            tar.add(database, arcname=database.name, filter=_owner_only)
            _add(tar, KEY_MEMBER, secret_key(settings).encode())
            own = settings.instance / "settings.env"
            if own.exists():
                tar.add(own, arcname=SETTINGS_MEMBER, filter=_owner_only)
        file.flush()
        os.fsync(file.fileno())


def _manifest(at: datetime) -> dict[str, object]:
    return {
        "format": FORMAT,
        "database": db.engine.dialect.name,
        "revision": migrate.revision(),
        "made_at": at.isoformat(),
    }


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


def _owner_only(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.mode = 0o600
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def new_name(prefix: str, at: datetime) -> Path:
    """A name in the instance's own folder of backups, e.g. `before-0002-20261122T101530Z.tar`."""
    folder: Path = current_app.config["INSTANCE"] / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{prefix}-{at:%Y%m%dT%H%M%SZ}.tar"


def is_in_use() -> bool:
    """Whether somebody has begun to use this database: it holds a company or a person."""
    with db.engine.connect() as connection:
        present = set(sa.inspect(connection).get_table_names())
        models = [model for model in (Company, Person) if model.__tablename__ in present]
        return any(connection.execute(sa.select(model.id).limit(1)).first() for model in models)
