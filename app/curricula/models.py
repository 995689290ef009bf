"""What is assigned, to whom and why. What happened to an obligation is a list of records; nothing is overwritten."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Curriculum(Base):
    """Ordered modules with a business objective."""

    __tablename__ = "curricula"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    objective: Mapped[str] = mapped_column(comment="what it is good for, in the words of HR")
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None] = mapped_column(comment="no new rule can name it since")
    shipped_id: Mapped[str | None] = mapped_column(unique=True, comment="its id in curricula.yaml; empty: written here")
    shipped_hash: Mapped[str | None] = mapped_column(
        comment="of what it said when it was last brought; differs once somebody changed it"
    )


class CurriculumItem(Base):
    """A module in its place in a curriculum."""

    __tablename__ = "curriculum_items"
    __table_args__ = (sa.UniqueConstraint("curriculum_id", "module_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    curriculum_id: Mapped[int] = mapped_column(sa.ForeignKey("curricula.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(comment="0, 1, 2 …")
    module_id: Mapped[str] = mapped_column(index=True)
    required: Mapped[bool]
    level: Mapped[int | None] = mapped_column(comment="level to show, 1 to 4; empty: none is demanded")
    extra_days: Mapped[int] = mapped_column(comment="days after the first due of the rule")
    counts: Mapped[list[str]] = mapped_column(comment="ids of equivalent modules whose completion counts")
    from_version: Mapped[int] = mapped_column(comment="the oldest version of the module whose completion counts")


class AssignmentRule(Base):
    """A rule: who takes what by when. What it says stands in its versions."""

    __tablename__ = "assignment_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(comment="gives nothing since")
    given_by_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("people.id"), index=True, comment="the manager who gave it to a report; empty: a rule of HR"
    )
    given_for: Mapped[str] = mapped_column(
        default="", comment="id and name of the competency a manager gave it for; empty: no one in particular"
    )


class RuleVersion(Base):
    """One saved version of a rule. Saving is what assigns: it can be undone within 24 hours as a whole."""

    __tablename__ = "rule_versions"
    __table_args__ = (sa.UniqueConstraint("rule_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(sa.ForeignKey("assignment_rules.id"))
    number: Mapped[int] = mapped_column(comment="1, 2, 3 …")
    definition: Mapped[dict[str, Any]] = mapped_column(comment="engine.assignment.rule.Rule as JSON")
    saved_at: Mapped[datetime]
    saved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True)
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True)


class RuleDraft(Base):
    """A rule that is being written, step by step; removed when it is saved."""

    __tablename__ = "rule_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"), index=True)
    rule_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("assignment_rules.id"), index=True, comment="the rule that is changed; empty for a new one"
    )
    title: Mapped[str]
    definition: Mapped[dict[str, Any]] = mapped_column(comment="what was chosen so far, by step")
    touched_at: Mapped[datetime]


class Obligation(Base):
    """Person × module × cycle. Made once; what became of it stands in its records."""

    __tablename__ = "obligations"
    __table_args__ = (sa.UniqueConstraint("person_id", "module_id", "cycle"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    module_id: Mapped[str] = mapped_column(index=True)
    cycle: Mapped[str] = mapped_column(comment="1, 2, 3 … or the day of a fixed cycle")
    zone: Mapped[str] = mapped_column(comment="the zone its due is meant in")
    opened_at: Mapped[datetime]


class ObligationReason(Base):
    """Why somebody has an obligation. It ends when the last one of its reasons has ended."""

    __tablename__ = "obligation_reasons"
    __table_args__ = (sa.Index("ix_obligation_reasons_rule_id_ended_at", "rule_id", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    obligation_id: Mapped[int] = mapped_column(sa.ForeignKey("obligations.id"), index=True)
    rule_id: Mapped[int] = mapped_column(sa.ForeignKey("assignment_rules.id"))
    version_id: Mapped[int] = mapped_column(sa.ForeignKey("rule_versions.id"), index=True)
    matched_on: Mapped[date] = mapped_column(sa.Date(), comment="since when the person is in the audience")
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(comment="written once")
    ended_why: Mapped[str | None] = mapped_column(comment="left, rule-ended, undone or disabled")
    ended_version_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("rule_versions.id"), index=True, comment="the version of the rule that brought it about"
    )


class ObligationRecord(Base):
    """One thing that became of an obligation: also waivers, extensions and completions. Append-only."""

    __tablename__ = "obligation_records"
    __table_args__ = (sa.Index("ix_obligation_records_completion_id", "completion_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    obligation_id: Mapped[int] = mapped_column(sa.ForeignKey("obligations.id"), index=True)
    kind: Mapped[str] = mapped_column(comment="a value of engine.assignment.standing.Entry")
    at: Mapped[datetime] = mapped_column(comment="from when it holds")
    known_at: Mapped[datetime] = mapped_column(comment="when it was written")
    due_at: Mapped[datetime | None] = mapped_column(comment="the due it sets; the zone is the obligation's")
    done_at: Mapped[datetime | None] = mapped_column(comment="the learner's last own step, where it fulfils")
    completion_id: Mapped[int | None] = mapped_column(sa.ForeignKey("completions.id"))
    attestation_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("attestations.id"), index=True, comment="of a policy: the confirmation that fulfils"
    )
    rule_id: Mapped[int | None] = mapped_column(sa.ForeignKey("assignment_rules.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(sa.ForeignKey("rule_versions.id"), index=True)
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True, comment="empty: the rules")
    note: Mapped[str] = mapped_column(default="", comment="why, in the words of who did it")
    days_overdue: Mapped[int | None] = mapped_column(comment="of a cancelled one: how long it had been overdue")


class ObligationNow(Base):
    """How an obligation stands, for lists. Worked out from its records whenever they change; never the truth."""

    __tablename__ = "obligations_now"
    __table_args__ = (
        sa.Index("ix_obligations_now_person_id_state", "person_id", "state", "due_at"),
        sa.Index("ix_obligations_now_state_due_at", "state", "due_at"),
    )

    obligation_id: Mapped[int] = mapped_column(sa.ForeignKey("obligations.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    state: Mapped[str] = mapped_column(comment="open (overdue by its due), fulfilled, optional, cancelled, waived, …")
    due_at: Mapped[datetime | None] = mapped_column(comment="with extension, absences and outages")
    done_at: Mapped[datetime | None]
    late: Mapped[bool | None]


class Absence(Base):
    """Days on which somebody is away, or exempt from one module or all. No reason is asked for being away."""

    __tablename__ = "absences"
    __table_args__ = (sa.CheckConstraint("kind IN ('away', 'exempt')", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(comment="away or exempt")
    module_id: Mapped[str | None] = mapped_column(comment="exempt from this one; empty: from all")
    first: Mapped[date] = mapped_column(sa.Date())
    last: Mapped[date | None] = mapped_column(sa.Date(), comment="included; empty: without an end, only exempt")
    at: Mapped[datetime] = mapped_column(comment="when it was recorded")
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True)
    note: Mapped[str] = mapped_column(default="", comment="only of an exemption")
    gone_at: Mapped[datetime | None] = mapped_column(comment="taken back; written once")


class OutageRecord(Base):
    """A time in which learners could not reach the installation; dues inside it move."""

    __tablename__ = "outages"

    id: Mapped[int] = mapped_column(primary_key=True)
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True)


class AssignmentCheck(Base):
    """When the people of one block (`id // 100`) were last brought in line with the rules."""

    __tablename__ = "assignment_checks"

    block: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    checked_at: Mapped[datetime]
    day: Mapped[date] = mapped_column(sa.Date(), comment="in the company's zone")
