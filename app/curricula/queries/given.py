"""What managers give to their reports: a rule of its own each, for one named person."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.curricula.models import AssignmentRule, Obligation, ObligationNow, ObligationReason, RuleVersion
from app.db import db
from app.engine.assignment.rule import Anchor, Due, Named, OnLeave, Rule
from app.engine.assignment.standing import State
from app.learning.models import Attempt

OPEN = (State.OPEN.value, State.AWAY.value, State.EXEMPT.value)
DONE = (State.FULFILLED.value, State.WAIVED.value)
FIRST = "1"
SHOWN = 50


@dataclass(frozen=True)
class Given:
    """A module that a manager gave. `given_for`: the competency, in words; `done_at`: the day counts, not the time."""

    version_id: int
    title: str
    given_for: str
    at: datetime
    state: str
    due_at: datetime | None
    zone: str
    done_at: datetime | None


@dataclass(frozen=True)
class Has:
    """What somebody has of a module already: an open obligation with its due, an attempt that was begun."""

    is_open: bool
    due_at: datetime | None
    zone: str
    is_begun: bool


def has_of(person_id: int, module_id: str) -> Has:
    """What a person has of a module now; two statements."""
    row = db.session.execute(
        sa.select(ObligationNow.due_at, Obligation.zone)
        .join(Obligation, Obligation.id == ObligationNow.obligation_id)
        .where(Obligation.person_id == person_id, Obligation.module_id == module_id, ObligationNow.state.in_(OPEN))
        .order_by(ObligationNow.due_at)
        .limit(1)
    ).first()
    begun = sa.exists().where(
        Attempt.person_id == person_id, Attempt.module_id == module_id, Attempt.finished_at.is_(None)
    )
    is_begun = bool(db.session.scalar(sa.select(begun)))
    return Has(row is not None, row.due_at if row else None, row.zone if row else "", is_begun)


def rule_to_give(*, person_id: int, module_id: str, due_on: date) -> Rule:
    """The rule that gives one module to one person until a day; once more where they did it as an obligation."""
    done = sa.exists().where(
        Obligation.id == ObligationNow.obligation_id,
        Obligation.person_id == person_id,
        Obligation.module_id == module_id,
        Obligation.cycle == FIRST,
        ObligationNow.state.in_(DONE),
    )
    return Rule(
        audience=Named(ids=(person_id,)),
        module_id=module_id,
        due=Due(anchor=Anchor.FIXED, on=due_on, at_least=1),
        once_more=bool(db.session.scalar(sa.select(done))),
        on_leave=OnLeave.CANCEL,
    )


def given_to(person_id: int, *, given_by_id: int) -> list[Given]:
    """What one manager gave to one person and did not take back, the last first; one statement."""
    rows = db.session.execute(
        sa.select(
            RuleVersion.id, ModuleVersion.title, AssignmentRule.given_for, RuleVersion.saved_at, ObligationNow.state,
            ObligationNow.due_at, Obligation.zone, ObligationNow.done_at,
        )
        .join(AssignmentRule, AssignmentRule.id == RuleVersion.rule_id)
        .join(ObligationReason, ObligationReason.version_id == RuleVersion.id)
        .join(Obligation, Obligation.id == ObligationReason.obligation_id)
        .join(ObligationNow, ObligationNow.obligation_id == Obligation.id)
        .join(
            ModuleVersion,
            (ModuleVersion.module_id == Obligation.module_id) & ModuleVersion.is_current.is_(True),
        )
        .where(
            Obligation.person_id == person_id,
            AssignmentRule.given_by_id == given_by_id,
            RuleVersion.undone_at.is_(None),
            ObligationReason.ended_at.is_(None),
        )
        .order_by(RuleVersion.saved_at.desc(), RuleVersion.id.desc())
        .limit(SHOWN)
    )  # fmt: skip
    return [Given(*row) for row in rows]


def given_version(version_id: int, *, given_by_id: int) -> tuple[RuleVersion, int] | None:
    """A version that this manager gave, with the id of the person it names; None for any other."""
    row = db.session.execute(
        sa.select(RuleVersion)
        .join(AssignmentRule, AssignmentRule.id == RuleVersion.rule_id)
        .where(RuleVersion.id == version_id, AssignmentRule.given_by_id == given_by_id)
    ).scalar_one_or_none()
    if row is None:
        return None
    audience = Rule.model_validate(row.definition).audience
    return (row, audience.ids[0]) if isinstance(audience, Named) and len(audience.ids) == 1 else None
