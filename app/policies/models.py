"""Published texts of policies, and who confirmed which of them. Nothing here is ever changed or counted as a skill."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class PolicyVersion(Base):
    """One published text of a policy; never changed afterwards."""

    __tablename__ = "policy_versions"
    __table_args__ = (
        sa.UniqueConstraint("policy_id", "number"),
        sa.Index("ix_policy_versions_policy_id_is_current", "policy_id", "is_current"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    policy_id: Mapped[str] = mapped_column(comment="the id in the file, e.g. social-media")
    number: Mapped[int] = mapped_column(comment="1, 2, 3 … per policy")
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(comment="one sentence for lists")
    text: Mapped[str] = mapped_column(comment="Markdown; what people confirm")
    contact: Mapped[str] = mapped_column(comment="whom to ask: a name or a team")
    contact_email: Mapped[str | None]
    region: Mapped[str] = mapped_column(comment="where it holds; empty: everywhere")
    language: Mapped[str] = mapped_column(default="en")
    minutes: Mapped[int] = mapped_column(comment="to read it")
    notes: Mapped[str] = mapped_column(comment="Markdown for who adopts it, for example what a lawyer should look at")
    change_note: Mapped[str] = mapped_column(comment="what is new, in a sentence or two")
    confirm_again: Mapped[bool] = mapped_column(comment="whether who confirmed an earlier version is asked again")
    confirm_from: Mapped[int] = mapped_column(comment="the oldest version whose confirmation still counts")
    review_by: Mapped[date | None] = mapped_column(sa.Date())
    source_hash: Mapped[str] = mapped_column(comment="SHA-256 over everything a reader sees")
    origin: Mapped[str] = mapped_column(comment="shipped or company: a restart never replaces a company's edit")
    is_current: Mapped[bool]
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True)


class PolicyDraft(Base):
    """A text that is being written; removed when it is published. Somebody has one per policy."""

    __tablename__ = "policy_drafts"
    __table_args__ = (sa.UniqueConstraint("by_id", "policy_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"))
    policy_id: Mapped[str] = mapped_column(comment="empty: a new policy")
    base_number: Mapped[int] = mapped_column(comment="the version it began from; 0 for a new policy")
    fields: Mapped[dict[str, Any]] = mapped_column(comment="engine.policy.Policy as far as it was typed")
    touched_at: Mapped[datetime]


class Attestation(Base):
    """Somebody has confirmed one version. `cycle`: which time it was asked; asked again later, it is a further row."""

    __tablename__ = "attestations"
    __table_args__ = (sa.UniqueConstraint("person_id", "version_id", "cycle"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    version_id: Mapped[int] = mapped_column(sa.ForeignKey("policy_versions.id"), index=True)
    cycle: Mapped[str] = mapped_column(comment="of the obligation it answers: 1, 2, 3 … or the day of a fixed cycle")
    at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(comment="the person's zone at that moment")
    statement: Mapped[str] = mapped_column(comment="the sentence beside the box, as it was shown")
