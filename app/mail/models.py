"""The outbox, and what waits to be told in somebody's next digest."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class OutboxMail(Base):
    """A mail to one person: its kind and ids. The text is composed when it is sent."""

    __tablename__ = "outbox_mails"
    __table_args__ = (
        sa.Index("ix_outbox_mails_due", "sent_at", "held", "not_before"),
        sa.Index("ix_outbox_mails_person_id_kind", "person_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(comment="which composer makes the text")
    person_id: Mapped[int] = mapped_column(index=True, comment="to whom; no foreign key, mail lies below people")
    once: Mapped[str | None] = mapped_column(unique=True, comment="no second mail with the same words here, ever")
    ids: Mapped[dict[str, Any]] = mapped_column(comment="ids the composer needs")
    created_at: Mapped[datetime]
    not_before: Mapped[datetime] = mapped_column(comment="not sent before this instant")
    expires_at: Mapped[datetime | None] = mapped_column(comment="pointless after this instant; then dropped")
    sent_at: Mapped[datetime | None] = mapped_column(comment="accepted by the mail server")
    dropped_at: Mapped[datetime | None] = mapped_column(comment="not sent on purpose (disabled person, expired)")
    tries: Mapped[int] = mapped_column(default=0, comment="how often the mail server could not take it")
    last_error: Mapped[str | None] = mapped_column(comment="class of the last failure, no personal words")
    held: Mapped[bool] = mapped_column(default=False, comment="waits for an administrator, e.g. after a restore")


class Notice(Base):
    """Something one person is to be told. It waits for their next digest; telling it twice is impossible."""

    __tablename__ = "notices"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "kind", "key"),
        sa.Index("ix_notices_open", "closed_at", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(comment="to whom; no foreign key, mail lies below people")
    kind: Mapped[str] = mapped_column(comment="which writer makes the lines")
    key: Mapped[str] = mapped_column(comment="what makes it this very notice, of its kind and person")
    ids: Mapped[dict[str, Any]] = mapped_column(comment="ids the writer needs")
    pressing: Mapped[bool] = mapped_column(comment="told also to those who want fewer mails")
    at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(comment="went into a digest, or was no longer true by then")
    mail_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("outbox_mails.id"), index=True, comment="the digest it went into"
    )


class Ladder(Base):
    """When people are reminded, as the company set it (a single row with id 1; none: as it ships)."""

    __tablename__ = "reminder_ladders"

    id: Mapped[int] = mapped_column(primary_key=True)
    days_before: Mapped[list[Any]] = mapped_column(comment="days before the due, the longest first")
    every_days: Mapped[int] = mapped_column(comment="days between two mails while overdue; 0: one mail only")
    changed_at: Mapped[datetime]


class ReminderCheck(Base):
    """When the people of one block were last looked at for reminders."""

    __tablename__ = "reminder_checks"

    block: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    checked_at: Mapped[datetime]
