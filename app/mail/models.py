"""The outbox."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class OutboxMail(Base):
    """A mail to one person: its kind and ids. The text is composed when it is sent."""

    __tablename__ = "outbox_mails"
    __table_args__ = (sa.Index("ix_outbox_mails_due", "sent_at", "held", "not_before"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(comment="which composer makes the text")
    person_id: Mapped[int] = mapped_column(index=True, comment="to whom; no foreign key, mail lies below people")
    ids: Mapped[dict[str, Any]] = mapped_column(comment="ids the composer needs")
    created_at: Mapped[datetime]
    not_before: Mapped[datetime] = mapped_column(comment="not sent before this instant")
    expires_at: Mapped[datetime | None] = mapped_column(comment="pointless after this instant; then dropped")
    sent_at: Mapped[datetime | None] = mapped_column(comment="accepted by the mail server")
    dropped_at: Mapped[datetime | None] = mapped_column(comment="not sent on purpose (disabled person, expired)")
    tries: Mapped[int] = mapped_column(default=0, comment="how often the mail server could not take it")
    last_error: Mapped[str | None] = mapped_column(comment="class of the last failure, no personal words")
    held: Mapped[bool] = mapped_column(default=False, comment="waits for an administrator, e.g. after a restore")
