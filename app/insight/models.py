"""What insight keeps itself: targets, who may see what, who looked, goals, messages, words about groups."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class JobTarget(Base):
    """The level aimed at for one job and competency. 1 means: no target."""

    __tablename__ = "job_targets"

    job: Mapped[str] = mapped_column(primary_key=True, comment="a value of people.models.Job")
    competency: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[int] = mapped_column(comment="1 to 4; 4 is read as 3")
    since: Mapped[datetime | None] = mapped_column(comment="when it was changed; empty for the shipped proposal")


class VisibilityChange(Base):
    """A wish to let managers see more or less. A wider one needs a second administrator and 14 days."""

    __tablename__ = "visibility_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    from_mode: Mapped[str] = mapped_column(comment="what stood before it was applied or asked for")
    mode: Mapped[str] = mapped_column(comment="a value of people.models.Visibility")
    indirect_by_name: Mapped[bool] = mapped_column(default=False, comment="levels of indirect reports by name too")
    asked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    asked_at: Mapped[datetime]
    agreed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), comment="the second administrator")
    agreed_at: Mapped[datetime | None]
    effective_at: Mapped[datetime | None] = mapped_column(comment="counts from then on; empty until agreed")
    withdrawn_at: Mapped[datetime | None] = mapped_column(comment="taken back, or overtaken by a later change")
    applied_at: Mapped[datetime | None] = mapped_column(comment="written into the company's row")


class Look(Base):
    """Somebody looked at somebody's levels or texts on that day. Used for nothing but telling the person."""

    __tablename__ = "looks"
    __table_args__ = (sa.Index("ix_looks_person_id_day", "person_id", "day"), sa.Index("ix_looks_day", "day"))

    viewer_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True, comment="kind of page: team, person, evidence")
    day: Mapped[date] = mapped_column(sa.Date(), primary_key=True, comment="in UTC")


class DataMessage(Base):
    """Somebody objects to a figure about them, or asks for a correction."""

    __tablename__ = "data_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    text: Mapped[str] = mapped_column(comment="the person's words, to HR")
    at: Mapped[datetime]
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    answer: Mapped[str] = mapped_column(default="", comment="what HR answered")
    answered_at: Mapped[datetime | None]


class PracticeGoal(Base):
    """What a person and their manager agreed to practise. Both can read it from the first moment."""

    __tablename__ = "practice_goals"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    written_by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    competency: Mapped[str]
    text: Mapped[str]
    retest_on: Mapped[date] = mapped_column(sa.Date(), comment="the day to look again, with new evidence")
    at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class GroupWord(Base):
    """What was last said about a group of departments, in one word. Kept until enough is new."""

    __tablename__ = "group_words"
    __table_args__ = (sa.UniqueConstraint("group_key", "subject", "computed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_key: Mapped[str] = mapped_column(index=True, comment="ids of its departments, sorted, with commas")
    name: Mapped[str] = mapped_column(comment="the departments' names")
    department_ids: Mapped[list[Any]]
    subject: Mapped[str] = mapped_column(comment="id of a competency, or forecast")
    word: Mapped[str] = mapped_column(comment="few, half, most; for forecasts high, right, low")
    computed_at: Mapped[datetime] = mapped_column(index=True)
    is_shown: Mapped[bool] = mapped_column(default=True, comment="the newest of its group and subject")


class ReportFile(Base):
    """A long report that the worker writes for one person. It ends after some days, with its file."""

    __tablename__ = "report_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"), index=True)
    report: Mapped[str] = mapped_column(comment="a value of queries.report_filter.Report")
    format: Mapped[str] = mapped_column(comment="csv or xlsx")
    chosen: Mapped[dict[str, Any]] = mapped_column(comment="the filter, as ids and fixed words")
    key: Mapped[str] = mapped_column(unique=True, comment="random name of the file in the instance folder")
    rows: Mapped[int] = mapped_column(comment="expected; once ready, those written")
    asked_at: Mapped[datetime] = mapped_column(index=True)
    ready_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None] = mapped_column(comment="given up; the person can ask again")
