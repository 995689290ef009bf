"""Recording who looked at whom."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from app.db import db, operation
from app.events.kinds import Kind
from app.events.operations import record
from app.insight.models import Look

LOOKS_KEPT_DAYS = 366


@operation
def record_looks(*, viewer_id: int, person_ids: Collection[int], kind: str, day: date) -> None:
    """Note that somebody looks at these people's figures on that day (UTC); once a day is enough.

    It stands in no event: it is used for nothing but telling the people themselves.
    """
    if not person_ids:
        return
    # Two tabs at once: the second row is the same row.
    insert: Any = (sqlite if db.engine.dialect.name == "sqlite" else postgresql).insert(Look)
    rows = [{"viewer_id": viewer_id, "person_id": p, "kind": kind, "day": day} for p in sorted(person_ids)]
    db.session.execute(insert.values(rows).on_conflict_do_nothing())
    db.session.flush()


@operation
def remove_old_looks(*, at: datetime) -> int:
    """Forget looks of more than 12 months ago; returns how many."""
    before = (at - timedelta(days=LOOKS_KEPT_DAYS)).date()
    gone = db.session.execute(sa.delete(Look).where(Look.day < before).returning(Look.person_id)).all()
    record(Kind.OLD_RECORDS_REMOVED, at=at, actor_id=None, table=Look.__tablename__, rows=len(gone))
    db.session.flush()
    return len(gone)
