"""Which texts of policies are published."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from app.db import Page, db, paginate
from app.errors import Missing
from app.people.models import Person
from app.policies.models import PolicyVersion

MOST = 200


@dataclass(frozen=True)
class Standing:
    """A policy's present text as assignment knows it. `confirm_from`: the oldest version whose confirmation counts;
    `renewed_at`: when that one came out.
    """

    policy_id: str
    confirm_from: int
    renewed_at: datetime


def standings() -> list[Standing]:
    """Every policy with the version from which on confirmations count; one statement."""
    oldest = aliased(PolicyVersion)
    rows = db.session.execute(
        sa.select(PolicyVersion.policy_id, PolicyVersion.confirm_from, oldest.published_at)
        .join(oldest, (oldest.policy_id == PolicyVersion.policy_id) & (oldest.number == PolicyVersion.confirm_from))
        .where(PolicyVersion.is_current.is_(True))
    )
    return [Standing(*row) for row in rows]


def current(policy_id: str) -> PolicyVersion:
    """The present text of a policy. Raises Missing."""
    found = db.session.scalars(
        sa.select(PolicyVersion).where(PolicyVersion.policy_id == policy_id, PolicyVersion.is_current.is_(True))
    ).one_or_none()
    if found is None:
        raise Missing
    return found


def version_numbered(policy_id: str, number: int) -> PolicyVersion:
    """One version of a policy. Raises Missing."""
    found = db.session.scalars(
        sa.select(PolicyVersion).where(PolicyVersion.policy_id == policy_id, PolicyVersion.number == number)
    ).one_or_none()
    if found is None:
        raise Missing
    return found


def offered() -> list[PolicyVersion]:
    """The present texts by title; at most two hundred."""
    rows = db.session.scalars(
        sa.select(PolicyVersion)
        .where(PolicyVersion.is_current.is_(True))
        .order_by(PolicyVersion.title, PolicyVersion.id)
        .limit(MOST)
    )
    return list(rows)


def policies_page(*, page: int) -> Page[PolicyVersion]:
    """The present texts by title, a page of them."""
    return paginate(
        sa.select(PolicyVersion)
        .where(PolicyVersion.is_current.is_(True))
        .order_by(PolicyVersion.title, PolicyVersion.id),
        page=page,
    )


@dataclass(frozen=True)
class VersionRow:
    """A version in the history of a policy. `by` is empty for what ships."""

    version: PolicyVersion
    by: str | None


def history(policy_id: str, *, page: int) -> Page[VersionRow]:
    """The versions of a policy, the newest first."""
    found = paginate(
        sa.select(PolicyVersion).where(PolicyVersion.policy_id == policy_id).order_by(PolicyVersion.number.desc()),
        page=page,
    )
    names = _names({row.published_by_id for row in found.items if row.published_by_id is not None})
    rows = [VersionRow(row, names.get(row.published_by_id or 0)) for row in found.items]
    return Page(rows, found.page, found.pages, found.total)


def newest_numbers() -> dict[str, int]:
    """Policy id to the number of its present version."""
    rows = db.session.execute(
        sa.select(PolicyVersion.policy_id, PolicyVersion.number).where(PolicyVersion.is_current.is_(True))
    )
    return {row.policy_id: row.number for row in rows}


def known_hashes(policy_id: str) -> set[str]:
    """The hashes of every version of a policy."""
    return set(db.session.scalars(sa.select(PolicyVersion.source_hash).where(PolicyVersion.policy_id == policy_id)))


def _names(ids: Collection[int]) -> Mapping[int, str]:
    rows = db.session.execute(sa.select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {row.id: row.name for row in rows}
