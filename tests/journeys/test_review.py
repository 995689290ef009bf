"""A reviewer rates, and the learner sees it: the person's rating wins."""

from flask import Flask

from app.people.models import Role
from app.people.passwords import hash_password
from tests.assessment.handed_in import GOOD
from tests.factories import make_company, make_person
from tests.journeys.learning import PASSWORD, run_scorer, sign_in, write_answer
from tests.journeys.window import Window
from tests.learning.at_step import attempt_before
from tests.learning.story import heading

RATING = {f"level-A{n}": "4" for n in range(1, 7)} | {f"sentence-A{n}": "2" for n in range(1, 6)}
COMMENT = "She knows the hour, and who."


def test_a_reviewer_rates_and_the_learner_sees_it(app: Flask) -> None:
    make_company()
    password_hash = hash_password(PASSWORD)
    writer = make_person(password_hash=password_hash, name="Wanda Quill")
    reviewer = make_person(password_hash=password_hash, roles=(Role.REVIEWER,), name="Rolf Henning")
    emails = (writer.email, reviewer.email)
    place = f"/attempts/{attempt_before('role-play:ingrid-mail', person=writer).id}/role-plays/ingrid-mail"
    hers, his = Window(app), Window(app)
    hers.go(place)
    sign_in(hers, emails[0])
    write_answer(hers, GOOD)
    feedback = hers.url
    run_scorer()
    hers.go("/")
    assert feedback in hers.page, "home says that it waits for a person"
    his.go("/review")
    sign_in(his, emails[1])
    assert "Wanda" not in his.page
    his.send("/claim")
    assert "Wanda" not in his.page
    assert "forty-one of your carers" in his.page
    his.send_values("/review/", {**RATING, "comment": COMMENT, "then": "compare"})
    assert heading(his.page) == "Your rating is saved"
    hers.go(feedback)
    assert "Strong" in heading(hers.page)
    assert COMMENT in hers.page
    assert "Rolf" not in hers.page
    his.go("/review")
    assert "Nothing waits for you." in his.page
    hers.go("/")
    assert feedback not in hers.page
