"""Drafts of texts, each for its writer only."""

import sqlalchemy as sa

from app.db import db
from app.errors import Missing
from app.policies.models import PolicyDraft, PolicyVersion


def draft_of(draft_id: int, by_id: int) -> PolicyDraft:
    """One's own draft. Raises Missing, also for somebody else's."""
    row = db.session.get(PolicyDraft, draft_id)
    if row is None or row.by_id != by_id:
        raise Missing
    return row


def drafts_by(by_id: int) -> list[PolicyDraft]:
    """The drafts of somebody, the last touched first; at most twenty."""
    rows = db.session.scalars(
        sa.select(PolicyDraft).where(PolicyDraft.by_id == by_id).order_by(PolicyDraft.touched_at.desc()).limit(20)
    )
    return list(rows)


def free_id(wanted: str) -> str:
    """An id for a new policy that no other one has: the wanted one, or that with a number behind."""
    taken = set(
        db.session.scalars(sa.select(PolicyVersion.policy_id).where(PolicyVersion.policy_id.startswith(wanted)))
    )
    if wanted not in taken:
        return wanted
    return next(name for n in range(2, len(taken) + 3) if (name := f"{wanted}-{n}") not in taken)
