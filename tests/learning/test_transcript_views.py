"""The transcript of a path and "what if"."""

import html

import pytest
import sqlalchemy as sa

from app.db import db
from app.learning.models import ChoiceMade
from tests.factories import make_company, make_person, publish_m2, sign_in
from tests.learning.story import BEST, balance, begin, choose, heading, play

DETOUR = {**BEST, "third-ticket": "a", "fourth-telling": "b"}


@pytest.fixture
def learner(app, client):
    make_company()
    publish_m2()
    sign_in(client, make_person())
    return client


@pytest.fixture
def played(learner) -> int:
    attempt = begin(learner)
    play(learner, attempt, DETOUR)
    return attempt


def text_of(learner, path: str) -> str:
    answer = learner.get(path)
    assert answer.status_code == 200, answer.location
    return html.unescape(answer.text)


def test_before_the_first_scene_it_says_what_will_stand_there(learner):
    attempt = begin(learner)
    page = text_of(learner, f"/attempts/{attempt}/transcript")
    assert "No scene played yet." in page
    assert "Go to your place" in page


def test_during_the_story_there_is_a_path_but_no_what_if(learner):
    attempt = begin(learner)
    choose(learner, attempt, "a")
    page = text_of(learner, f"/attempts/{attempt}/transcript")
    assert "1. The third ticket" in page
    assert "“What if” opens at its end" in page
    assert "/what-if?" not in page
    away = learner.get(f"/attempts/{attempt}/what-if?from=0")
    assert away.location == f"/attempts/{attempt}/transcript"


def test_the_whole_path_with_turning_points_and_promises(learner, played):
    page = text_of(learner, f"/attempts/{played}/transcript")
    scenes = [
        "The third ticket",
        "The fourth telling",
        "Bounced",
        "Yes or no",
        "A second pair of eyes",
        "Red",
        "Pay day",
    ]
    places = [page.index(f"{n}. {title}") for n, title in enumerate(scenes, 1)]
    assert places == sorted(places)
    assert page.count("turning point") == 3
    assert "Five. I was still speaking." in page
    assert "The ending: She stays" in page
    promises = page[page.index("What you promised") :]
    assert "I ring you Thursday at 13:00 either way" in promises
    assert "changed in time, with a new date" in promises
    assert promises.count("kept") >= 2
    assert page.count("/what-if?from=") == len(scenes)
    assert "Only you can see this path." in page


def test_what_if_starts_where_the_path_stood(learner, played):
    page = text_of(learner, f"/attempts/{played}/what-if?from=1")
    assert heading(page) == "The fourth telling"
    assert balance(page) == 30
    assert "Nothing here counts, nobody sees it, nothing is stored." in page
    assert "On your path you chose B here." in page
    assert 'value="c"' in page


def test_what_if_goes_another_way_and_stores_nothing(learner, played):
    before = db.session.scalar(sa.select(sa.func.count()).select_from(ChoiceMade))
    page = text_of(learner, f"/attempts/{played}/what-if?from=1&path=c")
    assert heading(page) == "Yes or no"  # not Bounced: C tells it back to her
    assert balance(page) == 38
    assert "March’s missing money" in page
    assert 'value="c,a"' in page
    end = text_of(learner, f"/attempts/{played}/what-if?from=1&path=c,a,c,b,a")
    assert "On your own path: She stays, ledger 69." in end
    assert balance(end) > 69
    db.session.rollback()
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ChoiceMade)) == before
    assert "1. The third ticket" in text_of(learner, f"/attempts/{played}/transcript")


def test_what_if_along_the_own_path_comes_to_the_same_ledger(learner, played):
    own = balance(text_of(learner, f"/attempts/{played}/scenario"))
    letters = ["a", "b", "a", "a", "c", "b", "a"]
    for start in range(len(letters)):
        same = text_of(learner, f"/attempts/{played}/what-if?from={start}&path={','.join(letters[start:])}")
        assert balance(same) == own


def test_a_scene_can_be_gone_past_in_what_if_too(learner, played):
    page = text_of(learner, f"/attempts/{played}/what-if?from=5")
    assert "path=skip" in page
    assert heading(text_of(learner, f"/attempts/{played}/what-if?from=5&path=skip")) == "Pay day"


@pytest.mark.parametrize("query", ["from=7", "from=-1", "from=1&path=z", "from=1&path=c,a,c,b,a,a", "from=1&path=skip"])
def test_a_way_that_the_story_does_not_know_is_missing(learner, played, query):
    assert learner.get(f"/attempts/{played}/what-if?{query}").status_code == 404
