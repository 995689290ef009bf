"""The table of what happened."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Event(Base):
    """One thing that happened. Ids only: no name, address or text of a person ever stands here."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True, comment="a value of events.kinds.Kind")
    at: Mapped[datetime] = mapped_column(comment="when it happened, UTC")
    actor_id: Mapped[int | None] = mapped_column(comment="the person who did it; empty for the system itself")
    subjects: Mapped[dict[str, Any]] = mapped_column(comment="what it concerns: names of kinds to ids")
    sequence: Mapped[int | None] = mapped_column(
        unique=True, comment="place in the sealed chain; serial ids are not in commit order on PostgreSQL"
    )
    seal: Mapped[str | None] = mapped_column(comment="HMAC over the previous seal and this row")

    __table_args__ = (
        sa.Index(
            "ix_events_unsealed",
            "id",
            sqlite_where=sa.text("sequence IS NULL"),
            postgresql_where=sa.text("sequence IS NULL"),
        ),
        sa.Index("ix_events_actor_id_at", "actor_id", "at"),
    )
