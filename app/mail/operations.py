"""Putting mails into the outbox, noting what became of them, and what somebody is to be told in their next digest."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.db import db, operation
from app.events.kinds import Kind
from app.events.operations import record
from app.jobs.runner import beat
from app.mail.models import Ladder, Notice, OutboxMail, ReminderCheck
from app.mail.queries import SERVER_AWAY, unsent

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
    once: str | None = None,
) -> OutboxMail:
    """Ask for a mail to one person.

    Only the kind and ids are stored. The composer that the factory lists for the kind makes the text when the mail
    is sent, in the person's language and zone; it may decide then that nothing is to be sent. After `expires_at` the
    mail is pointless and is dropped. A second mail with the same `once` is refused by the database.
    """
    row = OutboxMail(
        kind=kind,
        person_id=person_id,
        ids=ids or {},
        created_at=at,
        not_before=not_before or at,
        expires_at=expires_at,
        once=once,
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
def note_server_away(*, at: datetime) -> None:
    """The mail server could not be spoken to at all: leave it alone for a moment."""
    beat(name=SERVER_AWAY, at=at)


@operation
def put_off_mail(*, mail_id: int, until: datetime) -> None:
    """The mail may not go out before then; this is no failure."""
    _locked(mail_id).not_before = until
    db.session.flush()


@operation
def hold_unsent(*, created_before: datetime) -> int:
    """Keep back unsent mail older than an instant, after a restore; returns how many are held."""
    done = db.session.execute(
        sa.update(OutboxMail)
        .where(unsent(), OutboxMail.held.is_(False), OutboxMail.created_at < created_before)
        .values(held=True)
        .returning(OutboxMail.id)
    )
    return len(done.all())


@operation
def release_held(*, actor_id: int, at: datetime) -> int:
    """Let all held mail be sent; returns how many mails that were. Expired mail is dropped by the sender."""
    return _settle_held({"held": False}, Kind.MAIL_RELEASED, actor_id, at)


@operation
def drop_held(*, actor_id: int, at: datetime) -> int:
    """Never send the mail that is held; returns how many mails that were."""
    return _settle_held({"dropped_at": at}, Kind.MAIL_DROPPED, actor_id, at)


def _settle_held(values: dict[str, Any], kind: Kind, actor_id: int, at: datetime) -> int:
    """Change all held mail that was neither sent nor dropped, and record it if there is any."""
    done = db.session.execute(
        sa.update(OutboxMail).where(unsent(), OutboxMail.held.is_(True)).values(values).returning(OutboxMail.id)
    )
    count = len(done.all())
    if count:
        record(kind, at=at, actor_id=actor_id, count=count)
        db.session.flush()
    return count


@operation
def tell(*, kind: str, person_id: int, key: str, ids: dict[str, Any], pressing: bool = False, at: datetime) -> None:
    """Tell one person something in their next digest. Doing it again with the same `key` changes nothing.

    `pressing`: told also to those who want fewer mails. Only ids are stored; the writer that the factory lists for
    the kind makes the words when the digest is sent, if it is still true then.
    """
    known = sa.exists().where(Notice.person_id == person_id, Notice.kind == kind, Notice.key == key)
    if not db.session.scalar(sa.select(known)):
        db.session.add(Notice(person_id=person_id, kind=kind, key=key, ids=ids, pressing=pressing, at=at))
        db.session.flush()


@operation
def queue_digest(
    *, kind: str, person_id: int, day: date, told: Collection[int], untrue: Collection[int], at: datetime
) -> None:
    """Put these notices into the digest of a person's day; there is one a day at most.

    `untrue`: notices that are closed without being told.
    """
    if told:
        row = queue_mail(kind=kind, person_id=person_id, at=at, once=f"{kind}:{person_id}:{day.isoformat()}")
        row.ids = {"mail_id": row.id}
        close_notices(notice_ids=told, mail_id=row.id, at=at)
    close_notices(notice_ids=untrue, mail_id=None, at=at)


@operation
def close_notices(*, notice_ids: Collection[int], mail_id: int | None, at: datetime) -> None:
    """These notices went into a digest, or (without a mail) are no longer true."""
    db.session.execute(
        sa.update(Notice)
        .where(Notice.id.in_(notice_ids), Notice.closed_at.is_(None))
        .values(closed_at=at, mail_id=mail_id)
    )
    db.session.flush()


@operation
def note_look(*, block: int, at: datetime) -> None:
    """The people of a block were looked at for reminders."""
    row = db.session.get(ReminderCheck, block)
    if row is None:
        db.session.add(ReminderCheck(block=block, checked_at=at))
    else:
        row.checked_at = at
    db.session.flush()


@operation
def set_ladder(*, days_before: Sequence[int], every_days: int, actor_id: int, at: datetime) -> None:
    """Set when people of this company are reminded. `every_days` 0: one mail only once something is overdue."""
    row = db.session.get(Ladder, 1, with_for_update=True)
    if row is None:
        row = Ladder(id=1)
        db.session.add(row)
    row.days_before, row.every_days, row.changed_at = list(days_before), every_days, at
    record(Kind.COMPANY_CHANGED, at=at, actor_id=actor_id, fields="reminders")
    db.session.flush()
