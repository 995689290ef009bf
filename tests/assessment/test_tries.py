"""Two tries beside each other: words that went and came, levels of both, and who may see it."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from app.assessment.words import since_words
from app.db import db
from app.learning.models import Answer, Attempt
from app.people.models import Person
from tests.assessment.handed_in import BLAMING, GOOD, hand_in, rated, scored
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_person, sign_in

LATER = GOOD.replace("41 of your carers", "Your carers") + " I ring you on Thursday at 13:00 either way."


@pytest.fixture
def learner(app: Flask, client: Browser) -> Person:
    """Somebody signed in, in a company."""
    make_company()
    person = make_person(name="Joost Vermeer")
    sign_in(client, person)
    return person


def again(first: Answer, text: str, minutes: int = 5) -> Answer:
    return hand_in(text, attempt=db.session.get_one(Attempt, first.attempt_id), at=NOON + timedelta(minutes=minutes))


def test_words_that_went_and_came_are_marked_by_an_element_and_a_word(client: Browser, learner: Person):
    first = hand_in(person=learner)
    second = again(first, LATER)
    html = client.get(f"/answers/{second.id}/tries").text
    assert re.search(r"<ins><span class=\"visually-hidden\">new: </span>I ring you on Thursday at 13:00", html)
    assert html.index("Try 1") < html.index("Try 2")
    assert html.count("<h1") == 1
    assert "being read" in html


def test_levels_of_both_tries_stand_beside_each_other_in_words(client: Browser, learner: Person):
    first = scored(person=learner)
    second = scored(LATER, attempt=db.session.get_one(Attempt, first.attempt_id), at=NOON + timedelta(minutes=5))
    reader = make_person(name="Rea Viewer")
    rated(first, reader, level=2)
    rated(second, reader, level=4)
    html = client.get(f"/answers/{second.id}/tries").text
    assert html.count("2 levels higher") == 7
    assert "Latest Strong, best Strong, first Partial." in html
    assert "Rea Viewer" not in html


def test_what_nobody_has_read_yet_has_no_level_and_no_difference(client: Browser, learner: Person):
    first = scored(person=learner)
    second = again(first, LATER)
    rated(first, make_person(), level=2)
    html = client.get(f"/answers/{second.id}/tries").text
    assert html.count('<span class="meta">not yet read</span>') == 7
    assert "higher" not in html


def test_the_first_try_stands_beside_the_latest_and_another_may_be_named(client: Browser, learner: Person):
    first = hand_in(person=learner)
    second, third = again(first, BLAMING), again(first, LATER, 10)
    assert "Try 3" in client.get(f"/answers/{first.id}/tries").text
    page = client.get(f"/answers/{third.id}/tries?with=2").text
    assert "your team signed off" in page
    assert f'href="/answers/{third.id}/tries?with=1"' in page
    for wrong in (9, -1):
        assert client.get(f"/answers/{second.id}/tries?with={wrong}").status_code == 404


def test_one_try_alone_has_nothing_beside_it(client: Browser, learner: Person):
    first = hand_in(person=learner)
    assert client.get(f"/answers/{first.id}/tries").location == f"/answers/{first.id}/feedback"
    assert f"/answers/{first.id}/tries" not in client.get(f"/answers/{first.id}/feedback").text
    second = again(first, LATER)
    assert f'href="/answers/{second.id}/tries"' in client.get(f"/answers/{second.id}/feedback").text


def test_somebody_else_s_tries_are_missing(client: Browser, learner: Person):
    other = hand_in()
    again(other, LATER)
    assert client.get(f"/answers/{other.id}/tries").status_code == 404


def test_words_of_a_try_are_escaped(client: Browser, learner: Person):
    first = hand_in(person=learner)
    second = again(first, GOOD + " <b>loud</b>")
    assert "<b>loud" not in client.get(f"/answers/{second.id}/tries").text


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [(2, 3, "one level higher"), (4, 1, "3 levels lower"), (3, 3, "the same"), (None, 3, ""), (3, None, "")],
)
def test_how_a_criterion_moved_is_said_in_words(app: Flask, earlier: int | None, later: int | None, words: str):
    with app.test_request_context():
        assert since_words(earlier, later) == words
