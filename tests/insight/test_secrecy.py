"""In the mode of groups nobody's level can be worked out from a year of words, however much else is known."""

import random

from tests.insight.secrecy import (
    Company,
    Levels,
    Member,
    Policy,
    leaks,
    levels,
    published,
    random_company,
    random_world,
)

COMPANIES = 200


def test_no_level_of_anybody_in_200_companies() -> None:
    words = 0
    for seed in range(COMPANIES):
        rng = random.Random(seed)
        company = random_company(rng)
        world = random_world(company, rng)
        words += len(published(company, world, Policy()))
        assert leaks(company, world, Policy()) == [], seed
    assert words > COMPANIES / 4, "something is said at all"


def test_without_the_five_people_the_solver_finds_levels() -> None:
    """The solver can find a leak: a rule is taken away."""
    found = 0
    for seed in range(20):
        rng = random.Random(seed)
        company = random_company(rng, people=(2, 4))
        found += bool(leaks(company, random_world(company, rng), Policy(fewest=1)))
    assert found >= 3


def thirteen() -> tuple[Company, tuple[Levels, ...]]:
    """Five who do not meet the target; then eight more who all do."""
    old, new = (("one", 0), ("two", 0)), (("one", 3), ("two", 3))
    people = (*[Member(0, old)] * 5, *[Member(0, new)] * 8)
    world = (levels(old, (3, 3)), *[levels(old, (1, 1))] * 4, *[levels(new, (3, 3))] * 8)
    return Company({0: (None, "D0")}, people, 3), world


def test_two_words_are_not_subtracted_from_one_another() -> None:
    company, world = thirteen()
    assert published(company, world, Policy()) == [(0, (0,), "few")]
    assert [word for _month, _where, word in published(company, world, Policy(guarded=False))] == ["few", "most"]


def test_without_the_guard_a_year_of_two_words_tells_eight_levels() -> None:
    """By hand, as the worlds of thirteen people are too many: every world with one of the eight below does not fit."""
    company, world = thirteen()
    told = published(company, world, Policy(guarded=False))
    below, met = levels(company.people[5].handed_in, (1, 1)), world[0]
    for of_the_old in range(6):
        old = (*[met] * of_the_old, *[levels(company.people[0].handed_in, (1, 1))] * (5 - of_the_old))
        other = (*old, below, *world[6:])
        assert published(company, other, Policy(guarded=False)) != told


def test_what_was_said_of_two_departments_together_is_not_taken_apart() -> None:
    """A word about two departments holds back a word about one of them until enough is new there."""
    first = (("one", 0), ("two", 0))
    people = (*[Member(0, first)] * 3, *[Member(1, first)] * 4, *[Member(0, (("one", 2), ("two", 2)))] * 4,
              Member(1, (("one", 5), ("two", 5))))  # fmt: skip
    company = Company({0: (None, "D0"), 1: (0, "D1")}, people, 3)
    world = tuple(levels(member.handed_in, (3, 3)) for member in people)
    said = published(company, world, Policy())
    assert said[0] == (0, (0, 1), "most")
    assert all(where != (1,) for _month, where, _word in said), "only one of them is new"
