"""Everything the feedback page of one own answer shows, in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.assessment.models import Forecast
from app.assessment.queries.answers import Rated, counting, ratings_of
from app.assessment.queries.company import company_zone, promised_day
from app.catalogue.queries import load_rubric
from app.catalogue.queries.versions import rubric_version
from app.db import db
from app.engine.course.roleplay import RolePlay
from app.engine.rubric import Rubric
from app.errors import Missing
from app.learning.models import Answer
from app.learning.queries.answers import answers_to, own_answer, own_answer_with_attempt
from app.learning.queries.player import Player, player


@dataclass(frozen=True)
class Standing:
    """One answer of the same role-play and the rating that counts for it, if there is one."""

    answer_id: int
    role_play: str
    number: int
    rating: Rated | None

    @property
    def level(self) -> int | None:
        """The overall level, None while there is none."""
        return self.rating.level if self.rating else None


@dataclass(frozen=True)
class Feedback:
    """One own answer with its ratings. `rubric` and `rubric_number` are empty for a role-play that is not rated."""

    answer: Answer
    player: Player
    role_play: RolePlay
    rubric: Rubric | None
    rubric_number: int | None
    ratings: tuple[Rated, ...]
    forecast: int | None
    standings: tuple[Standing, ...]
    promised: date
    zone: ZoneInfo

    @property
    def rating(self) -> Rated | None:
        """The rating that counts: a person's before any scorer's."""
        return counting(self.ratings)

    @property
    def draft(self) -> Rated | None:
        """The scorer's newest proposal."""
        drafts = [rating for rating in self.ratings if not rating.by_person]
        return drafts[-1] if drafts else None

    @property
    def rated_by_person(self) -> bool:
        """Whether a person has rated it."""
        return any(rating.by_person for rating in self.ratings)


_FORECAST = sa.select(Forecast.level).where(Forecast.answer_id == sa.bindparam("answer_id", type_=sa.Integer()))


def feedback(*, person_id: int, answer_id: int) -> Feedback:
    """The feedback on one of a person's own answers. Raises Missing for any other answer."""
    answer, attempt = own_answer_with_attempt(person_id=person_id, answer_id=answer_id)
    where = player(attempt)
    role_play = where.module.role_play(answer.role_play)
    if role_play is None:
        raise Missing
    answers = answers_to(attempt_id=answer.attempt_id, role_play=answer.role_play)
    ratings = ratings_of(row.id for row in answers)
    rubric_id = answer.rubric_version_id
    # Held while the rubric is loaded, which would otherwise read the same row again.
    pinned = rubric_version(rubric_id) if rubric_id else None
    zone = company_zone()
    return Feedback(
        answer=answer,
        player=where,
        role_play=role_play,
        rubric=load_rubric(rubric_id) if rubric_id else None,
        rubric_number=pinned.number if pinned else None,
        ratings=tuple(ratings[answer.id]),
        forecast=forecast_of(answer.id),
        standings=tuple(Standing(row.id, row.role_play, row.number, counting(ratings[row.id])) for row in answers),
        promised=promised_day(answer.submitted_at, zone),
        zone=zone,
    )


def forecast_of(answer_id: int) -> int | None:
    """The forecast of an answer, 1 to 4; None if none was made. The caller has made sure whose answer it is."""
    return db.session.scalar(_FORECAST, {"answer_id": answer_id})


def has_rating(*, person_id: int, answer_id: int) -> bool:
    """Whether somebody or something has read one of a person's own answers. Raises Missing for any other."""
    own_answer(person_id=person_id, answer_id=answer_id)
    return bool(ratings_of([answer_id])[answer_id])


def standings(answers: Sequence[Answer]) -> list[Standing]:
    """These answers with the rating that counts for each. The caller has made sure whose answers they are."""
    ratings = ratings_of(row.id for row in answers)
    return [Standing(row.id, row.role_play, row.number, counting(ratings[row.id])) for row in answers]
