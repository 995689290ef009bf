"""A role-play that may be left out for what it holds: the way past it, and that it is there for such ones only."""

import re

import pytest
import sqlalchemy as sa

from app.db import db
from app.learning.models import Answer, Attempt, Draft, StepDone
from app.people.models import Person
from tests.conftest import NOON, Browser
from tests.factories import _add, make_company, make_person, publish_module, sign_in

LINE = "the-line"
CHAT = "chat-window"


@pytest.fixture
def learner(app) -> Person:
    make_company()
    return make_person(name="Joost Bakker")


@pytest.fixture
def attempt(learner: Person, client: Browser) -> Attempt:
    """Before the second role-play of “The third call”."""
    sign_in(client, learner)
    version = publish_module("the-third-call")
    begun = _add(
        Attempt(
            person_id=learner.id,
            module_id=version.module_id,
            module_version_id=version.id,
            started_at=NOON,
            touched_at=NOON,
        )
    )
    for done in ("brief", "scenario", f"role-play:{CHAT}"):
        _add(StepDone(attempt_id=begun.id, step=done, at=NOON))
    return begun


def path(attempt: Attempt, role_play: str = LINE) -> str:
    return f"/attempts/{attempt.id}/role-plays/{role_play}"


def leave_out(client: Browser, where: str, text: str = ""):
    revision = re.search(r'name="revision" value="([^"]*)"', client.get(where).text)
    sent = {"text": text, "revision": revision.group(1) if revision else "0", "client_key": "k", "action": "leave-out"}
    return client.submit(where, sent)


def test_it_can_be_left_out_and_the_module_goes_on(client, attempt):
    assert "Leave this one out" in client.get(path(attempt)).text
    reply = leave_out(client, path(attempt))
    assert reply.status_code == 303
    assert "/checks/" in client.get(reply.location).location
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Answer)) == 0


def test_what_was_typed_is_kept_and_the_answer_can_still_be_given(client, attempt):
    leave_out(client, path(attempt), text="I had begun to write.")
    assert db.session.scalar(sa.select(Draft.text)) == "I had begun to write."
    page = client.get(path(attempt)).text
    assert "I had begun to write." in page
    assert "Leave this one out" not in page


def test_a_role_play_that_is_asked_for_cannot_be_left_out(client, attempt):
    db.session.execute(sa.delete(StepDone).where(StepDone.step == f"role-play:{CHAT}"))
    db.session.commit()
    assert "Leave this one out" not in client.get(path(attempt, CHAT)).text
    refused = leave_out(client, path(attempt, CHAT))
    assert refused.status_code == 409
    assert "There is no answer yet." in refused.text
    assert not db.session.scalars(sa.select(StepDone.step).where(StepDone.step == f"role-play:{CHAT}")).all()
