"""The record: what, which version, when, in the reader's zone; open steps and earlier attempts."""

import html
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.db import db, unit_of_work
from app.learning.models import Answer, Attempt
from app.learning.operations.reflections import save_notes
from app.learning.queries.record import blank_key
from app.people.models import Person
from tests.conftest import NOON, Browser
from tests.factories import _add, make_person, sign_in
from tests.learning.at_step import attempt_before


@pytest.fixture
def learner(app, client: Browser) -> Person:
    person = make_person(name="Joost Bakker", zone="Asia/Tokyo")
    sign_in(client, person)
    return person


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def complete(attempt: Attempt) -> None:
    with unit_of_work():
        save_notes(
            attempt_id=attempt.id,
            notes={blank_key("fact"): "the 41 carers", blank_key("hour"): "16:00"},
            follow_up=(NOON + timedelta(days=14)).date(),
            finish=True,
            actor_id=attempt.person_id,
            at=NOON + timedelta(hours=3),
        )


def answered(attempt: Attempt, role_play: str, number: int) -> None:
    _add(
        Answer(
            attempt_id=attempt.id,
            person_id=attempt.person_id,
            role_play=role_play,
            rubric_version_id=None,
            number=number,
            client_key=f"key-{role_play}-{number}",
            text="Words",
            text_hash="",
            submitted_at=NOON + timedelta(hours=number),
        )
    )


def test_a_completed_attempt(client, learner):
    attempt = attempt_before("reflection", person=learner)
    answered(attempt, "ring-ingrid", 1)
    answered(attempt, "ring-ingrid", 2)
    complete(attempt)
    page = text_of(client.get(f"/attempts/{attempt.id}/record").text)
    assert "Joost Bakker completed this module." in page
    assert "Week five, version 1" in page
    assert "Completed 3 March 2026, 00:00 (Tokyo)" in page
    assert "Started 2 March 2026, 21:00 (Tokyo)" in page
    assert page.count("Ring Ingrid") >= 3
    assert "then I open with the 41 carers and end with 16:00 ." in page
    assert "16 March 2026" in page


def test_an_open_attempt_says_what_is_open(client, learner):
    attempt = attempt_before("checks", person=learner)
    page = client.get(f"/attempts/{attempt.id}/record").text
    assert "Not complete yet: 4 of 6 steps are done." in page
    assert f'href="/attempts/{attempt.id}"' in page
    assert page.count('<span class="soft">open</span>') == 2
    assert "No answer was handed in yet." in page
    assert "Your plan" not in page


def test_earlier_attempts_are_listed(client, learner):
    first = attempt_before("reflection", person=learner)
    complete(first)
    second = attempt_before("brief", person=learner)
    page = client.get(f"/attempts/{second.id}/record").text
    assert f'href="/attempts/{first.id}/record"' in page
    assert "This attempt" in page


def test_it_is_ones_own(client, learner):
    attempt = attempt_before("checks", person=make_person())
    assert client.get(f"/attempts/{attempt.id}/record").status_code == 404


def test_looking_changes_nothing(client, learner):
    attempt = attempt_before("checks", person=learner)
    tables = ("attempts", "steps_done", "events", "completions", "reflections")
    count = [db.session.scalar(sa.text(f"SELECT count(*) FROM {table}")) for table in tables]
    for page in ("record", "checks/handover-note"):
        assert client.get(f"/attempts/{attempt.id}/{page}").status_code == 200
    assert [db.session.scalar(sa.text(f"SELECT count(*) FROM {table}")) for table in tables] == count
