"""Obligations as rows to read: a learner's own, or one person's for HR."""

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.curricula.models import (
    Absence,
    AssignmentRule,
    CurriculumItem,
    Obligation,
    ObligationNow,
    ObligationReason,
    ObligationRecord,
    RuleVersion,
)
from app.curricula.queries.titles import COURSE_TITLE, MINUTES, SUMMARY, TITLE, titled
from app.curricula.queries.titles import shown_versions as shown_versions
from app.db import Page, db
from app.engine.assignment.rule import Rule
from app.engine.assignment.standing import State
from app.engine.policy import item_of, policy_of
from app.errors import Missing
from app.learning.models import Attempt
from app.people.models import Person

OPEN_STATES = (State.OPEN.value, State.AWAY.value)
MOST_OPEN = 100


@dataclass(frozen=True)
class ReasonRow:
    """Why somebody has an obligation: the rule as it was when it was given. `ended_why` empty: it still holds.

    `given_by`: the manager who gave it, `given_for`: the competency, in words; both empty for a rule of HR.
    """

    rule_id: int
    title: str
    rule: Rule
    matched_on: date
    ended_why: str | None
    given_by: str = ""
    given_for: str = ""


@dataclass(frozen=True)
class AssignedRow:
    """An obligation with what a page shows. `state` open is overdue when `due_at` has passed.

    Of a policy `course_title` is empty.

    `level`: the level a curriculum demands, 1 to 4 or None. Whether it was shown is the learner's to read alone.
    """

    id: int
    person_id: int
    module_id: str
    cycle: str
    title: str
    course_title: str
    summary: str
    minutes: int
    state: str
    due_at: datetime | None
    zone: str
    done_at: datetime | None
    late: bool | None
    level: int | None
    open_attempt_id: int | None
    reasons: tuple[ReasonRow, ...]

    def overdue(self, at: datetime) -> bool:
        """Past its due and not done."""
        return self.state in OPEN_STATES and self.due_at is not None and self.due_at < at

    @property
    def policy_id(self) -> str | None:
        """The policy that has to be confirmed; None for a module."""
        return policy_of(self.module_id)


def own_open(person_id: int) -> list[AssignedRow]:
    """What somebody has to do: the earliest due first, then what is optional. At most a hundred."""
    return _rows(person_id, db.session.execute(_own_open(), {"person_id": person_id}))


@functools.cache
def _own_open() -> sa.Select[*tuple[Any, ...]]:
    # The home page asks it with every visit, so it is put together once.
    rows = _select().where(
        ObligationNow.person_id == sa.bindparam("person_id", type_=sa.Integer()),
        ObligationNow.state.in_([*OPEN_STATES, State.OPTIONAL.value]),
    )
    dated = sa.case((ObligationNow.due_at.is_(None), 1), else_=0)
    return rows.order_by(dated, ObligationNow.due_at, Obligation.id).limit(MOST_OPEN)


def own_all(person_id: int, *, page: int, size: int = 25) -> Page[AssignedRow]:
    """Everything ever assigned to somebody, what is open first, then the last changed; six statements."""
    mine = ObligationNow.person_id == person_id
    total = db.session.scalar(sa.select(sa.func.count()).select_from(ObligationNow).where(mine)) or 0
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    is_open = sa.case(
        (ObligationNow.state.in_(OPEN_STATES), 0), (ObligationNow.state == State.OPTIONAL.value, 1), else_=2
    )
    rows = db.session.execute(
        _select()
        .where(mine)
        .order_by(is_open, ObligationNow.due_at, Obligation.opened_at.desc(), Obligation.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return Page(_rows(person_id, rows), page, pages, total)


def obligation(obligation_id: int) -> AssignedRow:
    """One obligation. Raises Missing, also for one that was taken back."""
    rows = db.session.execute(_select().where(Obligation.id == obligation_id)).all()
    if not rows:
        raise Missing
    return _rows(rows[0].person_id, rows)[0]


def own_policy_rows(person_id: int, policy_id: str) -> list[AssignedRow]:
    """Every time this person was asked to confirm a policy, the last one first."""
    rows = db.session.execute(
        _select()
        .where(ObligationNow.person_id == person_id, Obligation.module_id == item_of(policy_id))
        .order_by(Obligation.opened_at.desc(), Obligation.id.desc())
    )
    return _rows(person_id, rows)


def assigned_among(person_id: int, ids: Collection[int]) -> list[AssignedRow]:
    """Of these obligations those that are this person's and still to be done."""
    rows = db.session.execute(
        _select()
        .where(ObligationNow.person_id == person_id, Obligation.id.in_(ids), ObligationNow.state.in_(OPEN_STATES))
        .order_by(ObligationNow.due_at, Obligation.id)
    )
    return _rows(person_id, rows)


def _select() -> sa.Select[*tuple[Any, ...]]:
    found: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            Obligation.id, Obligation.person_id, Obligation.module_id, Obligation.cycle, Obligation.zone,
            ObligationNow.state, ObligationNow.due_at, ObligationNow.done_at, ObligationNow.late,
            TITLE, COURSE_TITLE, SUMMARY, MINUTES,
        )
        .select_from(Obligation)
        .join(ObligationNow, ObligationNow.obligation_id == Obligation.id)
    )  # fmt: skip
    return titled(found)


