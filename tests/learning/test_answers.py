"""Handing in: one answer for one key, in order, and nothing typed is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from app.db import db, unit_of_work
from app.errors import Missing
from app.events.kinds import Kind
from app.events.models import Event
from app.learning.models import Answer, Attempt, StepDone
from app.learning.operations.answers import AlreadyHandedIn, BadClientKey, EmptyAnswer, submit_answer
from app.learning.operations.drafts import MAX_CHARACTERS, TextTooLong
from app.learning.operations.steps import StepNotReady
from app.learning.queries.answers import answers_to, own_answer
from tests.conftest import NOON
from tests.factories import make_person
from tests.learning.at_step import attempt_before

MAIL = "ingrid-mail"


@pytest.fixture
def attempt(app) -> Attempt:
    return attempt_before(f"role-play:{MAIL}")


def hand_in(attempt: Attempt, text: str = "Dear Ingrid", **values) -> Answer:
    values = {"actor_id": attempt.person_id, "role_play": MAIL, "client_key": "key-00001", **values}
    with unit_of_work():
        return submit_answer(attempt_id=attempt.id, text=text, at=NOON, **values)


def count() -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(Answer))


def test_it_is_stored_normalised_with_its_rubric_and_finishes_the_step(attempt):
    answer = hand_in(attempt, "  Dear Ingrid,\r\nCafe\u0301 \n")
    assert answer.text == "Dear Ingrid,\nCaf\u00e9"
    assert (answer.number, answer.person_id, answer.submitted_at) == (1, attempt.person_id, NOON)
    assert answer.rubric_version_id is not None
    assert db.session.get(StepDone, (attempt.id, f"role-play:{MAIL}")) is not None
    [event] = db.session.query(Event).filter_by(kind=Kind.ANSWER_SUBMITTED.value)
    assert event.subjects == {"answer_id": answer.id, "attempt_id": attempt.id, "role_play": MAIL, "number": 1}


def test_a_role_play_without_a_rubric_has_none(app):
    attempt = attempt_before("role-play:ring-ingrid")
    assert hand_in(attempt, role_play="ring-ingrid").rubric_version_id is None


def test_the_same_key_again_is_the_same_answer(attempt):
    first = hand_in(attempt)
    assert hand_in(attempt).id == first.id
    assert count() == 1


def test_another_key_is_the_next_try(attempt):
    hand_in(attempt)
    assert hand_in(attempt, "Better", client_key="key-00002").number == 2
    assert [a.text for a in answers_to(attempt_id=attempt.id, role_play=MAIL)] == ["Dear Ingrid", "Better"]


def test_the_same_key_with_another_text_is_refused_and_says_so(attempt):
    first = hand_in(attempt)
    with pytest.raises(AlreadyHandedIn) as refused:
        hand_in(attempt, "Changed after going back")
    assert refused.value.answer.id == first.id
    assert count() == 1


@pytest.mark.parametrize("text", ["", " \r\n\t "])
def test_nothing_cannot_be_handed_in(attempt, text):
    with pytest.raises(EmptyAnswer):
        hand_in(attempt, text)
    assert count() == 0


def test_length_is_advice_until_it_is_absurd(attempt):
    assert hand_in(attempt, "No.").number == 1
    assert hand_in(attempt, "word " * 3000, client_key="key-00002").number == 2
    with pytest.raises(TextTooLong):
        hand_in(attempt, "x" * (MAX_CHARACTERS + 1), client_key="key-00003")


@pytest.mark.parametrize("key", ["", "short", "has space in it", "x" * 65, "é" * 10])
def test_a_page_without_a_usable_key(attempt, key):
    with pytest.raises(BadClientKey):
        hand_in(attempt, client_key=key)


def test_forged_ids_are_missing_ids(attempt):
    with pytest.raises(Missing):
        hand_in(attempt, actor_id=make_person().id)
    with pytest.raises(Missing):
        hand_in(attempt, role_play="no-such")
    answer = hand_in(attempt)
    with pytest.raises(Missing):
        own_answer(person_id=make_person().id, answer_id=answer.id)


def test_out_of_turn_nothing_is_stored(app):
    attempt = attempt_before("scenario")
    with pytest.raises(StepNotReady):
        hand_in(attempt)
    assert count() == 0


def test_fifty_at_once_are_one_answer(app, attempt):
    attempt_id, person_id = attempt.id, attempt.person_id
    db.session.rollback()

    def post(_n: int) -> int:
        with app.app_context(), unit_of_work():
            return submit_answer(
                attempt_id=attempt_id,
                role_play=MAIL,
                client_key="key-00001",
                text="Dear Ingrid",
                actor_id=person_id,
                at=NOON,
            ).id

    with ThreadPoolExecutor(max_workers=16) as threads:
        ids = list(threads.map(post, range(50)))
    assert len(set(ids)) == 1
    assert count() == 1
    assert db.session.query(Event).filter_by(kind=Kind.ANSWER_SUBMITTED.value).count() == 1


def test_ten_tries_at_once_get_ten_numbers(app, attempt):
    attempt_id, person_id = attempt.id, attempt.person_id
    db.session.rollback()

    def post(n: int) -> int:
        with app.app_context(), unit_of_work():
            return submit_answer(
                attempt_id=attempt_id,
                role_play=MAIL,
                client_key=f"key-{n:05}",
                text=f"Try {n}",
                actor_id=person_id,
                at=NOON,
            ).number

    with ThreadPoolExecutor(max_workers=8) as threads:
        numbers = list(threads.map(post, range(10)))
    assert sorted(numbers) == list(range(1, 11))
