"""An outage is recorded, and dues inside it move by its length and one day more."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.curricula.models import ObligationNow, OutageRecord
from app.db import db
from app.people.models import Role
from tests.curricula.assigning import assign, save
from tests.factories import make_company, make_person, publish_m2
from tests.insight.test_team import browser_of


def due() -> object:
    db.session.rollback()
    return db.session.scalars(sa.select(ObligationNow.due_at)).one()


def test_dues_inside_move_by_the_length_and_a_day(app: Flask) -> None:
    make_company()
    publish_m2()
    hr = make_person(roles=[Role.HR], created_at=now())
    at = now() - timedelta(days=20)
    save(hr, at=at, audience={"kind": "named", "ids": [hr.id]},
         due={"anchor": "match", "after": {"count": 15}, "at_least": 1})  # fmt: skip
    assign(at)
    before = due()
    day = (now() - timedelta(days=5)).date()
    sent = {
        "first_day": (day - timedelta(days=1)).isoformat(), "first_time": "12:00",
        "last_day": (day + timedelta(days=1)).isoformat(), "last_time": "12:00",
    }  # fmt: skip
    browser = browser_of(app, hr)
    assert browser.submit("/assign/outages", sent).status_code == 303
    assert assign(now()) > 0, "the job is woken"
    assert due() == before + timedelta(days=3)  # type: ignore[operator]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(OutageRecord)) == 1
    assert "recorded" in browser.get("/assign/outages").text


def test_what_does_not_fit_is_said_and_kept(app: Flask) -> None:
    make_company()
    browser = browser_of(app, make_person(roles=[Role.HR]))
    today = now().date().isoformat()
    backwards = {"first_day": today, "first_time": "12:00", "last_day": today, "last_time": "11:00"}
    for sent in ({}, {**backwards, "last_day": "soon"}, backwards):
        page = browser.submit("/assign/outages", sent)
        assert page.status_code == 400
        assert "Nothing was saved yet." in page.text
    assert f'value="{today}"' in page.text
    assert browser_of(app, make_person()).get("/assign/outages").status_code == 403
