"""What a report is narrowed to. One filter drives page, CSV and XLSX; it is kept as ids and fixed words only."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from app.catalogue.models import ModuleVersion
from app.curricula.models import AssignmentRule, Obligation, ObligationReason
from app.curricula.queries.titles import shown_versions
from app.db import db
from app.engine.policy import item_of
from app.people.models import Department, Person, PersonJob
from app.people.queries.departments import in_subtree
from app.policies.models import PolicyVersion

MOST_OFFERED = 500


class Report(StrEnum):
    """A report HR can open."""

    COMPLETION = "completion"
    ASSIGNED = "assigned"
    OVERDUE = "overdue"
    DAY = "in-order"
    HOURS = "hours"
    POLICIES = "policies"


class By(StrEnum):
    """What a report is told by."""

    MODULE = "module"
    COURSE = "course"
    DEPARTMENT = "department"
    PERSON = "person"
    RULE = "rule"
    CYCLE = "cycle"
    JOB = "job"
    ROLE = "role"
    VERSION = "version"


class ReportFilter(BaseModel):
    """Which rows are asked for. Empty: not narrowed.

    `day`, `as_known_today`: of the report on one day. `since`, `until`: days of completion, both included.
    `left`: also people who have left. `in_order`: only those who are, or are not.
    """

    model_config = ConfigDict(frozen=True)

    by: By | None = None
    department_id: int | None = None
    course_id: str | None = None
    module_id: str | None = None
    rule_id: int | None = None
    cycle: str | None = None
    version: int | None = None
    person_id: int | None = None
    job: str | None = None
    state: str | None = None
    in_order: bool | None = None
    left: bool = False
    day: date | None = None
    as_known_today: bool = False
    since: date | None = None
    until: date | None = None


def of_people(chosen: ReportFilter, *, after: datetime | None = None) -> list[sa.ColumnElement[bool]]:
    """Conditions on people: department with everything below, work, one person.

    Who had left by `after` (by now, where it is empty) is left out unless asked for.
    """
    found: list[sa.ColumnElement[bool]] = []
    if not chosen.left:
        here = Person.disabled_at.is_(None)
        found.append(here if after is None else here | (Person.disabled_at > after))
    if chosen.department_id is not None:
        found.append(Person.department_id.in_(in_subtree(chosen.department_id)))
    if chosen.job is not None:
        found.append(sa.exists().where(PersonJob.person_id == Person.id, PersonJob.job == chosen.job))
    if chosen.person_id is not None:
        found.append(Person.id == chosen.person_id)
    return found


def of_obligations(chosen: ReportFilter) -> list[sa.ColumnElement[bool]]:
    """Conditions on obligations that are joined with their titles."""
    found: list[sa.ColumnElement[bool]] = []
    if chosen.course_id is not None:
        found.append(ModuleVersion.course_id == chosen.course_id)
    if chosen.module_id is not None:
        found.append(Obligation.module_id == chosen.module_id)
    if chosen.cycle is not None:
        found.append(Obligation.cycle == chosen.cycle)
    if chosen.rule_id is not None:
        found.append(
            sa.exists().where(
                ObligationReason.obligation_id == Obligation.id,
                ObligationReason.rule_id == chosen.rule_id,
                tells_why(),
            )
        )
    return found


def tells_why() -> sa.ColumnElement[bool]:
    """Whether a reason of `Obligation` is told of: it holds; or none does, and it was not taken back."""
    other = sa.orm.aliased(ObligationReason)
    some = sa.exists().where(other.obligation_id == Obligation.id, other.ended_at.is_(None)).correlate(Obligation)
    given = sa.func.coalesce(ObligationReason.ended_why, "") != "undone"
    return ObligationReason.ended_at.is_(None) | (~some & given)


def branches_with_paths() -> sa.CTE:
    """Every department beside each one below it and itself: `top`, `below`, `path` of the top.

    People without a department stand below 0, whose path is empty.
    """
    named = sa.select(Department.id, sa.cast(Department.name, sa.Text).label("path")).where(
        Department.parent_id.is_(None)
    )
    tree = named.cte("paths", recursive=True)
    tree = tree.union_all(
        sa.select(Department.id, tree.c.path + " / " + Department.name).join(tree, Department.parent_id == tree.c.id)
    )
    pairs = sa.select(Department.id.label("top"), Department.id.label("below")).cte("pairs", recursive=True)
    pairs = pairs.union(
        sa.select(pairs.c.top, Department.id.label("below")).join(pairs, Department.parent_id == pairs.c.below)
    )
    every = sa.select(pairs.c.top, pairs.c.below, tree.c.path).join(tree, tree.c.id == pairs.c.top)
    return every.union_all(sa.select(sa.literal(0), sa.literal(0), sa.literal(""))).cte("branches")


def below_chosen(branches: sa.CTE, chosen: ReportFilter) -> list[sa.ColumnElement[bool]]:
    """Only the chosen department and what is below it, not what is above."""
    return [] if chosen.department_id is None else [branches.c.top.in_(in_subtree(chosen.department_id))]


def courses_and_modules() -> list[tuple[str, str, str, str]]:
    """Course id, course title, id and title of every module ever published, then of every policy, which has no course;
    two statements, at most five hundred of each.
    """
    modules = db.session.execute(
        sa.select(
            ModuleVersion.course_id, ModuleVersion.course_title, ModuleVersion.module_id, ModuleVersion.title
        )
        .where(ModuleVersion.id.in_(shown_versions()))
        .order_by(ModuleVersion.course_title, ModuleVersion.title, ModuleVersion.module_id)
        .limit(MOST_OFFERED)
    )  # fmt: skip
    policies = db.session.execute(
        sa.select(PolicyVersion.policy_id, PolicyVersion.title)
        .where(PolicyVersion.is_current.is_(True))
        .order_by(PolicyVersion.title, PolicyVersion.policy_id)
        .limit(MOST_OFFERED)
    )
    found = [(row[0], row[1], row[2], row[3]) for row in modules]
    return found + [("", "", item_of(row[0]), row[1]) for row in policies]


def rules_ever() -> list[tuple[int, str]]:
    """Id and title of every rule, those that hold first; one statement, at most five hundred."""
    rows = db.session.execute(
        sa.select(AssignmentRule.id, AssignmentRule.title)
        .order_by(AssignmentRule.ended_at.is_not(None), AssignmentRule.title, AssignmentRule.id)
        .limit(MOST_OFFERED)
    )
    return [(row[0], row[1]) for row in rows]
