"""What became of the appeals against a rubric's ratings, by criterion; counts only, no person and no answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.assessment.models import Appeal, Rating
from app.catalogue.models import RubricVersion
from app.db import db

LEAST = 5
"""Fewer answered appeals than this say nothing about a criterion, and might point at a person."""
WINDOW = timedelta(days=365)
MOST = 5000


@dataclass(frozen=True)
class Overturns:
    """Answered appeals on one criterion: `changed` counts those after which a higher level counts."""

    answered: int = 0
    changed: int = 0

    @property
    def measured(self) -> bool:
        """Whether there are enough to say a rate."""
        return self.answered >= LEAST

    @property
    def share(self) -> float:
        """The share changed, 0 to 1. Raises ZeroDivisionError where nothing was answered."""
        return self.changed / self.answered


def overturns(*, rubric_id: str, at: datetime) -> dict[str, Overturns]:
    """Criterion to what was answered in the year before `at`, all versions of the rubric together."""
    rows = db.session.execute(
        sa.select(Appeal.criterion, Appeal.outcome_level, Rating.levels)
        .join(Rating, Rating.id == Appeal.rating_id)
        .join(RubricVersion, RubricVersion.id == Rating.rubric_version_id)
        .where(RubricVersion.rubric_id == rubric_id, Appeal.decided_at > at - WINDOW, Appeal.decided_at <= at)
        .order_by(Appeal.decided_at.desc())
        .limit(MOST)
    )
    found: dict[str, Overturns] = {}
    for criterion, outcome, levels in rows:
        before = found.get(criterion, Overturns())
        higher = outcome > levels.get(criterion, outcome)
        found[criterion] = Overturns(before.answered + 1, before.changed + higher)
    return found