def _rows(person_id: int, found: Iterable[Any]) -> list[AssignedRow]:
    rows = list(found)
    if not rows:
        return []
    reasons = reasons_of([row.id for row in rows])
    modules = {row.module_id for row in rows}
    attempts = _open_attempts(person_id, modules)
    levels = _levels(reasons)
    return [
        AssignedRow(
            row.id, row.person_id, row.module_id, row.cycle, row.title, row.course_title, row.summary, row.minutes,
            row.state, row.due_at, row.zone, row.done_at, row.late,
            max((levels[key] for r in reasons[row.id] if (key := (r.rule.curriculum_id, row.module_id)) in levels),
                default=None),
            attempts.get(row.module_id), tuple(reasons[row.id]),
        )
        for row in rows
    ]  # fmt: skip


def reasons_of(ids: Collection[int]) -> Mapping[int, list[ReasonRow]]:
    """Obligation to its reasons, the ones that hold first; one statement."""
    rows = db.session.execute(
        sa.select(ObligationReason, AssignmentRule.title, RuleVersion.definition, Person.name, AssignmentRule.given_for)
        .join(AssignmentRule, AssignmentRule.id == ObligationReason.rule_id)
        .outerjoin(Person, Person.id == AssignmentRule.given_by_id)
        .join(RuleVersion, RuleVersion.id == ObligationReason.version_id)
        .where(ObligationReason.obligation_id.in_(ids))
        .order_by(ObligationReason.ended_at.is_not(None), ObligationReason.id)
    )
    found: dict[int, list[ReasonRow]] = defaultdict(list)
    for reason, title, definition, given_by, given_for in rows:
        rule = Rule.model_validate(definition)
        found[reason.obligation_id].append(
            ReasonRow(
                reason.rule_id, title, rule, reason.matched_on, reason.ended_why, given_by or "", given_for
            )
        )  # fmt: skip
    return found


def _open_attempts(person_id: int, modules: Collection[str]) -> dict[str, int]:
    rows = db.session.execute(
        sa.select(Attempt.module_id, Attempt.id).where(
            Attempt.person_id == person_id, Attempt.module_id.in_(modules), Attempt.finished_at.is_(None)
        )
    )
    return {row[0]: row[1] for row in rows}


def _levels(reasons: Mapping[int, list[ReasonRow]]) -> dict[tuple[int | None, str], int]:
    """Curriculum and module to the level that is demanded, where one is."""
    ids = {r.rule.curriculum_id for rows in reasons.values() for r in rows if r.rule.curriculum_id and not r.ended_why}
    rows = db.session.execute(
        sa.select(CurriculumItem.curriculum_id, CurriculumItem.module_id, CurriculumItem.level).where(
            CurriculumItem.curriculum_id.in_(ids), CurriculumItem.level.is_not(None)
        )
    )
    return {(row[0], row[1]): row[2] for row in rows if row[2] is not None}


@dataclass(frozen=True)
class HistoryRow:
    """One record of an obligation with who wrote it; empty for the rules themselves."""

    obligation_id: int
    kind: str
    at: datetime
    known_at: datetime
    due_at: datetime | None
    done_at: datetime | None
    note: str
    days_overdue: int | None
    actor: str | None
    rule: str | None


def history_of(ids: Collection[int]) -> Mapping[int, list[HistoryRow]]:
    """Obligation to everything that became of it, in the order in which it was written; one statement."""
    rows = db.session.execute(
        sa.select(ObligationRecord, Person.name, AssignmentRule.title)
        .outerjoin(Person, Person.id == ObligationRecord.actor_id)
        .outerjoin(AssignmentRule, AssignmentRule.id == ObligationRecord.rule_id)
        .where(ObligationRecord.obligation_id.in_(ids))
        .order_by(ObligationRecord.id)
    )
    found: dict[int, list[HistoryRow]] = defaultdict(list)
    for record, actor, title in rows:
        found[record.obligation_id].append(
            HistoryRow(
                record.obligation_id, record.kind, record.at, record.known_at, record.due_at, record.done_at,
                record.note, record.days_overdue, actor, title,
            )
        )  # fmt: skip
    return found


def absences_of(person_id: int) -> list[Absence]:
    """Absences and exemptions of somebody that were not taken back, the latest first; at most fifty."""
    rows = db.session.scalars(
        sa.select(Absence)
        .where(Absence.person_id == person_id, Absence.gone_at.is_(None))
        .order_by(Absence.first.desc(), Absence.id.desc())
        .limit(50)
    )
    return list(rows)
