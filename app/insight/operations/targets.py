"""Taking over the proposed targets."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from app.db import db, operation
from app.engine.course.competencies import Competency
from app.events.kinds import Kind
from app.events.operations import record
from app.insight.models import JobTarget


@operation
def seed_targets(*, competencies: Iterable[Competency], at: datetime) -> int:
    """Add the proposed target of every job and competency that has none yet; returns how many were added."""
    known = {(row.job, row.competency) for row in db.session.scalars(sa.select(JobTarget))}
    added = 0
    for competency in competencies:
        for job, level in competency.targets.model_dump().items():
            if (job, competency.id) not in known:
                db.session.add(JobTarget(job=job, competency=competency.id, level=level, since=None))
                added += 1
    if added:
        record(Kind.TARGETS_SEEDED, at=at, actor_id=None, added=added)
    db.session.flush()
    return added
