"""Adding and changing people by hand, and letting them in and out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.import_lines import chain_words, circles
from app.people.models import Department, Job, Person, PersonJob, PersonRole, Role
from app.people.operations.company import EmailTaken
from app.people.operations.departments import lock_structure
from app.people.operations.sessions import end_all_sessions
from app.people.operations.tokens import drop_tokens
from app.people.queries.people import person_row

# Only an administrator gives or takes these.
HIGH_ROLES = frozenset({Role.ADMINISTRATOR, Role.HR})


class NumberTaken(Refused):
    """Somebody has this employee number already."""


class ManagerLoop(Refused):
    """Nobody may report to themselves, directly or through others."""


class ForAdministrators(Refused):
    """Only an administrator may do this."""


class LastAdministrator(Refused):
    """One administrator who can sign in has to be left."""


class OwnAccount(Refused):
    """Nobody shuts themselves out."""


@dataclass(frozen=True)
class PersonFields:
    """Everything about a person that is changed by hand; cleaned by the form before."""

    name: str
    email: str
    zone: str
    language: str
    jobs: frozenset[Job] = frozenset()
    department_id: int | None = None
    manager_id: int | None = None
    location: str | None = None
    hired_on: date | None = None
    employee_number: str | None = None


# The columns of PersonFields, and what `hand_edited` and imports call them.
COLUMNS = {
    "name": "name", "email": "email", "zone": "zone", "language": "language", "department_id": "department",
    "manager_id": "manager", "location": "location", "hired_on": "hired_on", "employee_number": "employee_number",
}  # fmt: skip


@operation
def create_person(*, fields: PersonFields, actor_id: int, at: datetime) -> int:
    """Add a person without a password; returns the id. What was given counts as written by hand.

    Raises EmailTaken, NumberTaken, Missing for an unknown department or manager.
    """
    lock_structure()
    _check_free(fields, own_id=None)
    _check_places(fields)
    person = Person(
        **{column: getattr(fields, column) for column in COLUMNS},
        password_hash=None,
        created_at=at,
        # The zone and the language are filled in beforehand, so they say nothing about what was meant.
        hand_edited=sorted(
            {called for column, called in COLUMNS.items() if getattr(fields, column)} - {"zone", "language"}
            | ({"jobs"} if fields.jobs else set())
        ),
    )
    db.session.add(person)
    db.session.flush()
    db.session.add_all(PersonJob(person_id=person.id, job=job.value) for job in sorted(fields.jobs))
    record(Kind.PERSON_CREATED, at=at, actor_id=actor_id, person_id=person.id)
    db.session.flush()
    return person.id


@operation
def change_person(*, person_id: int, fields: PersonFields, actor_id: int, at: datetime) -> None:
    """Change a person; what changed is noted as written by hand. Another e-mail voids every link sent to the old one.

    Raises Missing, EmailTaken, NumberTaken, ManagerLoop (with the chain), ForAdministrators when somebody else would
    change an administrator's e-mail.
    """
    lock_structure()
    person = locked_person(person_id)
    _check_free(fields, own_id=person_id)
    _check_places(fields)
    if fields.manager_id != person.manager_id:
        _check_line(person_id, fields.manager_id)
    if fields.email != person.email:
        _check_may_touch(person_id, actor_id, _("Only an administrator can change the e-mail of an administrator."))
        drop_tokens(person_id=person_id)
    changed = {called for column, called in COLUMNS.items() if getattr(person, column) != getattr(fields, column)}
    for column in COLUMNS:
        setattr(person, column, getattr(fields, column))
    if set_jobs(person_id, frozenset(job.value for job in fields.jobs)):
        changed.add("jobs")
    if changed:
        person.hand_edited = sorted({*person.hand_edited, *changed})
        record(Kind.PERSON_CHANGED, at=at, actor_id=actor_id, person_id=person_id, fields=",".join(sorted(changed)))
    db.session.flush()


@operation
def set_roles(*, person_id: int, roles: frozenset[Role], actor_id: int, at: datetime) -> None:
    """Give a person exactly these roles. All their sessions end, so that every browser gets the new rights.

    Raises Missing, ForAdministrators when somebody else gives or takes HR or administrator, LastAdministrator.
    """
    lock_structure()
    locked_person(person_id)
    has = _roles_of(person_id)
    if has == roles:
        return
    if (has ^ roles) & HIGH_ROLES and Role.ADMINISTRATOR not in _roles_of(actor_id):
        raise ForAdministrators(_("Only an administrator can give or take the roles HR and administrator."))
    if Role.ADMINISTRATOR in has - roles:
        _check_another_administrator(person_id)
    db.session.execute(sa.delete(PersonRole).where(PersonRole.person_id == person_id))
    db.session.add_all(PersonRole(person_id=person_id, role=role.value) for role in Role if role in roles)
    given, taken = (",".join(sorted(role.value for role in part)) for part in (roles - has, has - roles))
    record(Kind.PERSON_ROLES_CHANGED, at=at, actor_id=actor_id, person_id=person_id, given=given, taken=taken)
    end_all_sessions(person_id=person_id, at=at, actor_id=actor_id)


@operation
def disable_person(*, person_id: int, actor_id: int, at: datetime) -> None:
    """Shut somebody out: sessions and links end at once, no mail goes to them; everything they did stays.

    Raises Missing, OwnAccount, ForAdministrators, LastAdministrator.
    """
    lock_structure()
    person = locked_person(person_id)
    if person.disabled_at is not None:
        return
    if person_id == actor_id:
        raise OwnAccount(_("You cannot disable your own account. Ask a colleague who manages people."))
    _check_may_touch(person_id, actor_id, _("Only an administrator can disable an administrator."))
    if Role.ADMINISTRATOR in _roles_of(person_id):
        _check_another_administrator(person_id)
    shut_out(person, actor_id=actor_id, at=at)


@operation
def enable_person(*, person_id: int, actor_id: int, at: datetime) -> None:
    """Let somebody in again, with the password they had. Raises Missing, ForAdministrators."""
    lock_structure()
    person = locked_person(person_id)
    _check_may_touch(person_id, actor_id, _("Only an administrator can enable an administrator."))
    if person.disabled_at is not None:
        person.disabled_at = None
        record(Kind.PERSON_ENABLED, at=at, actor_id=actor_id, person_id=person_id)
    db.session.flush()


@operation
def sign_out_everywhere(*, person_id: int, actor_id: int, at: datetime) -> int:
    """End all sessions of a person; returns how many there were. Raises Missing."""
    locked_person(person_id)
    return end_all_sessions(person_id=person_id, at=at, actor_id=actor_id)


def shut_out(person: Person, *, actor_id: int, at: datetime) -> None:
    """Disable a person after all checks: part of an operation that holds the lock."""
    person.disabled_at = at
    drop_tokens(person_id=person.id)
    record(Kind.PERSON_DISABLED, at=at, actor_id=actor_id, person_id=person.id)
    end_all_sessions(person_id=person.id, at=at, actor_id=actor_id)


def set_jobs(person_id: int, jobs: frozenset[str]) -> bool:
    """Give a person exactly these jobs, as part of an operation; returns whether that changed anything."""
    has = set(db.session.scalars(sa.select(PersonJob.job).where(PersonJob.person_id == person_id)))
    if has == jobs:
        return False
    db.session.execute(sa.delete(PersonJob).where(PersonJob.person_id == person_id))
    db.session.add_all(PersonJob(person_id=person_id, job=job) for job in sorted(jobs))
    db.session.flush()
    return True


def locked_person(person_id: int) -> Person:
    """The person, locked until the transaction ends. Raises Missing."""
    person = db.session.get(Person, person_id, with_for_update=True)
    if person is None:
        raise Missing
    return person


def _roles_of(person_id: int) -> frozenset[Role]:
    values = db.session.scalars(sa.select(PersonRole.role).where(PersonRole.person_id == person_id))
    return frozenset(Role(value) for value in values)


def _check_may_touch(person_id: int, actor_id: int, words: str) -> None:
    """Who controls an administrator's account could become one, so only administrators may."""
    if Role.ADMINISTRATOR in _roles_of(person_id) and Role.ADMINISTRATOR not in _roles_of(actor_id):
        raise ForAdministrators(words)


