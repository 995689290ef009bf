"""Appealing one criterion of a person's rating, and answering that as another reviewer."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from app.assessment.models import Appeal
from app.assessment.queries.appeals import may_answer, rating_to_appeal
from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Answer
from app.learning.queries.answers import own_answer
from app.mail.operations import tell

LONGEST = 2000
APPEAL_DECIDED = "appeal-decided"


class NotOpenToAppeal(Refused):
    """No person has rated it, or more than 30 days ago."""

    def __init__(self) -> None:
        super().__init__(_("An appeal is possible for 30 days after a person has rated the answer."))


class AppealedBefore(Refused):
    """This criterion of this rating was appealed."""

    def __init__(self) -> None:
        super().__init__(_("You have appealed this criterion before. One appeal per criterion and rating."))


class UnclearAppeal(Refused):
    """Criterion, sentence or reason is missing."""

    def __init__(self) -> None:
        super().__init__(_("Choose a criterion and a sentence, and write your reason in at most 2,000 characters."))


class UnclearOutcome(Refused):
    """Level or reason is missing."""

    def __init__(self) -> None:
        super().__init__(_("Choose one of the four levels and write why in at most 2,000 characters."))


@operation
def open_appeal(
    *, answer_id: int, criterion: str, span: tuple[int, int], reason: str, actor_id: int, at: datetime
) -> Appeal:
    """Ask another reviewer to look at one criterion of an own, rated answer; `span` is the sentence pointed at.

    Raises Missing (not one's own), NotOpenToAppeal, UnclearAppeal, AppealedBefore.
    """
    answer = own_answer(person_id=actor_id, answer_id=answer_id)
    rating = rating_to_appeal(answer_id, at=at)
    if rating is None:
        raise NotOpenToAppeal
    start, end = span
    reason = reason.replace("\r\n", "\n").strip()
    inside = 0 <= start < end <= len(answer.text)
    if criterion not in rating.levels or not inside or not reason or len(reason) > LONGEST:
        raise UnclearAppeal
    row = Appeal(
        answer_id=answer_id, rating_id=rating.id, criterion=criterion, start_at=start, end_at=end, reason=reason,
        opened_at=at,
    )  # fmt: skip
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        raise AppealedBefore from error
    record(Kind.APPEAL_OPENED, at=at, actor_id=actor_id, appeal_id=row.id, answer_id=answer_id)
    db.session.flush()
    return row


@operation
def decide_appeal(*, appeal_id: int, level: int | None, reason: str, actor_id: int, at: datetime) -> None:
    """Give the appealed criterion a level with a reason. The first decision stays; a lower one changes no level.

    Raises Missing (not open to this reviewer), UnclearOutcome.
    """
    row = db.session.get(Appeal, appeal_id, with_for_update=True)
    if row is None:
        raise Missing
    if row.decided_at is not None and row.reviewer_id == actor_id:
        return
    if row.decided_at is not None or not may_answer(row, actor_id):
        raise Missing
    reason = reason.replace("\r\n", "\n").strip()
    if level not in (1, 2, 3, 4) or not reason or len(reason) > LONGEST:
        raise UnclearOutcome
    row.reviewer_id, row.outcome_level, row.outcome_reason, row.decided_at = actor_id, level, reason, at
    record(Kind.APPEAL_DECIDED, at=at, actor_id=actor_id, appeal_id=row.id, answer_id=row.answer_id)
    writer = db.session.get_one(Answer, row.answer_id).person_id
    tell(kind=APPEAL_DECIDED, person_id=writer, key=str(row.id), ids={"appeal_id": row.id}, at=at)
    db.session.flush()
