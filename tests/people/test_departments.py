"""The tree of departments: places, names, moving, removing, counts."""

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db, unit_of_work
from app.errors import Missing
from app.events.models import Event
from app.people.models import Department, Person
from app.people.operations.departments import (
    BadDepartmentName,
    DepartmentExists,
    DepartmentInUse,
    DepartmentLoop,
    TooManyDepartments,
    change_department,
    create_department,
    remove_department,
)
from app.people.queries.departments import in_subtree, paths, tree
from tests.conftest import NOON
from tests.factories import make_company, make_department, make_person


@pytest.fixture
def admin(app: Flask) -> Person:
    """Somebody who acts."""
    make_company()
    return make_person()


def create(admin: Person, name: str, parent: int | None = None) -> int:
    with unit_of_work():
        return create_department(name=name, parent_id=parent, actor_id=admin.id, at=NOON)


def change(admin: Person, key: int, name: str, parent: int | None) -> None:
    with unit_of_work():
        change_department(department_id=key, name=name, parent_id=parent, actor_id=admin.id, at=NOON)


def test_a_tree_is_listed_top_down_by_name_with_counts(admin: Person) -> None:
    support = create(admin, "Support")
    second = create(admin, "Second line", support)
    create(admin, "First line", support)
    create(admin, "Marketing")
    make_person(department_id=second)
    make_person(department_id=second, disabled_at=NOON)
    make_person(department_id=support)
    told = [(branch.words, branch.people, branch.people_below, branch.everybody) for branch in tree()]
    assert told == [
        ("Marketing", 0, 0, 0),
        ("Support", 1, 2, 1),
        ("Support / First line", 0, 0, 0),
        ("Support / Second line", 1, 1, 2),
    ]
    assert list(paths().values())[-1] == "Support / Second line"


def test_a_subtree_holds_the_department_and_all_below(admin: Person) -> None:
    top = create(admin, "A")
    middle = create(admin, "B", top)
    bottom = create(admin, "C", middle)
    create(admin, "Z")
    assert set(db.session.scalars(in_subtree(top))) == {top, middle, bottom}
    assert set(db.session.scalars(in_subtree(bottom))) == {bottom}


@pytest.mark.parametrize("name", ["", "   ", "A / B", "A > B", "x" * 81, "two\nlines\x07"])
def test_a_name_that_cannot_be_shown_in_a_path_is_refused(admin: Person, name: str) -> None:
    with pytest.raises(BadDepartmentName):
        create(admin, name)


def test_two_of_one_name_may_not_stand_in_one_place(admin: Person) -> None:
    first = create(admin, "Support")
    other = create(admin, "Marketing")
    with pytest.raises(DepartmentExists):
        create(admin, " support ")
    create(admin, "Support", other)
    with pytest.raises(DepartmentExists):
        change(admin, first, "Marketing", None)
    change(admin, first, "SUPPORT", None)
    assert db.session.get_one(Department, first).name == "SUPPORT"


def test_a_department_cannot_move_below_itself(admin: Person) -> None:
    top = create(admin, "A")
    below = create(admin, "B", create(admin, "Middle", top))
    for place in (top, below):
        with pytest.raises(DepartmentLoop, match="A"):
            change(admin, top, "A", place)


def test_a_move_takes_everything_below_along_and_records_ids_only(admin: Person) -> None:
    top, other = create(admin, "A"), create(admin, "Other")
    create(admin, "B", top)
    change(admin, top, "Moved", other)
    assert list(paths().values()) == ["Other", "Other / Moved", "Other / Moved / B"]
    event = db.session.scalars(sa.select(Event).where(Event.kind == "department.changed")).one()
    assert event.subjects == {"department_id": top, "parent_id": other}


def test_the_tree_has_a_deepest_level_also_for_moves(admin: Person) -> None:
    parent = None
    for level in range(8):
        parent = create(admin, f"Level {level}", parent)
    with pytest.raises(TooManyDepartments):
        create(admin, "Too deep", parent)
    top = create(admin, "Top")
    create(admin, "Child", top)
    seventh = next(branch for branch in tree() if branch.name == "Level 6")
    with pytest.raises(TooManyDepartments):
        change(admin, top, "Top", seventh.id)


def test_only_an_empty_department_is_removed(admin: Person) -> None:
    top = create(admin, "A")
    below = create(admin, "B", top)
    gone = make_person(department_id=below, disabled_at=NOON)

    def remove(key: int) -> None:
        with unit_of_work():
            remove_department(department_id=key, actor_id=admin.id, at=NOON)

    for key in (top, below):
        with pytest.raises(DepartmentInUse):
            remove(key)
    with unit_of_work():
        db.session.get_one(Person, gone.id).department_id = None
    remove(below)
    remove(top)
    assert tree() == []


def test_unknown_ids_are_missing(admin: Person) -> None:
    department = make_department()
    with pytest.raises(Missing):
        create(admin, "A", 999)
    with pytest.raises(Missing):
        change(admin, 999, "A", None)
    with pytest.raises(Missing):
        change(admin, department.id, "A", 999)
    with unit_of_work(), pytest.raises(Missing):
        remove_department(department_id=999, actor_id=admin.id, at=NOON)
