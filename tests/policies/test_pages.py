"""The pages of policies: the learner's, HR's, and writing the next text."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.clock import now
from app.db import db
from app.people.models import Person, Role
from app.policies.models import PolicyDraft
from app.policies.queries.versions import current
from tests.conftest import Browser
from tests.curricula.assigning import assign, states
from tests.factories import make_company, make_person, sign_in
from tests.policies.texts import ID, TEXT, confirm, confirmations, given_to_all, published

DAY = timedelta(days=1)
NEW = TEXT.replace("20 euros", "10 euros") + "\n\nAsk your lead before a dinner."
READ = f"/policies/{ID}"
WRITTEN = {
    "title": "Gifts and hospitality",
    "summary": "What you may accept.",
    "text": NEW,
    "contact": "Vera Holm",
    "minutes": "3",
    "change": "The limit is lower.",
    "again": "again",
}


@pytest.fixture
def people(app: Flask) -> tuple[Person, Person]:
    """HR, and somebody who has to confirm."""
    make_company()
    hr, learner = make_person(roles=[Role.HR]), make_person()
    published(at=now() - 3 * DAY)
    given_to_all(hr, at=now() - 2 * DAY)
    return hr, learner


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A browser in which nobody is signed in yet."""
    found = app.test_client()
    assert isinstance(found, Browser)
    return found


def text_of(browser: Browser, url: str) -> str:
    """What a page says, in one line."""
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


def press(browser: Browser, **values: Any) -> Any:
    """Send the form below the present text, ticked unless told otherwise."""
    return browser.submit(f"{READ}/confirm", {"version": current(ID).id, "agree": "y", **values})


def test_home_leads_to_the_text_with_due_and_why(browser: Browser, people: tuple[Person, Person]) -> None:
    sign_in(browser, people[1])
    home = text_of(browser, "/")
    assert "Gifts and hospitality" in home
    assert "Read and confirm" in home
    page = text_of(browser, READ)
    assert "You may accept a coffee." in page
    assert "rule “House rules”" in page
    assert "mailto:vera@norvale.example" in page
    assert "What changed since" not in page


def test_confirming_gives_a_record_and_stands_in_the_done_list(browser: Browser, people: tuple[Person, Person]) -> None:
    sign_in(browser, people[1])
    answer = press(browser)
    assert (answer.status_code, answer.location) == (303, "/policies/confirmations/1")
    record = text_of(browser, "/policies/confirmations/1")
    assert "I have read this and will follow it." in record
    assert "(Brussels)" in record
    assert "You may accept a coffee." in record
    assert "Read and confirm" not in text_of(browser, "/")
    assert "/policies/confirmations/1" in text_of(browser, "/")
    assert "Policy, version 1" in text_of(browser, "/done")
    assert "You confirmed version 1" in text_of(browser, READ)


def test_without_the_tick_nothing_is_confirmed_and_the_page_says_what_to_do(
    browser: Browser, people: tuple[Person, Person]
) -> None:
    sign_in(browser, people[1])
    answer = press(browser, agree="")
    assert answer.status_code == 400
    assert "Tick the box" in answer.get_data(as_text=True)
    assert confirmations() == []


def test_a_double_press_leads_to_the_same_record(browser: Browser, people: tuple[Person, Person]) -> None:
    sign_in(browser, people[1])
    assert press(browser).location == press(browser).location
    assert len(confirmations()) == 1


def test_a_text_published_between_reading_and_pressing_is_shown_first(
    browser: Browser, people: tuple[Person, Person]
) -> None:
    sign_in(browser, people[1])
    shown = current(ID).id
    published(text=NEW, change="The limit is lower.", at=now())
    answer = press(browser, version=shown)
    assert (answer.status_code, answer.location) == (303, READ)
    page = text_of(browser, READ)
    assert "changed while you were reading" in page
    assert "10 euros" in page
    assert confirmations() == []


def test_the_difference_to_what_was_confirmed_is_shown(browser: Browser, people: tuple[Person, Person]) -> None:
    learner = people[1]
    confirm(learner, at=now() - DAY)
    published(text=NEW, change="The limit is lower.", at=now())
    assign(now())
    sign_in(browser, learner)
    page = text_of(browser, READ)
    assert "What changed since you confirmed version 1" in page
    assert "The limit is lower." in page
    assert '<del><span class="visually-hidden">gone: </span>20</del>' in page
    assert '<ins><span class="visually-hidden">new: </span>10</ins>' in page
    assert "1 paragraph is new, 0 are gone, 1 reads otherwise" in page
    press(browser)
    assert states(learner) == {"1": "fulfilled", "2": "fulfilled"}


