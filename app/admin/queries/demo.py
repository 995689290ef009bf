"""How far the loading of the demo company has come."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from app.db import db
from app.events.kinds import Kind
from app.events.models import Event
from app.people.models import Company


@dataclass(frozen=True)
class Loading:
    """Whether there is a company, whether it is the demo, and how far its story was told.

    `anchor`: the instant that the story counts back from, that of the first try; `told`: days that are done.
    """

    has_company: bool
    is_demo: bool
    is_loaded: bool
    anchor: datetime | None
    told: frozenset[date]

    @property
    def is_unfinished(self) -> bool:
        """Whether a loading was begun and stopped half-way."""
        return self.is_demo and not self.is_loaded and self.anchor is not None


def standing() -> Loading:
    """Read it from the company and the events; three statements."""
    demo = db.session.scalar(sa.select(Company.demo).limit(1))
    kinds = (Kind.DEMO_BEGUN.value, Kind.DEMO_LOADED.value)
    marked = db.session.execute(sa.select(Event.kind, Event.at).where(Event.kind.in_(kinds)))
    marks = {row.kind: row.at for row in marked}
    days = db.session.scalars(sa.select(Event.subjects).where(Event.kind == Kind.DEMO_DAY_TOLD.value))
    return Loading(
        has_company=demo is not None,
        is_demo=bool(demo),
        is_loaded=Kind.DEMO_LOADED.value in marks,
        anchor=marks.get(Kind.DEMO_BEGUN.value),
        told=frozenset(date.fromisoformat(subjects["day"]) for subjects in days),
    )
