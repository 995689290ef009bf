"""Letting held mail go, or dropping it."""

from datetime import datetime

import sqlalchemy as sa

from app.db import db, operation
from app.events.kinds import Kind
from app.events.operations import record
from app.mail.models import OutboxMail


@operation
def release_held_mail(*, actor_id: int, at: datetime) -> int:
    """Let all held mail be sent; returns how many mails that were. Expired mail is dropped by the sender."""
    waiting = (
        OutboxMail.held.is_(True),
        OutboxMail.sent_at.is_(None),
        OutboxMail.dropped_at.is_(None),
    )
    count: int = db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMail).where(*waiting)) or 0
    if count:
        db.session.execute(sa.update(OutboxMail).where(*waiting).values(held=False))
        record(Kind.MAIL_RELEASED, at=at, actor_id=actor_id, count=count)
        db.session.flush()
    return count


@operation
def drop_held_mail(*, actor_id: int, at: datetime) -> int:
    """Never send the mail that is held; returns how many mails that were."""
    waiting = (
        OutboxMail.held.is_(True),
        OutboxMail.sent_at.is_(None),
        OutboxMail.dropped_at.is_(None),
    )
    count: int = db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMail).where(*waiting)) or 0
    if count:
        db.session.execute(sa.update(OutboxMail).where(*waiting).values(dropped_at=at))
        record(Kind.MAIL_DROPPED, at=at, actor_id=actor_id, count=count)
        db.session.flush()
    return count
