"""Short words about people."""

import pytest
from flask import Flask

from app.people.models import Job, Role, Visibility
from app.people.words import JOBS, ROLES, VISIBILITY, what_they_do


def test_every_value_has_words(app: Flask) -> None:
    assert (set(ROLES), set(JOBS), set(VISIBILITY)) == (set(Role), set(Job), set(Visibility))


@pytest.mark.parametrize(
    ("roles", "jobs", "manages", "words"),
    [
        ((), (Job.SERVICE,), 0, "Learner, Service"),
        ((), (Job.OTHER,), 0, "Learner"),
        ((), (Job.MANAGER, Job.SERVICE), 0, "Manager, Service"),
        ((Role.REVIEWER,), (Job.SUPPORT,), 3, "Reviewer, Manager, Support"),
        ((Role.ADMINISTRATOR,), (Job.OTHER,), 0, "Administrator"),
    ],
)
def test_what_they_do(app: Flask, roles: tuple[Role, ...], jobs: tuple[Job, ...], manages: int, words: str) -> None:
    assert what_they_do(roles=roles, jobs=jobs, manages=manages) == words
