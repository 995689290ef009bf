"""The administrator's list of mail that was not sent yet."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from app.db import Page, db
from app.jobs.models import Lease
from app.mail.models import Notice, OutboxMail
from app.mail.queries import SEND, unsent
from app.people.models import Person

PAGE_SIZE = 50


class Standing(StrEnum):
    """Why a mail was not sent yet."""

    WAITING = "waiting"
    DELAYED = "delayed"
    FAILED = "failed"
    HELD = "held"


@dataclass(frozen=True)
class UnsentMail:
    """One mail. `notices`: how many things a digest tells. `lease_id`: of one that was set aside."""

    id: int
    kind: str
    to: str
    standing: Standing
    created_at: datetime
    not_before: datetime
    tries: int
    error: str
    notices: int
    lease_id: int | None


def unsent_counts() -> dict[Standing, int]:
    """How many mails there are of each standing; one statement."""
    rows = db.session.execute(_unsent(_standing().label("standing"), sa.func.count()).group_by("standing"))
    found = {Standing(standing): count for standing, count in rows}
    return {standing: found.get(standing, 0) for standing in Standing}


def unsent_mails(*, standing: Standing | None, page: int) -> Page[UnsentMail]:
    """One page of unsent mail, the oldest first; two statements."""
    chosen = _standing() == standing.value if standing else sa.true()
    total = db.session.scalar(_unsent(sa.func.count()).where(chosen)) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, page), pages)
    told = sa.select(sa.func.count()).where(Notice.mail_id == OutboxMail.id).scalar_subquery()
    rows = db.session.execute(
        _unsent(
            OutboxMail.id, OutboxMail.kind, sa.func.coalesce(Person.name, "–"), _standing(), OutboxMail.created_at,
            OutboxMail.not_before, OutboxMail.tries, OutboxMail.last_error, Lease.last_error, told, Lease.id,
            Lease.set_aside_at,
        )
        .outerjoin(Person, Person.id == OutboxMail.person_id)
        .where(chosen)
        .order_by(OutboxMail.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )  # fmt: skip
    items = [
        UnsentMail(
            row[0], row[1], row[2], Standing(row[3]), row[4], row[5], row[6], row[8] or row[7] or "", row[9],
            row[10] if row[11] else None,
        )
        for row in rows
    ]  # fmt: skip
    return Page(items, page, pages, total)


def _unsent(*columns: Any) -> sa.Select[*tuple[Any, ...]]:
    rows: sa.Select[*tuple[Any, ...]] = (
        sa.select(*columns)
        .select_from(OutboxMail)
        .outerjoin(Lease, (Lease.job == SEND) & (Lease.key == sa.cast(OutboxMail.id, sa.Text)))
        .where(unsent())
    )
    return rows


def _standing() -> sa.ColumnElement[str]:
    return sa.case(
        (OutboxMail.held.is_(True), Standing.HELD.value),
        (Lease.set_aside_at.is_not(None), Standing.FAILED.value),
        (OutboxMail.tries > 0, Standing.DELAYED.value),
        else_=Standing.WAITING.value,
    )
