"""Who can sign in, for the person who starts the installation."""

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa

from app.db import db
from app.people.models import Company, Person, PersonRole


@dataclass(frozen=True)
class Door:
    """Somebody who can sign in with a password."""

    email: str
    name: str
    roles: tuple[str, ...]


def doors() -> tuple[list[Door], bool]:
    """Everybody who can sign in, by name, and whether they are the invented people of the demo."""
    demo = bool(db.session.scalar(sa.select(Company.demo).limit(1)))
    roles: dict[int, list[str]] = defaultdict(list)
    for person_id, role in db.session.execute(sa.select(PersonRole.person_id, PersonRole.role)):
        roles[person_id].append(role)
    people = db.session.execute(
        sa.select(Person.id, Person.email, Person.name)
        .where(Person.password_hash.is_not(None), Person.disabled_at.is_(None))
        .order_by(Person.name)
    )
    return [Door(row.email, row.name, tuple(sorted(roles[row.id]))) for row in people], demo
