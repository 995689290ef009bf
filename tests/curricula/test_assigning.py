"""Rules saved, the job run, people coming and going: through the database."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from app.curricula.models import Obligation, ObligationNow, ObligationReason, ObligationRecord
from app.curricula.operations.decisions import extend, record_absence, waive, withdraw_absence
from app.curricula.operations.rules import undo_version
from app.curricula.queries.facts import present_versions
from app.db import db, unit_of_work
from app.engine.assignment.dates import end_of_day
from app.learning.operations.attempts import start_attempt
from app.mail.models import Notice
from app.people.models import Department, Person, Role
from tests.conftest import NOON
from tests.curricula.assigning import assign, complete, kinds, save, states
from tests.factories import make_company, make_department, make_person, publish_m2

DAY = timedelta(days=1)


def _world() -> tuple[Person, Person, Department]:
    make_company()
    publish_m2()
    support = make_department()
    return make_person(roles=[Role.HR]), make_person(department_id=support.id), support


def _in(department: Department) -> dict[str, object]:
    return {"kind": "department", "ids": [department.id], "below": True}


def _move(person: Person, department: Department | None, *, at: object = None) -> None:
    with unit_of_work():
        db.session.get_one(Person, person.id).department_id = department.id if department else None


def test_a_rule_gives_once_and_says_why(app: Flask) -> None:
    hr, learner, support = _world()
    save(hr, at=NOON, audience=_in(support))
    assert assign(NOON + timedelta(minutes=1)) == 1
    assert states(learner) == {"1": "open"}
    assert states(hr) == {}
    row = db.session.scalars(sa.select(ObligationNow)).one()
    assert row.due_at == end_of_day(NOON.date() + 30 * DAY, "Europe/Brussels")
    reason = db.session.scalars(sa.select(ObligationReason)).one()
    assert (reason.matched_on, reason.ended_at) == (NOON.date(), None)
    assert assign(NOON + timedelta(minutes=2)) == 0
    assign(NOON + DAY)
    assert kinds(learner) == ["assigned"]
    [told] = db.session.scalars(sa.select(Notice)).all()
    assert (told.kind, told.person_id) == ("assigned", learner.id)


def test_a_mover_keeps_what_has_another_reason_and_loses_the_rest(app: Flask) -> None:
    hr, learner, support = _world()
    sales = make_department("Sales")
    save(hr, at=NOON, title="Support", audience=_in(support))
    save(hr, at=NOON, title="Sales", audience=_in(sales))
    assign(NOON)
    _move(learner, sales)
    assign(NOON + DAY)
    assert (states(learner), kinds(learner)) == ({"1": "open"}, ["assigned"])
    reasons = db.session.scalars(sa.select(ObligationReason).order_by(ObligationReason.id)).all()
    assert [(r.ended_why, r.ended_at is None) for r in reasons] == [("left", False), (None, True)]
    _move(learner, None)
    assign(NOON + 2 * DAY)
    assert (states(learner), kinds(learner)) == ({"1": "cancelled"}, ["assigned", "cancelled"])
    _move(learner, support)
    assign(NOON + 3 * DAY)
    assert kinds(learner)[-1] == "reopened"
    assert states(learner) == {"1": "open"}


def test_cancelling_keeps_how_long_it_was_overdue(app: Flask) -> None:
    hr, learner, support = _world()
    save(hr, at=NOON, audience=_in(support))
    assign(NOON)
    _move(learner, None)
    assign(NOON + 40 * DAY)
    row = db.session.scalars(sa.select(ObligationRecord).where(ObligationRecord.kind == "cancelled")).one()
    assert row.days_overdue == 10


def test_what_was_started_becomes_optional_when_its_last_reason_ends(app: Flask) -> None:
    hr, learner, support = _world()
    save(hr, at=NOON, audience=_in(support))
    assign(NOON)
    with unit_of_work():
        attempt = start_attempt(module_id="week-five", actor_id=learner.id, at=NOON)
        from app.learning.models import Draft

        db.session.add(Draft(attempt_id=attempt.id, role_play="ingrid-mail", text="Dear", revision=1, saved_at=NOON))
    _move(learner, None)
    assign(NOON + DAY)
    assert states(learner) == {"1": "optional"}
    assert db.session.scalars(sa.select(ObligationNow.due_at)).one() is None


def test_a_completion_fulfils_and_the_next_rolling_cycle_opens_before_its_due(app: Flask) -> None:
    hr, learner, support = _world()
    cycle = {"kind": "rolling", "period": {"count": 12, "unit": "months"}, "opens": 30}
    save(hr, at=NOON, audience=_in(support), cycle=cycle)
    assign(NOON)
    done = complete(learner, at=NOON + DAY)
    assert assign(NOON + DAY + timedelta(hours=1)) == 1
    assert states(learner) == {"1": "fulfilled"}
    assign(NOON + 300 * DAY)
    assert states(learner) == {"1": "fulfilled"}
    assign(NOON + 340 * DAY)
    assert states(learner) == {"1": "fulfilled", "2": "open"}
    due = db.session.scalars(sa.select(ObligationNow.due_at).order_by(ObligationNow.obligation_id.desc())).first()
    assert due == end_of_day((NOON + DAY).date().replace(year=2027), "Europe/Brussels")
    used = db.session.scalars(
        sa.select(ObligationRecord.completion_id).where(ObligationRecord.completion_id.is_not(None))
    )
    assert used.all() == [done]


def test_undoing_takes_back_what_was_given_and_recalls_its_mail(app: Flask) -> None:
    hr, learner, support = _world()
    save(hr, at=NOON, audience=_in(support))
    assign(NOON)
    [version] = present_versions()
    with unit_of_work():
        assert undo_version(version_id=version.id, actor_id=hr.id, at=NOON + timedelta(hours=23)) == 1
    assign(NOON + timedelta(hours=23, minutes=1))
    assert (states(learner), kinds(learner)) == ({}, ["assigned", "withdrawn"])
    assert db.session.scalars(sa.select(Notice.closed_at)).one() is not None


def test_undoing_a_wrong_change_brings_back_reason_and_due(app: Flask) -> None:
    hr, learner, support = _world()
    sales = make_department("Sales")
    rule_id = save(hr, at=NOON, audience=_in(support))
    assign(NOON)
    before = db.session.scalars(sa.select(ObligationNow.due_at)).one()
    save(hr, at=NOON + 5 * DAY, rule_id=rule_id, audience=_in(sales))
    assign(NOON + 5 * DAY)
    assert states(learner) == {"1": "cancelled"}
    wrong = max(present_versions(), key=lambda version: version.number)
    with unit_of_work():
        undo_version(version_id=wrong.id, actor_id=hr.id, at=NOON + 6 * DAY)
    assign(NOON + 6 * DAY)
    assert states(learner) == {"1": "open"}
    assert db.session.scalars(sa.select(ObligationNow.due_at)).one() == before
    assert assign(NOON + 6 * DAY) == 0


def test_waiver_extension_and_absence_are_records_of_their_own(app: Flask) -> None:
    hr, learner, support = _world()
    save(hr, at=NOON, audience=_in(support))
    assign(NOON)
    key = db.session.scalars(sa.select(Obligation.id)).one()
    later = NOON + 35 * DAY
    with unit_of_work():
        extend(obligation_id=key, until=later.date() + 5 * DAY, note="was ill", actor_id=hr.id, at=later)
    assert db.session.scalars(sa.select(ObligationNow.due_at)).one() == end_of_day(
        later.date() + 5 * DAY, "Europe/Brussels"
    )
    with unit_of_work():
        absence = record_absence(
            person_id=learner.id, kind="away", first=later.date(), last=later.date() + 10 * DAY, actor_id=hr.id,
            at=later,
        )  # fmt: skip
    assert db.session.scalars(sa.select(ObligationNow.due_at)).one() == end_of_day(
        later.date() + 24 * DAY, "Europe/Brussels"
    )
    assert states(learner) == {"1": "away"}
    with unit_of_work():
        withdraw_absence(absence_id=absence, actor_id=hr.id, at=later)
        waive(obligation_id=key, since=later.date(), note="does other work", actor_id=hr.id, at=later)
    assert states(learner) == {"1": "waived"}
    assert kinds(learner) == ["assigned", "extended", "waived"]
