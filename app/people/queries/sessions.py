"""Who is signed in."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import orm

from app.db import db
from app.people.models import Person, PersonRole, Role, Session
from app.people.permissions import Permission, permissions_of


@dataclass(frozen=True)
class SignedIn:
    """The person behind a request, as Flask-Login's user. Roles are read anew with every request."""

    id: int
    name: str
    email: str
    zone: str
    language: str
    roles: frozenset[Role]
    permissions: frozenset[Permission]
    has_reports: bool
    session_id: int
    session_seen_at: datetime
    token: str
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """The raw session id, which Flask-Login keeps in the signed cookie."""
        return self.token


def hash_of(token: str) -> str:
    """What is stored of a random token: its SHA-256, because the database may be read where the cookie may not."""
    return hashlib.sha256(token.encode()).hexdigest()


_Report = orm.aliased(Person)

# Asked with every request, so it is one statement of plain columns, put together once: a row per role.
_SIGNED_IN = (
    sa.select(
        Session.id.label("session_id"),
        Session.seen_at,
        Person.id,
        Person.name,
        Person.email,
        Person.zone,
        Person.language,
        PersonRole.role,
        sa.exists().where(_Report.manager_id == Person.id, _Report.disabled_at.is_(None)).label("has_reports"),
    )
    .join(Person, Person.id == Session.person_id)
    .join(PersonRole, PersonRole.person_id == Person.id, isouter=True)
    .where(
        Session.token_hash == sa.bindparam("token_hash"),
        Session.created_at > sa.bindparam("created_after"),
        Session.seen_at > sa.bindparam("seen_after"),
        Person.disabled_at.is_(None),
    )
)


def signed_in(token: str, *, at: datetime, idle: timedelta, longest: timedelta) -> SignedIn | None:
    """The holder of a session that is alive: the row exists, is not too old or too long unused, nobody disabled."""
    rows = db.session.execute(
        _SIGNED_IN, {"token_hash": hash_of(token), "created_after": at - longest, "seen_after": at - idle}
    ).all()
    if not rows:
        return None
    person = rows[0]
    roles = frozenset(Role(row.role) for row in rows if row.role is not None)
    return SignedIn(
        id=person.id,
        name=person.name,
        email=person.email,
        zone=person.zone,
        language=person.language,
        roles=roles,
        permissions=permissions_of(roles),
        has_reports=bool(person.has_reports),
        session_id=person.session_id,
        session_seen_at=person.seen_at,
        token=token,
    )


@dataclass(frozen=True)
class Credentials:
    """What is needed to check a password outside any transaction."""

    person_id: int
    password_hash: str | None


def credentials(email: str) -> Credentials | None:
    """The account of an e-mail, in whatever case it was typed; None when there is none or it is disabled."""
    found = db.session.execute(
        sa.select(Person.id, Person.password_hash).where(
            Person.email == email.strip().lower(), Person.disabled_at.is_(None)
        )
    ).first()
    return Credentials(found.id, found.password_hash) if found else None


def credentials_of(person_id: int) -> Credentials:
    """The stored password of somebody who is signed in."""
    found = db.session.execute(sa.select(Person.id, Person.password_hash).where(Person.id == person_id)).one()
    return Credentials(found.id, found.password_hash)


def own_sessions(person_id: int, *, at: datetime, idle: timedelta, longest: timedelta) -> Sequence[Session]:
    """The sessions of a person that are alive, the last used first."""
    return db.session.scalars(
        sa.select(Session)
        .where(Session.person_id == person_id, Session.created_at > at - longest, Session.seen_at > at - idle)
        .order_by(Session.seen_at.desc(), Session.id.desc())
    ).all()
