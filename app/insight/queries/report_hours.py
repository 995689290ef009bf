"""Training hours by work, role or department: stated minutes of what was completed. Time is never measured.

A version of a module counts once per person in the chosen days, so that no figure tells how often somebody tried.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.curricula.queries.facts import company_zone
from app.db import db
from app.engine.assignment.dates import start_of_day
from app.insight.queries.report_filter import By, ReportFilter, below_chosen, branches_with_paths, of_people
from app.learning.models import Completion
from app.people.models import Person, PersonJob, PersonRole


@dataclass(frozen=True)
class HoursRow:
    """Hours of one group. `people`: who is in it; `learned`: who completed something; `minutes`: all together.

    `key`: a job, a role (empty: none) or the id of a department (0: none) with its path as `label`.
    """

    key: str
    label: str
    people: int
    learned: int
    completions: int
    minutes: int

    @property
    def hours(self) -> float:
        """All hours, to a tenth."""
        return round(self.minutes / 60, 1)

    @property
    def hours_each(self) -> float | None:
        """Hours per person of the group, to a tenth; None for nobody."""
        return round(self.minutes / 60 / self.people, 1) if self.people else None


def hours(chosen: ReportFilter) -> list[HoursRow]:
    """Every group by key; one statement. Somebody with two kinds of work counts in both."""
    members = _members(chosen)
    rows = db.session.execute(
        _summed(sa.select(members.c.key, sa.func.min(members.c.label)), members, chosen)
        .group_by(members.c.key)
        .order_by(sa.func.min(members.c.label), members.c.key)
    )
    return [HoursRow(str(row[0]), row[1], row[2], row[3], int(row[4]), int(row[5])) for row in rows]


def hours_in_all(chosen: ReportFilter) -> HoursRow:
    """Everybody once; one statement."""
    everybody = sa.select(Person.id.label("person_id")).where(*of_people(chosen)).subquery()
    row = db.session.execute(_summed(sa.select(), everybody, chosen)).one()
    return HoursRow("", "", row[0], row[1], int(row[2]), int(row[3]))


def _summed(rows: Any, members: Any, chosen: ReportFilter) -> Any:
    """People, how many of them completed something, completions and minutes, added to a statement about members."""
    done = _done(chosen)
    each = (
        sa.select(done.c.person_id, sa.func.count().label("completions"), sa.func.sum(done.c.minutes).label("minutes"))
        .group_by(done.c.person_id)
        .subquery()
    )
    sums = (
        sa.func.count(members.c.person_id),
        sa.func.count(each.c.person_id),
        sa.func.coalesce(sa.func.sum(each.c.completions), 0),
        sa.func.coalesce(sa.func.sum(each.c.minutes), 0),
    )
    return rows.add_columns(*sums).select_from(members).outerjoin(each, each.c.person_id == members.c.person_id)


def _done(chosen: ReportFilter) -> Any:
    rows = (
        sa.select(Completion.person_id, Completion.module_version_id, ModuleVersion.minutes)
        .join(ModuleVersion, ModuleVersion.id == Completion.module_version_id)
        .distinct()
    )
    zone = company_zone()
    if chosen.since is not None:
        rows = rows.where(Completion.completed_at >= start_of_day(chosen.since, zone))
    if chosen.until is not None:
        rows = rows.where(Completion.completed_at < start_of_day(chosen.until + timedelta(days=1), zone))
    if chosen.course_id is not None:
        rows = rows.where(ModuleVersion.course_id == chosen.course_id)
    if chosen.module_id is not None:
        rows = rows.where(ModuleVersion.module_id == chosen.module_id)
    return rows.subquery()


def _members(chosen: ReportFilter) -> Any:
    """Who is in which group: key, label, person."""
    who = of_people(chosen)
    if chosen.by is By.DEPARTMENT:
        branches = branches_with_paths()
        return (
            sa.select(branches.c.top.label("key"), branches.c.path.label("label"), Person.id.label("person_id"))
            .join(branches, branches.c.below == sa.func.coalesce(Person.department_id, 0))
            .where(*who, *below_chosen(branches, chosen))
            .subquery()
        )
    table: Any = PersonRole if chosen.by is By.ROLE else PersonJob
    word: Any = PersonRole.role if chosen.by is By.ROLE else PersonJob.job
    key = sa.func.coalesce(word, "")
    rows = sa.select(key.label("key"), key.label("label"), Person.id.label("person_id"))
    return rows.select_from(Person).outerjoin(table, table.person_id == Person.id).where(*who).subquery()
