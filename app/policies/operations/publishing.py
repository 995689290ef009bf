"""Publishing a text. Versions are never changed; who confirmed one keeps that record whatever comes after."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.engine.policy import Policy, hash_of
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.policies.models import PolicyVersion
from app.policies.queries.versions import known_hashes

SHIPPED, COMPANY = "shipped", "company"


class Outcome(StrEnum):
    """What publishing did."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    KEPT_COMPANY = "kept-company"


@dataclass(frozen=True)
class Published:
    """What became of one policy; `number` of its present version."""

    policy_id: str
    title: str
    number: int
    outcome: Outcome


class PolicyChanged(Refused):
    """Somebody else published in the meantime."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody published another version in the meantime. Nothing was published. Read the difference again.")
        )


@operation
def publish_policy(
    *, policy: Policy, shipped: bool, actor_id: int | None, at: datetime, base_number: int | None = None
) -> Published:
    """Publish a text as the next version, unless it says the same as the present one.

    What ships never replaces a text of the company, and never goes back to an earlier one. `base_number`: the version
    whose difference was shown, 0 for none. Raises PolicyChanged if that is not the present one any more.
    """
    latest = db.session.scalars(
        sa.select(PolicyVersion)
        .where(PolicyVersion.policy_id == policy.id, PolicyVersion.is_current.is_(True))
        .with_for_update()
    ).one_or_none()
    if base_number is not None and base_number != (latest.number if latest else 0):
        raise PolicyChanged
    hashed = hash_of(policy)
    if latest is not None:
        left_alone = _reason_to_leave(latest, policy.id, hashed, shipped)
        if left_alone is not None:
            return Published(policy.id, latest.title, latest.number, left_alone)
        latest.is_current = False
        db.session.flush()
    row = _row(policy, latest, hashed)
    row.origin, row.published_at, row.published_by_id = SHIPPED if shipped else COMPANY, at, actor_id
    db.session.add(row)
    db.session.flush()
    record(Kind.POLICY_PUBLISHED, at=at, actor_id=actor_id, policy_version=row.id)
    db.session.flush()
    return Published(policy.id, policy.title, row.number, Outcome.CREATED)


def _reason_to_leave(latest: PolicyVersion, policy_id: str, hashed: str, shipped: bool) -> Outcome | None:
    """Why the present version stays; None if it is to be replaced."""
    if hashed == latest.source_hash:
        return Outcome.UNCHANGED
    if not shipped:
        return None
    if latest.origin == COMPANY:
        return Outcome.KEPT_COMPANY
    return Outcome.UNCHANGED if hashed in known_hashes(policy_id) else None


def _row(policy: Policy, latest: PolicyVersion | None, hashed: str) -> PolicyVersion:
    number = latest.number + 1 if latest else 1
    return PolicyVersion(
        policy_id=policy.id,
        number=number,
        title=policy.title,
        summary=policy.summary,
        text=policy.text,
        contact=policy.contact,
        contact_email=policy.contact_email,
        region=policy.region,
        language=policy.language,
        minutes=policy.minutes,
        notes=policy.notes,
        change_note=policy.change,
        confirm_again=policy.confirm_again,
        confirm_from=number if policy.confirm_again or latest is None else latest.confirm_from,
        review_by=policy.review_by,
        source_hash=hashed,
        is_current=True,
    )
