"""The answer page over HTTP, as a browser without JavaScript uses it, and the draft as a script saves it."""

import html
import re
import uuid

import pytest
import sqlalchemy as sa

from app.assessment.models import Forecast, Rating
from app.db import db
from app.learning.models import Answer, Attempt
from app.people.models import Person, Visibility
from tests.conftest import NOON, Browser
from tests.factories import _add, make_company, make_person, sign_in
from tests.learning.at_step import attempt_before

MAIL = "ingrid-mail"
RING = "ring-ingrid"


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


def box(page: str) -> str:
    """What stands in the editor."""
    return html.unescape(re.search(r'<textarea[^>]*id="text"[^>]*>\n(.*?)</textarea>', page, re.S).group(1))


def answers() -> list[Answer]:
    return list(db.session.scalars(sa.select(Answer).order_by(Answer.id)))


def test_the_page_shows_the_message_what_counts_and_who_sees(client, attempt):
    page = client.get(path(attempt)).text
    assert "Write to Ingrid, in your own words" in page
    assert "41 of my carers are underpaid" in page
    for words in ("What readers look for", "Does not count", "Stops an answer", "Aim for 40 to 200 words"):
        assert words in page
    assert "How would Ingrid rate your reply" in page
    assert "I would show this to my team" in page
    assert "Nobody else sees the text or the level" in page
    for promised in ("ehears", "ppeal", "hare"):
        assert promised not in re.sub(r"<script.*?</script>|Shares another", "", page, flags=re.S)


def test_who_sees_follows_the_company(client, attempt):
    db.session.execute(sa.text("UPDATE companies SET visibility = :v"), {"v": Visibility.LEVELS.value})
    db.session.commit()
    assert "Your manager may see the level, never the text." in client.get(path(attempt)).text


def test_handing_in_stores_the_answer_and_the_forecast(client, attempt):
    sent = {**fields(client.get(path(attempt)).text), "text": "Dear Ingrid", "forecast": "3", "action": "hand-in"}
    reply = client.submit(path(attempt), sent)
    [answer] = answers()
    assert (reply.status_code, reply.location) == (303, f"/answers/{answer.id}/feedback")
    assert answer.text == "Dear Ingrid"
    assert db.session.get(Forecast, answer.id).level == 3


def test_the_same_post_again_is_the_same_answer(client, attempt):
    sent = {**fields(client.get(path(attempt)).text), "text": "Dear Ingrid", "forecast": "3"}
    assert client.submit(path(attempt), sent).location == client.submit(path(attempt), sent).location
    assert len(answers()) == 1


@pytest.mark.parametrize("level", ["", "0", "5", "x", "١"])
def test_a_forecast_is_one_of_four_or_none(client, attempt, level):
    sent = {**fields(client.get(path(attempt)).text), "text": "Dear Ingrid", "forecast": level}
    assert client.submit(path(attempt), sent).status_code == 303
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Forecast)) == 0


def test_nothing_written_gets_a_message_beside_the_field_and_keeps_the_key(client, attempt):
    first = fields(client.get(path(attempt)).text)
    reply = client.submit(path(attempt), {**first, "text": "   ", "forecast": "2"})
    assert reply.status_code == 422
    assert "Write your answer first" in reply.text
    assert 'aria-invalid="true"' in reply.text
    assert fields(reply.text)["client_key"] == first["client_key"]
    assert re.search(r'value="2" checked', reply.text)


def test_absurd_length_keeps_every_character(client, attempt):
    text = "x" * 20_001
    reply = client.submit(path(attempt), {**fields(client.get(path(attempt)).text), "text": text})
    assert reply.status_code == 422
    assert box(reply.text) == text


def test_short_and_long_are_advice(client, attempt):
    assert client.submit(path(attempt), {**fields(client.get(path(attempt)).text), "text": "No."}).status_code == 303
    again = client.get(path(attempt)).text
    assert re.search(r'id="length-short"\s*>', again)
    assert re.search(r'id="length-long"\s*hidden>', again)


def test_after_going_back_another_text_is_a_new_try_and_never_dropped(client, attempt):
    sent = {**fields(client.get(path(attempt)).text), "text": "Dear Ingrid"}
    client.submit(path(attempt), sent)
    reply = client.submit(path(attempt), {**sent, "text": "Dear Ingrid, better"})
    assert reply.status_code == 409
    assert box(reply.text) == "Dear Ingrid, better"
    fresh = fields(reply.text)
    assert fresh["client_key"] != sent["client_key"]
    client.submit(path(attempt), {**fresh, "text": box(reply.text)})
    assert [answer.text for answer in answers()] == ["Dear Ingrid", "Dear Ingrid, better"]


