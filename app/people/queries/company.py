"""The company, and who is shown on the sign-in page of the demo."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.db import db
from app.people.models import Company, Job, Person, PersonJob, PersonRole, Role

# Everybody of the invented company has an address here. `.example` is reserved (RFC 2606): no real person can.
DEMO_DOMAIN = "tallyport.example"
DEMO_LIST = 12


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the invented company one may look around as."""

    id: int
    name: str
    email: str
    roles: tuple[Role, ...]
    jobs: tuple[Job, ...]
    manages: int


@dataclass(frozen=True)
class Addressee:
    """Who gets a mail, and how to write to them."""

    id: int
    name: str
    email: str
    zone: str
    language: str
    has_password: bool
    fewer_mails: bool


def company() -> Company | None:
    """The company of this installation; None before the first start."""
    return db.session.get(Company, 1)


def is_set_up() -> bool:
    """Whether the first start is over: there is a company, or anybody.

    People without a company cannot come about by use of the product; if it ever happens, a visitor must still not
    be able to make themselves administrator.
    """
    return bool(db.session.scalar(sa.select(sa.exists(sa.select(Company.id)) | sa.exists(sa.select(Person.id)))))


def person_id_of(email: str) -> int | None:
    """The id of the person with this e-mail, disabled or not."""
    return db.session.scalar(sa.select(Person.id).where(Person.email == email.strip().lower()))


def accounts() -> Sequence[tuple[Person, tuple[str, ...]]]:
    """Everybody with their roles, by name; for the command line."""
    roles: dict[int, list[str]] = defaultdict(list)
    for row in db.session.scalars(sa.select(PersonRole).order_by(PersonRole.role)):
        roles[row.person_id].append(row.role)
    people = db.session.scalars(sa.select(Person).order_by(Person.name, Person.id))
    return [(person, tuple(roles[person.id])) for person in people]


def addressee(person_id: int) -> Addressee | None:
    """Whom to write to; None when the person is disabled or does not exist, who then gets nothing."""
    person = db.session.get(Person, person_id)
    if person is None or person.disabled_at is not None:
        return None
    return Addressee(
        person.id, person.name, person.email, person.zone, person.language, person.password_hash is not None,
        person.fewer_mails,
    )  # fmt: skip


def wants_fewer_mails(person_id: int) -> bool:
    """Whether somebody asked for fewer mails."""
    return bool(db.session.scalar(sa.select(Person.fewer_mails).where(Person.id == person_id)))


def _is_demo() -> sa.ColumnElement[bool]:
    invented = Person.email.endswith(f"@{DEMO_DOMAIN}", autoescape=True)
    return invented & Person.password_hash.is_not(None) & Person.disabled_at.is_(None)


def demo_people() -> list[DemoPerson]:
    """The dozen of the invented company, in the order they were made; nobody unless the demo is loaded."""
    found = company()
    if found is None or not found.demo:
        return []
    people = db.session.scalars(sa.select(Person).where(_is_demo()).order_by(Person.id).limit(DEMO_LIST)).all()
    ids = [person.id for person in people]
    roles, jobs = defaultdict(list), defaultdict(list)
    for role in db.session.scalars(sa.select(PersonRole).where(PersonRole.person_id.in_(ids))):
        roles[role.person_id].append(Role(role.role))
    for job in db.session.scalars(sa.select(PersonJob).where(PersonJob.person_id.in_(ids))):
        jobs[job.person_id].append(Job(job.job))
    counted = db.session.execute(
        sa.select(Person.manager_id, sa.func.count()).where(Person.manager_id.in_(ids)).group_by(Person.manager_id)
    )
    reports: dict[int | None, int] = {row[0]: row[1] for row in counted}
    return [
        DemoPerson(p.id, p.name, p.email, tuple(roles[p.id]), tuple(jobs[p.id]), reports.get(p.id, 0)) for p in people
    ]


def demo_person_id(email: str) -> int | None:
    """The person behind a button of the demo list: only while the demo is loaded, only of the invented company."""
    found = company()
    if found is None or not found.demo:
        return None
    return db.session.scalar(sa.select(Person.id).where(_is_demo(), Person.email == email.strip().lower()))
