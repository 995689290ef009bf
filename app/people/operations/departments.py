"""Changing the tree of departments."""

from datetime import datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.import_dry_run import MOST_DEPARTMENTS
from app.people.import_rows import DEEPEST, LONGEST_DEPARTMENT, department_path
from app.people.models import Company, Department, Person
from app.people.queries.departments import Branch, branches


class BadDepartmentName(Refused):
    """The name is empty, too long, or would read as a path."""


class DepartmentExists(Refused):
    """There is a department of this name in this place already."""


class DepartmentLoop(Refused):
    """A department cannot be moved below itself."""


class TooManyDepartments(Refused):
    """The tree is full or would become too deep."""


class DepartmentInUse(Refused):
    """Only an empty department can be removed."""


def lock_structure() -> None:
    """Let one change of departments, reporting lines or roles happen at a time (the company's row is the lock).

    What is decided from many rows at once, like "no circles" or "one administrator is left", cannot be decided by
    two people at the same time. On SQLite the write transaction is that lock already.
    """
    db.session.execute(sa.select(Company.id).where(Company.id == 1).with_for_update())


@operation
def create_department(*, name: str, parent_id: int | None, actor_id: int, at: datetime) -> int:
    """Add a department; returns its id.

    Raises Missing for an unknown parent, BadDepartmentName, DepartmentExists, TooManyDepartments.
    """
    lock_structure()
    tree = {branch.id: branch for branch in branches()}
    name = _checked_name(name)
    _check_place(tree, name, parent_id, own_id=None, height=1)
    if len(tree) >= MOST_DEPARTMENTS:
        raise TooManyDepartments(_("There are %(n)s departments already, which is the limit.", n=MOST_DEPARTMENTS))
    return add_department(name=name, parent_id=parent_id, actor_id=actor_id, at=at)


@operation
def add_department(*, name: str, parent_id: int | None, actor_id: int | None, at: datetime) -> int:
    """Add a department whose name and place were checked; returns its id."""
    row = Department(name=name, parent_id=parent_id)
    db.session.add(row)
    db.session.flush()
    record(Kind.DEPARTMENT_CREATED, at=at, actor_id=actor_id, department_id=row.id)
    db.session.flush()
    return row.id


@operation
def change_department(*, department_id: int, name: str, parent_id: int | None, actor_id: int, at: datetime) -> None:
    """Rename a department, move it with everything below it, or both.

    Raises Missing, BadDepartmentName, DepartmentExists, DepartmentLoop, TooManyDepartments.
    """
    lock_structure()
    tree = {branch.id: branch for branch in branches()}
    row = _department(department_id)
    name = _checked_name(name)
    own = tree[department_id]
    below = [branch for branch in tree.values() if branch.path[: len(own.path)] == own.path]
    if parent_id in {branch.id for branch in below}:
        raise DepartmentLoop(
            _("“%(name)s” cannot stand below itself or below a part of itself. Choose another place.", name=row.name)
        )
    height = max(branch.depth for branch in below) - own.depth + 1
    _check_place(tree, name, parent_id, own_id=department_id, height=height)
    if (row.name, row.parent_id) != (name, parent_id):
        row.name, row.parent_id = name, parent_id
        record(Kind.DEPARTMENT_CHANGED, at=at, actor_id=actor_id, department_id=department_id, parent_id=parent_id)
    db.session.flush()


@operation
def remove_department(*, department_id: int, actor_id: int, at: datetime) -> None:
    """Remove a department in which nobody is and below which nothing stands. Raises Missing, DepartmentInUse."""
    lock_structure()
    row = _department(department_id)
    # Disabled people count: their department is part of what is known about them.
    if db.session.scalar(sa.select(sa.exists().where(Person.department_id == department_id))):
        raise DepartmentInUse(_("People are in “%(name)s”, perhaps disabled ones. Move them first.", name=row.name))
    if db.session.scalar(sa.select(sa.exists().where(Department.parent_id == department_id))):
        raise DepartmentInUse(_("There are departments below “%(name)s”. Move or remove them first.", name=row.name))
    db.session.delete(row)
    record(Kind.DEPARTMENT_REMOVED, at=at, actor_id=actor_id, department_id=department_id)
    db.session.flush()


def _department(department_id: int) -> Department:
    found = db.session.get(Department, department_id, with_for_update=True)
    if found is None:
        raise Missing
    return found


def _checked_name(name: str) -> str:
    path = department_path(name)
    if path is None or len(path) != 1:
        raise BadDepartmentName(
            _(
                "Write a name of at most %(n)s characters, without “ / ” and “>”: these separate levels in lists.",
                n=LONGEST_DEPARTMENT,
            )
        )
    return path[0]


def _check_place(tree: dict[int, Branch], name: str, parent_id: int | None, *, own_id: int | None, height: int) -> None:
    if parent_id is not None and parent_id not in tree:
        raise Missing
    depth = tree[parent_id].depth + 1 if parent_id is not None else 0
    if depth + height > DEEPEST:
        raise TooManyDepartments(_("Departments may go %(n)s levels deep. Choose a higher place.", n=DEEPEST))
    for branch in tree.values():
        if branch.parent_id == parent_id and branch.id != own_id and branch.name.casefold() == name.casefold():
            raise DepartmentExists(_("There is a department “%(name)s” in this place already.", name=branch.name))
