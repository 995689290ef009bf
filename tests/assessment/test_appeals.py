"""Appeals: another reviewer, blind to the first level; never lower; out of the level while open."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.assessment.models import Appeal, Rating
from app.assessment.operations.appeals import (
    AppealedBefore,
    NotOpenToAppeal,
    UnclearAppeal,
    UnclearOutcome,
    decide_appeal,
    open_appeal,
)
from app.assessment.queries.appeals import appeal_case, may_answer, promised_by
from app.clock import now
from app.db import db, unit_of_work
from app.errors import Missing
from app.insight.queries.facts import facts
from app.mail.models import Notice
from app.people.models import Person, Role
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_department, make_person, sign_in
from tests.insight.team_world import handed_in, two_modules


def reviewer(**values: object) -> Person:
    return make_person(roles=[Role.REVIEWER], **values)  # type: ignore[arg-type]


@pytest.fixture
def answered(app: Flask) -> tuple[Person, Person, int]:
    """A writer, the first reviewer and the answer, rated 2 in everything ten days ago."""
    make_company(created_at=NOON)
    five, _six = two_modules()
    writer, first = make_person(name="Leif Aune"), reviewer(name="First Canary")
    return writer, first, handed_in(writer, five, level=2, rater=first)


def appeal(writer: Person, answer_id: int, *, criterion: str = "A1", reason: str = "I name it.") -> int:
    with unit_of_work():
        return open_appeal(
            answer_id=answer_id, criterion=criterion, span=(0, 6), reason=reason, actor_id=writer.id, at=now()
        ).id


def value(person: Person, competency: str = "C1") -> float | None:
    own = facts([person.id], at=now())[person.id]
    return own.values[competency][0].value if own.values.get(competency) else None


def browser_of(app: Flask, person: Person) -> Browser:
    browser = app.test_client()
    sign_in(browser, person)
    assert isinstance(browser, Browser)
    return browser


def test_open_it_is_out_and_decided_it_counts(answered: tuple[Person, Person, int]) -> None:
    writer, _first, answer_id = answered
    second = reviewer()
    assert value(writer) == 2
    appeal_id = appeal(writer, answer_id)
    assert value(writer) is None
    assert value(writer, "C3") == 2, "the others stay"
    with unit_of_work():
        decide_appeal(appeal_id=appeal_id, level=3, reason="You do.", actor_id=second.id, at=now())
    assert value(writer) == 3
    told = db.session.scalars(sa.select(Notice).where(Notice.kind == "appeal-decided")).one()
    assert (told.person_id, told.ids) == (writer.id, {"appeal_id": appeal_id})


def test_an_appeal_never_lowers(answered: tuple[Person, Person, int]) -> None:
    writer, _first, answer_id = answered
    second, appeal_id = reviewer(), appeal(writer, answer_id)
    with unit_of_work():
        decide_appeal(appeal_id=appeal_id, level=1, reason="No.", actor_id=second.id, at=now())
    assert value(writer) == 2
    assert db.session.scalars(sa.select(Rating)).one().levels["A1"] == 2, "history stays"


def test_who_may_answer(answered: tuple[Person, Person, int]) -> None:
    writer, first, answer_id = answered
    department = make_department()
    boss, below = reviewer(), reviewer(manager_id=writer.id)
    row = db.session.get_one(Person, writer.id)
    row.manager_id, row.department_id = boss.id, department.id
    db.session.commit()
    near, plain = reviewer(department_id=department.id), make_person()
    case = db.session.get_one(Appeal, appeal(writer, answer_id))
    shut = [person.id for person in (writer, first, boss, below, plain)]
    assert [may_answer(case, person_id) for person_id in shut] == [False] * 5
    assert may_answer(case, near.id), "nobody else is left"
    far = reviewer()
    assert (may_answer(case, near.id), may_answer(case, far.id)) == (False, True)
    for person_id in (*shut, near.id):
        with pytest.raises(Missing):
            appeal_case(appeal_id=case.id, reviewer_id=person_id)
        with pytest.raises(Missing), unit_of_work():
            decide_appeal(appeal_id=case.id, level=3, reason="x", actor_id=person_id, at=now())


def test_what_is_refused(answered: tuple[Person, Person, int]) -> None:
    writer, _first, answer_id = answered
    second = reviewer()
    with pytest.raises(UnclearAppeal):
        appeal(writer, answer_id, reason=" ")
    with pytest.raises(UnclearAppeal):
        appeal(writer, answer_id, criterion="Z9")
    with pytest.raises(Missing):
        appeal(second, answer_id)
    appeal_id = appeal(writer, answer_id)
    with pytest.raises(AppealedBefore):
        appeal(writer, answer_id)
    with pytest.raises(UnclearOutcome), unit_of_work():
        decide_appeal(appeal_id=appeal_id, level=3, reason="", actor_id=second.id, at=now())
    with pytest.raises(NotOpenToAppeal), unit_of_work():
        open_appeal(
            answer_id=answer_id, criterion="A2", span=(0, 3), reason="x", actor_id=writer.id,
            at=now() + timedelta(days=20, minutes=1),
        )  # fmt: skip


def test_deciding_twice_keeps_the_first(answered: tuple[Person, Person, int]) -> None:
    writer, _first, answer_id = answered
    second, appeal_id = reviewer(), appeal(writer, answer_id)
    for level in (3, 4):
        with unit_of_work():
            decide_appeal(appeal_id=appeal_id, level=level, reason="Yes.", actor_id=second.id, at=now())
    assert db.session.get_one(Appeal, appeal_id).outcome_level == 3
    with pytest.raises(Missing), unit_of_work():
        decide_appeal(appeal_id=appeal_id, level=4, reason="x", actor_id=reviewer().id, at=now())


def test_the_promise_is_ten_working_days(answered: tuple[Person, Person, int]) -> None:
    from zoneinfo import ZoneInfo

    assert promised_by(NOON, ZoneInfo("Europe/Brussels")).isoformat() == "2026-03-16"


def test_the_pages(app: Flask, answered: tuple[Person, Person, int]) -> None:
    writer, first, answer_id = answered
    own, second = browser_of(app, writer), reviewer()
    assert f"/answers/{answer_id}/appeal" in own.get(f"/answers/{answer_id}/feedback").text
    sent = {"criterion": "A1", "sentence": "1", "text": "I name it. Leif Aune"}
    assert own.submit(f"/answers/{answer_id}/appeal", {**sent, "sentence": "99"}).status_code == 422
    assert own.submit(f"/answers/{answer_id}/appeal", sent).status_code == 303
    assert "answered by" in own.get(f"/answers/{answer_id}/appeal").text
    assert browser_of(app, second).get(f"/answers/{answer_id}/appeal").status_code == 404
    place = f"/review/appeals/{db.session.scalars(sa.select(Appeal.id)).one()}"
    assert place not in browser_of(app, first).get("/review/appeals").text
    assert browser_of(app, first).get(place).status_code == 404
    office = browser_of(app, second)
    assert place in office.get("/review/appeals").text
    page = office.get(place).text
    for hidden in ("First Canary", "Leif", "canary-comment", "checked"):
        assert hidden not in page.split("<main")[1].split("</main>")[0], hidden
    assert office.submit(place, {"level": "3", "text": ""}).status_code == 422
    assert office.submit(place, {"level": "3", "text": "You name it."}).status_code == 303
    told = own.get(f"/answers/{answer_id}/appeal").text
    assert "It counts as Solid now; it was Partial." in told
    assert "You name it." in told
    assert "After your appeal it counts as Solid." in own.get(f"/answers/{answer_id}/feedback").text
    assert "You have answered this appeal." in office.get(place).text
