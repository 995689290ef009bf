"""Uploaded lists of people: the dry run against what is in the database now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import sqlalchemy as sa
from flask import current_app

from app.db import db
from app.errors import Missing
from app.people.import_dry_run import dry_run
from app.people.import_file import PeopleFile, read
from app.people.import_plan import Known, KnownPerson, Plan
from app.people.import_rows import said_by
from app.people.models import PeopleUpload, Person, PersonJob, PersonRole, Role
from app.people.queries.departments import branches

T = TypeVar("T")
AT_ONCE = 500


def upload_of(upload_id: int, *, by_id: int) -> PeopleUpload:
    """Somebody's own upload. Raises Missing for those of others."""
    found = db.session.get(PeopleUpload, upload_id)
    if found is None or found.by_id != by_id:
        raise Missing
    return found


def plan_of(upload: PeopleUpload) -> Plan:
    """What confirming the upload would do now."""
    file = read(upload.content)
    return dry_run(file, _known(file, actor_id=upload.by_id), overwrite=upload.overwrite_hand_edits)


def _known(file: PeopleFile, *, actor_id: int) -> Known:
    languages = frozenset(current_app.config["LANGUAGES"])
    said = [said_by(file, row, languages=languages).given for row in file.rows]
    emails = {one["email"] for one in said if "email" in one}
    numbers = {one["employee_number"] for one in said if "employee_number" in one}
    references = {one["manager"] for one in said if "manager" in one}
    departments = {branch.id: branch.path for branch in branches()}
    lines = db.session.execute(sa.select(Person.id, Person.manager_id, Person.name)).all()
    administrators = db.session.execute(
        sa.select(Person.id, Person.password_hash.is_not(None) & Person.disabled_at.is_(None))
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.ADMINISTRATOR.value)
    ).all()
    return Known(
        people=_people(emails | references, numbers | references, departments),
        departments=departments,
        managers={row.id: row.manager_id for row in lines},
        names={row.id: row.name for row in lines},
        administrators=frozenset(row[0] for row in administrators),
        can_sign_in=frozenset(row[0] for row in administrators if row[1]),
        actor_id=actor_id,
        languages=languages,
    )


def _people(emails: set[str], numbers: set[str], departments: dict[int, tuple[str, ...]]) -> tuple[KnownPerson, ...]:
    """Everybody with one of these e-mails or employee numbers, read some hundred at a time."""
    found: dict[int, Person] = {}
    for column, values in ((Person.email, emails), (Person.employee_number, numbers)):
        for some in in_lots(sorted(values)):
            found |= {person.id: person for person in db.session.scalars(sa.select(Person).where(column.in_(some)))}
    jobs: dict[int, list[str]] = defaultdict(list)
    for ids in in_lots(sorted(found)):
        for row in db.session.scalars(sa.select(PersonJob).where(PersonJob.person_id.in_(ids))):
            jobs[row.person_id].append(row.job)
    return tuple(
        KnownPerson(
            id=person.id,
            email=person.email,
            name=person.name,
            employee_number=person.employee_number,
            department=departments.get(person.department_id or 0, ()),
            jobs=tuple(sorted(jobs[person.id])),
            manager=person.manager_id,
            location=person.location,
            hired_on=person.hired_on,
            zone=person.zone,
            language=person.language,
            disabled=person.disabled_at is not None,
            hand_edited=frozenset(person.hand_edited),
        )
        for person in found.values()
    )


def in_lots(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The values in lists of at most `size`, so that no statement gets too long."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
