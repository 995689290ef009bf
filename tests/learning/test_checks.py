"""Checks: every kind can be answered without a script, again until right; the first try is kept."""

import html
import re

import pytest
import sqlalchemy as sa

from app.db import db
from app.learning.models import Attempt, CheckResponse, StepDone
from app.learning.views.check_sheet import CheckSheet
from app.people.models import Person
from tests.conftest import Browser
from tests.factories import make_person, sign_in
from tests.learning.at_step import attempt_before

RIGHT = {
    "first-sentence": {"most": "c", "least": "b"},
    "order-of-moves": {"place-see": "1", "place-own": "2", "place-fix": "3", "place-when": "4", "place-learn": "5"},
    "hidden-blame": {"option": ["ii", "iv"]},
    "yours-to-promise": {"option": "b"},
    "fear-and-answer": {"pair-zero": "zero", "pair-friday": "friday", "pair-nobody": "nobody", "pair-blamed": "blamed"},
    "the-thursday-promise": {
        "blank-target": "expected",
        "blank-promise": "a guarantee",
        "blank-safe": "safe",
        "blank-hour": "13:00",
    },
    "an-hour-late": {"most": "b", "least": "c"},
    "handover-note": {"option": "c"},
}
WRONG = {
    "first-sentence": {"most": "a", "least": "b"},
    "order-of-moves": {"place-fix": "1", "place-own": "2", "place-see": "3", "place-when": "4", "place-learn": "5"},
    "hidden-blame": {"option": ["i"]},
    "yours-to-promise": {"option": "a"},
    "fear-and-answer": {"pair-zero": "friday", "pair-friday": "zero", "pair-nobody": "nobody", "pair-blamed": "blamed"},
    "the-thursday-promise": {
        "blank-target": "promise",
        "blank-promise": "guarantee",
        "blank-safe": "safe",
        "blank-hour": "soon",
    },
    "an-hour-late": {"most": "a", "least": "c"},
    "handover-note": {"option": "a"},
}


@pytest.fixture
def learner(app) -> Person:
    return make_person()


@pytest.fixture
def attempt(learner: Person, client: Browser) -> Attempt:
    sign_in(client, learner)
    return attempt_before("checks", person=learner)


def path(attempt: Attempt, check: str) -> str:
    return f"/attempts/{attempt.id}/checks/{check}"


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def responses(attempt: Attempt, check: str) -> list[tuple[int, bool]]:
    rows = sa.select(CheckResponse).where(CheckResponse.attempt_id == attempt.id, CheckResponse.check_id == check)
    return [(row.number, row.is_right) for row in db.session.scalars(rows.order_by(CheckResponse.number))]


@pytest.mark.parametrize("check", RIGHT)
def test_wrong_then_right(client, attempt, check):
    assert client.submit(path(attempt, check), WRONG[check]).location == path(attempt, check)
    page = client.get(path(attempt, check)).text
    assert "Not yet." in page
    assert "Answer again" in page
    client.submit(path(attempt, check), RIGHT[check])
    page = client.get(path(attempt, check)).text
    assert "It took 2 tries" in page
    assert "Answer again" not in page
    assert responses(attempt, check) == [(1, False), (2, True)]


@pytest.mark.parametrize("check", RIGHT)
def test_an_empty_answer_gets_a_message_and_is_no_try(client, attempt, check):
    reply = client.submit(path(attempt, check), {})
    assert reply.status_code == 422
    assert 'id="check-error"' in reply.text
    assert responses(attempt, check) == []


def test_before_a_right_answer_only_what_was_chosen_is_spoken_of(client, attempt):
    client.submit(path(attempt, "yours-to-promise"), {"option": "a"})
    page = text_of(client.get(path(attempt, "yours-to-promise")).text)
    assert "needs Leila" in page
    assert "Your hands, your hours." not in page
    client.submit(path(attempt, "yours-to-promise"), {"option": "b"})
    page = text_of(client.get(path(attempt, "yours-to-promise")).text)
    assert "Your hands, your hours." in page
    assert "It depends on a test" in page


