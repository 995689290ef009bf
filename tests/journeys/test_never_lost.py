"""Words are never lost: a session that ended while handing in gives them back, and they are stored afterwards."""

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db, unit_of_work
from app.learning.models import Answer
from app.people.models import Session
from app.people.passwords import hash_password
from tests.assessment.handed_in import GOOD
from tests.factories import make_company, make_person
from tests.journeys.learning import PASSWORD, sign_in
from tests.journeys.window import Forms, Window
from tests.learning.at_step import attempt_before


@pytest.fixture
def signed_in(app: Flask) -> tuple[Window, str, str]:
    """A window at the answer to Ingrid, the e-mail, and the place."""
    make_company()
    person = make_person(password_hash=hash_password(PASSWORD))
    email = person.email
    place = f"/attempts/{attempt_before('role-play:ingrid-mail', person=person).id}/role-plays/ingrid-mail"
    window = Window(app)
    window.go(place)
    sign_in(window, email)
    assert window.url == place
    return window, email, place


def end_sessions() -> None:
    """What time, a new password or another device's sign-out does."""
    with unit_of_work() as session:
        session.execute(sa.delete(Session))


def beside(window: Window, email: str) -> None:
    """Sign in in a second window of the same browser; the first one's page stays as it is."""
    other = Window(window.browser.application)
    other.browser = window.browser
    other.go("/sign-in")
    sign_in(other, email)


def texts() -> list[str]:
    """Every stored answer."""
    db.session.rollback()
    return list(db.session.scalars(sa.select(Answer.text)))


def test_handing_in_after_the_session_ended(signed_in: tuple[Window, str, str]) -> None:
    window, email, place = signed_in
    key = next(form for form in Forms(window.page).found if "forecast" in window.page and "text" in form.values).values
    end_sessions()
    window.send_values("/role-plays/", {"text": GOOD, "action": "hand-in", "forecast": "2"})
    assert window.status in (400, 401)
    back = Forms(window.page).found[-1]
    assert (back.action, back.values["text"], back.values["client_key"]) == (place, [GOOD], key["client_key"])
    assert texts() == []
    beside(window, email)
    for _n in range(2):  # at most one more time, where the form's token was of the ended session
        window.send_values(place, {})
        if window.status == 200:
            break
        assert Forms(window.page).found[-1].values["text"] == [GOOD]
    assert window.url.startswith("/answers/")
    assert texts() == [GOOD]
    assert "You forecast Partial" in window.page


def test_the_same_form_sent_twice_is_one_answer(signed_in: tuple[Window, str, str]) -> None:
    window, _email, place = signed_in
    page, url = window.page, window.url
    window.send_values("/role-plays/", {"text": GOOD, "action": "hand-in"})
    first = window.url
    window.page, window.url = page, url
    window.send_values("/role-plays/", {"text": GOOD, "action": "hand-in"})
    assert window.url == first
    assert texts() == [GOOD]
    assert place
