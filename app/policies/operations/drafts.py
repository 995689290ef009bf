"""The draft of a text: kept while it is written, so that a look at the difference loses nothing."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.db import db, operation
from app.engine.policy import Policy
from app.errors import Missing
from app.policies.models import PolicyDraft, PolicyVersion
from app.policies.operations.publishing import Published, publish_policy


@operation
def start_draft(*, policy_id: str | None, actor_id: int, at: datetime) -> int:
    """Begin to write: a new policy, or the next version from the present text. Returns the draft's id.

    A draft of the same policy that the writer has is gone on with, also if a newer version came out since: the
    difference is then one to that. Raises Missing.
    """
    latest = _current(policy_id) if policy_id else None
    number = latest.number if latest else 0
    row = db.session.scalars(
        sa.select(PolicyDraft).where(PolicyDraft.by_id == actor_id, PolicyDraft.policy_id == (policy_id or ""))
    ).one_or_none()
    if row is None:
        row = PolicyDraft(by_id=actor_id, policy_id=policy_id or "", base_number=number, fields={}, touched_at=at)
        db.session.add(row)
    if not row.fields and latest is not None:
        row.fields = _fields(latest)
    row.base_number, row.touched_at = number, at
    db.session.flush()
    return row.id


@operation
def keep_draft(*, draft_id: int, fields: dict[str, Any], actor_id: int, at: datetime) -> None:
    """Keep what was typed. Raises Missing for a draft of somebody else."""
    row = _own(draft_id, actor_id)
    row.fields, row.touched_at = fields, at
    db.session.flush()


@operation
def drop_draft(*, draft_id: int, actor_id: int) -> None:
    """Throw a draft away. Raises Missing."""
    db.session.delete(_own(draft_id, actor_id))
    db.session.flush()


@operation
def publish_draft(*, draft_id: int, policy: Policy, actor_id: int, at: datetime) -> Published:
    """Publish what a draft says and remove it. Raises Missing, PolicyChanged."""
    row = _own(draft_id, actor_id)
    done = publish_policy(policy=policy, shipped=False, actor_id=actor_id, at=at, base_number=row.base_number)
    db.session.delete(row)
    db.session.flush()
    return done


def _own(draft_id: int, actor_id: int) -> PolicyDraft:
    row = db.session.get(PolicyDraft, draft_id, with_for_update=True)
    if row is None or row.by_id != actor_id:
        raise Missing
    return row


def _current(policy_id: str) -> PolicyVersion:
    row = db.session.scalars(
        sa.select(PolicyVersion).where(PolicyVersion.policy_id == policy_id, PolicyVersion.is_current.is_(True))
    ).one_or_none()
    if row is None:
        raise Missing
    return row


def _fields(row: PolicyVersion) -> dict[str, Any]:
    """What a version says, without what is said about its change."""
    names = (
        "title", "summary", "text", "contact", "contact_email", "region", "language", "minutes", "notes",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names}
