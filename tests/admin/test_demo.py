"""The demo company: loaded only into an empty installation, cleared without touching the courses."""

import pytest
import sqlalchemy as sa
from flask import Flask

from app.admin.demo.people import PEOPLE
from app.admin.operations.demo import CompanyExists, NotTheDemo, clear_demo, load_company, load_progress, load_ratings
from app.assessment import jobs as assessment_jobs
from app.assessment.models import Rating
from app.catalogue.models import ModuleVersion
from app.db import db, unit_of_work
from app.jobs.runner import run
from app.learning.models import Answer, Attempt, Draft
from app.people.models import Company, Person
from tests.conftest import NOON
from tests.factories import make_company, make_person, publish_m2


def count(model: type) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


def load() -> None:
    publish_m2()
    with unit_of_work():
        load_company(password_hash="x", at=NOON)
    with unit_of_work():
        load_progress(at=NOON)
    for job in assessment_jobs.JOBS:
        run(job)
    with unit_of_work():
        load_ratings(at=NOON)


def test_the_demo_has_its_dozen_people_in_different_places(app: Flask) -> None:
    load()
    assert count(Person) == len(PEOPLE) == 12
    assert count(Attempt) == 4
    assert count(Answer) == 3
    assert count(Draft) == 1
    assert count(Rating) == 3 + 1


def test_the_demo_is_refused_beside_a_real_company(app: Flask) -> None:
    make_company()
    with pytest.raises(CompanyExists), unit_of_work():
        load_company(password_hash="x", at=NOON)
    assert count(Person) == 0


def test_clearing_leaves_the_courses_and_nothing_else(app: Flask) -> None:
    load()
    with unit_of_work():
        clear_demo()
    assert (count(Company), count(Person), count(Answer)) == (0, 0, 0)
    assert count(ModuleVersion) == 1


def test_a_real_company_is_never_cleared(app: Flask) -> None:
    make_company()
    make_person()
    with pytest.raises(NotTheDemo), unit_of_work():
        clear_demo()
    assert (count(Company), count(Person)) == (1, 1)
