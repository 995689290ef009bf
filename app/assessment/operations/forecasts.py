"""The learner's own forecast, said before the reveal."""

from datetime import datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from app.assessment.models import Forecast, Rating
from app.db import db, operation
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.queries.answers import own_answer


class ForecastTooLate(Refused):
    """The answer has a rating already: a forecast after the reveal says nothing."""

    def __init__(self) -> None:
        super().__init__(_("Your answer was already read, so a forecast would come too late. Make one with your next."))


class NoSuchLevel(Refused):
    """A forecast is one of the four levels."""

    def __init__(self) -> None:
        super().__init__(_("Choose one of the four levels."))


@operation
def make_forecast(*, answer_id: int, level: int, actor_id: int, at: datetime) -> Forecast:
    """Keep the forecast (1 to 4) of an own answer. The first one stays: saying it again changes nothing.

    Raises Missing for anybody else's answer, NoSuchLevel, ForecastTooLate.
    """
    answer = own_answer(person_id=actor_id, answer_id=answer_id)
    session = db.session
    made = session.get(Forecast, answer.id)
    if made is not None:
        return made
    if level not in (1, 2, 3, 4):
        raise NoSuchLevel
    if session.scalar(sa.select(sa.exists().where(Rating.answer_id == answer.id))):
        raise ForecastTooLate
    made = Forecast(answer_id=answer.id, level=level, at=at)
    session.add(made)
    record(Kind.FORECAST_MADE, at=at, actor_id=actor_id, answer_id=answer.id)
    session.flush()
    return made
