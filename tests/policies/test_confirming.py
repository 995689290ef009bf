"""A policy is due like a module; confirming fulfils it; a changed text asks again, an editorial change does not."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.curricula.models import Obligation, ObligationNow
from app.curricula.operations.attesting import NewerText, NotAsked
from app.curricula.operations.decisions import waive
from app.curricula.queries.obligations import own_open
from app.curricula.queries.policies import own_policy, waiting_counts, waiting_page
from app.db import db, unit_of_work
from app.engine.assignment.dates import end_of_day
from app.errors import Missing
from app.learning.models import Completion
from app.people.models import Person, Role
from app.policies.queries.attestations import attestations, counts_by_version
from app.policies.queries.versions import current
from tests.conftest import NOON
from tests.curricula.assigning import assign, kinds, states
from tests.factories import make_company, make_person
from tests.policies.texts import ID, TEXT, confirm, confirmations, given_to_all, published

DAY = timedelta(days=1)
ZONE = "Europe/Brussels"
NEW = TEXT.replace("20 euros", "10 euros")


def _given(**parts: object) -> tuple[Person, Person]:
    make_company()
    hr, learner = make_person(roles=[Role.HR]), make_person()
    published()
    given_to_all(hr, **parts)
    return hr, learner


def _due(person: Person, cycle: str) -> object:
    db.session.rollback()
    return db.session.scalar(
        sa.select(ObligationNow.due_at)
        .join(Obligation, Obligation.id == ObligationNow.obligation_id)
        .where(Obligation.person_id == person.id, Obligation.cycle == cycle)
    )


def test_it_is_due_with_a_reason_and_confirming_fulfils_it_at_once(app: Flask) -> None:
    _hr, learner = _given()
    [row] = own_open(learner.id)
    assert (row.policy_id, row.title, row.minutes) == (ID, "Gifts and hospitality", 3)
    assert row.due_at == end_of_day(NOON.date() + 30 * DAY, ZONE)
    assert [reason.title for reason in row.reasons] == ["House rules"]
    confirm(learner, at=NOON + DAY)
    assert (states(learner), kinds(learner)) == ({"1": "fulfilled"}, ["assigned", "fulfilled"])
    [found] = confirmations()
    assert (found.person_id, found.at, found.zone, found.cycle) == (learner.id, NOON + DAY, ZONE, "1")
    assert own_open(learner.id) == []
    assign(NOON + 2 * DAY)
    assert kinds(learner) == ["assigned", "fulfilled"]


def test_a_confirmation_is_no_completion(app: Flask) -> None:
    _hr, learner = _given()
    confirm(learner, at=NOON)
    assert db.session.scalars(sa.select(Completion)).all() == []


def test_pressing_twice_is_one_confirmation(app: Flask) -> None:
    _hr, learner = _given()
    assert confirm(learner, at=NOON) == confirm(learner, at=NOON + DAY)
    assert len(confirmations()) == 1


def test_a_changed_text_is_asked_for_again_and_what_was_done_stays_done(app: Flask) -> None:
    _hr, learner = _given()
    confirm(learner, at=NOON + DAY)
    published(text=NEW, change="Less.", at=NOON + 3 * DAY)
    assign(NOON + 4 * DAY)
    assert states(learner) == {"1": "fulfilled", "2": "open"}
    assert _due(learner, "2") == end_of_day(NOON.date() + 18 * DAY, ZONE)
    own = own_policy(learner.id, ID)
    assert own.last is not None
    assert (own.version.number, own.last.version.number, own.changed_since) == (2, 1, True)
    confirm(learner, at=NOON + 5 * DAY)
    assert states(learner) == {"1": "fulfilled", "2": "fulfilled"}
    assign(NOON + 6 * DAY)
    assert kinds(learner) == ["assigned", "fulfilled", "assigned", "fulfilled"]


def test_an_editorial_change_asks_nobody_again(app: Flask) -> None:
    _hr, learner = _given()
    confirm(learner, at=NOON + DAY)
    published(text=TEXT.replace("a coffee", "coffee"), change="Wording.", confirm_again=False, at=NOON + 2 * DAY)
    assign(NOON + 3 * DAY)
    assert states(learner) == {"1": "fulfilled"}
    assert [(row.number, row.people) for row in counts_by_version(ID)] == [(2, 0), (1, 1)]


def test_who_has_not_confirmed_yet_keeps_the_due_and_confirms_the_new_text(app: Flask) -> None:
    _hr, learner = _given()
    due = _due(learner, "1")
    published(text=NEW, change="Less.", at=NOON + 3 * DAY)
    assign(NOON + 4 * DAY)
    assert (states(learner), _due(learner, "1")) == ({"1": "open"}, due)
    confirm(learner, at=NOON + 5 * DAY)
    assert states(learner) == {"1": "fulfilled"}


def test_a_text_that_was_not_shown_is_never_confirmed(app: Flask) -> None:
    _hr, learner = _given()
    shown = current(ID).id
    published(text=NEW, change="Less.", confirm_again=False, at=NOON + DAY)
    with pytest.raises(NewerText):
        confirm(learner, at=NOON + 2 * DAY, version_id=shown)
    assert confirmations() == []


def test_who_was_never_asked_finds_no_policy_and_who_is_not_asked_now_is_told(app: Flask) -> None:
    _hr, learner = _given(audience={"kind": "named", "ids": [0]})
    with pytest.raises(Missing):
        own_policy(learner.id, ID)
    with pytest.raises(Missing):
        confirm(learner, at=NOON)


def test_a_waived_one_is_asked_for_again_only_when_the_text_changes(app: Flask) -> None:
    hr, learner = _given()
    with unit_of_work():
        waive(obligation_id=own_open(learner.id)[0].id, since=NOON.date(), note="Abroad", actor_id=hr.id, at=NOON + DAY)
    assign(NOON + 2 * DAY)
    assert states(learner) == {"1": "waived"}
    confirm_refused(learner)
    published(text=NEW, change="Less.", at=NOON + 3 * DAY)
    assign(NOON + 4 * DAY)
    assert states(learner) == {"1": "waived", "2": "open"}


def confirm_refused(learner: Person) -> None:
    """Nothing is asked: there is nothing to confirm, and nobody has."""
    with pytest.raises((NotAsked, Missing)):
        confirm(learner, at=NOON + 2 * DAY)


def test_a_yearly_rule_asks_for_the_same_text_again(app: Flask) -> None:
    _hr, learner = _given(cycle={"kind": "rolling", "period": {"count": 12, "unit": "months"}})
    confirm(learner, at=NOON)
    year = NOON + 340 * DAY
    assign(year)
    assert states(learner) == {"1": "fulfilled", "2": "open"}
    confirm(learner, at=year + DAY)
    assert [row.cycle for row in confirmations()] == ["1", "2"]
    assert states(learner) == {"1": "fulfilled", "2": "fulfilled"}
    assert [row.people for row in counts_by_version(ID)] == [1]


def test_a_changed_text_in_the_middle_of_a_rolling_cycle_is_due_after_the_days_of_the_rule(app: Flask) -> None:
    _hr, learner = _given(cycle={"kind": "rolling", "period": {"count": 12, "unit": "months"}})
    confirm(learner, at=NOON)
    published(text=NEW, change="Less.", at=NOON + 10 * DAY)
    assign(NOON + 11 * DAY)
    assert _due(learner, "2") == end_of_day(NOON.date() + 25 * DAY, ZONE)


def test_one_confirmation_answers_everything_that_asks_for_it_then(app: Flask) -> None:
    _hr, learner = _given(cycle={"kind": "fixed", "dates": [{"month": NOON.month, "day": 28}], "opens": 360})
    assign(NOON + 60 * DAY)
    assert list(states(learner).values()).count("open") >= 2
    confirm(learner, at=NOON + 61 * DAY)
    assert set(states(learner).values()) == {"fulfilled"}
    assert len(confirmations()) == 1


def test_who_still_has_to_confirm_is_counted_and_listed_by_due(app: Flask) -> None:
    hr, learner = _given()
    late = NOON + 40 * DAY
    confirm(hr, at=NOON + DAY)
    counts = waiting_counts(ID, at=late)
    assert (counts.waiting, counts.overdue) == (1, 1)
    assert waiting_counts(ID, at=NOON).overdue == 0
    assert [row.person_id for row in waiting_page(ID, overdue_at=late, page=1).items] == [learner.id]
    assert waiting_page(ID, overdue_at=NOON, page=1).items == []


def test_confirmations_are_read_in_pages_and_by_version(app: Flask) -> None:
    hr, learner = _given()
    people = [hr, learner]
    for n, person in enumerate(people):
        confirm(person, at=NOON + n * DAY)
    first = attestations(policy_id=ID, size=1)
    rest = attestations(policy_id=ID, after=first[-1].id, size=5)
    assert [row.person_id for row in [*first, *rest]] == [person.id for person in people]
    assert attestations(policy_id=ID, number=2) == []
    assert len(attestations(first=NOON + DAY)) == 1
    assert len(attestations(until=NOON + DAY)) == 1
