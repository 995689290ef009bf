"""Working out how obligations stand, for lists."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.curricula.models import ObligationNow
from app.curricula.queries.facts import around_of, held_by
from app.db import db, operation
from app.engine.assignment.dates import day_in
from app.engine.assignment.standing import Standing, State, standing_at


@operation
def refresh(*, person_ids: Collection[int], at: datetime) -> None:
    """Write anew how the obligations of these people stand, where that changed. Withdrawn ones disappear from lists.

    An overdue one is kept as open: that it is past due follows from its due at the moment of reading.
    """
    around = around_of(person_ids)
    rows = db.session.scalars(sa.select(ObligationNow).where(ObligationNow.person_id.in_(person_ids)))
    before = {row.obligation_id: row for row in rows}
    new: list[dict[str, Any]] = []
    gone: list[int] = []
    for person_id, obligations in held_by(person_ids).items():
        for held in obligations:
            standing = standing_at(
                held.records, around[person_id], module_id=held.module_id, zone=held.zone,
                day=day_in(at, held.zone), at=at,
            )  # fmt: skip
            row = before.get(held.id)
            if standing is None:
                gone += [held.id] if row else []
            elif row is None:
                new.append({"obligation_id": held.id, "person_id": person_id, **_values(standing)})
            else:
                for name, value in _values(standing).items():
                    if getattr(row, name) != value:
                        setattr(row, name, value)
    if new:
        db.session.execute(sa.insert(ObligationNow), new)
    if gone:
        db.session.execute(sa.delete(ObligationNow).where(ObligationNow.obligation_id.in_(gone)))
    db.session.flush()


def _values(standing: Standing) -> dict[str, Any]:
    state = State.OPEN if standing.state is State.OVERDUE else standing.state
    return {"state": state.value, "due_at": standing.due, "done_at": standing.done_at, "late": standing.late}
