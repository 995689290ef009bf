"""Taking an answer to read, for half an hour, so that two people do not rate it unknowingly."""

from datetime import datetime, timedelta

from flask_babel import gettext as _

from app.assessment.models import ReviewClaim, ReviewTask
from app.assessment.queries.answers import rated_by_a_person, reviewable_answer
from app.assessment.queries.queue import own_claim, reviewable_ids
from app.db import db, operation
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record

LEASE = timedelta(minutes=30)
CANDIDATES = 10


class ReadByColleague(Refused):
    """Another reviewer holds the answer."""

    def __init__(self) -> None:
        super().__init__(_("A colleague is reading this answer at the moment. Take another one from the queue."))


class AlreadyRated(Refused):
    """A person has rated the answer already."""

    def __init__(self) -> None:
        super().__init__(_("A colleague has rated this answer meanwhile. Take another one from the queue."))


@operation
def claim(*, answer_id: int, actor_id: int, at: datetime) -> ReviewClaim:
    """Hold an answer until half an hour from `at`; claiming again makes the half hour begin anew.

    Raises Missing (no such answer, or one's own), AlreadyRated, ReadByColleague.
    """
    answer = reviewable_answer(answer_id=answer_id, reviewer_id=actor_id)
    # Locking the task makes two reviewers who claim in the same moment come one after the other.
    task = db.session.get(ReviewTask, answer.id, with_for_update=True)
    if task is None or rated_by_a_person(answer.id):
        raise AlreadyRated
    held = db.session.get(ReviewClaim, answer.id)
    if held is not None and held.reviewer_id != actor_id and held.until > at:
        raise ReadByColleague
    return _hold(held, answer_id=answer.id, actor_id=actor_id, at=at)


@operation
def claim_next(*, actor_id: int, at: datetime) -> int | None:
    """Hold the answer that waits longest and that nobody else reads; its id, or None if there is none.

    Whoever holds one already gets that one again, so that nobody gathers answers.
    """
    held = own_claim(reviewer_id=actor_id, at=at)
    if held is not None:
        return held
    for answer_id in reviewable_ids(reviewer_id=actor_id, at=at, limit=CANDIDATES):
        try:
            claim(answer_id=answer_id, actor_id=actor_id, at=at)
        except (ReadByColleague, AlreadyRated):
            continue
        return answer_id
    return None


@operation
def release(*, answer_id: int, actor_id: int, at: datetime) -> None:
    """Give an answer back to the queue. What one does not hold is not touched."""
    held = db.session.get(ReviewClaim, answer_id, with_for_update=True)
    if held is None or held.reviewer_id != actor_id:
        return
    db.session.delete(held)
    record(Kind.ANSWER_RELEASED, at=at, actor_id=actor_id, answer_id=answer_id)
    db.session.flush()


def _hold(held: ReviewClaim | None, *, answer_id: int, actor_id: int, at: datetime) -> ReviewClaim:
    anew = held is not None and held.reviewer_id == actor_id and held.until > at
    if held is None:
        held = ReviewClaim(answer_id=answer_id, reviewer_id=actor_id, until=at + LEASE)
        db.session.add(held)
    held.reviewer_id, held.until = actor_id, at + LEASE
    if not anew:
        record(Kind.ANSWER_CLAIMED, at=at, actor_id=actor_id, answer_id=answer_id)
    db.session.flush()
    return held
