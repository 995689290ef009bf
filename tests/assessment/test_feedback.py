"""The feedback page in its states, and who may see it."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.assessment.jobs import score_answer
from app.assessment.models import Forecast, Rating
from app.assessment.operations.forecasts import ForecastTooLate, NoSuchLevel, make_forecast
from app.db import db, unit_of_work
from app.engine.scoring import SCORER
from app.errors import Missing
from app.learning.models import Attempt
from app.people.models import Person
from tests.assessment.handed_in import BLAMING, GOOD, SOUP, hand_in, rated, scored
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_person, sign_in


@pytest.fixture
def learner(app: Flask, client: Browser) -> Person:
    """Somebody signed in, in a company."""
    make_company()
    person = make_person(name="Joost Vermeer")
    sign_in(client, person)
    return person


def page(client: Browser, answer_id: int) -> str:
    response = client.get(f"/answers/{answer_id}/feedback")
    assert response.status_code == 200, response.text
    html = response.text
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert html.count("<h1") == 1
    return html


def settle(answer_id: int, level: int, **details: object) -> None:
    """Give the scorer's rating a certain standing, whatever the scorer of the day thinks."""
    with unit_of_work() as session:
        rating = session.scalars(sa.select(Rating).where(Rating.answer_id == answer_id)).one()
        rating.status, rating.level = "suggest", level
        rating.levels = dict.fromkeys(rating.levels, level)
        rating.details = {**rating.details, "flags": [], "gates": [], "gate_review": [], "limited_by": [], **details}


def test_before_a_rating_the_page_has_a_link_and_goes_on_without_waiting(client: Browser, learner: Person):
    answer = hand_in(person=learner)
    html = page(client, answer.id)
    assert "is being read" in html
    assert f'href="/answers/{answer.id}/feedback" data-look-again-link' in html
    assert f'href="/attempts/{answer.attempt_id}"' in html
    assert "Wednesday 4 March" in html
    assert client.get(f"/answers/{answer.id}/state").json == {"ready": False, "message": ""}


def test_state_says_when_it_was_read(client: Browser, learner: Person):
    answer = scored(person=learner)
    assert client.get(f"/answers/{answer.id}/state").json["ready"] is True


def test_a_draft_is_called_a_draft_with_evidence_versions_and_what_never_counts(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 3)
    html = page(client, answer.id)
    for words in (
        "Draft, a person confirms",
        "level 3 of 4",
        SCORER,
        "rubric version 1",
        "Grammar, spelling and accent",
    ):
        assert words in html
    assert 'href="#c-A1"' in html
    assert 'href="#s-A1"' in html


def test_every_row_with_a_number_leads_to_a_sentence_and_back(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 3)
    html = page(client, answer.id)
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    targets = set(re.findall(r'href="#([cs]-[^"]+)"', html))
    assert targets
    assert targets <= ids


def test_one_missing_move_stands_at_its_place_with_an_example(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 2)
    html = page(client, answer.id)
    assert html.count('class="slot"') == 1
    assert "Show me how" in html


def test_a_critical_gate_is_shown_with_its_clause_and_the_quoted_words(client: Browser, learner: Person):
    answer = scored(BLAMING, person=learner)
    html = page(client, answer.id)
    assert "Blames the customer" in html
    assert "The fault is put on the customer or her team." in html
    assert "your team signed off the overtime rules" in html
    assert "This alone puts the whole answer at Harmful." in html


def test_what_cannot_be_scored_goes_to_a_person_with_a_day_and_a_reason(client: Browser, learner: Person):
    answer = scored(SOUP, person=learner)
    html = page(client, answer.id)
    assert "is with a reviewer" in html
    assert "A person was to have read it by Wednesday 4 March" in html, "the promise was for a day long past"
    assert "Harmful" not in html


def test_where_the_scorer_is_unsure_it_shows_what_it_is_sure_of_and_says_the_rest(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 3, confidence={"A1": 0.9, "A2": 0.2})
    with unit_of_work() as session:
        session.execute(sa.update(Rating).values(status="human", level=None))
    html = page(client, answer.id)
    assert "is with a reviewer" in html
    assert html.count("The scorer is not sure here: a person looks.") == 5
    assert 'id="s-A1"' in html
    assert 'id="s-A2"' not in html


def test_a_flagged_answer_shows_no_levels_at_all(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 3, confidence={"A1": 0.9}, flags=["injection"])
    with unit_of_work() as session:
        session.execute(sa.update(Rating).values(status="human", level=None))
    html = page(client, answer.id)
    assert "speaks to whoever rates it" in html
    assert "Solid" not in html


def test_when_the_scorer_failed_the_page_says_so_kindly(client: Browser, learner: Person):
    answer = scored(person=learner)
    with unit_of_work() as session:
        row = session.scalars(sa.select(Rating)).one()
        row.scorer, row.status, row.level, row.levels = "gave-up:x", "human", None, {}
        row.details = {"flags": ["scorer_failed"]}
    assert "That is not about your text." in page(client, answer.id)


def test_a_person_s_rating_wins_and_the_draft_stays_as_history(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 2)
    rated(answer, make_person(name="Rea Viewer"), level=4)
    html = page(client, answer.id)
    assert "level 4 of 4" in html
    assert "Draft, a person confirms" not in html
    assert "The draft before was Partial" in html
    assert "You name her people first." in html
    assert "Rea Viewer" not in html


def test_the_same_sentence_for_five_criteria_renders_once_with_all_numbers(client: Browser, learner: Person):
    answer = scored(person=learner)
    rated(answer, make_person(), level=3)
    html = page(client, answer.id)
    assert "<sup>1, 2, 3, 4, 5</sup>" in html
    assert html.count("forty-one of your carers were paid too little") == 1 + html.count("“Ingrid, forty-one")


