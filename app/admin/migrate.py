"""Bringing the database to the state this release needs, and refusing to run on any other."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import event

from app.db import BUSY_TIMEOUT_MS, db

# Any number does, as long as it is ours: PostgreSQL's advisory locks are numbers.
ADVISORY_LOCK = 7_263_401_155


class State(StrEnum):
    """How the database stands to this release."""

    EMPTY = "empty"
    BEHIND = "behind"
    CURRENT = "current"
    NEWER = "newer"


class Unready(Exception):
    """The database is not in the state this release needs; the message says which command to run."""


class BrokenReferences(Exception):
    """A migration left rows that point to nothing; it was rolled back. The message names the tables."""


def scripts() -> ScriptDirectory:
    """The migrations of this release."""
    found: ScriptDirectory = current_app.extensions["alembic"].script_directory
    return found


def head() -> str:
    """The revision this release needs."""
    found = scripts().get_current_head()
    if found is None:
        raise RuntimeError("the folder migrations is empty")
    return found


def revision() -> str | None:
    """The database's revision; None before the first migration. Raises OperationalError if it cannot be reached."""
    with db.engine.connect() as connection:
        return _revision_of(connection)


def _revision_of(connection: sa.Connection) -> str | None:
    # Alembic tells at every look what kind of database it found; nobody needs to read that.
    logging.getLogger("alembic.runtime.migration").setLevel(logging.WARNING)
    return MigrationContext.configure(connection).get_current_revision()


def state() -> State:
    """How the database stands to this release."""
    found = revision()
    if found is None:
        return State.EMPTY
    if found == head():
        return State.CURRENT
    known = {script.revision for script in scripts().walk_revisions()}
    return State.BEHIND if found in known else State.NEWER


def refuse_unready() -> None:
    """Raise Unready unless the database is exactly what this release needs. Web and worker never migrate."""
    refusals = {
        State.EMPTY: "The database is empty. Run `make run`, or `flask --app wsgi setup`, first.",
        State.BEHIND: (
            "The database was made by an older release. Run `flask --app wsgi setup`: it makes a backup and brings "
            "the database up to date."
        ),
        State.NEWER: (
            f"The database (revision {revision()}) was made by a newer release than this one. Install that release, "
            "or restore a backup of this one with `flask --app wsgi restore FILE`."
        ),
    }
    found = state()
    if found in refusals:
        raise Unready(refusals[found])


def migrate(target: str = "head") -> None:
    """Bring the database up (or down) to a revision, all in one transaction.

    On SQLite foreign keys are off meanwhile, because rebuilding a table would otherwise delete the rows that point to
    it; at the end every reference is checked. Raises BrokenReferences, after which nothing has changed.
    """
    engine = _migration_engine()
    try:
        with engine.begin() as connection, _advisory_lock(connection):
            _run(connection, target)
            if connection.dialect.name == "sqlite":
                _refuse_broken_references(connection)
    finally:
        engine.dispose()


def _run(connection: sa.Connection, target: str) -> None:
    directory = scripts()
    present = _revision_of(connection)

    def steps(found: Any, _context: MigrationContext) -> Any:
        if _is_below(directory, target, present):
            return directory._downgrade_revs(target, found)
        return directory._upgrade_revs(target, found)

    config = current_app.extensions["alembic"].config
    environment = EnvironmentContext(config, directory, fn=steps)
    options = {**current_app.config["ALEMBIC_CONTEXT"], "transactional_ddl": True}
    environment.configure(connection=connection, **options)
    with environment:
        environment.run_migrations()


def _is_below(directory: ScriptDirectory, target: str, present: str | None) -> bool:
    """Whether reaching `target` means going back."""
    if target == "base":
        return True
    if target == "head" or present is None:
        return False
    below = {script.revision for script in directory.walk_revisions("base", present)} - {present}
    return target in below


def _migration_engine() -> sa.Engine:
    """An engine of its own: on SQLite without foreign keys, which cannot be switched off inside a transaction."""
    engine = sa.create_engine(db.engine.url, poolclass=sa.NullPool)
    if engine.dialect.name != "sqlite":
        return engine

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = OFF")

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def _advisory_lock(connection: sa.Connection) -> Iterator[None]:
    # On SQLite BEGIN IMMEDIATE already is the lock; here it ends with the transaction.
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
    yield


def _refuse_broken_references(connection: sa.Connection) -> None:
    broken = sorted({row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})
    if broken:
        raise BrokenReferences("rows without what they refer to in: " + ", ".join(broken))
