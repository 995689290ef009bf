"""Who stands too near to somebody to read their answers: their own reporting line and their department."""

import functools

import sqlalchemy as sa
from sqlalchemy import orm

from app.db import db
from app.people.models import Person, PersonRole, Role

DEEPEST_LINE = 50


def line_of(person_id: int | sa.BindParameter[int]) -> sa.Select[int]:
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


@functools.cache
def near() -> sa.ColumnElement[bool]:
    """A condition on `people.id`: who stands near the reviewer bound as `reviewer_id`. Put together once."""
    reviewer_id = sa.bindparam("reviewer_id", type_=sa.Integer())
    reviewer = orm.aliased(Person)
    same_department = sa.exists().where(reviewer.id == reviewer_id, reviewer.department_id == Person.department_id)
    return sa.or_(Person.id.in_(line_of(reviewer_id)), same_department)


@functools.cache
def _others() -> sa.Select[bool]:
    rows = (
        sa.select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.REVIEWER.value, Person.disabled_at.is_(None), ~near())
    )
    return sa.select(rows.exists())


def leaves_near_ones(reviewer_id: int) -> bool:
    """Whether a reviewer leaves answers of people near to a colleague.

    Not while no other reviewer stands outside the own line and department: somebody near is better than nobody.
    """
    return bool(db.session.scalar(_others(), {"reviewer_id": reviewer_id}))
