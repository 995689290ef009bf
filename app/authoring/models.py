"""What authors agree on before a course is published."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Proposal(Base):
    """One state of a module's files that somebody wants to publish, named by its hash.

    A later edit of the files has another hash and needs another proposal.
    """

    __tablename__ = "course_proposals"
    __table_args__ = (sa.UniqueConstraint("module_id", "source_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    module_id: Mapped[str]
    source_hash: Mapped[str] = mapped_column(comment="of the module's files and of the rubrics they use")
    proposed_by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    approved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    approved_at: Mapped[datetime | None] = mapped_column(comment="when a second person read it and agreed")
