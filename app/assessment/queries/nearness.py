"""Who stands too near to somebody to read their answers: their own reporting line and their department."""

import sqlalchemy as sa

from app.db import db
from app.people.models import Person, PersonRole, Role

DEEPEST_LINE = 50


def line_of(person_id: int) -> sa.Select[int]:
    """Ids of everybody above and below a person in the reporting lines, the person included."""
    above = (
        sa.select(Person.id, Person.manager_id, sa.literal(0).label("n"))
        .where(Person.id == person_id)
        .cte("above", recursive=True)
    )
    above = above.union_all(
        sa.select(Person.id, Person.manager_id, above.c.n + 1)
        .join(above, Person.id == above.c.manager_id)
        .where(above.c.n < DEEPEST_LINE)
    )
    below = sa.select(Person.id, sa.literal(0).label("n")).where(Person.id == person_id).cte("below", recursive=True)
    below = below.union_all(
        sa.select(Person.id, below.c.n + 1).join(below, Person.manager_id == below.c.id).where(below.c.n < DEEPEST_LINE)
    )
    both = sa.union(sa.select(above.c.id), sa.select(below.c.id)).subquery()
    return sa.select(both.c.id)


def too_near(reviewer_id: int) -> sa.ColumnElement[bool] | None:
    """A condition on `people.id`: whose answers this reviewer should leave to a colleague.

    None while no other reviewer stands outside the reviewer's own line and department: then somebody near is better
    than nobody.
    """
    department_id = db.session.scalar(sa.select(Person.department_id).where(Person.id == reviewer_id))
    near: sa.ColumnElement[bool] = Person.id.in_(line_of(reviewer_id))
    if department_id is not None:
        near = sa.or_(near, sa.and_(Person.department_id.is_not(None), Person.department_id == department_id))
    others = (
        sa.select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.REVIEWER.value, Person.disabled_at.is_(None), ~near)
    )
    return near if db.session.scalar(sa.select(others.exists())) else None
