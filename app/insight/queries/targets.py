"""What is aimed at for whom, and since when."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import sqlalchemy as sa

from app.db import db
from app.engine.skills import target_of
from app.engine.skills.gaps import NEW_TARGET
from app.events.kinds import Kind
from app.events.models import Event
from app.insight.models import JobTarget
from app.people.models import Job, Person, PersonJob


@dataclass(frozen=True)
class Target:
    """The level aimed at (2 or 3) and since when it is the person's; `since` is empty where that is long ago."""

    level: int
    since: datetime | None


@dataclass(frozen=True)
class Targets:
    """Targets by person and competency, and everybody's jobs."""

    by_person: Mapping[int, Mapping[str, Target]]
    jobs: Mapping[int, tuple[str, ...]]

    def of(self, person_id: int, competency: str) -> Target | None:
        """A person's target; None where there is none."""
        return self.by_person.get(person_id, {}).get(competency)


def targets_of(person_ids: Collection[int], *, at: datetime) -> Targets:
    """The targets of these people in four statements. Several jobs: the highest; "other" alone: none."""
    listed = list(db.session.scalars(sa.select(JobTarget)))
    jobs: dict[int, list[str]] = defaultdict(list)
    for row in db.session.scalars(
        sa.select(PersonJob).where(PersonJob.person_id.in_(person_ids)).order_by(PersonJob.job)
    ):
        jobs[row.person_id].append(row.job)
    begun = _job_since(person_ids, at)
    found: dict[int, dict[str, Target]] = {}
    for person_id in person_ids:
        levels: dict[str, list[int]] = defaultdict(list)
        changed: dict[str, list[datetime]] = defaultdict(list)
        for target in listed:
            if target.job in jobs[person_id] and target.job != Job.OTHER.value:
                levels[target.competency].append(target.level)
                changed[target.competency] += [i for i in (target.since, begun.get(person_id)) if i]
        found[person_id] = {
            name: Target(level, max(changed[name], default=None))
            for name, own in levels.items()
            if (level := target_of(own)) is not None
        }
    return Targets(found, {person_id: tuple(jobs[person_id]) for person_id in person_ids})


def has_targets() -> bool:
    """Whether the proposals of the shipped list were taken over."""
    return bool(db.session.scalar(sa.select(sa.exists().where(JobTarget.job.is_not(None)))))


def _job_since(person_ids: Collection[int], at: datetime) -> dict[int, datetime]:
    """When somebody got a job or was hired, as far as that is less than 90 days ago."""
    hired = db.session.execute(
        sa.select(Person.id, Person.hired_on).where(
            Person.id.in_(person_ids), Person.hired_on > (at - NEW_TARGET - timedelta(days=1)).date()
        )
    )
    found = {row.id: datetime.combine(row.hired_on, time(), UTC) for row in hired}
    who = Event.subjects["person_id"].as_integer()
    changes = db.session.execute(
        sa.select(who.label("person_id"), Event.subjects, Event.at).where(
            Event.kind == Kind.PERSON_CHANGED.value, Event.at > at - NEW_TARGET, who.in_(person_ids)
        )
    )
    for row in changes:
        if "jobs" in str(row.subjects.get("fields", "")).split(","):
            found[row.person_id] = max(row.at, found.get(row.person_id, row.at))
    return found
