"""Answers to Ingrid, handed in by the real operation, and the scorer run over them."""

import itertools
from datetime import datetime

import sqlalchemy as sa

from app.assessment.jobs import JOBS, score_answer
from app.assessment.models import Rating
from app.assessment.operations.claims import claim
from app.assessment.operations.ratings import Judgement, rate
from app.db import db, unit_of_work
from app.engine.answer_text import sentences
from app.jobs.runner import run
from app.learning.models import Answer, Attempt
from app.learning.operations.answers import submit_answer
from app.people.models import Person
from tests.conftest import NOON
from tests.learning.at_step import attempt_before

GOOD = (
    "Ingrid, forty-one of your carers were paid too little, and you had to explain it three times.\n\n"
    "That is our error and I am sorry. Your team did nothing wrong. "
    "By 16:00 today I send you a corrected file, and a colleague checks it before you get it, so Friday is safe.\n\n"
    "The lasting fix is in test. I read all three tickets and I stay your only contact until this is over."
)
BLAMING = (
    "Ingrid, your team signed off the overtime rules, so this is your own mistake and not ours. "
    "I guarantee it will never happen again. I will send something when I can, please be patient with us this week."
)
SOUP = "sorry 41 16:00 owner Thursday"

keys = itertools.count(1)


def hand_in(
    text: str = GOOD, *, person: Person | None = None, attempt: Attempt | None = None, at: datetime = NOON
) -> Answer:
    """A handed-in answer to the role-play that has a rubric."""
    attempt = attempt or attempt_before("role-play:ingrid-mail", person=person)
    with unit_of_work():
        answer = submit_answer(
            attempt_id=attempt.id,
            role_play="ingrid-mail",
            client_key=f"test-key-{next(keys):06}",
            text=text,
            actor_id=attempt.person_id,
            at=at,
        )
        answer_id = answer.id
    return db.session.get_one(Answer, answer_id)


def score_all() -> int:
    """Run the scoring job as the worker does; how many answers were rated."""
    return run(JOBS[0])


def scored(text: str = GOOD, **values: object) -> Answer:
    """A handed-in answer that the scorer has rated."""
    answer = hand_in(text, **values)  # type: ignore[arg-type]
    answer_id = answer.id
    with unit_of_work():
        score_answer(str(answer_id), NOON)
    return db.session.get_one(Answer, answer_id)


def judgement(answer: Answer, level: int = 3, **values: object) -> Judgement:
    """Every criterion at one level, each with the first sentence as evidence."""
    first = sentences(answer.text)[0]
    criteria = ("A1", "A2", "A3", "A4", "A5", "A6")
    return Judgement(
        **{  # type: ignore[arg-type]
            "levels": dict.fromkeys(criteria, level),
            "evidence": {key: [first] for key in criteria[:5]},
            "comment": "You name her people first.",
            **values,
        }
    )


def rated(answer: Answer, reviewer: Person, level: int = 3, *, at: datetime = NOON, **values: object) -> Rating:
    """The answer claimed and rated by a person."""
    answer_id, reviewer_id = answer.id, reviewer.id
    decided = judgement(answer, level, **values)
    with unit_of_work():
        claim(answer_id=answer_id, actor_id=reviewer_id, at=at)
        rating_id = rate(answer_id=answer_id, judgement=decided, actor_id=reviewer_id, at=at).id
    return db.session.get_one(Rating, rating_id)


def ratings(answer: Answer) -> list[Rating]:
    """Every stored rating of an answer."""
    return list(db.session.scalars(sa.select(Rating).where(Rating.answer_id == answer.id).order_by(Rating.id)))
