"""Submitted answers, always within what one person may see as their own."""

import sqlalchemy as sa

from app.db import db
from app.errors import Missing
from app.learning.models import Answer


def own_answer(*, person_id: int, answer_id: int) -> Answer:
    """One of a person's own answers. Raises Missing for any other."""
    row = db.session.scalars(sa.select(Answer).where(Answer.id == answer_id, Answer.person_id == person_id)).first()
    if row is None:
        raise Missing
    return row


def answers_to(*, attempt_id: int, role_play: str) -> list[Answer]:
    """The answers to one role-play in one attempt, first to last. The caller has made sure whose attempt it is."""
    rows = sa.select(Answer).where(Answer.attempt_id == attempt_id, Answer.role_play == role_play)
    return list(db.session.scalars(rows.order_by(Answer.number)))


def answers_of_attempt(attempt_id: int) -> list[Answer]:
    """Every answer of one attempt, in the order of handing in."""
    rows = sa.select(Answer).where(Answer.attempt_id == attempt_id).order_by(Answer.submitted_at, Answer.id)
    return list(db.session.scalars(rows))


def answer_with_key(*, attempt_id: int, client_key: str) -> Answer | None:
    """The answer that a page with this key handed in, or None."""
    return db.session.scalars(
        sa.select(Answer).where(Answer.attempt_id == attempt_id, Answer.client_key == client_key)
    ).first()
