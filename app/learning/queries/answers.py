"""Submitted answers, always within what one person may see as their own."""

import sqlalchemy as sa

from app.db import db
from app.errors import Missing
from app.learning.models import Answer, Attempt

# The pages of an answer ask these with every visit, so they are put together once.
_ATTEMPT_ID = sa.bindparam("attempt_id", type_=sa.Integer())
_OWN = sa.select(Answer).where(
    Answer.id == sa.bindparam("answer_id", type_=sa.Integer()),
    Answer.person_id == sa.bindparam("person_id", type_=sa.Integer()),
)
_OWN_WITH_ATTEMPT = _OWN.add_columns(Attempt).join(Attempt, Attempt.id == Answer.attempt_id)
_TO_ROLE_PLAY = (
    sa.select(Answer)
    .where(Answer.attempt_id == _ATTEMPT_ID, Answer.role_play == sa.bindparam("role_play", type_=sa.Text()))
    .order_by(Answer.number)
)
_WITH_KEY = sa.select(Answer).where(
    Answer.attempt_id == _ATTEMPT_ID, Answer.client_key == sa.bindparam("client_key", type_=sa.Text())
)


def own_answer(*, person_id: int, answer_id: int) -> Answer:
    """One of a person's own answers. Raises Missing for any other."""
    row = db.session.scalars(_OWN, {"answer_id": answer_id, "person_id": person_id}).first()
    if row is None:
        raise Missing
    return row


def own_answer_with_attempt(*, person_id: int, answer_id: int) -> tuple[Answer, Attempt]:
    """One of a person's own answers and the attempt it belongs to. Raises Missing for any other."""
    row = db.session.execute(_OWN_WITH_ATTEMPT, {"answer_id": answer_id, "person_id": person_id}).first()
    if row is None:
        raise Missing
    return row[0], row[1]


def answers_to(*, attempt_id: int, role_play: str) -> list[Answer]:
    """The answers to one role-play in one attempt, first to last. The caller has made sure whose attempt it is."""
    return list(db.session.scalars(_TO_ROLE_PLAY, {"attempt_id": attempt_id, "role_play": role_play}))


def answers_of_attempt(attempt_id: int) -> list[Answer]:
    """Every answer of one attempt, in the order of handing in."""
    rows = sa.select(Answer).where(Answer.attempt_id == attempt_id).order_by(Answer.submitted_at, Answer.id)
    return list(db.session.scalars(rows))


def answer_with_key(*, attempt_id: int, client_key: str) -> Answer | None:
    """The answer that a page with this key handed in, or None."""
    return db.session.scalars(_WITH_KEY, {"attempt_id": attempt_id, "client_key": client_key}).first()