def test_the_words_of_the_learner_are_escaped(client: Browser, learner: Person):
    answer = scored(GOOD + " <script>alert(1)</script>", person=learner)
    assert "<script>alert" not in page(client, answer.id)


def test_first_best_and_latest_link_to_every_answer(client: Browser, learner: Person):
    first = scored(BLAMING, person=learner)
    second = scored(attempt=db.session.get_one(Attempt, first.attempt_id), at=NOON + timedelta(minutes=5))
    with unit_of_work() as session:
        row = session.scalars(sa.select(Rating).where(Rating.answer_id == second.id)).one()
        row.status, row.level = "suggest", 3
    html = page(client, second.id)
    assert "Latest Solid, best Solid, first Harmful." in html
    assert f'href="/answers/{first.id}/feedback"' in html


def test_the_forecast_stands_beside_the_level(client: Browser, learner: Person):
    answer = hand_in(person=learner)
    with unit_of_work():
        make_forecast(answer_id=answer.id, level=4, actor_id=learner.id, at=NOON)
    with unit_of_work():
        score_answer(str(answer.id), NOON)
    settle(answer.id, 3)
    assert "You forecast Strong, one level higher" in page(client, answer.id)


def test_a_forecast_is_made_once_before_the_reveal_by_the_writer_only(learner: Person):
    answer = hand_in(person=learner)
    with pytest.raises(Missing), unit_of_work():
        make_forecast(answer_id=answer.id, level=3, actor_id=make_person().id, at=NOON)
    with pytest.raises(NoSuchLevel), unit_of_work():
        make_forecast(answer_id=answer.id, level=5, actor_id=learner.id, at=NOON)
    for level in (2, 4):
        with unit_of_work():
            make_forecast(answer_id=answer.id, level=level, actor_id=learner.id, at=NOON)
    assert db.session.get_one(Forecast, answer.id).level == 2
    late = scored(person=make_person())
    with pytest.raises(ForecastTooLate), unit_of_work():
        make_forecast(answer_id=late.id, level=3, actor_id=late.person_id, at=NOON)


@pytest.mark.parametrize("path", ["feedback", "state", "examples/A4-1"])
def test_somebody_else_s_answer_is_missing_like_an_absent_one(client: Browser, learner: Person, path: str):
    other = scored()
    for answer_id in (other.id, other.id + 999):
        assert client.get(f"/answers/{answer_id}/{path}").status_code == 404


def test_an_example_stands_beside_the_own_words_after_handing_in(client: Browser, learner: Person):
    answer = scored(person=learner)
    response = client.get(f"/answers/{answer.id}/examples/A4-1")
    assert response.status_code == 200
    assert "forty-one of your carers" in response.text
    assert "Priya" in response.text
    assert client.get(f"/answers/{answer.id}/examples/none").status_code == 404


def test_an_answer_that_is_not_rated_has_another_page(client: Browser, learner: Person):
    answer = hand_in(person=learner)
    with unit_of_work() as session:
        session.execute(sa.text("UPDATE answers SET rubric_version_id = NULL"))
    response = client.get(f"/answers/{answer.id}/feedback")
    assert (response.status_code, response.location) == (302, f"/answers/{answer.id}/examples")


def test_the_record_shows_what_counts_for_each_answer(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 3)
    html = client.get(f"/attempts/{answer.attempt_id}/record").text
    assert "draft, a person confirms" in html
    assert f'href="/answers/{answer.id}/feedback"' in html


def test_the_page_promises_nothing_that_does_not_exist(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 3)
    html = page(client, answer.id).lower()
    for word in ("/appeal", "rehears", "share it"):
        assert word not in html


def test_the_page_says_what_is_looked_at_what_never_is_and_who_decides(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 3)
    html = page(client, answer.id)
    for words in (
        "Looked at: the words of this answer",
        "Length inside the limits",
        "What you may feel, who you are, how long you took, how often you tried",
        "A person decides, without your name.",
        "The person who reads it decides anew.",
    ):
        assert words in html
    rated(answer, make_person(), level=3)
    assert f'href="/answers/{answer.id}/appeal"' in page(client, answer.id)
    assert "The person who reads it decides anew." not in page(client, answer.id)


def test_the_next_step_shows_a_sentence_of_an_example(client: Browser, learner: Person):
    answer = scored(person=learner)
    settle(answer.id, 2)
    step = page(client, answer.id).split("One next step")[1].split('class="actions')[0]
    assert "an example at Strong" in step


def test_with_a_broken_gate_the_next_step_is_to_leave_it_out(client: Browser, learner: Person):
    answer = scored(BLAMING, person=learner)
    hit = {"id": "blames_customer", "severity": "critical", "start": 0, "end": 10}
    settle(answer.id, 1, gates=[hit])
    assert "Say it without this: Blames the customer. It holds the whole answer down." in page(client, answer.id)


def test_statements_do_not_grow_with_the_number_of_answers(app: Flask, client: Browser, learner: Person):
    answer = scored(person=learner)
    path = f"/answers/{answer.id}/feedback"
    client.get(path)
    few = count_statements(client, path)
    for number in range(5):
        attempt = db.session.get_one(Attempt, answer.attempt_id)
        scored(GOOD + f" {number}", attempt=attempt)
    assert count_statements(client, path) == few
    assert few <= 20


def count_statements(client: Browser, path: str) -> int:
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert client.get(path).status_code == 200
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)
    return len([statement for statement in seen if not statement.startswith("BEGIN")])
