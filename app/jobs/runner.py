"""Running a job: find what is due, lease it, do it. Killing the worker at any point loses and doubles nothing."""

from datetime import datetime, timedelta

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import IntegrityError

from app.clock import now
from app.db import db, operation
from app.errors import Missing
from app.events.kinds import Kind
from app.events.operations import record
from app.jobs.edge import commit_and_wake
from app.jobs.models import Heartbeat, Lease
from app.jobs.queue import Job

BATCH = 20
TRIES = 3
RETRY_SECONDS = (5, 30, 120)

log = structlog.get_logger()


def run(job: Job) -> int:
    """Do everything that is due for a job; returns how many pieces were done."""
    done = 0
    while keys := _lease_due(job, now()):
        done += sum(_do(job, key) for key in keys)
    return done


def _lease_due(job: Job, at: datetime) -> list[str]:
    """Find due keys and lease those that nobody holds, in one transaction."""
    found = job.find(at, BATCH)
    if not found:
        db.session.rollback()
        return []
    with commit_and_wake():
        return lease(job=job.name, keys=found, at=at, seconds=job.lease_seconds)


@operation
def lease(*, job: str, keys: list[str], at: datetime, seconds: int) -> list[str]:
    """Take the keys that are free, for `seconds`; returns the taken ones in their order."""
    session = db.session
    held = {
        row.key: row
        for row in session.scalars(
            sa.select(Lease).where(Lease.job == job, Lease.key.in_(keys)).with_for_update(skip_locked=True)
        )
    }
    taken = []
    for key in keys:
        row = held.get(key) or _new_lease(job, key, at)
        if row is None or row.set_aside_at is not None or row.until > at:
            continue
        row.until = at + timedelta(seconds=seconds)
        row.tries += 1
        taken.append(key)
    session.flush()
    return taken


def _new_lease(job: str, key: str, at: datetime) -> Lease | None:
    """A lease that nobody holds yet, or None where another worker made it in the same moment."""
    row = Lease(job=job, key=key, tries=0, until=at)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return None
    return row


def _do(job: Job, key: str) -> bool:
    """Do one piece of work in its own transaction; a failure is kept on its lease and tried again later."""
    try:
        with commit_and_wake():
            job.do(key, now())
            finish(job=job.name, key=key)
    except Exception as error:
        # Whatever went wrong with this piece must not stop the others: it is noted, retried, then set aside.
        log.exception("job.failed", job=job.name, key=key)
        with commit_and_wake():
            given_up = fail(job=job.name, key=key, at=now(), error=type(error).__name__)
        if given_up and job.give_up is not None:
            with commit_and_wake():
                job.give_up(key, now())
        return False
    return True


@operation
def finish(*, job: str, key: str) -> None:
    """Forget the lease of finished work."""
    db.session.execute(sa.delete(Lease).where(Lease.job == job, Lease.key == key))


@operation
def fail(*, job: str, key: str, at: datetime, error: str) -> bool:
    """Note a failure; returns whether the work was set aside for a person to look at."""
    row = db.session.scalars(sa.select(Lease).where(Lease.job == job, Lease.key == key)).one_or_none()
    if row is None:
        # The lease ran out while this worker was busy, and another one has finished the work since.
        return False
    row.last_error = error
    if row.tries >= TRIES:
        row.set_aside_at = at
        record(Kind.JOB_SET_ASIDE, at=at, actor_id=None, job=job, key=key)
    else:
        row.until = at + timedelta(seconds=RETRY_SECONDS[row.tries - 1])
    db.session.flush()
    return row.set_aside_at is not None


@operation
def retry(*, lease_id: int, actor_id: int, at: datetime) -> None:
    """Give work that was set aside another round of tries. Raises Missing when there is no such work any more."""
    row = db.session.get(Lease, lease_id)
    if row is None or row.set_aside_at is None:
        raise Missing
    row.tries, row.set_aside_at, row.until = 0, None, at
    record(Kind.JOB_RETRIED, at=at, actor_id=actor_id, job=row.job, key=row.key)
    db.session.flush()


@operation
def beat(*, name: str, at: datetime) -> None:
    """Say that a process is alive."""
    row = db.session.get(Heartbeat, name)
    if row is None:
        db.session.add(Heartbeat(name=name, at=at))
    else:
        row.at = at
    db.session.flush()
