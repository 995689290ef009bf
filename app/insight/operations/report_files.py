"""Reports as files: noting each one, asking the worker for a long one, and removing it after some days."""

import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.insight.models import ReportFile

MOST_WAITING = 5


class TooManyWaiting(Refused):
    """Somebody asked for more long files than the worker should do for one person at a time."""


@operation
def note_export(*, report: str, format: str, actor_id: int, at: datetime) -> None:
    """Note that somebody takes a report as a file, at once."""
    record(Kind.REPORT_EXPORTED, at=at, actor_id=actor_id, report=report, format=format)
    db.session.flush()


@operation
def ask_file(*, report: str, format: str, chosen: dict[str, Any], rows: int, actor_id: int, at: datetime) -> int:
    """Ask the worker for a long report; returns its id. The same one that is still waiting is not asked for twice.

    Raises TooManyWaiting.
    """
    waiting = db.session.scalars(
        sa.select(ReportFile).where(
            ReportFile.by_id == actor_id, ReportFile.ready_at.is_(None), ReportFile.failed_at.is_(None)
        )
    ).all()
    for row in waiting:
        if (row.report, row.format, row.chosen) == (report, format, chosen):
            return row.id
    if len(waiting) >= MOST_WAITING:
        raise TooManyWaiting(_("%(most)s files are being written for you. Wait for one of them.", most=MOST_WAITING))
    row = ReportFile(
        by_id=actor_id, report=report, format=format, chosen=chosen, key=secrets.token_hex(16), rows=rows, asked_at=at
    )
    db.session.add(row)
    db.session.flush()
    record(Kind.EXPORT_ASKED, at=at, actor_id=actor_id, file_id=row.id, report=report, format=format)
    db.session.flush()
    return row.id


@operation
def file_ready(*, file_id: int, rows: int, at: datetime) -> None:
    """The file stands in its place. Saying so twice is the same."""
    row = db.session.get(ReportFile, file_id, with_for_update=True)
    if row is None or row.ready_at is not None:
        return
    row.ready_at, row.rows = at, rows
    record(Kind.EXPORT_READY, at=at, actor_id=None, file_id=file_id)
    db.session.flush()


@operation
def file_failed(*, file_id: int, at: datetime) -> None:
    """The worker gave up."""
    row = db.session.get(ReportFile, file_id, with_for_update=True)
    if row is None or row.ready_at is not None or row.failed_at is not None:
        return
    row.failed_at = at
    record(Kind.EXPORT_FAILED, at=at, actor_id=None, file_id=file_id)
    db.session.flush()


@operation
def remove_file(*, file_id: int, at: datetime) -> None:
    """Forget a file whose days are over."""
    row = db.session.get(ReportFile, file_id)
    if row is None:
        return
    db.session.delete(row)
    record(Kind.OLD_RECORDS_REMOVED, at=at, actor_id=None, table=ReportFile.__tablename__, rows=1)
    db.session.flush()
