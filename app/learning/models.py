"""What learners do. The path through a scenario is stored choice by choice; its state is replayed by the engine."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Attempt(Base):
    """One person's way through one module version. A person has at most one unfinished attempt per module."""

    __tablename__ = "attempts"
    __table_args__ = (
        sa.Index("ix_attempts_person_id_module_id", "person_id", "module_id"),
        sa.Index(
            "uq_attempts_open",
            "person_id",
            "module_id",
            unique=True,
            sqlite_where=sa.text("finished_at IS NULL"),
            postgresql_where=sa.text("finished_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    module_id: Mapped[str]
    module_version_id: Mapped[int] = mapped_column(sa.ForeignKey("module_versions.id"), index=True)
    started_at: Mapped[datetime]
    touched_at: Mapped[datetime] = mapped_column(comment="last own step of the learner")
    finished_at: Mapped[datetime | None]


class StepDone(Base):
    """A step of a module that was finished, e.g. `brief`, `lesson:a-date`, `scenario`, `role-play:mail`, `checks`."""

    __tablename__ = "steps_done"

    attempt_id: Mapped[int] = mapped_column(sa.ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class ChoiceMade(Base):
    """One decision on the path through the scenario."""

    __tablename__ = "choices_made"

    attempt_id: Mapped[int] = mapped_column(sa.ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, comment="0, 1, 2 … on this path")
    scene: Mapped[str]
    choice: Mapped[str | None] = mapped_column(comment="id of the choice; empty: the scene was skipped for its content")
    at: Mapped[datetime]


class Draft(Base):
    """What was typed so far into one role-play. A revision number keeps an older tab from overwriting a newer one."""

    __tablename__ = "drafts"
    __table_args__ = (sa.UniqueConstraint("attempt_id", "role_play"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(sa.ForeignKey("attempts.id", ondelete="CASCADE"))
    role_play: Mapped[str] = mapped_column(comment="id of the role-play in the module")
    text: Mapped[str]
    revision: Mapped[int] = mapped_column(comment="grows by one with every save")
    saved_at: Mapped[datetime]


class Answer(Base):
    """A submitted role-play answer: the most precious row of the product. Never changed, never overwritten."""

    __tablename__ = "answers"
    __table_args__ = (
        sa.UniqueConstraint("attempt_id", "client_key"),
        sa.UniqueConstraint("attempt_id", "role_play", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(sa.ForeignKey("attempts.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    role_play: Mapped[str] = mapped_column(comment="id of the role-play in the module")
    rubric_version_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("rubric_versions.id"), index=True, comment="empty: this role-play is not scored"
    )
    number: Mapped[int] = mapped_column(comment="1 for the first answer to this role-play in this attempt, then 2 …")
    client_key: Mapped[str] = mapped_column(comment="made by the page, so that a retry is one answer")
    text: Mapped[str] = mapped_column(comment="normalised once on arrival: NFC, line feeds only")
    text_hash: Mapped[str]
    submitted_at: Mapped[datetime] = mapped_column(index=True)


class CheckResponse(Base):
    """One response to one check; the first one counts for *knows*, a right one for completion."""

    __tablename__ = "check_responses"
    __table_args__ = (sa.UniqueConstraint("attempt_id", "check_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(sa.ForeignKey("attempts.id", ondelete="CASCADE"))
    check_id: Mapped[str]
    number: Mapped[int] = mapped_column(comment="1 for the first try")
    response: Mapped[dict[str, Any]] = mapped_column(comment="what was chosen or typed, by part of the check")
    is_right: Mapped[bool]
    at: Mapped[datetime]


class Reflection(Base):
    """The learner's own notes after a module. Nobody else ever sees them."""

    __tablename__ = "reflections"

    attempt_id: Mapped[int] = mapped_column(sa.ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    notes: Mapped[dict[str, Any]] = mapped_column(comment="debrief question or blank of the if-then plan to words")
    saved_at: Mapped[datetime]


class Completion(Base):
    """What was finished, in which version, when."""

    __tablename__ = "completions"

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(sa.ForeignKey("attempts.id"), unique=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    module_version_id: Mapped[int] = mapped_column(sa.ForeignKey("module_versions.id"), index=True)
    completed_at: Mapped[datetime]
