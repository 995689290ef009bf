"""Practice goals that a person and their manager agreed on."""

from datetime import date, datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.insight.models import PracticeGoal
from app.insight.queries.tasks import competencies
from app.insight.queries.team import member

LONGEST = 300


class UnclearGoal(Refused):
    """A goal needs a sentence and a day in the future."""

    def __init__(self) -> None:
        super().__init__(
            _("Write one sentence of at most %(n)s characters and a day after today, then save again.", n=LONGEST)
        )


@operation
def agree_goal(
    *, person_id: int, competency: str, text: str, retest_on: date | None, actor_id: int, at: datetime
) -> PracticeGoal:
    """Note a goal that was agreed with a report. Raises Missing (not a report, no such competency), UnclearGoal."""
    member(actor_id, person_id)
    if competency not in {c.id for c in competencies()}:
        raise Missing
    text = " ".join(text.split())
    if not text or len(text) > LONGEST or retest_on is None or retest_on <= at.date():
        raise UnclearGoal
    row = PracticeGoal(
        person_id=person_id, written_by_id=actor_id, competency=competency, text=text, retest_on=retest_on, at=at
    )
    db.session.add(row)
    db.session.flush()
    record(Kind.GOAL_AGREED, at=at, actor_id=actor_id, goal_id=row.id, person_id=person_id)
    db.session.flush()
    return row


@operation
def close_goal(*, goal_id: int, actor_id: int, at: datetime) -> int:
    """Close an own goal, as the person or as its author; returns whom it concerns. Raises Missing."""
    row = db.session.scalars(
        sa.select(PracticeGoal)
        .where(
            PracticeGoal.id == goal_id,
            sa.or_(PracticeGoal.written_by_id == actor_id, PracticeGoal.person_id == actor_id),
        )
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise Missing
    if row.closed_at is None:
        row.closed_at = at
        record(Kind.GOAL_CLOSED, at=at, actor_id=actor_id, goal_id=row.id, person_id=row.person_id)
    db.session.flush()
    return row.person_id
