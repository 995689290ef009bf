"""The reviewer's pages over HTTP, without a script."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.assessment.models import Rating, ReviewClaim
from app.clock import now
from app.db import db, unit_of_work
from app.learning.models import Answer
from app.people.models import Person, Role
from tests.assessment.handed_in import rated, scored
from tests.assessment.test_feedback import count_statements
from tests.conftest import Browser
from tests.factories import make_company, make_person, sign_in

CRITERIA = ("A1", "A2", "A3", "A4", "A5", "A6")
COMPLETE = {f"level-{key}": "3" for key in CRITERIA} | {f"sentence-{key}": ["1", "2"] for key in CRITERIA[:5]}


@pytest.fixture
def reviewer(app: Flask, client: Browser) -> Person:
    """A reviewer, signed in."""
    make_company()
    person = make_person(roles=[Role.REVIEWER], name="Rea Viewer")
    sign_in(client, person)
    return person


@pytest.fixture
def answer(reviewer: Person) -> Answer:
    """A waiting answer by somebody whose name stands under it."""
    return scored(
        "Ingrid, this failure is ours and I am sorry for your 41 carers. By 16:00 today you have a corrected file, "
        "checked by a colleague, so Friday is safe. Thursday noon is the target."
        "\n\nWanda Writer, w.writer@norvale.example",
        person=make_person(name="Wanda Writer"),
    )


def test_the_queue_has_no_names_says_why_and_is_empty_in_words(client: Browser, reviewer: Person):
    assert "Nothing waits for you." in client.get("/review").text
    scored(person=make_person(name="Wanda Writer"))
    html = client.get("/review").text
    assert "Wanda" not in html
    assert "Write to Ingrid" in html
    assert "(Brussels)" in html


@pytest.mark.parametrize("roles", [(), (Role.AUTHOR,), (Role.HR,), (Role.ADMINISTRATOR,)])
def test_only_reviewers_come_in(app: Flask, client: Browser, roles: tuple[Role, ...]):
    make_company()
    sign_in(client, make_person(roles=roles))
    waiting = scored().id
    assert client.get("/review").status_code == 403
    assert client.get(f"/review/{waiting}").status_code == 403
    assert client.submit(f"/review/{waiting}").status_code == 403


def test_one_s_own_answer_is_missing_like_an_absent_one(client: Browser, reviewer: Person):
    own = scored(person=reviewer).id
    for answer_id in (own, own + 999):
        assert client.get(f"/review/{answer_id}").status_code == 404
        assert client.submit(f"/review/{answer_id}", COMPLETE).status_code == 404
        assert client.submit(f"/review/{answer_id}/claim").status_code == 404


def test_the_text_is_only_for_who_took_the_answer_and_without_the_writer(client: Browser, answer: Answer):
    html = client.get(f"/review/{answer.id}").text
    assert "failure is ours" not in html
    assert "Take it" in html
    assert client.submit(f"/review/{answer.id}/claim").location == f"/review/{answer.id}"
    html = client.get(f"/review/{answer.id}").text
    assert "failure is ours" in html
    assert "Wanda" not in html
    assert "norvale.example" not in html


def test_the_draft_is_not_on_the_page_before_the_own_rating(client: Browser, answer: Answer):
    client.submit(f"/review/{answer.id}/claim")
    html = client.get(f"/review/{answer.id}").text
    assert not re.search(r"<input[^>]* checked", re.sub(r'name="theme"[^>]*', "", html)), "nothing is chosen beforehand"
    assert "Found:" not in html
    assert "rules-" not in html
    response = client.submit(f"/review/{answer.id}", COMPLETE)
    assert (response.status_code, response.location) == (303, f"/review/{answer.id}")
    html = client.get(f"/review/{answer.id}").text
    assert "Your rating is saved" in html
    assert "Why the draft" in html


def test_a_rating_is_stored_with_its_sentences_gate_and_comment(client: Browser, answer: Answer):
    client.submit(f"/review/{answer.id}/claim")
    sent = {
        **COMPLETE,
        "gate": "half_blame",
        "gate-sentence-half_blame": "1",
        "comment": "“our error” is plain.\r\nGood.",
    }
    assert client.submit(f"/review/{answer.id}", sent).status_code == 303
    rating = db.session.scalars(sa.select(Rating).where(Rating.rater_id.is_not(None))).one()
    assert rating.level == 2, "a soft gate leaves at most Partial"
    assert rating.comment == "“our error” is plain.\nGood."
    assert [gate["id"] for gate in rating.details["gates"]] == ["half_blame"]


def test_a_wrong_form_comes_back_with_everything_and_messages_in_place(client: Browser, answer: Answer):
    client.submit(f"/review/{answer.id}/claim")
    sent = {"level-A1": "4", "level-A2": "9", "sentence-A3": ["2"], "gate": "guarantee", "comment": "my words <b>"}
    response = client.submit(f"/review/{answer.id}", sent)
    assert response.status_code == 422
    html = response.text
    assert re.search(r'name="level-A1" value="4" checked', html)
    assert re.search(r'name="sentence-A3" value="2" checked', html)
    assert re.search(r'name="gate" value="guarantee" checked', html)
    assert "my words &lt;b&gt;" in html
    assert 'id="level-A1-error"' in html, "Strong without a sentence"
    assert 'id="level-A2-error"' in html, "no level"
    assert 'id="gate-guarantee-error"' in html, "a gate without its sentence"
    assert db.session.scalar(sa.select(sa.func.count()).where(Rating.rater_id.is_not(None))) == 0


def test_who_lost_the_answer_keeps_what_was_chosen_but_gets_no_text(client: Browser, answer: Answer):
    colleague = make_person()
    client.submit(f"/review/{answer.id}/claim")
    with unit_of_work() as session:
        claim = session.scalars(sa.select(ReviewClaim)).one()
        claim.reviewer_id, claim.until = colleague.id, now() + timedelta(minutes=20)
    response = client.submit(f"/review/{answer.id}", {**COMPLETE, "comment": "kept"})
    assert response.status_code == 409
    assert "Your rating was not saved." in response.text
    assert "A colleague is reading this answer" in response.text
    assert re.search(r'name="level-A1" value="3" checked', response.text)
    assert ">kept</textarea>" in response.text
    assert "failure is ours" not in response.text


def test_a_lapsed_claim_is_no_obstacle_when_nobody_took_over(client: Browser, answer: Answer):
    client.submit(f"/review/{answer.id}/claim")
    with unit_of_work() as session:
        session.execute(sa.update(ReviewClaim).values(until=now() - timedelta(minutes=1)))
    assert client.submit(f"/review/{answer.id}", COMPLETE).status_code == 303
    assert db.session.scalar(sa.select(sa.func.count()).where(Rating.rater_id.is_not(None))) == 1


def test_an_answer_a_colleague_rated_needs_nobody_more(client: Browser, answer: Answer):
    rated(answer, make_person())
    html = client.get(f"/review/{answer.id}").text
    assert "A person has rated this answer already." in html
    assert "failure is ours" not in html
    response = client.submit(f"/review/{answer.id}", COMPLETE)
    assert response.status_code == 409


def test_save_and_next_goes_to_the_next_one(client: Browser, answer: Answer):
    other = scored().id
    first = answer.id
    client.submit(f"/review/{first}/claim")
    response = client.submit(f"/review/{first}", {**COMPLETE, "then": "next"})
    assert response.location == f"/review/{other}"
    response = client.submit(f"/review/{other}", {**COMPLETE, "then": "next"})
    assert response.location == f"/review/{other}", "nothing more waits: the comparison is shown"


def test_giving_back_and_taking_the_next(client: Browser, answer: Answer):
    answer_id = answer.id
    assert client.submit("/review/next").location == f"/review/{answer_id}"
    assert client.submit(f"/review/{answer_id}/release").location == "/review"
    assert db.session.get(ReviewClaim, answer_id) is None
    rated(db.session.get_one(Answer, answer_id), make_person())
    assert client.submit("/review/next").location == "/review"
    assert "Nothing more waits for you" in client.get("/review").text


def test_statements_of_the_queue_do_not_grow(client: Browser, reviewer: Person):
    scored()
    client.get("/review")
    few = count_statements(client, "/review")
    for _ in range(4):
        scored()
    assert count_statements(client, "/review") == few
    assert few <= 12
