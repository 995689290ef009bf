"""Ratings and what belongs to them. A rating is never changed; a newer one stands beside it."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Forecast(Base):
    """How the learner thinks the customer would rate the answer, said before the reveal. The learner's alone."""

    __tablename__ = "forecasts"

    answer_id: Mapped[int] = mapped_column(sa.ForeignKey("answers.id"), primary_key=True)
    level: Mapped[int] = mapped_column(comment="1 to 4")
    at: Mapped[datetime]


class Rating(Base):
    """One rater's view of one answer: a scorer's proposal or a person's decision."""

    __tablename__ = "ratings"
    __table_args__ = (
        sa.UniqueConstraint("answer_id", "scorer"),
        sa.UniqueConstraint("answer_id", "rater_id"),
        sa.CheckConstraint("(scorer IS NULL) <> (rater_id IS NULL)", name="one_rater"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(sa.ForeignKey("answers.id"))
    rubric_version_id: Mapped[int] = mapped_column(sa.ForeignKey("rubric_versions.id"), index=True)
    scorer: Mapped[str | None] = mapped_column(comment="name and version of the scorer; empty for a person")
    rater_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True)
    status: Mapped[str] = mapped_column(comment="scorer: suggest, human or unscorable; a person's rating: settled")
    level: Mapped[int | None] = mapped_column(comment="overall, 1 to 4; empty while a person has to look")
    levels: Mapped[dict[str, Any]] = mapped_column(comment="criterion to level 1 to 4")
    details: Mapped[dict[str, Any]] = mapped_column(
        comment="confidence, gates, gate reviews, flags, missing moves and reasons as codes with parameters"
    )
    comment: Mapped[str] = mapped_column(default="", comment="a person's sentence to the learner")
    at: Mapped[datetime]


class Evidence(Base):
    """The sentence that decided a criterion, as code points of the stored answer text."""

    __tablename__ = "evidence"
    __table_args__ = (sa.CheckConstraint("start_at >= 0 AND end_at > start_at", name="span"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rating_id: Mapped[int] = mapped_column(sa.ForeignKey("ratings.id", ondelete="CASCADE"), index=True)
    criterion: Mapped[str]
    start_at: Mapped[int]
    end_at: Mapped[int]


class ReviewClaim(Base):
    """A reviewer holds this answer until then, so that two people never rate the same one unknowingly."""

    __tablename__ = "review_claims"

    answer_id: Mapped[int] = mapped_column(sa.ForeignKey("answers.id"), primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    until: Mapped[datetime]


class ReviewTask(Base):
    """An answer that waits for a person. Written with the scorer's rating, removed with the person's.

    It can be told from the ratings, but reading only what waits keeps the queue as fast with a hundred thousand
    settled answers as with none.
    """

    __tablename__ = "review_tasks"
    __table_args__ = (sa.Index("ix_review_tasks_since", "since", "answer_id"),)

    answer_id: Mapped[int] = mapped_column(sa.ForeignKey("answers.id"), primary_key=True)
    since: Mapped[datetime] = mapped_column(comment="when the answer was handed in")
    why: Mapped[str] = mapped_column(comment="draft, unsure, gate, unscorable or failed")
    words: Mapped[int] = mapped_column(comment="length of the answer")


class Appeal(Base):
    """The learner asks another reviewer to look at one criterion of a person's rating again. It never lowers."""

    __tablename__ = "appeals"
    __table_args__ = (
        sa.UniqueConstraint("rating_id", "criterion"),
        sa.CheckConstraint("start_at >= 0 AND end_at > start_at", name="span"),
        sa.Index("ix_appeals_open", "decided_at", "opened_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(sa.ForeignKey("answers.id"), index=True)
    rating_id: Mapped[int] = mapped_column(sa.ForeignKey("ratings.id"))
    criterion: Mapped[str]
    start_at: Mapped[int] = mapped_column(comment="the sentence pointed at, in code points of the answer")
    end_at: Mapped[int]
    reason: Mapped[str] = mapped_column(comment="the learner's words")
    opened_at: Mapped[datetime]
    reviewer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), comment="who decided, not the first")
    outcome_level: Mapped[int | None] = mapped_column(comment="what the other reviewer gave, 1 to 4")
    outcome_reason: Mapped[str] = mapped_column(default="", comment="why, in the other reviewer's words")
    decided_at: Mapped[datetime | None]