def test_the_next_try_starts_with_the_last_answer_or_empty(client, attempt):
    client.submit(path(attempt), {**fields(client.get(path(attempt)).text), "text": "Dear Ingrid"})
    page = client.get(path(attempt)).text
    assert box(page) == "Dear Ingrid"
    assert "This is your last answer" in page
    assert box(client.get(f"{path(attempt)}?start=empty").text) == ""


def test_save_and_stop_without_a_script(client, attempt):
    sent = {**fields(client.get(path(attempt)).text), "text": "\nHalf a\r\ntext", "action": "save"}
    reply = client.submit(path(attempt), sent)
    assert (reply.status_code, reply.location) == (303, "/")
    page = client.get(path(attempt)).text
    assert box(page) == "\nHalf a\ntext"
    assert fields(page)["revision"] == "1"
    assert not answers()


def test_two_versions_are_both_shown_and_the_learner_picks(client, attempt):
    old = fields(client.get(path(attempt)).text)
    client.submit(path(attempt), {**old, "text": "From the phone", "action": "save"})
    reply = client.submit(path(attempt), {**old, "text": "From the desk", "action": "save"})
    assert reply.status_code == 409
    panel = reply.text[reply.text.index('id="versions"') : reply.text.index('class="ask"')]
    assert "From the phone" in panel
    assert "From the desk" in panel
    [theirs, mine] = re.findall(r"<form.*?</form>", panel, re.S)
    assert re.search(r'name="revision" value="1"', mine)
    assert "From the desk" in mine
    assert "From the phone" in theirs
    picked = {**old, "revision": "1", "text": "From the desk", "action": "keep"}
    assert client.submit(path(attempt), picked).location == path(attempt)
    assert box(client.get(path(attempt)).text) == "From the desk"


def test_handing_in_from_an_older_page_keeps_the_newer_draft(client, attempt):
    old = fields(client.get(path(attempt)).text)
    client.submit(path(attempt), {**old, "text": "From the phone", "action": "save"})
    client.submit(path(attempt), {**old, "text": "From the desk"})
    assert box(client.get(path(attempt)).text) == "From the phone"


def test_without_a_rubric_there_is_no_forecast_and_examples_come_after(client, learner):
    sign_in(client, learner)
    attempt = attempt_before(f"role-play:{RING}", person=learner)
    page = client.get(path(attempt, RING)).text
    assert 'name="forecast"' not in page
    assert "What readers look for" not in page
    assert "At most 20 lines" in page
    assert "It is not done. The test failed" not in page
    reply = client.submit(path(attempt, RING), {**fields(page), "text": "It failed.", "forecast": "2"})
    [answer] = answers()
    assert reply.location == f"/answers/{answer.id}/examples"
    assert db.session.get(Forecast, answer.id) is None
    compare = client.get(reply.location).text
    words = [compare.index(word) for word in ("It failed.", "Strong", "Solid", "Partial", "Harmful")]
    assert words == sorted(words)
    assert "It is not done. The test failed" in compare


def test_a_step_that_is_not_reached_leads_to_the_present_one(client, learner):
    sign_in(client, learner)
    attempt = attempt_before("scenario", person=learner)
    assert client.get(path(attempt)).location == f"/attempts/{attempt.id}"
    sent = {"client_key": str(uuid.uuid4()), "text": "Too early", "revision": "0"}
    reply = client.submit(path(attempt), sent)
    assert reply.status_code == 409
    assert "Too early" in reply.text
    assert not answers()


def test_forged_ids_are_missing_ids(client, attempt):
    client.submit(path(attempt), {**fields(client.get(path(attempt)).text), "text": "Dear Ingrid"})
    [answer] = answers()
    other = client.application.test_client()
    sign_in(other, make_person())
    sent = {"client_key": str(uuid.uuid4()), "text": "Forged", "revision": "0"}
    for reply in (
        other.get(path(attempt)),
        other.get(path(attempt) + "/draft"),
        other.submit(path(attempt), sent),
        other.submit(path(attempt), {**sent, "action": "save"}),
        other.get(f"/answers/{answer.id}/examples"),
        client.get(path(attempt, "no-such")),
        client.get(f"/attempts/{attempt.id + 99}/role-plays/{MAIL}"),
    ):
        assert reply.status_code == 404
    assert len(answers()) == 1


def test_a_forecast_never_changes_an_answer_that_was_read(client, attempt):
    sent = {**fields(client.get(path(attempt)).text), "text": "Dear Ingrid", "forecast": "4"}
    client.submit(path(attempt), sent)
    [answer] = answers()
    _add(
        Rating(
            answer_id=answer.id,
            rubric_version_id=answer.rubric_version_id,
            scorer="rules 1",
            status="suggest",
            level=2,
            levels={},
            details={},
            at=NOON,
        )
    )
    assert client.submit(path(attempt), {**sent, "forecast": "1"}).status_code == 303
    assert db.session.get(Forecast, answer.id).level == 4
