"""Published courses. Source bytes are the truth; everything shown is read from them."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class SourceFile(Base):
    """The bytes of one course file, stored once per content."""

    __tablename__ = "source_files"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(sa.LargeBinary())


class ModuleVersion(Base):
    """One published version of a module; never changed afterwards except by being withdrawn."""

    __tablename__ = "module_versions"
    __table_args__ = (
        sa.UniqueConstraint("module_id", "number"),
        sa.Index("ix_module_versions_current", "module_id", "is_current"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    module_id: Mapped[str] = mapped_column(comment="the id in module.yaml, e.g. M2")
    number: Mapped[int] = mapped_column(comment="1, 2, 3 … per module")
    course_id: Mapped[str] = mapped_column(index=True, comment="folder of the course, e.g. storming-phase")
    course_title: Mapped[str]
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(comment="one sentence for lists: the goal in plain words")
    audience: Mapped[list[str]] = mapped_column(comment="jobs it is made for")
    minutes: Mapped[int]
    competencies: Mapped[list[str]]
    language: Mapped[str] = mapped_column(default="en")
    review_by: Mapped[date | None] = mapped_column(sa.Date())
    source_hash: Mapped[str] = mapped_column(comment="SHA-256 over paths and file hashes of this version")
    rubric_hashes: Mapped[dict[str, str]] = mapped_column(
        sa.JSON(), comment="rubric id to source hash of the rubric version this module version is pinned to"
    )
    origin: Mapped[str] = mapped_column(comment="shipped or company: a restart never replaces a company's edit")
    is_current: Mapped[bool] = mapped_column(comment="the version that new attempts get")
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(comment="nobody can begin it since; who began can finish")


class ModuleFile(Base):
    """Which file stands at which path in a module version."""

    __tablename__ = "module_files"

    version_id: Mapped[int] = mapped_column(sa.ForeignKey("module_versions.id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(sa.ForeignKey("source_files.sha256"), index=True)


class RubricVersion(Base):
    """One published version of a rubric; immutable."""

    __tablename__ = "rubric_versions"
    __table_args__ = (
        sa.UniqueConstraint("rubric_id", "number"),
        sa.UniqueConstraint("rubric_id", "source_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    rubric_id: Mapped[str] = mapped_column(comment="e.g. storming-reply")
    number: Mapped[int]
    title: Mapped[str]
    source_hash: Mapped[str]
    published_at: Mapped[datetime]


class RubricFile(Base):
    """Which file stands at which path in a rubric version."""

    __tablename__ = "rubric_files"

    version_id: Mapped[int] = mapped_column(sa.ForeignKey("rubric_versions.id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(sa.ForeignKey("source_files.sha256"), index=True)
