"""How the installation is doing: for `/healthz` (yes or no) and for the administrator's page (figures)."""

import platform
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from app.admin import migrate
from app.assessment.models import Rating, ReviewTask
from app.db import db
from app.events.kinds import Kind
from app.events.models import Event
from app.jobs.models import Heartbeat, Lease
from app.jobs.worker import WORKER
from app.learning.models import Answer
from app.mail.models import OutboxMail

# The worker beats every ten seconds; a whole minute without a beat is no accident.
SILENT_AFTER = timedelta(seconds=60)
LITTLE_DISK_BYTES = 500 * 1024 * 1024
MOST_LEASES_SHOWN = 50
PACKAGES = ("flask", "sqlalchemy", "gunicorn", "huey")


@dataclass(frozen=True)
class Disk:
    """Sizes in bytes. Of a database elsewhere only its own size is known."""

    database: int
    write_ahead_log: int | None
    free: int

    @property
    def is_little(self) -> bool:
        """Whether so little is free that writing may soon fail."""
        return self.free < LITTLE_DISK_BYTES


@dataclass(frozen=True)
class Worker:
    """When the worker last said that it is alive, and whether that was recently enough."""

    beat_at: datetime | None
    alive: bool


@dataclass(frozen=True)
class Mail:
    """How many mails wait to be sent, and how many of those wait for an administrator's word."""

    unsent: int
    held: int


@dataclass(frozen=True)
class SetAside:
    """A piece of work that failed too often."""

    lease_id: int
    job: str
    key: str
    tries: int
    error: str
    since: datetime


@dataclass(frozen=True)
class Health:
    """Everything the health page shows."""

    disk: Disk
    worker: Worker
    revision: str | None
    needed_revision: str
    unrated_answers: int
    oldest_unrated_at: datetime | None
    waiting_answers: int
    oldest_waiting_at: datetime | None
    mail: Mail
    set_aside: Sequence[SetAside]
    last_backup_at: datetime | None
    last_restore_at: datetime | None
    versions: dict[str, str]
    start_notes: Sequence[str]


def is_well(*, at: datetime) -> bool:
    """Whether the database answers, is what this release needs, and a worker is alive.

    Raises a SQLAlchemyError when the database cannot be read.
    """
    return migrate.revision() == migrate.head() and worker(at=at).alive


def worker(*, at: datetime) -> Worker:
    """The state of the worker at this instant."""
    beat_at = db.session.scalar(sa.select(Heartbeat.at).where(Heartbeat.name == WORKER))
    return Worker(beat_at, beat_at is not None and at - beat_at < SILENT_AFTER)


def health(*, at: datetime) -> Health:
    """Everything the health page shows, at this instant."""
    unrated, oldest = _unrated()
    waiting, longest = _waiting()
    return Health(
        disk=disk(),
        worker=worker(at=at),
        revision=migrate.revision(),
        needed_revision=migrate.head(),
        unrated_answers=unrated,
        oldest_unrated_at=oldest,
        waiting_answers=waiting,
        oldest_waiting_at=longest,
        mail=_mail(),
        set_aside=_set_aside(),
        last_backup_at=_last(Kind.BACKUP_MADE),
        last_restore_at=_last(Kind.DATABASE_RESTORED),
        versions=versions(),
        start_notes=current_app.extensions["start_notes"],
    )


def disk() -> Disk:
    """Size of the database and of what is free on the instance folder's disk."""
    instance: Path = current_app.config["INSTANCE"]
    free = shutil.disk_usage(instance).free
    if db.engine.dialect.name != "sqlite":
        size = db.session.scalar(sa.text("SELECT pg_database_size(current_database())")) or 0
        return Disk(int(size), None, free)
    path = Path(str(db.engine.url.database))
    log = path.with_name(path.name + "-wal")
    return Disk(path.stat().st_size, log.stat().st_size if log.exists() else 0, free)


def _unrated() -> tuple[int, datetime | None]:
    """Answers with a rubric that neither the scorer nor a person has rated yet: how many, the oldest."""
    rated = sa.select(Rating.answer_id).where(Rating.answer_id == Answer.id).exists()
    count, oldest = db.session.execute(
        sa.select(sa.func.count(Answer.id), sa.func.min(Answer.submitted_at)).where(
            Answer.rubric_version_id.is_not(None), ~rated
        )
    ).one()
    return int(count), oldest


def _waiting() -> tuple[int, datetime | None]:
    """Answers in the reviewers' queue: how many wait for a person, and since when the oldest waits."""
    count, oldest = db.session.execute(
        sa.select(sa.func.count(ReviewTask.answer_id), sa.func.min(ReviewTask.since, type_=ReviewTask.since.type))
    ).one()
    return int(count), oldest


def _mail() -> Mail:
    unsent, held = db.session.execute(
        sa.select(
            sa.func.count(OutboxMail.id), sa.func.coalesce(sa.func.sum(sa.cast(OutboxMail.held, sa.Integer)), 0)
        ).where(OutboxMail.sent_at.is_(None), OutboxMail.dropped_at.is_(None))
    ).one()
    return Mail(int(unsent), int(held))


def _set_aside() -> list[SetAside]:
    rows = db.session.scalars(
        sa.select(Lease)
        .where(Lease.set_aside_at.is_not(None))
        .order_by(Lease.set_aside_at.desc(), Lease.id)
        .limit(MOST_LEASES_SHOWN)
    )
    return [
        SetAside(row.id, row.job, row.key, row.tries, row.last_error or "", row.set_aside_at)
        for row in rows
        if row.set_aside_at is not None
    ]


def _last(kind: Kind) -> datetime | None:
    return db.session.scalar(
        sa.select(Event.at).where(Event.kind == kind.value).order_by(Event.at.desc(), Event.id.desc()).limit(1)
    )


def versions() -> dict[str, str]:
    """What runs here, by name."""
    name = "SQLite" if db.engine.dialect.name == "sqlite" else "PostgreSQL"
    info = ".".join(str(part) for part in db.engine.dialect.server_version_info or ())
    if name == "SQLite":
        info = str(db.session.scalar(sa.text("SELECT sqlite_version()")))
    return {"Python": platform.python_version(), name: info, **{name: version(name) for name in PACKAGES}}
