"""SQLite's one write lock: whoever comes second waits for the first, in short steps."""

import sqlite3
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.db import SHORT_STEP_SECONDS, SHORT_STEPS, init_engine


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    init_engine(engine, synchronous="OFF")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE things (id INTEGER PRIMARY KEY)")
        connection.commit()
    return engine


def _held(path: str) -> sqlite3.Connection:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


def _write(engine: sa.Engine) -> int:
    with engine.connect().execution_options(write_lock=True) as connection:
        connection.exec_driver_sql("INSERT INTO things DEFAULT VALUES")
        timeout = int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one())
        connection.commit()
    return timeout


def test_a_writer_waits_for_another_and_keeps_the_long_timeout_for_everything_else(engine: sa.Engine) -> None:
    other = _held(str(engine.url.database))
    threading.Timer(0.05, lambda: other.execute("COMMIT")).start()
    assert _write(engine) == 5000


def test_a_writer_waits_on_as_sqlite_does_when_the_short_steps_are_over(engine: sa.Engine) -> None:
    longest = SHORT_STEPS * SHORT_STEP_SECONDS[1]
    other = _held(str(engine.url.database))
    threading.Timer(longest + 0.3, lambda: other.execute("COMMIT")).start()
    assert _write(engine) == 5000


def test_another_error_than_a_held_lock_is_told_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    init_engine(engine, synchronous="OFF")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE things (id INTEGER PRIMARY KEY)")
        connection.commit()
    engine.dispose()
    path.write_bytes(b"this is no database" * 200)
    with pytest.raises(sa.exc.DatabaseError, match="not a database"):
        _write(engine)
