"""Whose answers a reviewer leaves to a colleague: the own line and department, while somebody else can read them."""

import pytest
from flask import Flask

from app.assessment.queries.answers import reviewable_answer
from app.assessment.queries.queue import reviewable_ids, waiting
from app.errors import Missing
from app.people.models import Person, Role
from tests.assessment.handed_in import hand_in, score_all
from tests.conftest import NOON
from tests.factories import make_department, make_person


def seen_by(reviewer: Person) -> list[int]:
    page = waiting(reviewer_id=reviewer.id, at=NOON, page=1)
    ids = [row.answer_id for row in page.items]
    assert ids == reviewable_ids(reviewer_id=reviewer.id, at=NOON, limit=50)
    assert page.total == len(ids)
    return ids


def test_the_own_line_and_department_are_left_to_a_colleague(app: Flask) -> None:
    support, sales = make_department("Support"), make_department("Sales")
    reviewer = make_person(roles=[Role.REVIEWER], department_id=support.id)
    colleague = make_person(roles=[Role.REVIEWER], department_id=sales.id)
    report = make_person(manager_id=reviewer.id)
    below = make_person(manager_id=report.id)
    neighbour = make_person(department_id=support.id)
    stranger = make_person()
    answers = {p.id: hand_in(person=p).id for p in (report, below, neighbour, stranger)}
    score_all()
    assert seen_by(reviewer) == [answers[stranger.id]]
    assert seen_by(colleague) == sorted(answers.values())
    with pytest.raises(Missing):
        reviewable_answer(answer_id=answers[below.id], reviewer_id=reviewer.id)
    assert reviewable_answer(answer_id=answers[stranger.id], reviewer_id=reviewer.id).id == answers[stranger.id]


def test_somebody_near_is_better_than_nobody(app: Flask) -> None:
    support = make_department("Support")
    reviewer = make_person(roles=[Role.REVIEWER], department_id=support.id)
    make_person(roles=[Role.REVIEWER], department_id=support.id)
    report = make_person(manager_id=reviewer.id, department_id=support.id)
    answer = hand_in(person=report)
    score_all()
    assert seen_by(reviewer) == [answer.id]
    assert reviewable_answer(answer_id=answer.id, reviewer_id=reviewer.id).id == answer.id
