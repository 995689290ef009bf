"""Obligations as they stand now: one by one, and counted by module, course, department, person, rule or cycle."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.curricula.models import AssignmentRule, Obligation, ObligationNow, ObligationReason
from app.curricula.queries.obligations import OPEN_STATES
from app.curricula.queries.titles import COURSE_TITLE, TITLE, titled
from app.db import Page, db
from app.engine.assignment.figures import Figures
from app.engine.assignment.standing import BESIDE, COUNTED, State
from app.insight.queries.report_excuses import Excuse, excuses
from app.insight.queries.report_filter import (
    By,
    ReportFilter,
    below_chosen,
    branches_with_paths,
    of_obligations,
    of_people,
    tells_why,
)
from app.people.models import Person

AT_ONCE = 500
SHOWN_STATES = (*COUNTED, *BESIDE, State.OPTIONAL)
Statement = sa.Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class ObligationRow:
    """One obligation as a report tells of it. `rules`: titles of the rules it comes from; `excuse`: if done late."""

    id: int
    person_id: int
    name: str
    employee_number: str | None
    department_id: int | None
    title: str
    course_title: str
    cycle: str
    zone: str
    state: State
    due_at: datetime | None
    done_at: datetime | None
    late: bool | None
    rules: tuple[str, ...]
    excuse: Excuse | None


@dataclass(frozen=True)
class GroupRow:
    """Figures of one module, course, department, person, rule or cycle. `cycle`: only where told by cycle.

    `label` of a department is its path, empty: people without one; of a course empty: policies.
    """

    key: str
    cycle: str | None
    label: str
    note: str | None
    figures: Figures


def state_now(at: datetime) -> sa.ColumnElement[str]:
    """How an obligation stands now: an open one whose due has passed is overdue."""
    past = ObligationNow.state.in_(OPEN_STATES) & (ObligationNow.due_at < at)
    return sa.case((past, State.OVERDUE.value), else_=ObligationNow.state)


def obligations_page(chosen: ReportFilter, *, at: datetime, page: int, size: int = 25) -> Page[ObligationRow]:
    """One page of obligations; six statements."""
    rows = _obligations(chosen, at)
    total = count(rows)
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    found = db.session.execute(rows.limit(size).offset((page - 1) * size)).all()
    return Page(_told(found), page, pages, total)


def every_obligation(chosen: ReportFilter, *, at: datetime) -> Iterator[ObligationRow]:
    """All obligations of a filter in the order of the page, read some hundred at a time."""
    for found in db.session.execute(_obligations(chosen, at), execution_options={"yield_per": AT_ONCE}).partitions():
        yield from _told(found)


def count_obligations(chosen: ReportFilter, *, at: datetime) -> int:
    """How many obligations fit a filter."""
    return count(_obligations(chosen, at))


def count(rows: Statement) -> int:
    """How many rows a statement gives."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(rows.order_by(None).subquery())) or 0


def _obligations(chosen: ReportFilter, at: datetime) -> Statement:
    state = state_now(at)
    rows: Statement = _joined(
        sa.select(
            Obligation.id, Person.id.label("person_id"), Person.name, Person.employee_number, Person.department_id,
            TITLE, COURSE_TITLE, Obligation.cycle, Obligation.zone, state.label("state"),
            ObligationNow.due_at, ObligationNow.done_at, ObligationNow.late,
        ),
        chosen,
    )  # fmt: skip
    if chosen.state is not None:
        rows = rows.where(state == chosen.state)
    first = [ObligationNow.due_at] if chosen.state == State.OVERDUE.value else []
    return rows.order_by(*first, Person.name, Person.id, TITLE, Obligation.id)


def _joined(rows: Statement, chosen: ReportFilter) -> Statement:
    joined = (
        rows.select_from(Obligation)
        .join(ObligationNow, ObligationNow.obligation_id == Obligation.id)
        .join(Person, Person.id == Obligation.person_id)
        .where(*of_people(chosen), *of_obligations(chosen))
    )
    return titled(joined)


def _told(found: Sequence[Any]) -> list[ObligationRow]:
    ids = [row.id for row in found]
    rules, excused = rule_titles(ids), excuses(ids)
    return [
        ObligationRow(
            row.id, row.person_id, row.name, row.employee_number, row.department_id, row.title, row.course_title,
            row.cycle, row.zone, State(row.state), row.due_at, row.done_at, row.late, tuple(rules.get(row.id, ())),
            excused.get(row.id),
        )
        for row in found
    ]  # fmt: skip


