"""A manager gives a report a module, from a gap or of their own accord, and takes it back."""

from datetime import date, datetime

from app.curricula.operations.given import give_module, take_back
from app.curricula.queries.given import given_version
from app.db import operation
from app.errors import Missing
from app.insight.queries.giving import module_to_give
from app.insight.queries.team import member


@operation
def give(*, person_id: int, module_id: str, competency: str | None, due_on: date, actor_id: int, at: datetime) -> int:
    """Assign a module to somebody the actor may see by name; returns the version's id.

    Raises Missing (not a report, no such module, the module trains something else), and what `give_module` refuses.
    """
    _seen, who = member(actor_id, person_id)
    chosen = module_to_give(module_id, competency)
    return give_module(
        person_id=person_id, module_id=module_id, given_for=chosen.given_for, due_on=due_on,
        title=f"{chosen.title}: {who.name}", actor_id=actor_id, at=at,
    )  # fmt: skip


@operation
def take_given_back(*, version_id: int, actor_id: int, at: datetime) -> int:
    """Take back what the actor gave to somebody who still reports to them; returns the person's id.

    Raises Missing, TooLateToUndo.
    """
    found = given_version(version_id, given_by_id=actor_id)
    if found is None:
        raise Missing
    _version, person_id = found
    member(actor_id, person_id)
    take_back(version_id=version_id, person_id=person_id, actor_id=actor_id, at=at)
    return person_id
