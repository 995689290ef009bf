"""Several windows at once: one attempt, one choice a scene."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from app.db import db, unit_of_work
from app.errors import Refused
from app.learning.models import Attempt, ChoiceMade
from app.learning.operations.attempts import start_attempt
from app.learning.operations.choices import make_choice
from app.learning.operations.steps import finish_step
from tests.conftest import NOON
from tests.factories import make_company, make_person, publish_m2

WINDOWS = 6


@pytest.fixture
def person_id(app) -> int:
    make_company()
    publish_m2()
    person_id = make_person().id
    db.session.rollback()
    return person_id


def at_once(app, work) -> list[object]:
    """Run `work(n)` in several threads, each in a unit of work of its own; gives results and refusals."""

    def run(n: int) -> object:
        with app.app_context():
            try:
                with unit_of_work():
                    return work(n)
            except Refused as refused:
                return refused

    with ThreadPoolExecutor(WINDOWS) as pool:
        return list(pool.map(run, range(WINDOWS)))


def test_starting_in_many_windows_is_one_attempt(app, person_id):
    ids = at_once(app, lambda n: start_attempt(module_id="week-five", actor_id=person_id, at=NOON).id)
    assert len(set(ids)) == 1
    assert db.session.scalars(sa.select(Attempt.id)).all() == ids[:1]


def test_choosing_differently_in_many_windows_is_one_choice(app, person_id):
    with unit_of_work():
        attempt_id = start_attempt(module_id="week-five", actor_id=person_id, at=NOON).id
        for step in ("brief", "lesson:the-person-first"):
            finish_step(attempt_id=attempt_id, step=step, actor_id=person_id, at=NOON)

    def choose(n: int) -> str | None:
        return make_choice(
            attempt_id=attempt_id, position=0, scene="third-ticket", choice="abc"[n % 3], actor_id=person_id, at=NOON
        ).choice

    outcomes = at_once(app, choose)
    [stored] = db.session.scalars(sa.select(ChoiceMade.choice)).all()
    assert [outcome for outcome in outcomes if isinstance(outcome, str)] == [stored] * (WINDOWS // 3)
    assert len([outcome for outcome in outcomes if isinstance(outcome, Refused)]) == WINDOWS - WINDOWS // 3
