"""The demo company: told day by day, goes on after being stopped, loaded only alone, cleared without the courses."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.admin.demo.people import REMARKS, ROLES, DemoPerson, above, people
from app.admin.demo.telling import begin, days, finish, tell
from app.admin.operations.demo import CompanyExists, NotTheDemo, clear_demo
from app.admin.queries.demo import standing
from app.assessment import jobs as assessment_jobs
from app.assessment.models import Appeal, Rating
from app.curricula.models import ObligationNow
from app.curricula.queries.rules import curricula_offered
from app.db import Base, db, unit_of_work
from app.insight.queries.sight import setting
from app.instance import hold
from app.learning.models import Answer, Attempt, Draft
from app.mail.models import Notice, OutboxMail
from app.mail.queries import unsent
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
    _no_mail_of_the_story_waits()
    with pytest.raises(CompanyExists):
        begin(NOON)


def _no_mail_of_the_story_waits() -> None:
    assert count(OutboxMail) > 0
    assert count(Notice) > 0
    assert db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMail).where(unsent())) == 0
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Notice).where(Notice.closed_at.is_(None))) == 0


def test_stopped_anywhere_it_goes_on_and_ends_the_same(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    publish()
    kept = rows_by_table()
    load()
    whole = state()
    with unit_of_work():
        clear_demo()
    assert rows_by_table() == kept
    for days_until_killed in (1, 20, 30):
        with pytest.raises(Killed):
            load(told=_killer(days_until_killed))
        assert standing().is_unfinished
    with monkeypatch.context() as patched:
        _kill_while_scoring(patched, after=3)
        with pytest.raises(Killed):
            load()
    load(at=NOON + timedelta(days=3))
    assert state() == whole


def _killer(lives: int) -> Callable[[], None]:
    left = [None] * lives

    def told() -> None:
        left.pop()
        if not left:
            raise Killed

    return told


def _kill_while_scoring(patched: pytest.MonkeyPatch, *, after: int) -> None:
    score, told = assessment_jobs.score_answer, _killer(after)

    def killed(key: str, at: datetime) -> None:
        told()
        score(key, at)

    patched.setattr(assessment_jobs, "score_answer", killed)


def test_the_demo_is_refused_beside_a_real_company(app: Flask) -> None:
    make_company()
    with pytest.raises(CompanyExists):
        begin(NOON)
    assert count(Person) == 0


def test_the_command_says_why_it_does_not_load(app: Flask) -> None:
    running = hold(app.config["INSTANCE"])
    said = app.test_cli_runner().invoke(args=["demo", "load"])
    assert (said.exit_code, "Stop it first" in said.output) == (1, True)
    os.close(running)
    make_company()
    said = app.test_cli_runner().invoke(args=["demo", "load"])
    assert (said.exit_code, "needs an empty installation" in said.output) == (1, True)


def rows_by_table() -> dict[str, int]:
    """How many rows there are; the ids of what publishing made are not asked for."""
    found = {}
    for table in Base.metadata.sorted_tables:
        found[table.name] = db.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
    return found | {"events": 0}


def test_a_real_company_is_never_cleared(app: Flask) -> None:
    make_company()
    make_person()
    with pytest.raises(NotTheDemo), unit_of_work():
        clear_demo()
    assert (count(Company), count(Person)) == (1, 1)


def test_the_curricula_that_ship_are_there_after_the_demo_is_gone(app: Flask) -> None:
    begin(NOON)
    result = app.test_cli_runner().invoke(args=["demo", "clear", "--yes"])
    assert result.exit_code == 0, result.output
    assert count(Company) == 0
    assert {title for _id, title in curricula_offered()} >= {"Customer service", "Support", "Marketing", "Managers"}
