"""Confirming a policy: what was shown, by whom, when; and at once nothing is asked of them any more."""

from datetime import datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from app.curricula.models import Obligation, ObligationNow
from app.curricula.operations.reconcile import reconcile
from app.db import db, operation
from app.engine.assignment.standing import State
from app.engine.policy import item_of
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.models import Person
from app.policies.models import Attestation, PolicyVersion

ASKED = (State.OPEN.value, State.AWAY.value, State.EXEMPT.value, State.OPTIONAL.value)


class NewerText(Refused):
    """The text that was read is no longer the present one."""

    def __init__(self) -> None:
        super().__init__(_("This policy was changed while you were reading. Nothing was confirmed. Read the new text."))


class NotAsked(Refused):
    """Nobody asks this person to confirm it now."""

    def __init__(self) -> None:
        super().__init__(_("You are not asked to confirm this policy now. There is nothing to do."))


@operation
def attest(*, policy_id: str, version_id: int, statement: str, actor_id: int, at: datetime) -> int:
    """The actor confirms the version they were shown; returns the confirmation's id. Twice is as good as once.

    `statement`: the sentence beside the box. Raises Missing for a policy that the actor never had to confirm,
    NewerText if `version_id` is not the present text, NotAsked if nothing is open.
    """
    zone = db.session.scalar(sa.select(Person.zone).where(Person.id == actor_id).with_for_update())
    # Shared: many confirm at once, and only who publishes waits.
    current = db.session.scalars(
        sa.select(PolicyVersion)
        .where(PolicyVersion.policy_id == policy_id, PolicyVersion.is_current.is_(True))
        .with_for_update(read=True)
    ).one_or_none()
    asked = _asked(actor_id, policy_id)
    last = _last(actor_id, policy_id)
    if zone is None or (asked is None and last is None):
        raise Missing
    if current is None or current.id != version_id:
        raise NewerText
    if last is not None and last.version_id == version_id and (asked is None or last.at >= asked.opened_at):
        return last.id
    if asked is None:
        raise NotAsked
    row = Attestation(
        person_id=actor_id, version_id=version_id, cycle=asked.cycle, at=at, zone=zone, statement=statement
    )
    db.session.add(row)
    db.session.flush()
    record(Kind.POLICY_ATTESTED, at=at, actor_id=actor_id, attestation=row.id, policy_version=version_id)
    reconcile(person_ids=[actor_id], at=at)
    return row.id


def _asked(person_id: int, policy_id: str) -> Obligation | None:
    """The last opened obligation that is still to be fulfilled."""
    return db.session.scalars(
        sa.select(Obligation)
        .join(ObligationNow, ObligationNow.obligation_id == Obligation.id)
        .where(
            Obligation.person_id == person_id,
            Obligation.module_id == item_of(policy_id),
            ObligationNow.state.in_(ASKED),
        )
        .order_by(Obligation.opened_at.desc(), Obligation.id.desc())
        .limit(1)
    ).first()


def _last(person_id: int, policy_id: str) -> Attestation | None:
    return db.session.scalars(
        sa.select(Attestation)
        .join(PolicyVersion, PolicyVersion.id == Attestation.version_id)
        .where(Attestation.person_id == person_id, PolicyVersion.policy_id == policy_id)
        .order_by(Attestation.id.desc())
        .limit(1)
    ).first()
