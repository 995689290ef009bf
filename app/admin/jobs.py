"""Nightly and continual housekeeping of an installation."""

import hashlib
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import sqlalchemy as sa
import structlog
from flask import current_app

from app.db import db
from app.events.models import Event
from app.events.operations import seal_events
from app.jobs.models import Heartbeat
from app.jobs.queue import Job
from app.jobs.runner import beat
from app.settings import secret_key

CHECKPOINT = "wal-checkpoint"
# Between one and five at night, UTC; a machine that sleeps at night does it when it is a day late.
NIGHT = range(1, 5)
SOONEST, LATEST = timedelta(hours=20), timedelta(hours=26)

log = structlog.get_logger()


def find_unsealed(at: datetime, limit: int) -> list[str]:
    """Whether events wait for their place in the sealed chain."""
    waiting = db.session.scalar(sa.select(Event.id).where(Event.sequence.is_(None)).limit(1))
    return ["chain"] if waiting is not None else []


def seal(key: str, at: datetime) -> None:
    """Seal the next events."""
    secret = secret_key(current_app.config["SETTINGS"])
    seal_events(key=hashlib.sha256(b"rapport.events:" + secret.encode()).digest())


def find_checkpoint(at: datetime, limit: int) -> list[str]:
    """Whether the write-ahead log is due for being emptied: once a night, SQLite only."""
    if db.engine.dialect.name != "sqlite":
        return []
    last = db.session.scalar(sa.select(Heartbeat.at).where(Heartbeat.name == CHECKPOINT))
    if last is None or at - last > LATEST or (at.hour in NIGHT and at - last > SOONEST):
        return [at.date().isoformat()]
    return []


def checkpoint(key: str, at: datetime) -> None:
    """Move the write-ahead log into the database and cut it to nothing; a busy database is tried again at night."""
    with closing(sqlite3.connect(str(db.engine.url.database), timeout=5)) as connection:
        busy, pages, moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    log.info("database.checkpoint", busy=bool(busy), pages=pages, moved=moved)
    beat(name=CHECKPOINT, at=at)


JOBS = (
    Job("seal-events", find=find_unsealed, do=seal),
    Job("wal-checkpoint", find=find_checkpoint, do=checkpoint),
)
