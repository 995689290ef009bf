"""The first start of an installation, and accounts made without a screen."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from app.db import db, operation
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.models import Company, Job, Person, PersonJob, PersonRole, Role, Visibility
from app.people.queries import company as queries


class AlreadySetUp(Refused):
    """The installation has its company; the first start is over for good."""


class EmailTaken(Refused):
    """Somebody has this e-mail already."""


@operation
def set_up(
    *, company: str, zone: str, language: str, visibility: Visibility, name: str, email: str, password_hash: str,
    at: datetime,
) -> int:  # fmt: skip
    """Make the company and its first administrator; returns the administrator's id. Raises AlreadySetUp.

    Two people who send the page at once: the second waits for the first one's row and is then refused.
    """
    if queries.is_set_up():
        raise AlreadySetUp(_("This installation is set up already. Please sign in."))
    row = Company(
        id=1, name=company, zone=zone, language=language, visibility=visibility.value, demo=False, created_at=at
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        raise AlreadySetUp(_("This installation is set up already. Please sign in.")) from error
    record(Kind.COMPANY_SET_UP, at=at, actor_id=None)
    return add_account(
        name=name, email=email, zone=zone, language=language, roles=(Role.ADMINISTRATOR,), jobs=(),
        password_hash=password_hash, actor_id=None, at=at,
    )  # fmt: skip


@operation
def add_account(
    *, name: str, email: str, zone: str, language: str, roles: Iterable[Role], jobs: Iterable[Job],
    password_hash: str | None, actor_id: int | None, at: datetime,
) -> int:  # fmt: skip
    """Add a person who can sign in, or be invited when there is no password yet; returns the id.

    Raises EmailTaken.
    """
    email = email.strip().lower()
    if queries.person_id_of(email) is not None:
        raise EmailTaken(_("Somebody has the e-mail %(email)s already.", email=email))
    person = Person(
        email=email, name=name.strip(), zone=zone, language=language, password_hash=password_hash, created_at=at,
        hand_edited=[],
    )  # fmt: skip
    db.session.add(person)
    db.session.flush()
    db.session.add_all(PersonRole(person_id=person.id, role=role.value) for role in dict.fromkeys(roles))
    db.session.add_all(PersonJob(person_id=person.id, job=job.value) for job in dict.fromkeys(jobs))
    record(Kind.PERSON_CREATED, at=at, actor_id=actor_id, person_id=person.id)
    db.session.flush()
    return person.id
