"""Policies as they are asked for: one's own, and for HR who still has to confirm."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.curricula.models import Obligation, ObligationNow
from app.curricula.queries.obligations import OPEN_STATES, AssignedRow, own_policy_rows
from app.db import Page, db
from app.engine.assignment.standing import State
from app.engine.policy import item_of
from app.errors import Missing
from app.people.models import Person
from app.policies.models import PolicyVersion
from app.policies.queries.attestations import OwnConfirmation, last_of
from app.policies.queries.versions import current

ASKED = (*OPEN_STATES, State.EXEMPT.value, State.OPTIONAL.value)


@dataclass(frozen=True)
class OwnPolicy:
    """A policy as one person meets it. `asked`: what is open now; `last`: the last confirmation, of any version."""

    version: PolicyVersion
    asked: AssignedRow | None
    last: OwnConfirmation | None

    @property
    def changed_since(self) -> bool:
        """Whether another text was confirmed before."""
        return self.last is not None and self.last.version.id != self.version.id


def own_policy(person_id: int, policy_id: str) -> OwnPolicy:
    """The present text, for somebody who was ever asked to confirm it. Raises Missing, also for anybody else."""
    rows = own_policy_rows(person_id, policy_id)
    last = last_of(person_id, policy_id)
    if not rows and last is None:
        raise Missing
    asked = [row for row in rows if row.state in ASKED]
    return OwnPolicy(current(policy_id), asked[0] if asked else None, last)


@dataclass(frozen=True)
class WaitingRow:
    """Somebody who has not confirmed yet. `state` open is overdue when `due_at` has passed."""

    obligation_id: int
    person_id: int
    name: str
    department_id: int | None
    state: str
    due_at: datetime | None
    zone: str

    def overdue(self, at: datetime) -> bool:
        """Past its due."""
        return self.due_at is not None and self.due_at < at


@dataclass(frozen=True)
class Counts:
    """How many people still have to confirm, and how many of them are past their due."""

    waiting: int
    overdue: int


def waiting_counts(policy_id: str, *, at: datetime) -> Counts:
    """Who still has to confirm, counted; one statement. Several cycles of one person count once."""
    people = sa.func.count(sa.distinct(Obligation.person_id))
    rows: sa.Select[*tuple[Any, ...]] = sa.select(people, people.filter(ObligationNow.due_at < at))
    row = db.session.execute(_open(rows, policy_id, overdue_at=None)).one()
    return Counts(row[0], row[1])


def waiting_page(policy_id: str, *, overdue_at: datetime | None, page: int, size: int = 25) -> Page[WaitingRow]:
    """Who still has to confirm, the earliest due first; with `overdue_at` only who is past it; two statements."""
    total = db.session.scalar(_open(sa.select(sa.func.count()), policy_id, overdue_at)) or 0
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    rows: sa.Select[*tuple[Any, ...]] = sa.select(
        Obligation.id, Person.id, Person.name, Person.department_id, ObligationNow.state, ObligationNow.due_at,
        Obligation.zone,
    )  # fmt: skip
    undated = sa.case((ObligationNow.due_at.is_(None), 1), else_=0)
    found = db.session.execute(
        _open(rows, policy_id, overdue_at)
        .order_by(undated, ObligationNow.due_at, Person.name, Obligation.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return Page([WaitingRow(*row) for row in found], page, pages, total)


def _open(
    rows: sa.Select[*tuple[Any, ...]], policy_id: str, overdue_at: datetime | None
) -> sa.Select[*tuple[Any, ...]]:
    rows = (
        rows.select_from(Obligation)
        .join(ObligationNow, ObligationNow.obligation_id == Obligation.id)
        .join(Person, Person.id == Obligation.person_id)
        .where(Obligation.module_id == item_of(policy_id), ObligationNow.state.in_(OPEN_STATES))
    )
    return rows if overdue_at is None else rows.where(ObligationNow.due_at < overdue_at)
