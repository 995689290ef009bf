"""People with how much they have to do, for HR."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.curricula.models import ObligationNow
from app.curricula.queries.obligations import OPEN_STATES
from app.db import Page, db
from app.people.models import Person


@dataclass(frozen=True)
class CountedPerson:
    """Somebody with how much is open and how much of it is overdue."""

    id: int
    name: str
    department_id: int | None
    open: int
    overdue: int


def people_with_counts(*, at: datetime, page: int, size: int = 25) -> Page[CountedPerson]:
    """People who ever had something assigned: the overdue ones first, then by name; two statements."""
    is_open = ObligationNow.state.in_(OPEN_STATES)
    overdue = sa.func.count().filter(is_open, ObligationNow.due_at < at)
    found = (
        sa.select(Person.id, Person.name, Person.department_id, sa.func.count().filter(is_open), overdue)
        .join(ObligationNow, ObligationNow.person_id == Person.id)
        .where(Person.disabled_at.is_(None))
        .group_by(Person.id, Person.name, Person.department_id)
    )
    total = db.session.scalar(sa.select(sa.func.count()).select_from(found.subquery())) or 0
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    rows = db.session.execute(
        found.order_by(overdue.desc(), Person.name, Person.id).limit(size).offset((page - 1) * size)
    )
    return Page([CountedPerson(*row) for row in rows], page, pages, total)
