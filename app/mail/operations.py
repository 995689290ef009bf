"""Putting mails into the outbox and noting what became of them."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.db import db, operation
from app.events.kinds import Kind
from app.events.operations import record
from app.mail.models import OutboxMail

# Minutes until the next try after the mail server could not take a mail: about 31 hours in all, a weekend's
# reboot or a night of maintenance. After the last one the job's own three tries follow, then a person looks.
BACK_OFF_MINUTES = (1, 5, 15, 60, 180, 360, 600, 600)


@operation
def queue_mail(
    *,
    kind: str,
    person_id: int,
    ids: dict[str, Any] | None = None,
    at: datetime,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> OutboxMail:
    """Ask for a mail to one person.

    Only the kind and ids are stored. The composer that the factory lists for the kind makes the text when the mail
    is sent, in the person's language and zone; it may decide then that nothing is to be sent. After `expires_at` the
    mail is pointless and is dropped.
    """
    row = OutboxMail(
        kind=kind,
        person_id=person_id,
        ids=ids or {},
        created_at=at,
        not_before=not_before or at,
        expires_at=expires_at,
    )
    db.session.add(row)
    db.session.flush()
    record(Kind.MAIL_QUEUED, at=at, actor_id=None, mail_id=row.id, person_id=person_id)
    db.session.flush()
    return row


def _locked(mail_id: int) -> OutboxMail:
    return db.session.scalars(sa.select(OutboxMail).where(OutboxMail.id == mail_id).with_for_update()).one()


@operation
def mark_sent(*, mail_id: int, at: datetime) -> None:
    """The transport has taken the mail."""
    row = _locked(mail_id)
    row.sent_at, row.last_error = at, None
    db.session.flush()


@operation
def drop_mail(*, mail_id: int, at: datetime) -> None:
    """The mail is not sent, on purpose: the person is disabled, the mail is too late or its reason is gone."""
    _locked(mail_id).dropped_at = at
    db.session.flush()


@operation
def postpone_mail(*, mail_id: int, at: datetime, error: str) -> None:
    """The mail server could not take it: try again after the next back-off.

    May be called at most `len(BACK_OFF_MINUTES)` times for one mail.
    """
    row = _locked(mail_id)
    row.not_before = at + timedelta(minutes=BACK_OFF_MINUTES[row.tries])
    row.tries += 1
    row.last_error = error
    db.session.flush()


@operation
def hold_unsent(*, created_before: datetime) -> int:
    """Keep back unsent mail older than an instant, after a restore; returns how many are held."""
    done = db.session.execute(
        sa.update(OutboxMail)
        .where(
            OutboxMail.sent_at.is_(None),
            OutboxMail.dropped_at.is_(None),
            OutboxMail.held.is_(False),
            OutboxMail.created_at < created_before,
        )
        .values(held=True)
        .returning(OutboxMail.id)
    )
    return len(done.all())


@operation
def release_held(*, actor_id: int, at: datetime, mail_ids: list[int] | None = None) -> int:
    """Let held mail go, all of it unless ids are given; returns how many."""
    statement = sa.update(OutboxMail).where(OutboxMail.held.is_(True)).values(held=False, not_before=at)
    if mail_ids is not None:
        statement = statement.where(OutboxMail.id.in_(mail_ids))
    released = db.session.scalars(statement.returning(OutboxMail.id)).all()
    for mail_id in released:
        record(Kind.MAIL_RELEASED, at=at, actor_id=actor_id, mail_id=mail_id)
    db.session.flush()
    return len(released)
