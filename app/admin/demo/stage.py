"""What the scenes of the demo need to know: who is who, which day it is, and what somebody handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.admin.demo.acting import pick
from app.admin.demo.people import DOMAIN, ZONE
from app.curricula.models import Obligation
from app.db import db
from app.learning.models import Answer, Attempt
from app.people.models import Department, Person

# The last two days are told by the hour, so that what was "three hours ago" is.
BY_THE_HOUR = 2


@dataclass(frozen=True)
class Scene:
    """Something that happens at an instant. `key` puts scenes of one instant into an order that is always the same.

    `for_all`: the night after it everybody is brought in line with the rules.
    """

    at: datetime
    key: str
    act: Callable[["Stage"], object]
    for_all: bool = False


class Stage:
    """Who is who at present; made anew for every day of the story."""

    @cached_property
    def people(self) -> dict[str, int]:
        """Short name to id."""
        rows = db.session.execute(sa.select(Person.email, Person.id).where(Person.email.endswith(f"@{DOMAIN}")))
        return {email.partition("@")[0]: person_id for email, person_id in rows}

    @cached_property
    def departments(self) -> dict[str, int]:
        """Name to id."""
        return {row.name: row.id for row in db.session.execute(sa.select(Department.name, Department.id))}

    def answer(self, short: str, module_id: str, role_play: str, number: int = 1) -> Answer:
        """What somebody handed in, the first answer to a role-play unless told otherwise."""
        return db.session.scalars(
            sa.select(Answer)
            .join(Attempt, Attempt.id == Answer.attempt_id)
            .where(
                Answer.person_id == self.people[short],
                Attempt.module_id == module_id,
                Answer.role_play == role_play,
                Answer.number == number,
            )
        ).one()

    def obligation(self, short: str, module_id: str) -> int:
        """The newest obligation of somebody to take a module."""
        return db.session.scalars(
            sa.select(Obligation.id)
            .where(Obligation.person_id == self.people[short], Obligation.module_id == module_id)
            .order_by(Obligation.id.desc())
            .limit(1)
        ).one()


def day_before(anchor: datetime, days: float) -> date:
    """So many days before the loading; a weekend becomes the Friday before."""
    day = (anchor - timedelta(days=days)).date()
    return day - timedelta(days=max(0, day.weekday() - 4))


def moment(anchor: datetime, days: float, *, zone: str = ZONE, hour: int | None = None, words: str = "") -> datetime:
    """An instant of working hours so many days before the loading; `words` make the hour, if none is given.

    Of the last two days: exactly so long before the loading.
    """
    if days < BY_THE_HOUR:
        return anchor - timedelta(days=days)
    hour = 9 + pick(words, 7) if hour is None else hour
    minute = pick(f"{words} minute", 60)
    local = datetime.combine(day_before(anchor, days), time(hour, minute), ZoneInfo(zone))
    return min(local.astimezone(UTC), anchor - timedelta(days=1))
