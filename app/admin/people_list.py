"""The list of people: which ones were asked for, and the same ones as a file.

Words that are looked for (a name, an e-mail) never stand in an address: addresses are kept in histories and logs. So
the filters by id and by fixed words are part of the address, and a search is a form that is posted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from app.errors import Missing
from app.people.csv_cells import csv_line
from app.people.models import Job, Role
from app.people.queries.departments import department
from app.people.queries.people import PeopleFilter, PersonRow, State, every_person, person_row

LONGEST_SEARCH = 100
COLUMNS = (
    "name", "email", "employee_number", "department", "jobs", "manager", "location", "hired_on", "zone", "language",
    "state", "roles",
)  # fmt: skip
Choice = TypeVar("Choice", Job, Role, State)


def chosen_filter(values: Mapping[str, str]) -> PeopleFilter:
    """The filter of an address or a form. Raises Missing for an id or a word that does not exist."""
    found = PeopleFilter(
        department_id=_key(values.get("department")),
        manager_id=_key(values.get("manager")),
        job=_word(Job, values.get("job")),
        role=_word(Role, values.get("role")),
        state=_word(State, values.get("state")),
    )
    if found.department_id is not None:
        department(found.department_id)
    if found.manager_id is not None:
        person_row(found.manager_id)
    return found


def with_words(chosen: PeopleFilter, typed: str) -> PeopleFilter:
    """The filter, narrowed to people whose name or e-mail holds every typed word."""
    return replace(chosen, words=typed.replace("\0", " ").strip()[:LONGEST_SEARCH])


def filter_values(chosen: PeopleFilter) -> dict[str, str]:
    """The filter as it stands in an address, without the words that are looked for."""
    values = {
        "department": chosen.department_id,
        "manager": chosen.manager_id,
        "job": chosen.job and chosen.job.value,
        "role": chosen.role and chosen.role.value,
        "state": chosen.state and chosen.state.value,
    }
    return {name: str(value) for name, value in values.items() if value}


def page_number(typed: str | None) -> int:
    """The page asked for; the first one when that is no number."""
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 7 else 1


def people_csv(chosen: PeopleFilter) -> Iterator[str]:
    """The people of a filter as CSV, piece by piece, with the columns an import knows.

    Roles are told, never read again: an import ignores them.
    """
    yield "\ufeff" + csv_line(COLUMNS)
    for row in every_person(chosen):
        yield csv_line(_cells(row))


def _cells(row: PersonRow) -> tuple[object, ...]:
    return (
        row.name,
        row.email,
        row.employee_number,
        row.department,
        ", ".join(job.value for job in row.jobs),
        row.manager_email,
        row.location,
        row.hired_on and row.hired_on.isoformat(),
        row.zone,
        row.language,
        row.state.value,
        ", ".join(role.value for role in row.roles),
    )


def _key(typed: str | None) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise Missing
    return int(typed)


def _word(kind: type[Choice], typed: str | None) -> Choice | None:
    if not typed:
        return None
    try:
        return kind(typed)
    except ValueError:
        raise Missing from None
