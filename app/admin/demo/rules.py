"""Scenes of HR: the curricula of the demo, and the rules that give them, each with its reason."""

from collections.abc import Callable, Iterator
from datetime import datetime

import sqlalchemy as sa

from app.admin.demo.stage import Scene, Stage, moment
from app.curricula.models import Curriculum
from app.curricula.operations.curricula import ItemFields, create_curriculum
from app.curricula.operations.rules import save_rule, start_draft
from app.db import db
from app.engine.assignment.rule import (
    Anchor,
    Cycle,
    Due,
    HasJob,
    HiredWithin,
    InDepartment,
    Repeat,
    Rule,
    Span,
    Unit,
)

STORMING = "When things go wrong"
FIRST_WEEKS = "The first weeks"


def scenes(anchor: datetime) -> Iterator[Scene]:
    """Two curricula and five rules."""
    at = moment(anchor, 247, hour=9, words="curricula")
    yield Scene(at, "curricula", lambda stage: _write_curricula(stage, at))
    for days, title, made in RULES:
        yield _rule(moment(anchor, days, hour=10, words=title), title, made)


def _rule(at: datetime, title: str, made: Callable[[Stage], Rule]) -> Scene:
    def act(stage: Stage) -> None:
        hr = stage.people["tomas"]
        draft = start_draft(rule_id=None, title=title, definition={}, actor_id=hr, at=at)
        save_rule(draft_id=draft, rule=made(stage), title=title, base_number=0, freeze=False, actor_id=hr, at=at)

    return Scene(at, f"rule {title}", act, for_all=True)


def _write_curricula(stage: Stage, at: datetime) -> None:
    create_curriculum(
        title=STORMING,
        objective="Fewer customers who have to tell their story twice: in spring it was every fourth ticket.",
        items=(ItemFields("week-five", level=3), ItemFields("twenty-two-comments", extra_days=185)),
        actor_id=stage.people["tomas"],
        at=at,
    )
    create_curriculum(
        title=FIRST_WEEKS,
        objective="Whoever is new knows within a month what a customer goes through, and whom to ask.",
        items=(ItemFields("not-a-department"), ItemFields("week-five", required=False)),
        actor_id=stage.people["tomas"],
        at=at,
    )


def _curriculum(title: str) -> int:
    return db.session.scalars(sa.select(Curriculum.id).where(Curriculum.title == title)).one()


def _behind_the_scenes(_stage: Stage) -> Rule:
    return Rule(
        audience=HasJob(jobs=("manager", "other")),
        module_id="not-a-department",
        due=Due(after=Span(count=45)),
        cycle=Cycle(kind=Repeat.ROLLING, period=Span(count=7, unit=Unit.MONTHS), opens=30),
    )


def _storming(_stage: Stage) -> Rule:
    return Rule(
        audience=HasJob(jobs=("service", "support")),
        curriculum_id=_curriculum(STORMING),
        due=Due(after=Span(count=60)),
        look_back_days=90,
    )


def _newcomers(_stage: Stage) -> Rule:
    due = Due(anchor=Anchor.HIRE, after=Span(count=30))
    return Rule(audience=HiredWithin(days=90), curriculum_id=_curriculum(FIRST_WEEKS), due=due)


def _public(stage: Stage) -> Rule:
    place = InDepartment(ids=(stage.departments["Marketing"],))
    return Rule(audience=place, module_id="twenty-two-comments", due=Due(after=Span(count=45)))


def _sales(stage: Stage) -> Rule:
    place = InDepartment(ids=(stage.departments["Sales"],))
    return Rule(audience=place, module_id="twenty-two-comments", due=Due(after=Span(count=21)))


RULES: tuple[tuple[int, str, Callable[[Stage], Rule]], ...] = (
    (245, "Everybody knows the whole way, also behind the scenes", _behind_the_scenes),
    (238, "Trouble replies, for all who answer customers", _storming),
    (230, "New colleagues", _newcomers),
    (100, "Answering in public", _public),
    (12, "Sales and the town group", _sales),
)
