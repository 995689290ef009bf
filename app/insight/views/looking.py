"""Recording a look from within a page that only reads."""

from collections.abc import Collection

from flask_login import current_user

from app.clock import now
from app.db import unit_of_work
from app.insight.operations.looks import record_looks
from app.insight.queries.own import looked_today


def look(person_ids: Collection[int], kind: str) -> None:
    """Record, before anything is shown, that the reader looks at these people's levels.

    It is the one thing a GET writes beside the session's last use. It stands in a transaction of its own, which ends
    before the page is read; the second look of a day finds the row and writes nothing.
    """
    day = now().date()
    new = set(person_ids) - looked_today(current_user.id, person_ids, kind, day)
    if new:
        with unit_of_work():
            record_looks(viewer_id=current_user.id, person_ids=new, kind=kind, day=day)
