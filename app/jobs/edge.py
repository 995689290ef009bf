"""The one edge of requests, jobs and commands: a unit of work, then waking the jobs that wait for what happened."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy import orm

from app.db import unit_of_work
from app.jobs import queue

log = structlog.get_logger()


@contextmanager
def commit_and_wake() -> Iterator[orm.Session]:
    """Run the block in one transaction; after the commit wake the jobs listed for the recorded kinds of event."""
    with unit_of_work() as session:
        yield session
        session.flush()
        recorded = list(session.info.get("recorded", []))
    try:
        queue.wake_for(recorded)
    except OSError as error:
        # The work is already in the database and the worker looks for it every minute, so nothing is lost.
        log.warning("jobs.wake-failed", error=type(error).__name__)
