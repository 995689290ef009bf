"""Which attempts there are. Everything here is limited to the learner's own."""

import sqlalchemy as sa

from app.db import db
from app.errors import Missing
from app.learning.models import Attempt

# Every page of the player and every step asks this, so it is put together once.
OWN_ATTEMPT = sa.select(Attempt).where(
    Attempt.id == sa.bindparam("attempt_id", type_=sa.Integer()),
    Attempt.person_id == sa.bindparam("person_id", type_=sa.Integer()),
)


def attempt_of(*, person_id: int, attempt_id: int) -> Attempt:
    """The attempt with that id, if it is this person's own. Raises Missing for another's as for an absent one."""
    found = db.session.scalars(OWN_ATTEMPT, {"attempt_id": attempt_id, "person_id": person_id}).one_or_none()
    if found is None:
        raise Missing
    return found


def open_attempt(*, person_id: int, module_id: str) -> Attempt | None:
    """The person's one unfinished attempt at a module, or None."""
    return db.session.scalars(
        sa.select(Attempt).where(
            Attempt.person_id == person_id, Attempt.module_id == module_id, Attempt.finished_at.is_(None)
        )
    ).one_or_none()
