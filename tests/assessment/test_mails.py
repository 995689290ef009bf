"""The letter after a person's rating."""

from flask import Flask

from app.assessment.mails import answer_rated
from app.assessment.queries.answers import ratings_of
from app.db import unit_of_work
from app.people.models import Person
from tests.assessment.handed_in import rated, scored
from tests.conftest import NOON
from tests.factories import make_person


def test_the_letter_leads_to_the_page_and_carries_no_level_and_no_words(app: Flask):
    writer, reviewer = make_person(name="Joost Vermeer"), make_person(name="Rea Viewer")
    answer = scored(person=writer)
    rated(answer, reviewer, level=2)
    letter = answer_rated(writer.id, {"answer_id": answer.id}, NOON)
    assert letter is not None
    assert (letter.to_name, letter.to_email) == ("Joost Vermeer", writer.email)
    assert f"http://localhost/answers/{answer.id}/feedback" in letter.text
    for secret in ("Partial", "Rea", "forty-one", "You name her people"):
        assert secret not in letter.text + letter.subject
    assert ratings_of([answer.id])[answer.id][-1].level == 2


def test_nothing_is_sent_to_anybody_else_or_to_the_disabled(app: Flask):
    writer = make_person()
    answer = scored(person=writer)
    assert answer_rated(make_person().id, {"answer_id": answer.id}, NOON) is None
    assert answer_rated(writer.id, {"answer_id": answer.id + 99}, NOON) is None
    with unit_of_work() as session:
        session.get_one(Person, writer.id).disabled_at = NOON
    assert answer_rated(writer.id, {"answer_id": answer.id}, NOON) is None
