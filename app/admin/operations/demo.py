"""Loading the demo company piece by piece, and clearing everything to begin for real."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from app.admin.demo.people import COMPANY, DEPARTMENTS, ROLES, ZONE, DemoPerson
from app.admin.queries.demo import standing
from app.catalogue.models import ModuleFile, ModuleVersion, RubricFile, RubricVersion, SourceFile
from app.db import Base, db, operation
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.mail.models import Notice, OutboxMail
from app.mail.queries import unsent
from app.people.models import Company, Department, Person, PersonRole, Visibility
from app.people.operations.people import PersonFields, create_person
from app.policies.models import PolicyVersion

# What publishing made stays when the demo goes.
CATALOGUE = {
    table.__tablename__ for table in (SourceFile, ModuleVersion, ModuleFile, RubricVersion, RubricFile, PolicyVersion)
}


class CompanyExists(Refused):
    """There is a company already; the demo is only loaded into an empty installation."""


class NotTheDemo(Refused):
    """The company here is a real one; nothing is cleared."""


@operation
def begin_demo(*, anchor: datetime, at: datetime) -> None:
    """Create the demo company with its departments, as of `at`. Everything is told counting back from `anchor`.

    Raises CompanyExists.
    """
    if db.session.scalar(sa.select(sa.func.count()).select_from(Company)):
        raise CompanyExists("There is a company here already. The demo needs an empty installation.")
    db.session.add(
        Company(
            id=1, name=COMPANY, zone=ZONE, language="en", visibility=Visibility.COMPLETION.value, demo=True,
            created_at=at,
        )
    )  # fmt: skip
    rows: dict[str, Department] = {}
    for name, parent in DEPARTMENTS.items():
        rows[name] = Department(name=name, parent_id=rows[parent].id if parent else None)
        db.session.add(rows[name])
        db.session.flush()
    record(Kind.DEMO_BEGUN, at=anchor, actor_id=None)
    db.session.flush()


@operation
def add_person(
    *, entry: DemoPerson, people: dict[str, int], departments: Mapping[str, int], hired_on: date, at: datetime
) -> None:
    """Add somebody of the demo, with roles and without a password, also to `people` (short name to id)."""
    fields = PersonFields(
        name=entry.name,
        email=entry.email,
        zone=entry.zone,
        language="en",
        jobs=frozenset(entry.jobs),
        department_id=departments[entry.department],
        manager_id=people[entry.manager] if entry.manager else None,
        location=entry.place,
        hired_on=hired_on,
    )
    person_id = create_person(fields=fields, actor_id=people.get("tomas", 0), at=at)
    people[entry.short] = person_id
    role = ROLES.get(entry.short)
    if role is not None:
        db.session.add(PersonRole(person_id=person_id, role=role.value))
        db.session.flush()


@operation
def end_day(*, day: date, at: datetime) -> None:
    """Note that a day of the story was told, and keep back its mail."""
    _keep_back_mail(at)
    record(Kind.DEMO_DAY_TOLD, at=at, actor_id=None, day=day.isoformat())
    db.session.flush()


@operation
def open_doors(*, password_hash: str, emails: list[str], at: datetime) -> None:
    """End the loading: from now on these people can sign in. Doing it again changes nothing."""
    if standing().is_loaded:
        return
    db.session.execute(sa.update(Person).where(Person.email.in_(emails)).values(password_hash=password_hash))
    _keep_back_mail(at)
    record(Kind.DEMO_LOADED, at=at, actor_id=None)
    db.session.flush()


def _keep_back_mail(at: datetime) -> None:
    """Nothing of the past is sent, also not in the next digest."""
    db.session.execute(sa.update(OutboxMail).where(unsent()).values(dropped_at=at))
    db.session.execute(sa.update(Notice).where(Notice.closed_at.is_(None)).values(closed_at=at))


@operation
def clear_demo() -> None:
    """Remove the demo company with everything its people did; published courses stay. Raises NotTheDemo."""
    company = db.session.get(Company, 1)
    if company is None or not company.demo:
        raise NotTheDemo("There is no demo company here. Nothing was removed.")
    db.session.execute(sa.update(ModuleVersion).values(published_by_id=None))
    db.session.execute(sa.update(PolicyVersion).values(published_by_id=None))
    db.session.execute(sa.update(Person).values(manager_id=None))
    db.session.execute(sa.update(Department).values(parent_id=None))
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in CATALOGUE:
            db.session.execute(table.delete())
    db.session.flush()
