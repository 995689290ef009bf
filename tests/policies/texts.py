"""Policies for tests: a short text, published, and given to everybody."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.curricula.operations.attesting import attest
from app.db import db, unit_of_work
from app.engine.policy import Policy, item_of
from app.people.models import Person
from app.policies.models import Attestation
from app.policies.operations.publishing import Published, publish_policy
from app.policies.queries.versions import current
from tests.conftest import NOON
from tests.curricula.assigning import assign, save

ID = "gifts"
TEXT = """You may accept a coffee. You may accept a calendar.

## What to decline

- money in any form
- anything worth more than 20 euros

Nothing here limits your right to talk about pay and working conditions."""
STATEMENT = "I have read this and will follow it."


def policy_text(**values: Any) -> Policy:
    """A policy that is valid unless told otherwise."""
    return Policy.model_validate(
        {
            "format": 1,
            "id": ID,
            "title": "Gifts and hospitality",
            "summary": "What you may accept, and what not.",
            "contact": "Vera Holm",
            "contact_email": "vera@norvale.example",
            "minutes": 3,
            "change": "The first version.",
            "text": TEXT,
            **values,
        }
    )


def published(*, at: datetime = NOON, shipped: bool = False, **values: Any) -> Published:
    """Publish it."""
    with unit_of_work():
        return publish_policy(policy=policy_text(**values), shipped=shipped, actor_id=None, at=at)


def given_to_all(hr: Person, *, at: datetime = NOON, **parts: Any) -> int:
    """A rule that gives the policy to everybody, and the job run; returns the rule's id."""
    rule_id = save(hr, at=at, title="House rules", module_id=item_of(ID), **parts)
    assign(at)
    return rule_id


def confirm(person: Person, *, at: datetime, version_id: int | None = None) -> int:
    """Somebody confirms the present text, or another one; returns the confirmation's id."""
    person_id = person.id
    version_id = current(ID).id if version_id is None else version_id
    db.session.rollback()
    with unit_of_work():
        return attest(policy_id=ID, version_id=version_id, statement=STATEMENT, actor_id=person_id, at=at)


def confirmations() -> list[Attestation]:
    """Everything that was ever confirmed."""
    db.session.rollback()
    return list(db.session.scalars(sa.select(Attestation).order_by(Attestation.id)))
