"""“Done, level still to show”: by settled skill levels, read by the learner alone."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.curricula.operations.curricula import ItemFields, create_curriculum
from app.db import db, unit_of_work
from app.insight.queries.groups import forecast_differences
from app.insight.queries.shown import shown_levels
from app.insight.queries.sight import LONG_AGO
from app.learning.models import Answer
from app.people.models import Role
from tests.curricula.assigning import assign, complete, save
from tests.factories import make_person
from tests.insight.team_world import company, handed_in, rate_by_hand, two_modules
from tests.insight.test_team import browser_of

STILL = "done, level still to show"


def test_two_tasks_show_a_level_and_one_good_answer_does_not(app: Flask) -> None:
    company()
    five, six = two_modules()
    hr, leif = make_person(roles=[Role.HR]), make_person()
    at = now() - timedelta(days=5)
    with unit_of_work():
        items = [ItemFields(module_id="week-five", level=3)]
        curriculum = create_curriculum(title="Service", objective="", items=items, actor_id=hr.id, at=at)
    save(hr, at=at, curriculum_id=curriculum, audience={"kind": "named", "ids": [leif.id]})
    assign(at)
    complete(leif, at=at + timedelta(hours=1))
    assign(now())
    handed_in(leif, five, level=4, ago=4)
    learner = browser_of(app, leif)
    assert shown_levels(leif.id, ["week-five"], at=now()) == {"week-five": 0}, "one piece is not a level"
    assert STILL in learner.get("/assigned").text
    assert STILL not in browser_of(app, hr).get(f"/assign/people/{leif.id}").text, "a level by name is not HR's"
    handed_in(leif, six, level=3, ago=3)
    assert shown_levels(leif.id, ["week-five"], at=now()) == {"week-five": 3}
    assert STILL not in learner.get("/assigned").text


def test_a_scorers_draft_shows_nothing(app: Flask) -> None:
    company()
    leif = make_person()
    for version in two_modules():
        handed_in(leif, version, level=None)
    assert shown_levels(leif.id, ["week-five"], at=now()) == {"week-five": 0}
    assert shown_levels(leif.id, [], at=now()) == {}


def test_forecasts_are_compared_with_the_settled_level_of_the_first_answer(app: Flask) -> None:
    company()
    five, six = two_modules()
    leif = make_person()
    first = handed_in(leif, five, level=2, forecast=4, ago=30)
    answer = db.session.scalars(sa.select(Answer).where(Answer.id == first)).one()
    rate_by_hand(answer, 3, make_person(), at=now())
    handed_in(leif, five, level=4, forecast=1, ago=10)
    assert forecast_differences([leif.id], since=LONG_AGO) == {leif.id: 1.5}, "between 2 and 3; the second try is out"
    since = now() - timedelta(days=20)
    assert forecast_differences([leif.id], since=since) == {}, "a second try is never the first one"
    handed_in(leif, six, level=2, forecast=2, ago=5)
    assert forecast_differences([leif.id], since=since) == {leif.id: 0.0}
