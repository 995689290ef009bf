"""The demo company: told day by day, goes on after being stopped, loaded only alone, cleared without the courses."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.admin.demo.people import REMARKS, ROLES, DemoPerson, above, people
from app.admin.demo.telling import begin, days, finish, tell
from app.admin.operations.demo import CompanyExists, NotTheDemo, clear_demo
from app.admin.queries.demo import standing
from app.assessment.models import Appeal, Rating
from app.catalogue.models import ModuleVersion
from app.curricula.models import ObligationNow
from app.db import Base, db, unit_of_work
from app.insight.queries.sight import setting
from app.learning.models import Answer, Attempt, Draft
from app.mail.models import OutboxMail
from app.people.models import Company, Person, Visibility
from tests.conftest import NOON
from tests.factories import make_company, make_person, publish_module

# Who plays a part in the tests: the dozen, reviewers and administrators, and a few of whom something is told.
SOME = {*REMARKS, *ROLES, "solveig", "petr", "hanne", "dimitra", "yiannis", "kofi"}
MODULES = ("week-five", "twenty-two-comments", "not-a-department")


class Killed(Exception):
    """The process ends here."""


def count(model: type) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


def cast() -> tuple[DemoPerson, ...]:
    there = SOME | {manager for short in SOME for manager in above(short)} | {"rui", "katalin"}
    return tuple(person for person in people() if person.short in there)


def publish() -> None:
    for module_id in MODULES:
        publish_module(module_id)


def load(*, told: Callable[[], None] = lambda: None, at: datetime = NOON) -> None:
    loading = begin(at)
    assert loading.anchor is not None
    tell(loading, days(loading.anchor, cast()), told=told)
    finish(password_hash="x", at=at)


def state() -> dict[str, object]:
    """What is the same however often the telling was stopped: everything but ids of rows and the events."""
    asked = {
        "people": sa.select(Person.email, Person.disabled_at, Person.password_hash).order_by(Person.email),
        "obligations": sa.select(
            Person.email, ObligationNow.state, ObligationNow.due_at, ObligationNow.done_at, ObligationNow.late
        )
        .join(Person, Person.id == ObligationNow.person_id)
        .order_by(Person.email, ObligationNow.due_at, ObligationNow.state),
        "answers": sa.select(Answer.text, Answer.submitted_at).order_by(Answer.submitted_at, Answer.text),
        "ratings": sa.select(Answer.text, Rating.status, Rating.level, Rating.at)
        .join(Rating, Rating.answer_id == Answer.id)
        .order_by(Answer.text, Rating.at),
        "appeals": sa.select(Appeal.opened_at, Appeal.decided_at, Appeal.outcome_level).order_by(Appeal.opened_at),
        "mails": sa.select(OutboxMail.kind, sa.func.count()).group_by(OutboxMail.kind).order_by(OutboxMail.kind),
    }
    return {name: [tuple(row) for row in db.session.execute(rows)] for name, rows in asked.items()}


def test_the_story_leaves_people_in_different_places(app: Flask) -> None:
    publish()
    load()
    company = db.session.get_one(Company, 1)
    assert (company.demo, company.visibility) == (True, Visibility.LEVELS.value)
    assert NOON - setting().levels_since > timedelta(days=240)
    with_password = set(db.session.scalars(sa.select(Person.email).where(Person.password_hash.is_not(None))))
    assert with_password == {f"{short}@tallyport.example" for short in REMARKS}
    assert len(with_password) == 12
    assert count(Draft) == 1
    assert {row.state for row in db.session.scalars(sa.select(ObligationNow))} >= {
        "open", "fulfilled", "waived", "away", "cancelled",
    }  # fmt: skip
    assert {row.late for row in db.session.scalars(sa.select(ObligationNow))} == {True, False, None}
    outcomes = [(row.decided_at is None, row.outcome_level) for row in db.session.scalars(sa.select(Appeal))]
    assert sorted(outcomes, key=str) == [(False, 3), (True, None)]
    assert db.session.scalar(sa.select(sa.func.max(Attempt.touched_at))) < NOON


def test_no_mail_of_the_story_waits_to_be_sent(app: Flask) -> None:
    publish()
    load()
    waiting = sa.select(sa.func.count()).where(OutboxMail.sent_at.is_(None), OutboxMail.dropped_at.is_(None))
    assert count(OutboxMail) > 0
    assert db.session.scalar(waiting.select_from(OutboxMail)) == 0


@pytest.mark.parametrize("lives", [1, 30, 60])
def test_stopped_anywhere_it_goes_on_and_ends_the_same(app: Flask, lives: int, monkeypatch: pytest.MonkeyPatch) -> None:
    publish()
    load()
    whole = state()
    with unit_of_work():
        clear_demo()
    left = lives

    def killed() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise Killed

    with pytest.raises(Killed):
        load(told=killed)
    assert standing().is_unfinished
    load(at=NOON + timedelta(days=3))
    assert state() == whole


def test_stopped_in_the_middle_of_a_night_it_goes_on(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    publish()
    load()
    whole = state()
    with unit_of_work():
        clear_demo()
    from app.assessment import jobs

    scored, keep = 0, jobs.score_answer

    def killed(key: str, at: datetime) -> None:
        nonlocal scored
        scored += 1
        if scored == 5:
            raise Killed
        keep(key, at)

    monkeypatch.setattr(jobs, "score_answer", killed)
    with pytest.raises(Killed):
        load()
    load()
    assert state() == whole


def test_the_demo_is_refused_beside_a_real_company_and_a_second_time(app: Flask) -> None:
    make_company()
    with pytest.raises(CompanyExists):
        begin(NOON)
    assert count(Person) == 0


def test_a_loaded_demo_is_not_loaded_again(app: Flask) -> None:
    publish()
    load()
    with pytest.raises(CompanyExists):
        begin(NOON)


def test_clearing_leaves_the_courses_and_nothing_else(app: Flask) -> None:
    publish()
    kept = {table.name: _rows(table) for table in Base.metadata.sorted_tables}
    load()
    with unit_of_work():
        clear_demo()
    assert {table.name: _rows(table) for table in Base.metadata.sorted_tables} | {"events": 0} == kept | {"events": 0}
    assert count(ModuleVersion) == len(MODULES)


def _rows(table: sa.Table) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_a_real_company_is_never_cleared(app: Flask) -> None:
    make_company()
    make_person()
    with pytest.raises(NotTheDemo), unit_of_work():
        clear_demo()
    assert (count(Company), count(Person)) == (1, 1)
