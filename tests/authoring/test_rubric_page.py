"""A rubric's page for its authors: what became of appeals, with n, and nothing from which a person can be told."""

from datetime import timedelta

import pytest
from flask import Flask

from app.assessment.models import Appeal
from app.assessment.queries.overturns import LEAST, Overturns, overturns
from app.db import unit_of_work
from app.people.models import Role
from tests.assessment.handed_in import rated, scored
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_person, sign_in


@pytest.fixture
def author(app: Flask, client: Browser) -> Browser:
    """An author's browser."""
    make_company()
    sign_in(client, make_person(roles=(Role.AUTHOR,)))
    return client


def answered_appeals(outcomes: list[int | None], *, before: int = 2, days_ago: int = 1) -> None:
    """Appeals on A1, rated `before`; an outcome of None is still open."""
    for outcome in outcomes:
        answer = scored(person=make_person(name="Canary Writer"))
        rating = rated(answer, make_person(), level=before)
        with unit_of_work() as session:
            session.add(
                Appeal(
                    answer_id=answer.id,
                    rating_id=rating.id,
                    criterion="A1",
                    start_at=0,
                    end_at=6,
                    reason="Canary reason",
                    opened_at=NOON,
                    outcome_level=outcome,
                    decided_at=None if outcome is None else NOON - timedelta(days=days_ago),
                )
            )


def test_changed_and_stayed_are_counted_and_open_ones_are_not(author: Browser):
    answered_appeals([3, 2, 1, None])
    assert overturns(rubric_id="storming-reply", at=NOON) == {"A1": Overturns(answered=3, changed=1)}
    assert overturns(rubric_id="public-reply", at=NOON) == {}
    assert overturns(rubric_id="storming-reply", at=NOON + timedelta(days=400)) == {}


def test_a_few_appeals_are_no_rate(author: Browser, monkeypatch: pytest.MonkeyPatch):
    answered_appeals([3] * (LEAST - 1))
    monkeypatch.setattr("app.authoring.views.rubrics.now", lambda: NOON)
    page = author.get("/courses/rubrics/storming-reply").text
    assert "not measured (n = 4)" in page
    assert "100 %" not in page


def test_from_five_on_the_share_stands_with_n(author: Browser, monkeypatch: pytest.MonkeyPatch):
    answered_appeals([3, 4, 2, 2, 1])
    monkeypatch.setattr("app.authoring.views.rubrics.now", lambda: NOON)
    page = author.get("/courses/rubrics/storming-reply").text
    assert "40 % (n = 5)" in page
    assert "Canary" not in page


def test_an_unknown_rubric_is_missing_and_the_module_leads_to_its_own(author: Browser):
    scored(person=make_person())
    assert author.get("/courses/rubrics/none").status_code == 404
    assert 'href="/courses/rubrics/storming-reply"' in author.get("/courses/week-five").text
