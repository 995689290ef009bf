"""Responses to checks: the first one counts for what somebody knows, a right one for completion."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.db import db
from app.engine.check_answers import Response
from app.learning.models import CheckResponse


@dataclass(frozen=True)
class Tries:
    """How often one check was answered, the latest response (None before the first), and whether one was right."""

    count: int = 0
    latest: Response | None = None
    is_right: bool = False


NONE_YET = Tries()


def tries_of(attempt_id: int) -> dict[str, Tries]:
    """Tries by check id. The caller has made sure whose attempt it is."""
    rows = sa.select(CheckResponse).where(CheckResponse.attempt_id == attempt_id).order_by(CheckResponse.number)
    found: dict[str, Tries] = {}
    for row in db.session.scalars(rows):
        before = found.get(row.check_id, NONE_YET)
        found[row.check_id] = Tries(before.count + 1, row.response["given"], before.is_right or row.is_right)
    return found


def latest_response(*, attempt_id: int, check_id: str) -> CheckResponse | None:
    """The last response to one check, or None."""
    rows = sa.select(CheckResponse).where(CheckResponse.attempt_id == attempt_id, CheckResponse.check_id == check_id)
    return db.session.scalars(rows.order_by(CheckResponse.number.desc()).limit(1)).first()
