"""What a digest says about answers."""

from datetime import timedelta

from flask import Flask

from app.assessment import jobs
from app.assessment.mails import answers_rated, answers_wait
from app.assessment.queries.answers import ratings_of
from app.db import db, unit_of_work
from app.mail.models import Notice
from app.mail.notices import Told
from app.people.models import Person, Role
from tests.assessment.handed_in import rated, scored
from tests.conftest import NOON
from tests.factories import make_company, make_department, make_person


def told(**ids: int) -> list[Told]:
    return [Told("answer-rated", ids)]


def test_it_leads_to_the_page_and_carries_no_level_and_no_words(app: Flask):
    writer, reviewer = make_person(name="Joost Vermeer"), make_person(name="Rea Viewer")
    answer = scored(person=writer)
    rated(answer, reviewer, level=2)
    [section] = answers_rated(writer.id, told(answer_id=answer.id), NOON)
    [line] = section.lines
    assert line.url == f"http://localhost/answers/{answer.id}/feedback"
    for secret in ("Partial", "Rea", "forty-one", "You name her people"):
        assert secret not in f"{section} {line}"
    assert ratings_of([answer.id])[answer.id][-1].level == 2


def test_nothing_is_said_to_anybody_else(app: Flask):
    answer = scored(person=make_person())
    assert answers_rated(make_person().id, told(answer_id=answer.id), NOON) == []
    assert answers_rated(answer.person_id, told(answer_id=answer.id + 99), NOON) == []


def find_and_tell(at) -> int:
    keys = jobs.find_reviewers(at, 100)
    for key in keys:
        with unit_of_work():
            jobs.tell_reviewer(key, at)
    return len(keys)


def test_reviewers_are_told_once_of_an_answer_and_daily_of_one_that_waits_too_long(app: Flask):
    make_company()
    reviewer = make_person(roles=[Role.REVIEWER], department_id=make_department("Review").id)
    make_person(roles=[Role.REVIEWER], disabled_at=NOON)
    assert find_and_tell(NOON) == 0, "nothing waits"
    scored(person=make_person(name="Wanda Quill"))
    assert find_and_tell(NOON) == 1
    assert find_and_tell(NOON + timedelta(hours=4)) == 0
    [section] = answers_wait(reviewer.id, [], NOON)
    assert section.short == "1 answer waits for you"
    assert "Wanda" not in str(section)
    # NOON is a Monday: promised until Wednesday.
    for days, tells in ((2, 0), (3, 1), (3, 0), (4, 1), (5, 0), (6, 0), (7, 1)):
        assert find_and_tell(NOON + timedelta(days=days)) == tells, days
    assert "has passed" in str(answers_wait(reviewer.id, [], NOON + timedelta(days=3)))
    scored(person=make_person())
    assert find_and_tell(NOON + timedelta(days=7)) == 1
    assert db.session.query(Notice.person_id).distinct().all() == [(reviewer.id,)]


def test_a_reviewer_is_not_told_of_their_own_answer(app: Flask):
    make_company()
    reviewer = make_person(roles=[Role.REVIEWER])
    scored(person=db.session.get_one(Person, reviewer.id))
    assert answers_wait(reviewer.id, [], NOON) == []