def rule_titles(ids: Collection[int]) -> Mapping[int, list[str]]:
    """Obligation to the titles of the rules it comes from: those that hold, else those it was given by."""
    rows = db.session.execute(
        sa.select(ObligationReason.obligation_id, AssignmentRule.title)
        .join(Obligation, Obligation.id == ObligationReason.obligation_id)
        .join(AssignmentRule, AssignmentRule.id == ObligationReason.rule_id)
        .where(ObligationReason.obligation_id.in_(ids), tells_why())
        .order_by(AssignmentRule.title, ObligationReason.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for obligation_id, title in rows:
        if title not in found[obligation_id]:
            found[obligation_id].append(title)
    return found


def figures_now(chosen: ReportFilter, *, at: datetime) -> Figures:
    """The figures of everything a filter fits; one statement."""
    row = db.session.execute(_joined(sa.select(*_counts(at)), chosen)).one()
    return Figures(dict(zip(SHOWN_STATES, row, strict=True)))


def _counts(at: datetime) -> list[sa.ColumnElement[int]]:
    state = state_now(at)
    each = sa.func.count(sa.distinct(Obligation.id))
    return [each.filter(state == shown.value).label(f"n_{shown.value}") for shown in SHOWN_STATES]


def groups_page(chosen: ReportFilter, *, at: datetime, page: int, size: int = 25) -> Page[GroupRow]:
    """One page of groups; two statements."""
    rows = _groups(chosen, at)
    total = count(rows)
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    found = db.session.execute(rows.limit(size).offset((page - 1) * size))
    return Page([_group(row) for row in found], page, pages, total)


def every_group(chosen: ReportFilter, *, at: datetime) -> Iterator[GroupRow]:
    """All groups in the order of the page, read some hundred at a time."""
    for found in db.session.execute(_groups(chosen, at), execution_options={"yield_per": AT_ONCE}).partitions():
        yield from (_group(row) for row in found)


def count_groups(chosen: ReportFilter, *, at: datetime) -> int:
    """How many groups there are."""
    return count(_groups(chosen, at))


def _group(row: Any) -> GroupRow:
    figures = Figures({state: getattr(row, f"n_{state.value}") for state in SHOWN_STATES})
    return GroupRow(str(row.key), row.cycle, row.label, row.note, figures)


def _groups(chosen: ReportFilter, at: datetime) -> Statement:
    none = sa.null()
    branches = branches_with_paths()
    title, course = TITLE.element, COURSE_TITLE.element
    keys: dict[By, tuple[Any, Any, Any, Any]] = {
        By.MODULE: (Obligation.module_id, none, title, course),
        By.COURSE: (sa.func.coalesce(ModuleVersion.course_id, ""), none, course, none),
        By.DEPARTMENT: (branches.c.top, none, branches.c.path, none),
        By.PERSON: (Person.id, none, Person.name, Person.employee_number),
        By.RULE: (AssignmentRule.id, none, AssignmentRule.title, none),
        By.CYCLE: (Obligation.module_id, Obligation.cycle, title, course),
    }
    by = chosen.by or By.MODULE
    key, cycle, label, note = keys[by]
    texts = [cycle.label("cycle"), sa.func.min(label).label("label")]
    texts.append(none.label("note") if note is none else sa.func.min(note).label("note"))
    rows = _joined(sa.select(key.label("key"), *texts, *_counts(at)), chosen)
    if by is By.DEPARTMENT:
        rows = rows.join(branches, branches.c.below == sa.func.coalesce(Person.department_id, 0))
        rows = rows.where(*below_chosen(branches, chosen))
    if by is By.RULE:
        rows = rows.join(ObligationReason, (ObligationReason.obligation_id == Obligation.id) & tells_why())
        rows = rows.join(AssignmentRule, AssignmentRule.id == ObligationReason.rule_id)
        if chosen.rule_id is not None:
            rows = rows.where(AssignmentRule.id == chosen.rule_id)
    grouped = [key] if cycle is none else [key, cycle]
    return rows.group_by(*grouped).order_by(sa.func.min(label), *grouped)
