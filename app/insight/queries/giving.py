"""Which modules a manager can give for a competency, and what giving one would add."""

from dataclasses import dataclass
from datetime import date, datetime

from app.curricula.queries.given import Has, has_of, rule_to_give
from app.curricula.queries.preview import preview_of
from app.curricula.queries.rules import modules_offered
from app.engine.assignment.touch import Touched
from app.errors import Missing
from app.insight.queries.tasks import competencies, exercises


@dataclass(frozen=True)
class Offered:
    """A published module one can give. `tasks`: what is written in it for the competency."""

    module_id: str
    title: str
    minutes: int
    tasks: tuple[str, ...]
    given_for: str


@dataclass(frozen=True)
class Adds:
    """What giving a module would add for one person: what they have of it, and what the rules make of it."""

    has: Has
    touched: Touched

    @property
    def nothing(self) -> bool:
        """Whether nothing would have to be done."""
        return self.has.is_open or not self.touched.given


def modules_to_give(competency: str | None) -> list[Offered]:
    """The published modules that train a competency, or all of them; by course and title."""
    known = next((c for c in competencies() if c.id == competency), None)
    if competency is not None and known is None:
        raise Missing
    tasks = exercises().feeding(competency) if competency else []
    offered = []
    for version in modules_offered():
        own = tuple(task.title for task in tasks if task.module_id == version.module_id)
        if own or known is None:
            label = f"{known.id} {known.name}" if known else ""
            offered.append(Offered(version.module_id, version.title, version.minutes, own, label))
    return offered


def module_to_give(module_id: str, competency: str | None) -> Offered:
    """One of them. Raises Missing for a module that does not train the competency."""
    found = next((row for row in modules_to_give(competency) if row.module_id == module_id), None)
    if found is None:
        raise Missing
    return found


def adds(*, person_id: int, module_id: str, due_on: date, at: datetime) -> Adds:
    """What giving this module until a day would add. The caller has made sure who may ask."""
    rule = rule_to_give(person_id=person_id, module_id=module_id, due_on=due_on)
    return Adds(has_of(person_id, module_id), preview_of(rule, person_id=person_id, at=at))
