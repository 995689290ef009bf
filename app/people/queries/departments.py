"""The tree of departments."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from app.db import db
from app.errors import Missing
from app.people.models import Department, Person


@dataclass(frozen=True)
class Branch:
    """A department in its place: `depth` 0 at the top; `path` the names from the top down to its own.

    `people` counts who is in it and not disabled, `people_below` the same with everything under it, `everybody` also
    disabled people in it.
    """

    id: int
    parent_id: int | None
    name: str
    path: tuple[str, ...]
    children: int
    people: int = 0
    people_below: int = 0
    everybody: int = 0

    @property
    def depth(self) -> int:
        """How many departments stand above it."""
        return len(self.path) - 1

    @property
    def words(self) -> str:
        """`Support / Second line`."""
        return " / ".join(self.path)


def department(department_id: int) -> Department:
    """One department. Raises Missing."""
    found = db.session.get(Department, department_id)
    if found is None:
        raise Missing
    return found


def branches() -> list[Branch]:
    """Every department without counts, parents before their children, brothers and sisters by name.

    There are at most `MOST_DEPARTMENTS` of them, so the whole tree is read in one statement.
    """
    rows = db.session.execute(sa.select(Department.id, Department.parent_id, Department.name)).all()
    children: dict[int | None, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        children[row.parent_id].append((row.id, row.name))
    for below in children.values():
        below.sort(key=lambda pair: (pair[1].casefold(), pair[0]))
    found: list[Branch] = []
    waiting: list[tuple[tuple[int, str], int | None, tuple[str, ...]]]
    waiting = [(child, None, ()) for child in reversed(children[None])]
    while waiting:
        (key, name), parent, above = waiting.pop()
        path = (*above, name)
        found.append(Branch(key, parent, name, path, len(children.get(key, ()))))
        waiting.extend((child, key, path) for child in reversed(children.get(key, [])))
    return found


def tree() -> list[Branch]:
    """Every department in its place, with counts of people; two statements."""
    rows = db.session.execute(
        sa.select(
            Person.department_id,
            sa.func.count().label("everybody"),
            sa.func.count().filter(Person.disabled_at.is_(None)).label("active"),
        )
        .where(Person.department_id.is_not(None))
        .group_by(Person.department_id)
    )
    counts = {row.department_id: (row.active, row.everybody) for row in rows}
    found = branches()
    below: dict[int, int] = defaultdict(int)
    for branch in reversed(found):
        below[branch.id] += counts.get(branch.id, (0, 0))[0]
        if branch.parent_id is not None:
            below[branch.parent_id] += below[branch.id]
    return [
        replace(b, people=counts.get(b.id, (0, 0))[0], everybody=counts.get(b.id, (0, 0))[1], people_below=below[b.id])
        for b in found
    ]


def paths() -> Mapping[int, str]:
    """Id → `Support / Second line`, in the order of the tree."""
    return {branch.id: branch.words for branch in branches()}


def in_subtree(department_id: int) -> sa.Select[tuple[int]]:
    """A select of the ids of a department and everything below it, to be used inside another statement."""
    top = sa.select(Department.id).where(Department.id == department_id).cte(recursive=True)
    # UNION, not UNION ALL: it would end even if the tree ever had a circle.
    every = top.union(sa.select(Department.id).join(top, Department.parent_id == top.c.id))
    return sa.select(every.c.id)