def test_after_three_tries_everything_is_told_so_that_nobody_is_stuck(client, attempt):
    for hour in ("later", "soon", "23:00"):
        client.submit(path(attempt, "the-thursday-promise"), {**RIGHT["the-thursday-promise"], "blank-hour": hour})
    page = text_of(client.get(path(attempt, "the-thursday-promise")).text)
    assert "The module says: 13:00" in page


def test_an_order_tells_its_pattern_and_not_the_order(client, attempt):
    client.submit(path(attempt, "order-of-moves"), WRONG["order-of-moves"])
    page = text_of(client.get(path(attempt, "order-of-moves")).text)
    assert "she does not yet know that you know" in page
    assert "See it, own it, fix it" not in page


def test_a_page_without_a_reason_does_not_ask_to_read_why(client, attempt, monkeypatch):
    client.submit(path(attempt, "the-thursday-promise"), RIGHT["the-thursday-promise"])
    assert "Read why, then go on." in client.get(path(attempt, "the-thursday-promise")).text
    monkeypatch.setattr(CheckSheet, "says_why", False)
    page = client.get(path(attempt, "the-thursday-promise")).text
    assert "Read why" not in page
    assert "Go on." in page


def test_two_lines_with_one_number_are_asked_again_with_what_was_typed(client, attempt):
    reply = client.submit(path(attempt, "order-of-moves"), {**RIGHT["order-of-moves"], "place-own": "1"})
    assert reply.status_code == 422
    assert "Give each line its own number." in reply.text
    assert re.search(r'name="place-own".*?<option value="1" selected>', reply.text, re.S)


def test_a_button_pressed_twice_is_one_try_and_a_right_check_stays_right(client, attempt):
    for form in (WRONG["handover-note"], WRONG["handover-note"], RIGHT["handover-note"], WRONG["handover-note"]):
        client.submit(path(attempt, "handover-note"), form)
    assert responses(attempt, "handover-note") == [(1, False), (2, True)]


def test_forged_parts_are_left_out(client, attempt):
    assert client.submit(path(attempt, "yours-to-promise"), {"option": "zz"}).status_code == 422
    client.submit(path(attempt, "hidden-blame"), {"option": ["ii", "iv", "zz"]})
    assert responses(attempt, "hidden-blame") == [(1, True)]


def test_the_last_right_check_finishes_the_step(client, attempt):
    for check in list(RIGHT)[:-1]:
        client.submit(path(attempt, check), RIGHT[check])
    assert db.session.get(StepDone, (attempt.id, "checks")) is None
    client.submit(path(attempt, "handover-note"), RIGHT["handover-note"])
    assert db.session.get(StepDone, (attempt.id, "checks")) is not None
    page = client.get(path(attempt, "handover-note")).text
    assert f'href="/attempts/{attempt.id}/reflection"' in page


def test_next_goes_round_to_the_open_ones(client, attempt):
    client.submit(path(attempt, "handover-note"), RIGHT["handover-note"])
    page = client.get(path(attempt, "handover-note")).text
    assert re.search(rf'main-btn" href="{path(attempt, "first-sentence")}"', page)


def test_out_of_turn_and_forged_ids(client, learner, app):
    sign_in(client, learner)
    early = attempt_before("scenario", person=learner)
    assert client.get(path(early, "handover-note")).status_code == 303
    assert client.submit(path(early, "handover-note"), RIGHT["handover-note"]).status_code == 409
    assert client.get(path(early, "no-such")).status_code == 404
    other = app.test_client()
    sign_in(other, make_person())
    assert other.get(path(early, "handover-note")).status_code == 404
    assert other.submit(path(early, "handover-note"), RIGHT["handover-note"]).status_code == 404
    assert responses(early, "handover-note") == []
