"""What a script saves while somebody writes, and what happens to a text when the session ended meanwhile."""

import html
import re

import pytest
import sqlalchemy as sa

from app.assessment.models import Forecast
from app.db import db
from app.learning.models import Answer, Attempt, Draft
from app.people.models import Person, Session
from tests.conftest import Browser
from tests.factories import make_company, make_person, sign_in
from tests.learning.at_step import attempt_before

MAIL = "ingrid-mail"


@pytest.fixture
def learner(app) -> Person:
    make_company()
    return make_person(name="Joost Bakker")


@pytest.fixture
def attempt(learner: Person, client: Browser) -> Attempt:
    sign_in(client, learner)
    return attempt_before(f"role-play:{MAIL}", person=learner)


def path(attempt: Attempt, role_play: str = MAIL) -> str:
    return f"/attempts/{attempt.id}/role-plays/{role_play}"


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the answer form, as a browser would send them."""
    form = page[page.index('id="answer-form"') :]
    return {
        name: html.unescape(re.search(rf'name="{name}" value="([^"]*)"', form).group(1))
        for name in ("client_key", "revision")
    }


def answers() -> list[Answer]:
    return list(db.session.scalars(sa.select(Answer).order_by(Answer.id)))


# The draft as a script saves it.


def put(client: Browser, attempt: Attempt, body: object):
    token = client.get(path(attempt) + "/draft").json["csrf_token"]
    headers = {"X-CSRFToken": token, "Accept": "application/json"}
    return client.put(path(attempt) + "/draft", json=body, headers=headers)


def test_autosave_answers_with_the_new_revision_and_the_time(client, attempt):
    reply = put(client, attempt, {"text": "Dear\nIngrid", "revision": 0})
    assert reply.status_code == 200
    assert reply.json["revision"] == 1
    assert re.fullmatch(r"\d\d:\d\d", reply.json["saved"])
    assert client.get(path(attempt) + "/draft").json["text"] == "Dear\nIngrid"


def test_autosave_from_an_older_page_gets_both_texts(client, attempt):
    put(client, attempt, {"text": "From the phone", "revision": 0})
    reply = put(client, attempt, {"text": "From the desk", "revision": 0})
    assert reply.status_code == 409
    assert (reply.json["theirs"]["text"], reply.json["theirs"]["revision"]) == ("From the phone", 1)
    assert reply.json["mine"] == "From the desk"


@pytest.mark.parametrize("body", [[], "text", {}, {"text": 3}, {"text": None, "revision": 0}, {"text": "x" * 20_001}])
def test_autosave_refuses_what_is_no_text(client, attempt, body):
    assert put(client, attempt, body).status_code == 422
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Draft)) == 0


@pytest.mark.parametrize("revision", ["0", None, True, 2**80, {}])
def test_a_forged_revision_never_overwrites(client, attempt, revision):
    put(client, attempt, {"text": "One", "revision": 0})
    put(client, attempt, {"text": "Two", "revision": 1})
    assert put(client, attempt, {"text": "Forged", "revision": revision}).status_code == 409
    assert client.get(path(attempt) + "/draft").json["text"] == "Two"


def test_autosave_needs_a_token(client, attempt):
    headers = {"Accept": "application/json"}
    reply = client.put(path(attempt) + "/draft", json={"text": "x", "revision": 0}, headers=headers)
    assert reply.status_code == 400
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Draft)) == 0


# Signed out while writing.


def sign_out_everywhere() -> None:
    db.session.execute(sa.delete(Session))
    db.session.commit()


def test_a_page_that_was_open_too_long_gives_the_text_back_and_can_send_it(client, attempt, learner):
    sent = {**fields(client.get(path(attempt)).text), "text": "An hour of <work>", "forecast": "3", "action": "hand-in"}
    sign_out_everywhere()
    reply = client.submit(path(attempt), sent)
    assert reply.status_code == 401
    assert "An hour of &lt;work&gt;" in reply.text
    assert 'href="/sign-in" target="_blank"' in reply.text
    assert reply.headers["Cache-Control"] == "no-store"
    with client.session_transaction() as cookie:
        assert "An hour" not in str(dict(cookie))
    assert not answers()

    sign_in(client, learner)
    again = resent(reply.text)
    assert again.pop("csrf_token")
    assert again == sent
    assert client.submit(path(attempt), again).status_code == 303
    [answer] = answers()
    assert answer.text == "An hour of <work>"
    assert db.session.get(Forecast, answer.id).level == 3


def test_a_foreign_token_gives_the_text_back_with_a_fresh_one(client, attempt):
    sent = {**fields(client.get(path(attempt)).text), "text": "An hour of work"}
    reply = client.post(path(attempt), data={**sent, "csrf_token": "from-an-older-session"})
    assert reply.status_code == 400
    assert not answers()
    # The very form on that page can be sent, with the token that stands in it.
    assert client.post(path(attempt), data=resent(reply.text)).status_code == 303
    assert [answer.text for answer in answers()] == ["An hour of work"]


def test_somebody_else_who_signs_in_beside_stores_nothing(client, attempt):
    sent = {**fields(client.get(path(attempt)).text), "text": "An hour of work"}
    sign_out_everywhere()
    client.submit(path(attempt), sent)
    sign_in(client, make_person())
    assert client.submit(path(attempt), sent).status_code == 404
    assert not answers()


def test_autosave_while_signed_out_says_so_to_the_script(client, attempt):
    client.get(path(attempt))
    sign_out_everywhere()
    reply = client.get(path(attempt) + "/draft", headers={"Accept": "application/json"})
    assert reply.status_code in (302, 401)


def resent(page: str) -> dict[str, str]:
    """The fields of the form that gives a text back."""
    form = re.search(r"<form.*?</form>", page, re.S).group(0)
    found = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n(.*?)</textarea>', form, re.S))
    return {name: html.unescape(value) for name, value in found.items()}
