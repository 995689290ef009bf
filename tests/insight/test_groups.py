"""Groups: fixed, not overlapping, five people with a level or more, three words, only when enough is new."""

import itertools
import random

import sqlalchemy as sa
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.clock import now
from app.db import db, unit_of_work
from app.engine.skills import share_word
from app.engine.skills.groups import partition
from app.insight.jobs import find_month, say_groups
from app.insight.models import GroupWord
from app.insight.operations.groups import compute_groups
from app.insight.queries.groups import FORECAST
from app.people.models import Person, Visibility
from tests.factories import make_department, make_person
from tests.insight.team_world import company, handed_in, two_modules
from tests.insight.test_team import browser_of


@given(st.integers(0, 10_000))
def test_groups_do_not_overlap_and_have_five_with_a_level(seed: int) -> None:
    rng = random.Random(seed)
    tree: dict[int, tuple[int | None, str]] = {}
    people: dict[int, set[int]] = {}
    for n in range(rng.randint(1, 8)):
        tree[n] = (rng.choice([None, *tree]), f"D{n}")
        people[n] = {n * 100 + i for i in range(rng.randint(0, 9))}
    with_level = {p for inside in people.values() for p in inside if rng.random() < 0.7}
    groups = partition(tree, people, with_level)
    for group in groups:
        assert len(group.people & with_level) >= 5
    for one, other in itertools.combinations(groups, 2):
        assert not one.people & other.people
        assert not set(one.department_ids) & set(other.department_ids)


def words() -> dict[str, str]:
    rows = db.session.scalars(sa.select(GroupWord).where(GroupWord.is_shown.is_(True)))
    return {row.subject: row.word for row in rows}


def compute() -> int:
    with unit_of_work():
        return compute_groups(at=now())


def test_words_from_five_people_on_and_anew_with_five_new(app: Flask) -> None:
    company(Visibility.AGGREGATE)
    five, six = two_modules()
    department = make_department("Implementation")
    boss = make_person(name="Boss")
    people = [make_person(manager_id=boss.id, department_id=department.id) for _n in range(5)]
    for person in people[:4]:
        for version in (five, six):
            handed_in(person, version, level=3, forecast=4)
    assert compute() == 0
    for version in (five, six):
        handed_in(people[4], version, level=1, forecast=3)
    assert compute() == 6
    assert words() == {**dict.fromkeys(("C1", "C3", "C4", "C5", "C6"), "most"), FORECAST: "high"}
    page = browser_of(app, boss).get("/team").text
    assert "most meet the target" in page
    assert "tends high" in page
    assert "Reliable" not in page
    assert compute() == 0, "nothing is new"


def test_fewer_than_five_new_change_no_word(app: Flask) -> None:
    company(Visibility.AGGREGATE)
    five, six = two_modules()
    department = make_department()
    people = [make_person(department_id=department.id) for _n in range(5)]
    for person in people:
        for version in (five, six):
            handed_in(person, version, level=1, ago=40)
    compute()
    assert words()["C1"] == "few"
    for n, person in enumerate(people):
        for version in (five, six):
            handed_in(person, version, level=4, ago=-0.001)
        assert compute() == (5 if n == 4 else 0), n


def test_nothing_in_the_narrowest_mode_and_once_a_month(app: Flask) -> None:
    company(Visibility.COMPLETION)
    assert find_month(now(), 10) == []
    db.session.rollback()
    with unit_of_work() as session:
        session.execute(sa.text("UPDATE companies SET visibility = 'aggregate'"))
    db.session.expire_all()
    [month] = find_month(now(), 10)
    with unit_of_work():
        say_groups(month, now())
    assert find_month(now(), 10) == []


def test_no_word_fixes_anybody() -> None:
    """For one word about a group every person may still meet the target or not."""
    for of in range(5, 12):
        for met in range(of + 1):
            word = share_word(met, of)
            fitting = [m for m in range(of + 1) if share_word(m, of) == word]
            assert any(m < of for m in fitting)
            assert any(m > 0 for m in fitting)


def test_a_person_without_a_department_is_in_no_group(app: Flask) -> None:
    company(Visibility.AGGREGATE)
    five, six = two_modules()
    for _n in range(5):
        person = make_person()
        for version in (five, six):
            handed_in(person, version, level=3)
    assert compute() == 0
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Person)) > 5