def _check_another_administrator(person_id: int) -> None:
    others = sa.exists().where(
        PersonRole.role == Role.ADMINISTRATOR.value,
        PersonRole.person_id != person_id,
        Person.id == PersonRole.person_id,
        Person.disabled_at.is_(None),
        Person.password_hash.is_not(None),
    )
    if not db.session.scalar(sa.select(others)):
        raise LastAdministrator(
            _("Nobody else could administer this installation. Make somebody with a password administrator first.")
        )


def _check_free(fields: PersonFields, *, own_id: int | None) -> None:
    def owner(column: sa.ColumnElement[bool]) -> int | None:
        return db.session.scalar(sa.select(Person.id).where(column, Person.id != (own_id or 0)))

    if owner(Person.email == fields.email) is not None:
        raise EmailTaken(_("Somebody has the e-mail %(email)s already.", email=fields.email))
    if fields.employee_number:
        other = owner(Person.employee_number == fields.employee_number)
        if other is not None:
            name = person_row(other).name
            raise NumberTaken(
                _("%(name)s has the employee number %(number)s already.", name=name, number=fields.employee_number)
            )


def _check_places(fields: PersonFields) -> None:
    found: tuple[tuple[Callable[[int], object], int | None], ...] = (
        (lambda key: db.session.get(Department, key), fields.department_id),
        (lambda key: db.session.get(Person, key), fields.manager_id),
    )
    for get, key in found:
        if key is not None and get(key) is None:
            raise Missing


def _check_line(person_id: int, manager_id: int | None) -> None:
    """Walk up from the new manager; raise ManagerLoop with the names when the way leads back to the person."""
    if manager_id is None:
        return
    line: dict[int, int | None] = {person_id: manager_id}
    here: int | None = manager_id
    while here is not None and here not in line:
        line[here] = db.session.scalar(sa.select(Person.manager_id).where(Person.id == here))
        here = line[here]
    for circle in circles(line, among=[person_id]):
        people = db.session.execute(sa.select(Person.id, Person.name).where(Person.id.in_(circle)))
        names = {row.id: row.name for row in people}
        raise ManagerLoop(
            _("This would make a circle: %(chain)s. Choose another manager.", chain=chain_words(circle, names))
        )
