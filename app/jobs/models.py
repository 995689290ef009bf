"""Leases on pieces of work, and the heartbeat of workers."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Lease(Base):
    """One piece of work of one job, while a worker holds it or after it failed. Finished work leaves no row."""

    __tablename__ = "leases"
    __table_args__ = (sa.UniqueConstraint("job", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    job: Mapped[str] = mapped_column(comment="name of the job")
    key: Mapped[str] = mapped_column(comment="what is worked on, usually a row's id")
    until: Mapped[datetime] = mapped_column(comment="nobody else takes it before")
    tries: Mapped[int] = mapped_column(default=0, comment="how often it was begun")
    last_error: Mapped[str | None] = mapped_column(comment="class of the last failure, no personal words")
    set_aside_at: Mapped[datetime | None] = mapped_column(comment="given up after too many tries; a person looks")


class Heartbeat(Base):
    """When a process last said that it is alive."""

    __tablename__ = "heartbeats"

    name: Mapped[str] = mapped_column(primary_key=True, comment="name of the process, e.g. worker")
    at: Mapped[datetime]
