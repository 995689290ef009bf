"""Rules and completions for tests, and the job run by hand."""

from datetime import datetime
from typing import Any

from app.catalogue.models import ModuleVersion
from app.catalogue.queries.versions import current_version
from app.curricula import jobs
from app.curricula.models import Obligation, ObligationNow, ObligationRecord
from app.curricula.operations.rules import save_rule, start_draft
from app.curricula.queries.rules import last_number
from app.db import db, unit_of_work
from app.engine.assignment.rule import Rule
from app.learning.models import Attempt, Completion
from app.people.models import Person
from tests.factories import _add

EVERYBODY = {"kind": "all", "parts": []}
MODULE = "week-five"


def save(actor: Person, *, at: datetime, title: str = "Starters", rule_id: int | None = None, **parts: Any) -> int:
    """Save a rule, everybody and “Week five” unless said otherwise; returns its id."""
    definition = {"audience": EVERYBODY, **({} if "curriculum_id" in parts else {"module_id": MODULE}), **parts}
    with unit_of_work():
        draft = start_draft(rule_id=rule_id, title=title, definition={}, actor_id=actor.id, at=at)
        return save_rule(
            draft_id=draft,
            rule=Rule.model_validate(definition),
            title=title,
            base_number=last_number(rule_id),
            freeze=False,
            actor_id=actor.id,
            at=at,
        )


def assign(at: datetime) -> int:
    """Run the nightly job at an instant; returns how many blocks were due."""
    keys = jobs.find(at, 1000)
    for key in keys:
        with unit_of_work():
            jobs.do(key, at)
    return len(keys)


def complete(person: Person, *, at: datetime, module_id: str = MODULE) -> int:
    """A completed attempt, as the last step leaves it; returns the completion's id."""
    version: ModuleVersion | None = current_version(module_id)
    assert version is not None
    attempt = _add(
        Attempt(
            person_id=person.id, module_id=module_id, module_version_id=version.id, started_at=at, touched_at=at,
            finished_at=at,
        )
    )  # fmt: skip
    row = Completion(attempt_id=attempt.id, person_id=person.id, module_version_id=version.id, completed_at=at)
    return int(_add(row).id)


def states(person: Person) -> dict[str, str]:
    """Cycle to state, of everything somebody has."""
    db.session.rollback()
    rows = db.session.query(Obligation.cycle, ObligationNow.state).join(
        ObligationNow, ObligationNow.obligation_id == Obligation.id
    )
    return dict(rows.filter(Obligation.person_id == person.id).order_by(Obligation.id).all())


def kinds(person: Person) -> list[str]:
    """The kinds of records of somebody, in the order in which they were written."""
    db.session.rollback()
    rows = db.session.query(ObligationRecord.kind).join(Obligation, Obligation.id == ObligationRecord.obligation_id)
    return [row[0] for row in rows.filter(Obligation.person_id == person.id).order_by(ObligationRecord.id)]
