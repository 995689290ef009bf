"""Long reports as files: one's own, those to be written, those whose days are over."""

from datetime import datetime

import sqlalchemy as sa

from app.db import Page, db, paginate
from app.errors import Missing
from app.insight.models import ReportFile
from app.jobs.models import Lease


def own_files(reader_id: int, *, page: int) -> Page[ReportFile]:
    """What somebody asked for, the newest first."""
    rows = sa.select(ReportFile).where(ReportFile.by_id == reader_id)
    return paginate(rows.order_by(ReportFile.asked_at.desc(), ReportFile.id.desc()), page=page)


def own_file(file_id: int, *, reader_id: int) -> ReportFile:
    """One's own file. Raises Missing, also for somebody else's and for one that is no more."""
    row = db.session.get(ReportFile, file_id)
    if row is None or row.by_id != reader_id:
        raise Missing
    return row


def file_to_write(file_id: int) -> ReportFile | None:
    """A file that still has to be written."""
    row = db.session.get(ReportFile, file_id)
    return None if row is None or row.ready_at is not None or row.failed_at is not None else row


def files_to_write(*, job: str, at: datetime, limit: int) -> list[int]:
    """Ids of files to be written now, the oldest first; none that another worker is writing."""
    rows = db.session.scalars(
        sa.select(ReportFile.id)
        .where(ReportFile.ready_at.is_(None), ReportFile.failed_at.is_(None), ~_taken(job, at))
        .order_by(ReportFile.id)
        .limit(limit)
    )
    return list(rows)


def files_asked_before(before: datetime, *, job: str, at: datetime, limit: int) -> list[int]:
    """Ids of files whose days are over."""
    rows = db.session.scalars(
        sa.select(ReportFile.id)
        .where(ReportFile.asked_at < before, ~_taken(job, at))
        .order_by(ReportFile.id)
        .limit(limit)
    )
    return list(rows)


def _taken(job: str, at: datetime) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        Lease.job == job,
        Lease.key == sa.cast(ReportFile.id, sa.Text),
        Lease.set_aside_at.is_not(None) | (Lease.until > at),
    )