def test_forged_ids_and_missing_tokens(browser: Browser, app: Flask, people: tuple[Person, Person]) -> None:
    hr, learner = people
    confirm(hr, at=now())
    late = make_person()
    sign_in(browser, late)
    assert browser.get(READ).status_code == 404
    assert press(browser).status_code == 404
    assert browser.get("/policies/confirmations/1").status_code == 404
    assert browser.get("/policies/nothing").status_code == 404
    other = app.test_client()
    assert isinstance(other, Browser)
    sign_in(other, learner)
    assert other.get("/policies/confirmations/1").status_code == 404
    assert other.post(f"{READ}/confirm", data={"version": 1, "agree": "y"}).status_code == 400
    assert press(other, version="nonsense").status_code == 303
    assert [row.person_id for row in confirmations()] == [hr.id]
    assert other.get(f"/assign/policies/{ID}").status_code == 403
    assert other.get("/policy-texts").status_code == 403


def test_hr_sees_who_confirmed_and_who_is_overdue(browser: Browser, people: tuple[Person, Person]) -> None:
    hr, learner = people
    confirm(hr, at=now())
    sign_in(browser, hr)
    page = text_of(browser, f"/assign/policies/{ID}")
    assert "Still to confirm (1)" in page
    assert learner.name in page
    assert "Nobody is overdue." in text_of(browser, f"/assign/policies/{ID}?show=overdue")
    assert hr.name in text_of(browser, f"/assign/policies/{ID}?version=1")
    assert browser.get(f"/assign/policies/{ID}?version=7").status_code == 404
    assert browser.get("/assign/policies/nothing").status_code == 404


def test_hr_gives_a_policy_with_a_rule_and_in_a_curriculum(browser: Browser, people: tuple[Person, Person]) -> None:
    sign_in(browser, people[0])
    draft = browser.submit("/assign/rules").location.split("/")[3]
    assert "Gifts and hospitality" in text_of(browser, f"/assign/drafts/{draft}/content")
    sent = browser.submit(f"/assign/drafts/{draft}/content", {"content": f"m:policy:{ID}", "look_back": "0"})
    assert sent.status_code == 303
    assert "reads and confirms" in text_of(browser, f"/assign/drafts/{draft}/dates")
    fields = {"title": "House", "objective": "One house", f"place-policy:{ID}": "1", f"kind-policy:{ID}": "required"}
    assert browser.submit("/assign/curricula/new", fields).status_code == 303
    assert "House" in text_of(browser, "/assign/curricula")


def test_the_next_version_is_written_looked_at_and_published(browser: Browser, people: tuple[Person, Person]) -> None:
    sign_in(browser, people[0])
    draft = browser.submit("/policy-texts/drafts", {"policy_id": ID}).location
    assert "You may accept a coffee." in text_of(browser, draft)
    refused = browser.submit(draft, {**WRITTEN, "change": "", "contact_email": "nobody"})
    assert refused.status_code == 400
    assert "Ask your lead before a dinner." in refused.get_data(as_text=True)
    assert browser.submit(draft, WRITTEN).location == f"{draft}/preview"
    look = text_of(browser, f"{draft}/preview")
    assert "confirms again" in look
    assert "Publish version 2" in look
    assert browser.submit(f"{draft}/publish").location == f"/policy-texts/{ID}"
    assert "The limit is lower." in text_of(browser, f"/policy-texts/{ID}")
    assert "10" in text_of(browser, f"/policy-texts/{ID}/versions/2")
    assert (current(ID).number, current(ID).confirm_from, current(ID).origin) == (2, 2, "company")
    assert db.session.query(PolicyDraft).all() == []


def test_an_author_writes_a_new_policy_and_sees_no_names(browser: Browser, app: Flask) -> None:
    make_company()
    sign_in(browser, make_person(roles=[Role.AUTHOR]))
    draft = browser.submit("/policy-texts/drafts").location
    browser.submit(draft, {**WRITTEN, "title": "Über uns & 2 more"})
    assert browser.submit(f"{draft}/publish").location == "/policy-texts/uber-uns-2-more"
    assert "Who confirmed" not in text_of(browser, "/policy-texts/uber-uns-2-more")


def test_somebody_elses_draft_is_not_found(browser: Browser, app: Flask, people: tuple[Person, Person]) -> None:
    sign_in(browser, people[0])
    draft = browser.submit("/policy-texts/drafts", {"policy_id": ID}).location
    other = app.test_client()
    assert isinstance(other, Browser)
    sign_in(other, make_person(roles=[Role.HR]))
    assert other.get(draft).status_code == 404
    assert other.submit(draft, WRITTEN).status_code == 404
    assert other.submit(f"{draft}/publish").status_code == 404
    assert other.submit(f"{draft}/drop").status_code == 404
    assert browser.submit("/policy-texts/drafts", {"policy_id": "nothing"}).status_code == 404
