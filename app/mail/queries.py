"""What waits in the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.db import db
from app.jobs.models import Lease
from app.mail.models import OutboxMail

SEND = "mail.send"


@dataclass(frozen=True)
class Waiting:
    """An outbox row as it was read. It stays readable while no transaction is open."""

    id: int
    kind: str
    person_id: int
    ids: dict[str, Any]
    created_at: datetime
    expires_at: datetime | None
    tries: int


def _unsent() -> sa.ColumnElement[bool]:
    return OutboxMail.sent_at.is_(None) & OutboxMail.dropped_at.is_(None)


def due(at: datetime, limit: int) -> list[str]:
    """Ids of mails to send now, the oldest first. What a worker holds or gave up on does not stand in the way."""
    taken = sa.exists().where(
        Lease.job == SEND,
        Lease.key == sa.cast(OutboxMail.id, sa.Text),
        Lease.set_aside_at.is_not(None) | (Lease.until > at),
    )
    found = db.session.scalars(
        sa.select(OutboxMail.id)
        .where(_unsent(), OutboxMail.held.is_(False), OutboxMail.not_before <= at, ~taken)
        .order_by(OutboxMail.not_before, OutboxMail.id)
        .limit(limit)
    )
    return [str(mail_id) for mail_id in found]


def waiting(mail_id: int) -> Waiting | None:
    """A mail that is still to be sent; None when it was sent, dropped or is held."""
    row = db.session.scalars(
        sa.select(OutboxMail).where(OutboxMail.id == mail_id, _unsent(), OutboxMail.held.is_(False))
    ).first()
    if row is None:
        return None
    return Waiting(row.id, row.kind, row.person_id, dict(row.ids), row.created_at, row.expires_at, row.tries)


def queued_since(*, kind: str, person_id: int, since: datetime) -> bool:
    """Whether a mail of this kind to this person was queued after `since` and not dropped."""
    return bool(
        db.session.scalar(
            sa.select(
                sa.exists().where(
                    OutboxMail.kind == kind,
                    OutboxMail.person_id == person_id,
                    OutboxMail.created_at > since,
                    OutboxMail.dropped_at.is_(None),
                )
            )
        )
    )


def held(*, limit: int = 200) -> Sequence[OutboxMail]:
    """Mails that wait for an administrator's word, the oldest first."""
    return db.session.scalars(
        sa.select(OutboxMail).where(_unsent(), OutboxMail.held.is_(True)).order_by(OutboxMail.id).limit(limit)
    ).all()


def counts() -> dict[str, int]:
    """How many mails wait (`waiting`), were delayed by the mail server (`delayed`) and are held (`held`)."""
    row = db.session.execute(
        sa.select(
            sa.func.count().filter(OutboxMail.held.is_(False)),
            sa.func.count().filter(OutboxMail.held.is_(False), OutboxMail.tries > 0),
            sa.func.count().filter(OutboxMail.held.is_(True)),
        ).where(_unsent())
    ).one()
    return {"waiting": row[0], "delayed": row[1], "held": row[2]}
