"""“My data”: own figures, download, objecting; HR answers."""

import io
import json
import zipfile
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db, unit_of_work
from app.insight.jobs import find_old_looks, forget_looks
from app.insight.models import DataMessage, Look
from app.insight.operations.looks import record_looks
from app.people.models import Role, Visibility
from tests.factories import make_person
from tests.insight.team_world import TEXT, company, handed_in, two_modules
from tests.insight.test_team import browser_of


def test_own_levels_are_shown_in_every_mode(app: Flask) -> None:
    company(Visibility.COMPLETION)
    five, six = two_modules()
    leif = make_person()
    handed_in(leif, five, level=2, ago=400)
    page = browser_of(app, leif).get("/my-data").text
    assert "Nothing was rated" not in page
    handed_in(leif, six, level=2, ago=10)
    page = browser_of(app, leif).get("/my-data").text
    assert "one piece so far: Practising" in page
    handed_in(leif, five, level=3, ago=5)
    page = browser_of(app, leif).get("/my-data").text
    assert "3 Reliable" in page
    assert "Mean 2.5, likely between" in page
    assert page.count("How this is counted") >= 6
    assert "only you. Managers see what you completed." in page


def test_nobody_has_anything_at_first(app: Flask) -> None:
    company()
    page = browser_of(app, make_person()).get("/my-data").text
    assert "Nothing was rated by a person yet." in page
    assert "Nobody." in page


def test_the_download_has_everything_of_oneself_and_nothing_of_others(app: Flask) -> None:
    company()
    five, _six = two_modules()
    leif, other = make_person(name="Leif Aune", password_hash="secret-hash"), make_person(name="Other Canary")
    answer_id = handed_in(leif, five, level=2, forecast=4)
    theirs = handed_in(other, five, level=3)
    sent = browser_of(app, leif).get("/my-data/download")
    with zipfile.ZipFile(io.BytesIO(sent.data)) as archive:
        names = archive.namelist()
        found = {name: archive.read(name).decode() for name in names}
    assert found[f"texts/answer-{answer_id}-ingrid-mail.txt"] == TEXT
    assert not any(str(theirs) in name for name in names if name.startswith("texts"))
    assert json.loads(found["forecasts.json"])[0]["level"] == 4
    assert json.loads(found["ratings.json"])[0]["comment"] == "canary-comment"
    everything = "\n".join(found.values())
    assert "secret-hash" not in everything
    assert "Other Canary" not in everything
    assert "rater_id" not in everything


def test_objecting_and_an_answer(app: Flask) -> None:
    company()
    leif, hr = make_person(name="Leif Aune"), make_person(roles=[Role.HR])
    own, office = browser_of(app, leif), browser_of(app, hr)
    assert own.submit("/my-data/messages", {"text": "  "}).status_code == 422
    assert own.submit("/my-data/messages", {"text": "This was not me."}).status_code == 303
    assert own.get("/people/messages").status_code == 403
    assert "This was not me." in office.get("/people/messages").text
    row = db.session.scalars(sa.select(DataMessage)).one()
    assert office.submit(f"/people/messages/{row.id}", {"text": ""}).status_code == 422
    assert office.submit(f"/people/messages/{row.id}", {"text": "It is corrected."}).status_code == 303
    assert "It is corrected." in own.get("/my-data").text
    assert "This was not me." not in office.get("/people/messages").text
    assert office.submit("/people/messages/9999", {"text": "x"}).status_code == 404


def test_looks_are_forgotten_after_twelve_months(app: Flask) -> None:
    company()
    boss, leif = make_person(), make_person()
    at = now()
    for days in (1, 365, 400):
        with unit_of_work():
            record_looks(viewer_id=boss.id, person_ids=[leif.id], kind="team", day=(at - timedelta(days=days)).date())
    assert find_old_looks(at, 10) == ["all"]
    with unit_of_work():
        forget_looks("all", at)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Look)) == 2
    assert find_old_looks(at, 10) == []


def test_help_and_own_data_are_for_everybody(app: Flask) -> None:
    company()
    browser = browser_of(app, make_person())
    for place in ("/how-this-is-counted", "/my-data"):
        assert "not for pay, promotion, discipline or dismissal" in browser.get(place).text
    assert 'href="/my-data"' in browser.get("/profile").text
