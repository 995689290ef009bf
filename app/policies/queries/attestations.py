"""Who confirmed which version of a policy, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.db import Page, db
from app.errors import Missing
from app.people.models import Person
from app.policies.models import Attestation, PolicyVersion


@dataclass(frozen=True)
class AttestationRow:
    """One confirmation, for lists and reports. `zone`: the person's own at that moment."""

    id: int
    person_id: int
    name: str
    email: str
    department_id: int | None
    policy_id: str
    title: str
    number: int
    cycle: str
    at: datetime
    zone: str


def attestations(
    *,
    policy_id: str | None = None,
    number: int | None = None,
    people: sa.Select[tuple[int]] | None = None,
    first: datetime | None = None,
    until: datetime | None = None,
    after: int = 0,
    size: int = 100,
) -> list[AttestationRow]:
    """Confirmations in the order in which they were made, those with an id above `after`: the next page begins after
    the last id of this one. Narrowed to a policy, a version, people (a select of ids) and times (`until` not included).
    """
    rows = _select().where(Attestation.id > after)
    conditions = (
        None if policy_id is None else PolicyVersion.policy_id == policy_id,
        None if number is None else PolicyVersion.number == number,
        None if people is None else Attestation.person_id.in_(people),
        None if first is None else Attestation.at >= first,
        None if until is None else Attestation.at < until,
    )
    rows = rows.where(*(condition for condition in conditions if condition is not None))
    return [AttestationRow(*row) for row in db.session.execute(rows.order_by(Attestation.id).limit(size))]


def _select() -> sa.Select[*tuple[Any, ...]]:
    found: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            Attestation.id, Attestation.person_id, Person.name, Person.email, Person.department_id,
            PolicyVersion.policy_id, PolicyVersion.title, PolicyVersion.number, Attestation.cycle, Attestation.at,
            Attestation.zone,
        )
        .join(PolicyVersion, PolicyVersion.id == Attestation.version_id)
        .join(Person, Person.id == Attestation.person_id)
    )  # fmt: skip
    return found


def attestations_page(*, policy_id: str, number: int, page: int, size: int = 25) -> Page[AttestationRow]:
    """The confirmations of one version, the last first; two statements."""
    which = (PolicyVersion.policy_id == policy_id, PolicyVersion.number == number)
    counted = sa.select(sa.func.count()).select_from(Attestation).join(PolicyVersion).where(*which)
    total = db.session.scalar(counted) or 0
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    rows = _select().where(*which).order_by(Attestation.id.desc()).limit(size).offset((page - 1) * size)
    return Page([AttestationRow(*row) for row in db.session.execute(rows)], page, pages, total)


@dataclass(frozen=True)
class VersionCount:
    """A version with how many people have confirmed it."""

    policy_id: str
    title: str
    number: int
    published_at: datetime
    confirm_again: bool
    is_current: bool
    people: int


def counts_by_version(policy_id: str | None = None) -> list[VersionCount]:
    """Every version of a policy, or of all, the newest first within each; one statement."""
    rows = (
        sa.select(
            PolicyVersion.policy_id, PolicyVersion.title, PolicyVersion.number, PolicyVersion.published_at,
            PolicyVersion.confirm_again, PolicyVersion.is_current,
            sa.func.count(sa.distinct(Attestation.person_id)),
        )
        .outerjoin(Attestation, Attestation.version_id == PolicyVersion.id)
        .group_by(PolicyVersion.id)
        .order_by(PolicyVersion.policy_id, PolicyVersion.number.desc())
    )  # fmt: skip
    if policy_id is not None:
        rows = rows.where(PolicyVersion.policy_id == policy_id)
    return [VersionCount(*row) for row in db.session.execute(rows)]


@dataclass(frozen=True)
class OwnConfirmation:
    """A confirmation of one's own, with the text as it was."""

    attestation: Attestation
    version: PolicyVersion


def last_of(person_id: int, policy_id: str) -> OwnConfirmation | None:
    """The last confirmation of a policy by somebody; None where there is none."""
    found = db.session.execute(
        _own(person_id).where(PolicyVersion.policy_id == policy_id).order_by(Attestation.id.desc()).limit(1)
    ).first()
    return OwnConfirmation(*found) if found else None


def own_attestation(person_id: int, attestation_id: int) -> OwnConfirmation:
    """One's own confirmation. Raises Missing, also for somebody else's."""
    found = db.session.execute(_own(person_id).where(Attestation.id == attestation_id)).first()
    if found is None:
        raise Missing
    return OwnConfirmation(*found)


def _own(person_id: int) -> sa.Select[Attestation, PolicyVersion]:
    return (
        sa.select(Attestation, PolicyVersion)
        .join(PolicyVersion, PolicyVersion.id == Attestation.version_id)
        .where(Attestation.person_id == person_id)
    )
