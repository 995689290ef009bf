"""Attempts at "Week five" that stand before a certain step."""

from app.learning.models import Attempt, StepDone
from app.people.models import Person
from tests.conftest import NOON
from tests.factories import _add, make_person, publish_m2

STEPS = ("brief", "scenario", "role-play:ingrid-mail", "role-play:ring-ingrid", "checks", "reflection")


def attempt_before(step: str, *, person: Person | None = None) -> Attempt:
    """An attempt of a person whose next step is this one; the earlier ones are marked as done."""
    version = publish_m2()
    person = person or make_person()
    attempt = _add(
        Attempt(
            person_id=person.id,
            module_id=version.module_id,
            module_version_id=version.id,
            started_at=NOON,
            touched_at=NOON,
        )
    )
    for done in STEPS[: STEPS.index(step)]:
        _add(StepDone(attempt_id=attempt.id, step=done, at=NOON))
    return attempt
