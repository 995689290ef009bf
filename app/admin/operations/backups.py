"""Keeping a record of backups."""

from datetime import datetime

from app.db import db, operation
from app.events.kinds import Kind
from app.events.operations import record


@operation
def note_backup(*, actor_id: int | None, at: datetime) -> None:
    """Record that a backup was made, for the health page and the audit trail."""
    record(Kind.BACKUP_MADE, at=at, actor_id=actor_id)
    db.session.flush()
