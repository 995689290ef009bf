"""Looking back: notes nobody else sees, a plan with no gaps, and the end of the module."""

import html
import json
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from app.clock import now
from app.db import db
from app.events.kinds import Kind
from app.events.models import Event
from app.learning.models import Attempt, Completion, Reflection, StepDone
from app.people.models import Person
from tests.conftest import NOON, Browser
from tests.factories import _add, make_person, publish_m2, sign_in
from tests.learning.at_step import STEPS, attempt_before
from tests.learning.story import BEST, begin, play

PLAN = {"note-blank:fact": "the 41 carers", "note-blank:hour": "16:00"}


@pytest.fixture
def learner(app) -> Person:
    return make_person(name="Joost Bakker")


@pytest.fixture
def attempt(learner: Person, client: Browser) -> Attempt:
    sign_in(client, learner)
    return attempt_before("reflection", person=learner)


# The zone of people made by the factories: their day, not the server's.
READERS_ZONE = ZoneInfo("Europe/Brussels")


def path(attempt: Attempt) -> str:
    return f"/attempts/{attempt.id}/reflection"


def notes(attempt: Attempt) -> dict:
    row = db.session.get(Reflection, attempt.id)
    return row.notes if row else {}


def value(page: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    found = found or re.search(rf'<textarea[^>]*name="{re.escape(name)}"[^>]*>\n(.*?)</textarea>', page, re.S)
    return html.unescape(found.group(1))


def test_the_page_says_whose_it_is_and_proposes_a_day(client, attempt):
    page = client.get(path(attempt)).text
    assert "Only you can see this." in page
    assert value(page, "follow-up") == (now().astimezone(READERS_ZONE).date() + timedelta(days=14)).isoformat()


def test_finishing_completes_the_module(client, attempt):
    day = (now().date() + timedelta(days=7)).isoformat()
    sent = {**PLAN, "note-question:callum": "Stop\r\nit", "follow-up": day, "action": "finish"}
    reply = client.submit(path(attempt), sent)
    assert reply.location == f"/attempts/{attempt.id}/record"
    assert db.session.query(Completion).filter_by(attempt_id=attempt.id).count() == 1
    assert notes(attempt) == {
        "question:callum": "Stop\nit",
        "blank:fact": "the 41 carers",
        "blank:hour": "16:00",
        "follow-up": day,
    }


def test_save_and_stop_keeps_half_a_plan_and_the_step_stays_open(client, attempt):
    sent = {"note-blank:fact": "a fact", "note-question:promise": "Told before", "action": "save"}
    assert client.submit(path(attempt), sent).location == "/"
    page = client.get(path(attempt)).text
    assert (value(page, "note-blank:fact"), value(page, "note-question:promise")) == ("a fact", "Told before")
    assert client.get(f"/attempts/{attempt.id}").location == path(attempt)
    assert db.session.query(Completion).count() == 0


def test_a_gap_in_the_plan_is_named_and_every_word_stays(client, attempt):
    reply = client.submit(path(attempt), {"note-blank:fact": "a fact", "note-question:debts": "Monday", "action": "x"})
    assert reply.status_code == 422
    assert 'href="#note-blank:hour"' in reply.text
    assert (value(reply.text, "note-blank:fact"), value(reply.text, "note-question:debts")) == ("a fact", "Monday")
    assert notes(attempt) == {}


@pytest.mark.parametrize("day", ["yesterday", "2020-01-01", "9999-12-31", "2026-02-30"])
def test_a_day_that_cannot_be_is_refused_and_every_word_stays(client, attempt, day):
    reply = client.submit(path(attempt), {**PLAN, "follow-up": day})
    assert reply.status_code == 422
    assert value(reply.text, "follow-up") == day
    assert value(reply.text, "note-blank:fact") == "the 41 carers"
    assert notes(attempt) == {}


def test_an_endless_note_is_refused_whole(client, attempt):
    text = "x" * 5001
    reply = client.submit(path(attempt), {**PLAN, "note-question:debts": text})
    assert reply.status_code == 422
    assert value(reply.text, "note-question:debts") == text


def test_unknown_notes_are_left_out(client, attempt):
    client.submit(path(attempt), {**PLAN, "note-question:no-such": "x", "note-is_admin": "1"})
    assert set(notes(attempt)) <= {"blank:fact", "blank:hour", "follow-up"}


def test_a_refused_post_gives_the_notes_back(client, attempt):
    reply = client.post(path(attempt), data={**PLAN, "note-question:callum": "Words", "csrf_token": "foreign"})
    assert reply.status_code == 400
    assert "the 41 carers" in reply.text
    assert "Words" in reply.text


def test_nobody_else_can_open_or_write_them(client, attempt, app):
    client.submit(path(attempt), {**PLAN, "action": "save"})
    other = app.test_client()
    sign_in(other, make_person())
    assert other.get(path(attempt)).status_code == 404
    assert other.submit(path(attempt), {**PLAN, "note-blank:fact": "forged"}).status_code == 404
    assert notes(attempt)["blank:fact"] == "the 41 carers"


def test_out_of_turn(client, learner):
    sign_in(client, learner)
    early = attempt_before("checks", person=learner)
    assert client.get(path(early)).status_code == 303
    assert client.submit(path(early), PLAN).status_code == 409
    assert notes(early) == {}


def test_both_gaps_are_named_at_once(client, attempt):
    reply = client.submit(path(attempt), {"action": "finish"})
    assert reply.text.count("Fill this gap of your plan") == 4


def test_it_quotes_the_learners_own_path(client, learner):
    sign_in(client, learner)
    publish_m2()
    attempt_id = begin(client)
    play(client, attempt_id, {**BEST, "third-ticket": "a"})
    assert client.submit(f"/attempts/{attempt_id}/scenario").status_code == 303
    for step in STEPS[2:5]:
        _add(StepDone(attempt_id=attempt_id, step=step, at=NOON))
    page = html.unescape(client.get(f"/attempts/{attempt_id}/reflection").text)
    assert "Nobody has opened ticket two." in page
    assert f"/attempts/{attempt_id}/transcript" in page


def revision(page: str) -> str:
    return re.search(r'id="notes".*?name="revision" value="(\d+)"', page, re.S).group(1)


def save_by_itself(client: Browser, attempt: Attempt, fields: dict[str, str], base: str | int):
    return client.put(
        f"{path(attempt)}/draft",
        json={"text": json.dumps(fields), "revision": base, "key": ""},
        headers={"X-CSRFToken": client.get(f"{path(attempt)}/draft").json["csrf_token"]},
    )


def test_a_page_saves_by_itself_and_goes_on_from_its_own_save(client, attempt):
    first = save_by_itself(client, attempt, {"note-question:callum": "Stop"}, 0)
    assert first.status_code == 200
    second = save_by_itself(client, attempt, {"note-question:callum": "Stop it"}, first.json["revision"])
    assert second.json["revision"] > first.json["revision"]
    assert notes(attempt) == {"question:callum": "Stop it"}
    assert client.get(f"{path(attempt)}/draft").json["text"].count("Stop it") == 1


def test_pauses_in_typing_leave_one_event(client, attempt):
    base = 0
    for words in ("a", "ab", "abc"):
        base = save_by_itself(client, attempt, {"note-question:callum": words}, base).json["revision"]
    assert db.session.query(Event).filter_by(kind=Kind.REFLECTION_SAVED.value).count() == 1


def test_older_notes_never_overwrite_newer_and_both_are_given_back(client, attempt):
    newer = save_by_itself(client, attempt, {"note-question:callum": "Newer"}, 0)
    reply = save_by_itself(client, attempt, {"note-question:callum": "Older"}, 0)
    assert reply.status_code == 409
    assert "Newer" in reply.json["theirs"]["text"]
    assert reply.json["theirs"]["revision"] == newer.json["revision"]
    assert notes(attempt) == {"question:callum": "Newer"}


def test_the_same_notes_again_are_no_conflict(client, attempt):
    first = save_by_itself(client, attempt, {"note-question:callum": "Same"}, 0)
    again = save_by_itself(client, attempt, {"note-question:callum": "Same"}, 0)
    assert (again.status_code, again.json["revision"]) == (200, first.json["revision"])


@pytest.mark.parametrize("text", ["no json", "[]", '{"note-question:callum": 1}', "null"])
def test_what_is_no_form_is_refused(client, attempt, text):
    token = client.get(f"{path(attempt)}/draft").json["csrf_token"]
    reply = client.put(f"{path(attempt)}/draft", json={"text": text, "revision": 0}, headers={"X-CSRFToken": token})
    assert reply.status_code == 422
    assert notes(attempt) == {}


def test_without_a_script_older_notes_are_shown_beside_the_newer_and_one_is_chosen(client, attempt):
    opened = revision(client.get(path(attempt)).text)
    client.submit(path(attempt), {"note-question:callum": "Newer", "revision": opened, "action": "save"})
    reply = client.submit(path(attempt), {"note-question:callum": "Older", "revision": opened, "action": "save"})
    assert reply.status_code == 409
    assert "There are two versions of your notes" in reply.text
    for words in ("Newer", "Older"):
        assert words in reply.text
    assert notes(attempt)["question:callum"] == "Newer"
    mine = reply.text[reply.text.index('data-version="mine"') :]
    chosen = {"note-question:callum": "Older", "revision": re.search(r'name="revision" value="(\d+)"', mine).group(1)}
    assert client.submit(path(attempt), {**chosen, "action": "keep"}).location == path(attempt)
    assert notes(attempt)["question:callum"] == "Older"


def test_nobody_else_reads_or_saves_them_by_script(client, attempt, app):
    save_by_itself(client, attempt, {"note-question:callum": "Mine"}, 0)
    other = app.test_client()
    sign_in(other, make_person())
    assert other.get(f"{path(attempt)}/draft").status_code == 404
