"""Who was in order on one day, folded from the records: as known on that day, or as known today."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from app.curricula.models import Absence, Obligation, ObligationRecord, OutageRecord
from app.curricula.queries.facts import company_zone
from app.curricula.queries.titles import TITLE, titled
from app.db import Page, db
from app.engine.assignment import dates
from app.engine.assignment.dates import end_of_day
from app.engine.assignment.figures import Figures
from app.engine.assignment.standing import Around, Entry, Record, State, on_day
from app.insight.queries.report_filter import ReportFilter, of_obligations, of_people
from app.people.models import Person

AT_ONCE = 1000
PEOPLE_AT_ONCE = 200
# The end of a day comes first in the zone furthest east and last in the one furthest west.
WIDEST = timedelta(hours=26)


@dataclass(frozen=True)
class PersonOnDay:
    """How somebody stood at the end of a day. `overdue`: titles of the modules that were past due and not done."""

    id: int
    name: str
    employee_number: str | None
    department_id: int | None
    figures: Figures
    overdue: tuple[str, ...]


@dataclass(frozen=True)
class DayFigures:
    """All people of a filter on a day: how many had anything, how many of them were in order, and their obligations."""

    people: int
    in_order: int
    figures: Figures


def day_page(chosen: ReportFilter, *, page: int, size: int = 25) -> tuple[DayFigures, Page[PersonOnDay]]:
    """The figures of everybody and one page of people by name; five statements.

    Every record of the filter is read once, in passing. `chosen.in_order` narrows the list, not the figures.
    """
    people = in_order = 0
    figures = Figures({})
    listed: list[PersonOnDay] = []
    for person in _people_on(chosen):
        people += 1
        in_order += person.figures.in_order
        figures += person.figures
        if _is_listed(person, chosen):
            listed.append(person)
    pages = max(1, -(-len(listed) // size))
    page = min(max(1, page), pages)
    shown = listed[(page - 1) * size : page * size]
    return DayFigures(people, in_order, figures), Page(shown, page, pages, len(listed))


def everybody_on_day(chosen: ReportFilter) -> Iterator[PersonOnDay]:
    """The people of a filter in the order of the page, read two hundred people at a time."""
    last: Any = None
    while True:
        statement = (
            sa.select(Person.id, Person.name)
            .where(*_here(chosen))
            .order_by(Person.name, Person.id)
            .limit(PEOPLE_AT_ONCE)
        )
        if last is not None:
            statement = statement.where(sa.tuple_(Person.name, Person.id) > sa.tuple_(last.name, last.id))
        found = db.session.execute(statement).all()
        if not found:
            return
        among = _people_on(chosen, [row.id for row in found])
        yield from (person for person in among if _is_listed(person, chosen))
        last = found[-1]


def count_people(chosen: ReportFilter) -> int:
    """How many people a file of the report could name at most."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(Person).where(*_here(chosen))) or 0


def _is_listed(person: PersonOnDay, chosen: ReportFilter) -> bool:
    return chosen.in_order is None or person.figures.in_order is chosen.in_order


def _day(chosen: ReportFilter) -> date:
    if chosen.day is None:
        raise ValueError("this report needs a day")
    return chosen.day


def _here(chosen: ReportFilter) -> list[sa.ColumnElement[bool]]:
    return of_people(chosen, after=end_of_day(_day(chosen), company_zone()))


def _people_on(chosen: ReportFilter, ids: list[int] | None = None) -> Iterator[PersonOnDay]:
    """Everybody of the filter (or of `ids`) who had anything on that day, by name."""
    who = [*_here(chosen), *([] if ids is None else [Person.id.in_(ids)])]
    absences = _absences(who)
    outages = [dates.Outage(row.first_at, row.last_at, row.at) for row in db.session.scalars(sa.select(OutageRecord))]
    nothing: tuple[list[dates.Absence], list[dates.Absence]] = ([], [])
    for _id, rows in itertools.groupby(_records(chosen, who), key=lambda row: row.person_id):
        told = list(rows)
        away, exempt = absences.get(told[0].person_id, nothing)
        found = _person(told, Around(away, exempt, outages), chosen)
        if found is not None:
            yield found


def _records(chosen: ReportFilter, who: list[sa.ColumnElement[bool]]) -> Iterator[Any]:
    """The records of all obligations, person by person; a stream, so that a company's history is never held at once."""
    rows = (
        sa.select(
            Person.id.label("person_id"), Person.name, Person.employee_number, Person.department_id,
            Obligation.id.label("obligation_id"), Obligation.module_id, Obligation.zone, TITLE,
            ObligationRecord.kind, ObligationRecord.at, ObligationRecord.known_at, ObligationRecord.due_at,
            ObligationRecord.done_at,
        )
        .select_from(ObligationRecord)
        .join(Obligation, Obligation.id == ObligationRecord.obligation_id)
        .join(Person, Person.id == Obligation.person_id)
        .where(*who, *of_obligations(chosen))
        # What holds only later cannot matter on the day.
        .where(ObligationRecord.at <= end_of_day(_day(chosen), "UTC") + WIDEST)
        .order_by(Person.name, Person.id, Obligation.id, ObligationRecord.id)
    )  # fmt: skip
    for part in db.session.execute(titled(rows), execution_options={"yield_per": AT_ONCE}).partitions():
        yield from part


def _absences(
    who: list[sa.ColumnElement[bool]],
) -> Mapping[int, tuple[list[dates.Absence], list[dates.Absence]]]:
    """Person to days away and exemptions."""
    rows = db.session.execute(
        sa.select(
            Absence.person_id, Absence.kind, Absence.first, Absence.last, Absence.at, Absence.gone_at,
            Absence.module_id,
        )
        .join(Person, Person.id == Absence.person_id)
        .where(*who)
        .order_by(Absence.id)
    )  # fmt: skip
    found: dict[int, tuple[list[dates.Absence], list[dates.Absence]]] = defaultdict(lambda: ([], []))
    for row in rows:
        absence = dates.Absence(row.first, row.last, row.at, row.gone_at, row.module_id)
        found[row.person_id][0 if row.kind == "away" else 1].append(absence)
    return found


def _person(rows: Sequence[Any], around: Around, chosen: ReportFilter) -> PersonOnDay | None:
    first = rows[0]
    states: list[State] = []
    overdue: list[str] = []
    for _id, records in itertools.groupby(rows, key=lambda row: row.obligation_id):
        told = list(records)
        standing = on_day(
            [Record(Entry(r.kind), r.at, r.known_at, r.due_at, r.done_at) for r in told],
            around,
            module_id=told[0].module_id,
            zone=told[0].zone,
            day=_day(chosen),
            as_known_then=not chosen.as_known_today,
        )
        if standing is not None:
            states.append(standing.state)
            if standing.state is State.OVERDUE:
                overdue.append(told[0].title)
    if not states:
        return None
    return PersonOnDay(
        first.person_id, first.name, first.employee_number, first.department_id, Figures.of(states), tuple(overdue)
    )
