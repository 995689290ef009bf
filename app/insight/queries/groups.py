"""What is said about groups: fixed departments of five people with a level or more, in three words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.assessment.models import Forecast, Rating
from app.db import db
from app.engine.skills import settled
from app.insight.models import GroupWord
from app.insight.queries.sight import Sight
from app.learning.models import Answer, Attempt
from app.people.models import Department, Person

FORECAST = "forecast"


@dataclass(frozen=True)
class Told:
    """What is said about one group: a word per competency, for forecasts apart; and when it was computed."""

    name: str
    words: dict[str, str]
    forecast: str | None
    computed_at: datetime


def departments_and_people() -> tuple[dict[int, tuple[int | None, str]], dict[int, set[int]]]:
    """Department to (parent, name), and department to the people in it who are not disabled."""
    tree = {row.id: (row.parent_id, row.name) for row in db.session.scalars(sa.select(Department))}
    people: dict[int, set[int]] = defaultdict(set)
    for row in db.session.execute(
        sa.select(Person.id, Person.department_id).where(
            Person.disabled_at.is_(None), Person.department_id.is_not(None)
        )
    ):
        people[row.department_id].add(row.id)
    return tree, people


def shown_words() -> list[GroupWord]:
    """Every word that is shown now."""
    return list(db.session.scalars(sa.select(GroupWord).where(GroupWord.is_shown.is_(True)).order_by(GroupWord.name)))


def words_about(subject: str) -> list[GroupWord]:
    """Every word that was ever said about a competency, or about forecasts."""
    return list(db.session.scalars(sa.select(GroupWord).where(GroupWord.subject == subject)))


def groups_for(seen: Sight) -> list[Told]:
    """What is said about the groups in which the viewer's reports work."""
    own = set(
        db.session.scalars(sa.select(Person.department_id).where(Person.id.in_(seen.direct | seen.indirect)).distinct())
    )
    by_group: dict[str, list[GroupWord]] = defaultdict(list)
    for row in shown_words():
        if own & set(row.department_ids):
            by_group[row.group_key].append(row)
    return [
        Told(
            rows[0].name,
            {row.subject: row.word for row in rows if row.subject != FORECAST},
            next((row.word for row in rows if row.subject == FORECAST), None),
            max(row.computed_at for row in rows),
        )
        for rows in by_group.values()
    ]


def forecast_words_for(seen: Sight) -> list[Told]:
    """The groups of the viewer's reports about whose forecasts something is said."""
    return [told for told in groups_for(seen) if told.forecast]


def forecast_differences(person_ids: Iterable[int], *, since: datetime) -> dict[int, float]:
    """Per person the mean of forecast minus settled level, over the first answer to each task.

    Several people's ratings settle as their median. `since`: only first answers handed in from then on.
    """
    rows = db.session.execute(
        sa.select(Answer.person_id, Attempt.module_id, Answer.role_play, Answer.id, Answer.submitted_at,
                  Forecast.level.label("forecast"), Rating.level)
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .outerjoin(Forecast, Forecast.answer_id == Answer.id)
        .outerjoin(Rating, sa.and_(Rating.answer_id == Answer.id, Rating.rater_id.is_not(None)))
        .where(Answer.person_id.in_(list(person_ids)), Answer.rubric_version_id.is_not(None))
        .order_by(Answer.submitted_at, Answer.id, Rating.id)
    )  # fmt: skip
    first: dict[tuple[int, str, str], Any] = {}
    levels: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        first.setdefault((row.person_id, row.module_id, row.role_play), row)
        if row.level is not None:
            levels[row.id].append(row.level)
    found: dict[int, list[float]] = defaultdict(list)
    for row in first.values():
        if row.forecast is not None and levels[row.id] and row.submitted_at >= since:
            found[row.person_id].append(row.forecast - settled(levels[row.id]))
    return {person_id: sum(own) / len(own) for person_id, own in found.items()}
