"""The history of what managers may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from app.db import db
from app.insight.models import VisibilityChange
from app.people.models import Person

SHOWN = 100


@dataclass(frozen=True)
class Change:
    """One wish to change what managers see, with the names of who asked and agreed."""

    row: VisibilityChange
    asked_by: str
    agreed_by: str | None

    @property
    def is_open(self) -> bool:
        """Whether it was neither applied nor taken back."""
        return self.row.applied_at is None and self.row.withdrawn_at is None


def changes() -> list[Change]:
    """Every wish, the last first."""
    asker, agreer = aliased(Person), aliased(Person)
    rows = db.session.execute(
        sa.select(VisibilityChange, asker.name, agreer.name)
        .join(asker, asker.id == VisibilityChange.asked_by_id)
        .outerjoin(agreer, agreer.id == VisibilityChange.agreed_by_id)
        .order_by(VisibilityChange.asked_at.desc(), VisibilityChange.id.desc())
        .limit(SHOWN)
    )
    return [Change(row[0], row[1], row[2]) for row in rows]


def due_changes(at: datetime, limit: int) -> Sequence[int]:
    """Agreed changes whose day has come and that do not count yet."""
    return db.session.scalars(
        sa.select(VisibilityChange.id)
        .where(
            VisibilityChange.applied_at.is_(None),
            VisibilityChange.withdrawn_at.is_(None),
            VisibilityChange.effective_at <= at,
        )
        .limit(limit)
    ).all()
