"""Which version of a policy was confirmed by whom: counted by version, or one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.curricula.queries.facts import company_zone
from app.db import Page, db
from app.engine.assignment.dates import day_in, start_of_day
from app.engine.policy import item_of, policy_of
from app.insight.queries.report_filter import ReportFilter, of_people
from app.insight.queries.report_rows import AT_ONCE, Statement, count
from app.people.models import Person
from app.policies.models import Attestation, PolicyVersion


@dataclass(frozen=True)
class VersionRow:
    """A version of a policy. `people`: how many of the filter have confirmed it; `item_id`: as it is assigned."""

    item_id: str
    title: str
    number: int
    published_on: date
    is_current: bool
    people: int


@dataclass(frozen=True)
class ConfirmationRow:
    """Somebody has confirmed a version. `zone`: the person's own at that moment."""

    person_id: int
    name: str
    employee_number: str | None
    department_id: int | None
    title: str
    number: int
    cycle: str
    at: datetime
    zone: str


def versions(chosen: ReportFilter) -> list[VersionRow]:
    """Every version of every policy, by title, the newest first; two statements."""
    zone = company_zone()
    who = sa.select(Person.id).where(*of_people(chosen))
    rows = db.session.execute(
        sa.select(
            PolicyVersion.policy_id, PolicyVersion.title, PolicyVersion.number, PolicyVersion.published_at,
            PolicyVersion.is_current, sa.func.count(sa.distinct(Attestation.person_id)).label("people"),
        )
        .outerjoin(
            Attestation,
            sa.and_(
                Attestation.version_id == PolicyVersion.id, Attestation.person_id.in_(who), *_between(chosen, zone)
            ),
        )
        .where(*_which(chosen))
        .group_by(PolicyVersion.id)
        .order_by(PolicyVersion.title, PolicyVersion.policy_id, PolicyVersion.number.desc())
    )  # fmt: skip
    return [
        VersionRow(
            item_of(row.policy_id), row.title, row.number, day_in(row.published_at, zone), row.is_current, row.people
        )
        for row in rows
    ]  # fmt: skip


def confirmations_page(chosen: ReportFilter, *, page: int, size: int = 25) -> Page[ConfirmationRow]:
    """One page of confirmations by name; three statements."""
    rows = _confirmations(chosen)
    total = count(rows)
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    found = db.session.execute(rows.limit(size).offset((page - 1) * size))
    return Page([ConfirmationRow(*row) for row in found], page, pages, total)


def every_confirmation(chosen: ReportFilter) -> Iterator[ConfirmationRow]:
    """All confirmations in the order of the page, read some hundred at a time."""
    for found in db.session.execute(_confirmations(chosen), execution_options={"yield_per": AT_ONCE}).partitions():
        yield from (ConfirmationRow(*row) for row in found)


def count_confirmations(chosen: ReportFilter) -> int:
    """How many confirmations fit a filter."""
    return count(_confirmations(chosen))


def people_confirmed(chosen: ReportFilter) -> int:
    """How many people have confirmed anything that fits."""
    people = _confirmations(chosen).with_only_columns(sa.func.count(sa.distinct(Person.id))).order_by(None)
    return db.session.scalar(people) or 0


def _confirmations(chosen: ReportFilter) -> Statement:
    found: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            Person.id, Person.name, Person.employee_number, Person.department_id, PolicyVersion.title,
            PolicyVersion.number, Attestation.cycle, Attestation.at, Attestation.zone,
        )
        .select_from(Attestation)
        .join(PolicyVersion, PolicyVersion.id == Attestation.version_id)
        .join(Person, Person.id == Attestation.person_id)
        .where(*of_people(chosen), *_which(chosen), *_between(chosen, company_zone()))
        .order_by(Person.name, Person.id, PolicyVersion.title, Attestation.id)
    )  # fmt: skip
    return found


def _which(chosen: ReportFilter) -> list[sa.ColumnElement[bool]]:
    policy = policy_of(chosen.module_id) if chosen.module_id else None
    found = [] if policy is None else [PolicyVersion.policy_id == policy]
    return found if chosen.version is None else [*found, PolicyVersion.number == chosen.version]


def _between(chosen: ReportFilter, zone: str) -> list[sa.ColumnElement[bool]]:
    """Confirmed on these days of the company's zone."""
    found: list[sa.ColumnElement[bool]] = []
    if chosen.since is not None:
        found.append(Attestation.at >= start_of_day(chosen.since, zone))
    if chosen.until is not None:
        found.append(Attestation.at < start_of_day(chosen.until + timedelta(days=1), zone))
    return found
