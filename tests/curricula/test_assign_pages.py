"""HR's pages and the learner's, over HTTP."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.curricula.models import Absence, AssignmentRule, Curriculum, CurriculumItem, Obligation, RuleDraft, RuleVersion
from app.db import db
from app.people.models import Department, Person, Role
from tests.conftest import Browser
from tests.curricula.assigning import MODULE, assign, complete, save, states
from tests.factories import make_company, make_department, make_person, publish_m2, sign_in
from tests.house_rules.statements import statements


def _hr(app: Flask) -> tuple[Browser, Person, Department]:
    make_company()
    publish_m2()
    browser = app.test_client()
    assert isinstance(browser, Browser)
    hr = make_person(roles=[Role.HR], name="Tomás Rey", jobs=())
    sign_in(browser, hr)
    return browser, hr, make_department()


def _draft(browser: Browser, department: Department, **more: object) -> int:
    """A draft written step by step, up to the preview; returns its id."""
    browser.submit("/assign/rules")
    draft = db.session.scalars(sa.select(RuleDraft.id)).one()
    base = f"/assign/drafts/{draft}"
    answer = browser.submit(f"{base}/audience", {"departments": [str(department.id)], "mode": "all", **more})
    assert answer.location == f"{base}/content", answer.text
    answer = browser.submit(f"{base}/content", {"content": f"m:{MODULE}", "look_back": "0"})
    assert answer.location == f"{base}/dates", answer.text
    dates = {"anchor": "match", "count": "30", "unit": "days", "at_least": "14", "repeat": "fixed", "days": "01-31"}
    answer = browser.submit(f"{base}/dates", {**dates, "opens": "30"})
    assert answer.location == f"{base}/reminders", answer.text
    answer = browser.submit(f"{base}/reminders", {"on_assignment": "y", "days_before": "7, 1", "on_leave": "cancel"})
    assert answer.location == f"{base}/preview", answer.text
    return draft


def test_a_rule_is_written_step_by_step_and_shown_by_name_before_it_is_saved(app: Flask) -> None:
    browser, _hr_person, support = _hr(app)
    learner = make_person(name="Chidi Okeke", department_id=support.id)
    make_person(name="Nobody Concerned")
    make_person(roles=[Role.REVIEWER], name="Rita Reads")
    done = make_person(name="Dora Done", department_id=support.id)
    complete(done, at=now() - timedelta(days=20))
    draft = _draft(browser, support)
    page = browser.get(f"/assign/drafts/{draft}/preview").text
    assert "Nothing is saved yet" in page
    assert "Everyone in Support" in page.replace("</a>", "").replace("\n", "")
    assert "Chidi Okeke" in page
    assert "Nobody Concerned" not in page
    assert "Did “Week five” only on" in page
    assert "Save rule and assign to 2 people" in page
    assert "reviewer hours" in page
    assert db.session.scalars(sa.select(AssignmentRule)).all() == []
    browser.submit(f"/assign/drafts/{draft}/left-out", {"person": str(done.id)})
    assert "Left out." in browser.get(f"/assign/drafts/{draft}/preview").text
    answer = browser.submit(f"/assign/drafts/{draft}/save", {"title": "Support starters", "base_number": "0"})
    rule = db.session.scalars(sa.select(AssignmentRule)).one()
    assert answer.location == f"/assign/rules/{rule.id}"
    assign(now())
    assert states(learner) == {"1": "open"}
    assert states(done) == {}
    assert "Support starters" in browser.get(f"/assign/rules/{rule.id}").text
    assert "Support starters" in browser.get("/assign").text


def test_steps_keep_what_was_chosen_and_say_what_is_wrong(app: Flask) -> None:
    browser, _person, support = _hr(app)
    boss = make_person(name="Marta Lindahl")
    draft = _draft(browser, support, reports_to=boss.email, hired_within="90", not_jobs=["marketing"])
    page = browser.get(f"/assign/drafts/{draft}/audience").text
    assert boss.email in page
    assert 'value="90"' in page
    refused = browser.submit(f"/assign/drafts/{draft}/audience", {"people": "Not A Person", "mode": "all"})
    assert refused.status_code == 400
    assert "Nobody, or more than one person, fits: Not A Person" in refused.text
    refused = browser.submit(f"/assign/drafts/{draft}/dates", {"anchor": "fixed", "repeat": "fixed", "days": "13-40"})
    assert refused.status_code == 400
    assert "Write the day, like 2026-03-31." in refused.text
    assert "Write days like 01-31" in refused.text


def test_somebody_elses_draft_does_not_exist(app: Flask) -> None:
    browser, _person, support = _hr(app)
    draft = _draft(browser, support)
    sign_in(browser, make_person(roles=[Role.HR]))
    assert browser.get(f"/assign/drafts/{draft}/preview").status_code == 404
    assert browser.submit(f"/assign/drafts/{draft}/drop").status_code == 404


def test_two_people_changing_one_rule_do_not_overwrite_each_other(app: Flask) -> None:
    browser, hr, _support = _hr(app)
    rule_id = save(hr, at=now())
    browser.submit(f"/assign/rules/{rule_id}/change")
    draft = db.session.scalars(sa.select(RuleDraft.id)).one()
    save(make_person(roles=[Role.HR]), at=now(), rule_id=rule_id, title="Changed meanwhile")
    answer = browser.submit(f"/assign/drafts/{draft}/save", {"title": "Mine", "base_number": "1"})
    assert answer.status_code == 409
    assert db.session.scalar(sa.select(sa.func.count()).select_from(RuleVersion)) == 2


def test_the_list_as_a_file_is_harmless(app: Flask) -> None:
    browser, _person, support = _hr(app)
    make_person(name="=HYPERLINK(1)", department_id=support.id)
    draft = _draft(browser, support)
    answer = browser.get(f"/assign/drafts/{draft}/preview.csv")
    assert answer.mimetype == "text/csv"
    assert "'=HYPERLINK(1)" in answer.text


def test_undo_and_end_over_http(app: Flask) -> None:
    browser, hr, support = _hr(app)
    learner = make_person(department_id=support.id)
    rule_id = save(hr, at=now() - timedelta(hours=1))
    assign(now() - timedelta(minutes=50))
    assert states(learner) == {"1": "open"}
    version = db.session.scalars(sa.select(RuleVersion.id)).one()
    assert "Take it back" in browser.get(f"/assign/rules/{rule_id}").text
    assert browser.submit(f"/assign/versions/{version}/undo").status_code == 303
    assert browser.submit(f"/assign/versions/{version}/undo").status_code == 409
    assign(now())
    assert states(learner) == {}
    other = save(hr, at=now() - timedelta(hours=25))
    old = db.session.scalars(sa.select(RuleVersion.id).order_by(RuleVersion.id.desc())).first()
    assert browser.submit(f"/assign/versions/{old}/undo").status_code == 409
    browser.submit(f"/assign/rules/{other}/end")
    assert "This rule ended" in browser.get(f"/assign/rules/{other}").text


def test_a_curriculum_is_ordered_and_has_levels(app: Flask) -> None:
    browser, _person, _support = _hr(app)
    refused = browser.submit("/assign/curricula/new", {"title": "Service", "objective": "Fewer repeats"})
    assert refused.status_code == 400
    assert "Give at least one module a place." in refused.text
    data = {"title": "Service", "objective": "Fewer repeats", f"place-{MODULE}": "1", f"kind-{MODULE}": "3"}
    assert browser.submit("/assign/curricula/new", data).status_code == 303
    row = db.session.scalars(sa.select(Curriculum)).one()
    item = db.session.scalars(sa.select(CurriculumItem)).one()
    assert (item.module_id, item.required, item.level) == (MODULE, True, 3)
    assert "Fewer repeats" in browser.get("/assign/curricula").text
    assert "level 3 to show" in browser.get(f"/assign/curricula/{row.id}").text
    assert browser.submit(f"/assign/curricula/{row.id}/archive").status_code == 303
    assert browser.get(f"/assign/curricula/{row.id}").status_code == 404


def test_decisions_about_one_person(app: Flask) -> None:
    browser, hr, support = _hr(app)
    learner = make_person(name="Lena Fischer", department_id=support.id)
    save(hr, at=now() - timedelta(days=2))
    assign(now() - timedelta(days=2))
    assert "Lena Fischer" in browser.get("/assign/people").text
    page = browser.get(f"/assign/people/{learner.id}").text
    assert "Rule “Starters”: Everyone. Since" in page
    key = db.session.scalars(sa.select(Obligation.id).where(Obligation.person_id == learner.id)).one()
    until = (now() + timedelta(days=60)).date().isoformat()
    assert (
        browser.submit(f"/assign/obligations/{key}/extend", {"extend-until": until, "extend-note": "busy"}).status_code
        == 303
    )
    refused = browser.submit(f"/assign/obligations/{key}/extend", {"extend-until": "soon", "extend-note": ""})
    assert refused.status_code == 400
    assert "Write a date like 2026-03-31." in refused.text
    today = now().date().isoformat()
    assert (
        browser.submit(f"/assign/people/{learner.id}/away", {"away-first": today, "away-last": until}).status_code
        == 303
    )
    exempt = {"exempt-module_id": "", "exempt-first": today, "exempt-last": "", "exempt-note": "other work"}
    assert browser.submit(f"/assign/people/{learner.id}/exempt", exempt).status_code == 303
    for absence in db.session.scalars(sa.select(Absence.id)).all():
        assert browser.submit(f"/assign/absences/{absence}/withdraw").status_code == 303
    yesterday = (now() - timedelta(days=1)).date().isoformat()
    assert (
        browser.submit(f"/assign/obligations/{key}/waive", {"waive-since": yesterday, "waive-note": "x"}).status_code
        == 303
    )
    page = browser.get(f"/assign/obligations/{key}").text
    assert all(words in page for words in ("Extended", "Waived", "Tomás Rey", "busy"))
    assert states(learner) == {"1": "waived"}


def test_the_learner_sees_due_and_why(app: Flask) -> None:
    browser, hr, support = _hr(app)
    learner = make_person(department_id=support.id, zone="Asia/Kolkata")
    save(hr, at=now(), audience={"kind": "department", "ids": [support.id]})
    assign(now())
    sign_in(browser, learner)
    page = browser.get("/").text
    assert "Week five" in page
    assert "end of day (Kolkata)" in page
    assert "You are in Support, since" in page
    page = browser.get("/assigned").text
    assert "You are in Support, since" in page
    complete(learner, at=now() + timedelta(seconds=1))
    assign(now() + timedelta(seconds=2))
    assert "done" in browser.get("/assigned").text


def test_overdue_stands_first(app: Flask) -> None:
    browser, hr, _support = _hr(app)
    learner = make_person()
    long_ago = now() - timedelta(days=90)
    save(hr, at=long_ago)
    assign(long_ago)
    sign_in(browser, learner)
    assert "this day has passed; it is still open for you" in browser.get("/").text


@pytest.mark.parametrize("path", ["/assign", "/assign/people", "preview", "home"])
def test_pages_ask_the_same_number_of_questions_however_many_people(app: Flask, path: str) -> None:
    browser, hr, support = _hr(app)
    learner = make_person(department_id=support.id)
    save(hr, at=now())
    assign(now())
    if path == "preview":
        path = f"/assign/drafts/{_draft(browser, support)}/preview"
    if path == "home":
        sign_in(browser, learner)
        path = "/"
    browser.get(path)
    with statements() as few:
        assert browser.get(path).status_code == 200
    for _n in range(12):
        make_person(department_id=support.id)
    save(make_person(roles=[Role.HR]), at=now(), title="Another")
    assign(now() + timedelta(seconds=1))
    with statements() as many:
        assert browser.get(path).status_code == 200
    assert len(many) == len(few)
