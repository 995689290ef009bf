"""What waits in the outbox."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.db import db
from app.jobs.models import Heartbeat, Lease
from app.mail.models import Ladder, Notice, OutboxMail
from app.mail.notices import Told

SEND = "mail.send"
# The last time the mail server could not be spoken to, kept where processes say that they are alive.
SERVER_AWAY = "mail-server-away"
SERVER_AWAY_FOR = timedelta(minutes=1)


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


def unsent() -> sa.ColumnElement[bool]:
    """Neither sent nor dropped."""
    return OutboxMail.sent_at.is_(None) & OutboxMail.dropped_at.is_(None)


def due(at: datetime, limit: int) -> list[str]:
    """Ids of mails to send now, the oldest first. What a worker holds or gave up on does not stand in the way."""
    if server_is_away(at):
        return []
    taken = sa.exists().where(
        Lease.job == SEND,
        Lease.key == sa.cast(OutboxMail.id, sa.Text),
        Lease.set_aside_at.is_not(None) | (Lease.until > at),
    )
    found = db.session.scalars(
        sa.select(OutboxMail.id)
        .where(unsent(), OutboxMail.held.is_(False), OutboxMail.not_before <= at, ~taken)
        .order_by(OutboxMail.not_before, OutboxMail.id)
        .limit(limit)
    )
    return [str(mail_id) for mail_id in found]


def server_is_away(at: datetime) -> bool:
    """Whether the mail server took nothing at all a moment ago."""
    last = db.session.scalar(sa.select(Heartbeat.at).where(Heartbeat.name == SERVER_AWAY))
    return last is not None and last <= at < last + SERVER_AWAY_FOR


def waiting(mail_id: int) -> Waiting | None:
    """A mail that is still to be sent; None when it was sent, dropped or is held."""
    row = db.session.scalars(
        sa.select(OutboxMail).where(OutboxMail.id == mail_id, unsent(), OutboxMail.held.is_(False))
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


@dataclass(frozen=True)
class OpenNotice:
    """A notice that waits for a digest."""

    id: int
    told: Told


def open_notices(person_id: int, *, pressing_only: bool) -> list[OpenNotice]:
    """What somebody is still to be told, the oldest first."""
    rows = sa.select(Notice).where(Notice.person_id == person_id, Notice.closed_at.is_(None)).order_by(Notice.id)
    if pressing_only:
        rows = rows.where(Notice.pressing.is_(True))
    return [OpenNotice(row.id, Told(row.kind, dict(row.ids))) for row in db.session.scalars(rows)]


def told_in(mail_id: int) -> list[Told]:
    """What a digest tells, as it was put together; later tries tell no more than the first."""
    rows = db.session.scalars(sa.select(Notice).where(Notice.mail_id == mail_id).order_by(Notice.id))
    return [Told(row.kind, dict(row.ids)) for row in rows]


def last_sent(*, kind: str, person_id: int) -> datetime | None:
    """When a mail of this kind last went to somebody."""
    return db.session.scalar(
        sa.select(OutboxMail.sent_at)
        .where(OutboxMail.kind == kind, OutboxMail.person_id == person_id, OutboxMail.sent_at.is_not(None))
        .order_by(OutboxMail.sent_at.desc())
        .limit(1)
    )


def on_its_way(kind: str, person_id: sa.ColumnElement[int] | sa.orm.InstrumentedAttribute[int]) -> sa.Exists:
    """Whether a mail of this kind to this person will still be sent by itself: not held, not given up."""
    given_up = sa.exists().where(
        Lease.job == SEND, Lease.key == sa.cast(OutboxMail.id, sa.Text), Lease.set_aside_at.is_not(None)
    )
    return sa.exists().where(
        OutboxMail.kind == kind, OutboxMail.person_id == person_id, unsent(), OutboxMail.held.is_(False), ~given_up
    )


@dataclass(frozen=True)
class Rungs:
    """The company's ladder: days before the due, the longest first; days between two mails while overdue, or 0."""

    days_before: tuple[int, ...] = (7, 1)
    every_days: int = 7


def ladder() -> Rungs:
    """The ladder of this company; as it ships until somebody sets it."""
    row = db.session.get(Ladder, 1)
    return Rungs(tuple(int(day) for day in row.days_before), row.every_days) if row else Rungs()


def counts() -> dict[str, int]:
    """How many mails wait (`waiting`), were delayed by the mail server (`delayed`) and are held (`held`)."""
    row = db.session.execute(
        sa.select(
            sa.func.count().filter(OutboxMail.held.is_(False)),
            sa.func.count().filter(OutboxMail.held.is_(False), OutboxMail.tries > 0),
            sa.func.count().filter(OutboxMail.held.is_(True)),
        ).where(unsent())
    ).one()
    return {"waiting": row[0], "delayed": row[1], "held": row[2]}
