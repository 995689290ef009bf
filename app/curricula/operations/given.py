"""A manager gives a module to a report, and takes it back within the day."""

from datetime import date, datetime, timedelta

from flask_babel import gettext as _

from app.curricula.models import AssignmentRule, RuleVersion
from app.curricula.operations.reconcile import reconcile
from app.curricula.operations.rules import undo_version
from app.curricula.queries.facts import published_modules
from app.curricula.queries.given import has_of, rule_to_give
from app.db import db, operation
from app.engine.assignment.dates import day_in
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.models import Person

LATEST = timedelta(days=366)


class HasItAlready(Refused):
    """The module is asked for already."""

    def __init__(self) -> None:
        super().__init__(_("This module is assigned already and still open. Nothing was added."))


class AddsNothing(Refused):
    """Nothing would have to be done."""

    def __init__(self) -> None:
        super().__init__(
            _("This would add nothing: it was done for that day, or need not be done. Choose another day or module.")
        )


class NoSuchDay(Refused):
    """The due day is today, past, or too far away."""

    def __init__(self) -> None:
        super().__init__(_("Choose a day from tomorrow on, at most a year away."))


@operation
def give_module(
    *, person_id: int, module_id: str, given_for: str, due_on: date, title: str, actor_id: int, at: datetime
) -> int:
    """Assign one published module to one person, due at the end of a day in their zone; returns the version's id.

    The caller has made sure that the person reports to the actor. It counts at once. Raises Missing, NoSuchDay,
    HasItAlready, AddsNothing.
    """
    person = db.session.get(Person, person_id, with_for_update=True)
    if person is None or module_id not in published_modules():
        raise Missing
    today = day_in(at, person.zone)
    if not today < due_on <= today + LATEST:
        raise NoSuchDay
    if has_of(person_id, module_id).is_open:
        raise HasItAlready
    rule = rule_to_give(person_id=person_id, module_id=module_id, due_on=due_on)
    row = AssignmentRule(title=title, created_at=at, given_by_id=actor_id, given_for=given_for)
    db.session.add(row)
    db.session.flush()
    version = RuleVersion(
        rule_id=row.id, number=1, definition=rule.model_dump(mode="json"), saved_at=at, saved_by_id=actor_id
    )
    db.session.add(version)
    db.session.flush()
    record(Kind.MODULE_GIVEN, at=at, actor_id=actor_id, rule_id=row.id, person_id=person_id)
    reconcile(person_ids=[person_id], at=at)
    if not has_of(person_id, module_id).is_open:
        raise AddsNothing
    return version.id


@operation
def take_back(*, version_id: int, person_id: int, actor_id: int, at: datetime) -> None:
    """Take back what was given to this person, within 24 hours; unsent mail about it is recalled.

    The caller has made sure that the version is the actor's and the person still reports to them. Raises Missing,
    TooLateToUndo.
    """
    undo_version(version_id=version_id, actor_id=actor_id, at=at)
    reconcile(person_ids=[person_id], at=at)
