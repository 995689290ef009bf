"""The database: one declarative base, one column type for instants, and the unit of work.

SQLite and PostgreSQL are both first-class. On SQLite, reading happens in a deferred transaction; the first operation
ends it and opens `BEGIN IMMEDIATE`, because a read transaction cannot be upgraded once somebody else has written
(SQLITE_BUSY_SNAPSHOT, which no timeout cures). What was read before is expired and read again inside.
"""

import functools
import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

import sqlalchemy as sa
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import event, orm

P = ParamSpec("P")
R = TypeVar("R")

BUSY_TIMEOUT_MS = 5000
SHORT_STEPS = 100
SHORT_STEP_SECONDS = (0.001, 0.004)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(sa.types.TypeDecorator[datetime]):
    """A moment in time: aware on the way in and out, stored in UTC on both databases."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse naive values; they would mean something else on another server."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive time ({value}) cannot be stored: give it a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """SQLite forgets the zone; what is stored is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(orm.DeclarativeBase):
    """The base of every table."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map = {
        datetime: Instant(),
        str: sa.Text(),
        dict[str, Any]: sa.JSON(),
        list[Any]: sa.JSON(),
        list[str]: sa.JSON(),
    }


db = SQLAlchemy()


def init_engine(engine: sa.Engine, *, synchronous: str) -> None:
    """Set up an engine's connections; called once per engine by the factory."""
    if engine.dialect.name == "sqlite":
        _init_sqlite(engine, synchronous)


def _init_sqlite(engine: sa.Engine, synchronous: str) -> None:
    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        # Transactions are begun below, by us: the driver's own implicit BEGIN is always deferred.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA synchronous = {synchronous}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if not connection.get_execution_options().get("write_lock", False):
            connection.exec_driver_sql("BEGIN")
        elif not _begin_soon(connection):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    if engine.url.database not in (None, "", ":memory:"):
        _notice_a_lost_file(engine, Path(str(engine.url.database)))


def _notice_a_lost_file(engine: sa.Engine, file: Path) -> None:
    """Refuse to work on a database file that was removed or replaced while it was open.

    Such a file stays writable for who has it open, and SQLite makes a new one for who opens it next: both would take
    answers that nobody finds again. A replaced file is opened anew; without a file the page says 503.
    """
    seen = False

    @event.listens_for(engine, "do_connect")
    def never_make_it_again(*_connect: Any) -> None:
        if seen and not file.exists():
            raise sqlite3.OperationalError("the database file is gone")

    @event.listens_for(engine, "connect")
    def remember(_connection: Any, record: Any) -> None:
        nonlocal seen
        seen, record.info["file"] = True, _identity(file)

    @event.listens_for(engine, "checkout")
    def is_still_the_same(_connection: Any, record: Any, _proxy: Any) -> None:
        if record.info["file"] != _identity(file):
            raise sa.exc.DisconnectionError

    @event.listens_for(engine, "commit")
    def is_there_until_the_end(connection: sa.Connection) -> None:
        if connection.info["file"] != _identity(file):
            raise sa.exc.OperationalError("COMMIT", None, sqlite3.OperationalError("the database file is gone"))


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file stands at a path; None if none does."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin_soon(connection: sa.Connection) -> bool:
    """Ask for SQLite's write lock in short steps for a while; whether it was got.

    Left alone SQLite sleeps up to 100 ms between two tries, which is long beside a write of a few milliseconds: with
    eight people handing in at once some would wait many times over.
    """
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 0")
    try:
        for _try in range(SHORT_STEPS):
            try:
                cursor.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                time.sleep(random.uniform(*SHORT_STEP_SECONDS))  # nosec B311: spreads tries, no secret
            else:
                return True
        return False
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.close()


def begin_write() -> None:
    """Make the present transaction one that writes; the first operation of a unit of work calls it."""
    session = db.session
    if session.info.get("writing"):
        return
    session.commit()
    session.connection(execution_options={"write_lock": True})
    session.info["writing"] = True


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a function of an `operations.py` as one that writes: it runs inside the write transaction.

    Rows read earlier are expired when the write transaction begins, so what the operation decides on is read again.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        begin_write()
        return function(*args, **kwargs)

    run.__dict__["is_operation"] = True
    return run


@contextmanager
def unit_of_work() -> Iterator[orm.Session]:
    """One transaction from here to the end of the block: committed at the end, rolled back on any exception."""
    session = db.session
    session.info.pop("recorded", None)
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop("writing", None)


@dataclass(frozen=True)
class Page(Generic[R]):
    """One page of a long list: `page` counts from 1, `total` rows in all on `pages` pages."""

    items: Sequence[R]
    page: int
    pages: int
    total: int


def paginate(rows: sa.Select[R], *, page: int, size: int = 25) -> Page[R]:
    """One page of an ordered select of entities, in two statements. A page beyond the last one gives the last one."""
    total = db.session.scalar(sa.select(sa.func.count()).select_from(rows.order_by(None).subquery())) or 0
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    items: Sequence[R] = db.session.scalars(rows.limit(size).offset((page - 1) * size)).all()
    return Page(items, page, pages, total)
