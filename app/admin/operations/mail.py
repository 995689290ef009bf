"""Letting held mail go, or dropping it."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.db import db, operation
from app.events.kinds import Kind
from app.events.operations import record
from app.mail.models import OutboxMail

WAITING = (OutboxMail.held.is_(True), OutboxMail.sent_at.is_(None), OutboxMail.dropped_at.is_(None))


@operation
def release_held_mail(*, actor_id: int, at: datetime) -> int:
    """Let all held mail be sent; returns how many mails that were. Expired mail is dropped by the sender."""
    return _settle({"held": False}, Kind.MAIL_RELEASED, actor_id, at)


@operation
def drop_held_mail(*, actor_id: int, at: datetime) -> int:
    """Never send the mail that is held; returns how many mails that were."""
    return _settle({"dropped_at": at}, Kind.MAIL_DROPPED, actor_id, at)


def _settle(values: dict[str, Any], kind: Kind, actor_id: int, at: datetime) -> int:
    """Change all held mail and record it, if there is any; returns how many mails that were."""
    count: int = db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMail).where(*WAITING)) or 0
    if count:
        db.session.execute(sa.update(OutboxMail).where(*WAITING).values(values))
        record(kind, at=at, actor_id=actor_id, count=count)
        db.session.flush()
    return count
