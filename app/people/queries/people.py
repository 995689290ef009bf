"""People as lists and as one person, for those who administer them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from app.db import Page, db, paginate
from app.errors import Missing
from app.people.models import Job, Person, PersonJob, PersonRole, Role, Session
from app.people.queries.departments import in_subtree, paths

MOST_WORDS = 5
EXPORT_AT_ONCE = 500
MANAGERS_OFFERED = 100


class State(StrEnum):
    """Whether somebody can sign in."""

    ACTIVE = "active"
    INVITED = "invited"
    DISABLED = "disabled"


@dataclass(frozen=True)
class PeopleFilter:
    """Which people are listed. `words`: each has to occur in the name or the e-mail."""

    department_id: int | None = None
    manager_id: int | None = None
    job: Job | None = None
    role: Role | None = None
    state: State | None = None
    words: str = ""


@dataclass(frozen=True)
class PersonRow:
    """One person with everything a list or an export shows."""

    id: int
    name: str
    email: str
    employee_number: str | None
    department_id: int | None
    department: str
    jobs: tuple[Job, ...]
    roles: tuple[Role, ...]
    manager_id: int | None
    manager: str
    manager_email: str
    location: str | None
    hired_on: date | None
    zone: str
    language: str
    state: State
    created_at: datetime
    disabled_at: datetime | None
    hand_edited: tuple[str, ...]


def people_page(chosen: PeopleFilter, *, page: int, size: int = 25) -> Page[PersonRow]:
    """One page of people by name; the same number of statements whatever the number of people."""
    found = paginate(_selected(chosen).order_by(Person.name, Person.id), page=page, size=size)
    return Page(_rows(found.items), found.page, found.pages, found.total)


def every_person(chosen: PeopleFilter) -> Iterator[PersonRow]:
    """All people of a filter by name, read some hundred at a time, so that a long export needs little memory."""
    last: Person | None = None
    while True:
        statement = _selected(chosen).order_by(Person.name, Person.id).limit(EXPORT_AT_ONCE)
        if last is not None:
            statement = statement.where(sa.tuple_(Person.name, Person.id) > sa.tuple_(last.name, last.id))
        people = db.session.scalars(statement).all()
        yield from _rows(people)
        if len(people) < EXPORT_AT_ONCE:
            return
        last = people[-1]


def person_row(person_id: int) -> PersonRow:
    """One person. Raises Missing."""
    person = db.session.get(Person, person_id)
    if person is None:
        raise Missing
    return _rows([person])[0]


def _selected(chosen: PeopleFilter) -> sa.Select[Person]:
    statement = sa.select(Person)
    if chosen.department_id is not None:
        statement = statement.where(Person.department_id.in_(in_subtree(chosen.department_id)))
    if chosen.manager_id is not None:
        statement = statement.where(Person.manager_id == chosen.manager_id)
    if chosen.job is not None:
        statement = statement.where(
            sa.exists().where(PersonJob.person_id == Person.id, PersonJob.job == chosen.job.value)
        )
    if chosen.role is not None:
        statement = statement.where(
            sa.exists().where(PersonRole.person_id == Person.id, PersonRole.role == chosen.role.value)
        )
    if chosen.state is not None:
        statement = statement.where(_in_state(chosen.state))
    for word in chosen.words.split()[:MOST_WORDS]:
        statement = statement.where(_has_word(word))
    return statement


def _in_state(state: State) -> sa.ColumnElement[bool]:
    if state is State.DISABLED:
        return Person.disabled_at.is_not(None)
    has_password = Person.password_hash.is_not(None)
    return Person.disabled_at.is_(None) & (has_password if state is State.ACTIVE else ~has_password)


def _has_word(word: str) -> sa.ColumnElement[bool]:
    # SQLite folds only ASCII letters, so the usual spellings of an accented word are tried one by one.
    spellings = dict.fromkeys((word, word.lower(), word.upper(), word.capitalize()))
    return sa.or_(
        Person.email.icontains(word.lower(), autoescape=True),
        *(Person.name.icontains(spelling, autoescape=True) for spelling in spellings),
    )


def _rows(people: Sequence[Person]) -> list[PersonRow]:
    ids = [person.id for person in people]
    managers = {person.manager_id for person in people if person.manager_id is not None}
    called = {
        row.id: row
        for row in db.session.execute(sa.select(Person.id, Person.name, Person.email).where(Person.id.in_(managers)))
    }
    jobs: dict[int, set[str]] = defaultdict(set)
    for has_job in db.session.scalars(sa.select(PersonJob).where(PersonJob.person_id.in_(ids))):
        jobs[has_job.person_id].add(has_job.job)
    roles: dict[int, set[str]] = defaultdict(set)
    for has_role in db.session.scalars(sa.select(PersonRole).where(PersonRole.person_id.in_(ids))):
        roles[has_role.person_id].add(has_role.role)
    departments = paths()
    return [
        PersonRow(
            id=person.id,
            name=person.name,
            email=person.email,
            employee_number=person.employee_number,
            department_id=person.department_id,
            department=departments.get(person.department_id or 0, ""),
            jobs=tuple(job for job in Job if job.value in jobs[person.id]),
            roles=tuple(role for role in Role if role.value in roles[person.id]),
            manager_id=person.manager_id,
            manager=called[person.manager_id].name if person.manager_id in called else "",
            manager_email=called[person.manager_id].email if person.manager_id in called else "",
            location=person.location,
            hired_on=person.hired_on,
            zone=person.zone,
            language=person.language,
            state=_state_of(person),
            created_at=person.created_at,
            disabled_at=person.disabled_at,
            hand_edited=tuple(person.hand_edited),
        )
        for person in people
    ]


def _state_of(person: Person) -> State:
    if person.disabled_at is not None:
        return State.DISABLED
    return State.ACTIVE if person.password_hash is not None else State.INVITED


def people_called(reference: str) -> list[tuple[int, str]]:
    """Who is meant by an e-mail, an employee number or a whole name: (id, name), at most two of several."""
    reference = reference.strip()
    for meaning in (Person.email == reference.lower(), Person.employee_number == reference, Person.name == reference):
        rows = db.session.execute(sa.select(Person.id, Person.name).where(meaning).order_by(Person.id).limit(2)).all()
        if rows:
            return [(row.id, row.name) for row in rows]
    return []


def likely_managers() -> list[tuple[str, str]]:
    """E-mail and name of people somebody already reports to, or whose job it is; the first hundred by name."""
    leads = sa.select(Person.manager_id).where(Person.manager_id.is_not(None))
    manages = sa.select(PersonJob.person_id).where(PersonJob.job == Job.MANAGER.value)
    rows = db.session.execute(
        sa.select(Person.email, Person.name)
        .where(Person.disabled_at.is_(None), Person.id.in_(leads) | Person.id.in_(manages))
        .order_by(Person.name, Person.id)
        .limit(MANAGERS_OFFERED)
    )
    return [(row.email, row.name) for row in rows]


def reporting_line(person_id: int) -> list[tuple[int, str]]:
    """Who somebody reports to, directly and further up: (id, name), nearest first; one statement."""
    line = (
        sa.select(Person.id, Person.name, Person.manager_id, sa.literal(0).label("steps"))
        .where(Person.id == person_id)
        .cte("line", recursive=True)
    )
    above = sa.select(Person.id, Person.name, Person.manager_id, line.c.steps + 1).join(
        line, Person.id == line.c.manager_id
    )
    every = line.union_all(above.where(line.c.steps < 50))
    rows = db.session.execute(sa.select(every.c.id, every.c.name).where(every.c.steps > 0).order_by(every.c.steps))
    return [(row.id, row.name) for row in rows]


def reports_of(person_id: int) -> int:
    """How many people who are not disabled report to somebody directly."""
    return (
        db.session.scalar(
            sa.select(sa.func.count()).where(Person.manager_id == person_id, Person.disabled_at.is_(None))
        )
        or 0
    )


def live_sessions(person_id: int, *, at: datetime, idle: timedelta, longest: timedelta) -> int:
    """On how many browsers somebody is signed in."""
    return (
        db.session.scalar(
            sa.select(sa.func.count()).where(
                Session.person_id == person_id, Session.created_at > at - longest, Session.seen_at > at - idle
            )
        )
        or 0
    )


def is_alone(person_id: int) -> bool:
    """Whether there is nobody but this person, disabled or not."""
    return not db.session.scalar(sa.select(sa.exists(sa.select(Person.id).where(Person.id != person_id))))
