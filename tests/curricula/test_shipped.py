"""Curricula that ship: made once, brought up to date, never against a change of the company's."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from app.catalogue.shelf import read_shelf
from app.clock import now
from app.curricula.models import Curriculum, CurriculumItem
from app.curricula.operations.curricula import ItemFields, archive_curriculum, change_curriculum
from app.curricula.operations.shipped import Outcome, bring_curricula
from app.curricula.queries.rules import curricula_offered, curriculum_with_items
from app.db import db, unit_of_work
from app.engine.course.curricula import ShippedCurriculum
from app.engine.policy import item_of
from app.people.models import Role
from tests.catalogue.shipped import COURSES
from tests.curricula.assigning import save
from tests.factories import make_company, make_person

FIRST = {
    "id": "support",
    "title": "Support",
    "objective": "Third calls get rarer.",
    "items": [{"module": "not-a-department"}, {"policy": "social-media", "extra_days": 28}],
}
LONGER = {**FIRST, "items": [*FIRST["items"], {"module": "week-five", "level": 3, "required": True}]}


def bring(*curricula: dict[str, object]) -> list[Outcome]:
    with unit_of_work():
        shipped = [ShippedCurriculum.model_validate(one) for one in curricula]
        return [one.outcome for one in bring_curricula(curricula=shipped, at=now())]


def held() -> tuple[str, list[tuple[str, int]]]:
    """Title, and each item with its extra days."""
    row, items = curriculum_with_items(db.session.scalars(sa.select(Curriculum.id)).one())
    return row.title, [(item.module_id, item.extra_days) for item in items]


def test_it_is_made_once_and_can_be_given(app: Flask) -> None:
    assert bring(FIRST) == [Outcome.CREATED]
    assert bring(FIRST) == [Outcome.UNCHANGED]
    assert held() == ("Support", [("not-a-department", 0), (item_of("social-media"), 28)])
    assert [title for _id, title in curricula_offered()] == ["Support"]


def test_a_newer_one_replaces_what_nobody_changed(app: Flask) -> None:
    bring(FIRST)
    assert bring(LONGER) == [Outcome.CHANGED]
    assert held()[1][-1] == ("week-five", 0)
    assert db.session.scalars(sa.select(CurriculumItem.level).where(CurriculumItem.level.is_not(None))).all() == [3]
    assert bring(LONGER) == [Outcome.UNCHANGED]


def change(actor_id: int, **values: object) -> None:
    row, items = curriculum_with_items(db.session.scalars(sa.select(Curriculum.id)).one())
    kept = [ItemFields(i.module_id, i.required, i.level, i.extra_days) for i in items]
    fields = {"title": row.title, "objective": row.objective, "items": kept, **values}
    with unit_of_work():
        change_curriculum(curriculum_id=row.id, actor_id=actor_id, at=now(), **fields)


@pytest.mark.parametrize(
    "values",
    [{"title": "Our support"}, {"objective": "Ours."}, {"items": [ItemFields("week-five")]}],
    ids=["title", "objective", "items"],
)
def test_what_the_company_changed_stays(app: Flask, values: dict[str, object]) -> None:
    make_company()
    bring(FIRST)
    change(make_person(roles=[Role.HR]).id, **values)
    before = held()
    assert bring(LONGER) == [Outcome.KEPT_COMPANY]
    assert bring(FIRST) == [Outcome.KEPT_COMPANY]
    assert held() == before


def test_saving_it_as_it_is_changes_nothing(app: Flask) -> None:
    make_company()
    bring(FIRST)
    change(make_person(roles=[Role.HR]).id)
    assert bring(LONGER) == [Outcome.CHANGED]


def test_one_that_a_rule_gives_stays_so_that_a_restart_assigns_nothing(app: Flask) -> None:
    make_company()
    bring(FIRST)
    curriculum_id = db.session.scalars(sa.select(Curriculum.id)).one()
    save(make_person(roles=[Role.HR]), at=now(), curriculum_id=curriculum_id)
    assert bring(LONGER) == [Outcome.KEPT_IN_USE]
    assert len(held()[1]) == 2


def test_one_that_was_archived_does_not_come_back(app: Flask) -> None:
    make_company()
    bring(FIRST)
    with unit_of_work():
        archive_curriculum(
            curriculum_id=db.session.scalars(sa.select(Curriculum.id)).one(),
            actor_id=make_person(roles=[Role.HR]).id,
            at=now(),
        )
    assert bring(FIRST, LONGER | {"id": "other"}) == [Outcome.KEPT_ARCHIVED, Outcome.CREATED]
    assert len(curricula_offered()) == 1


def test_publishing_brings_them_and_says_so(app: Flask) -> None:
    run: Callable[..., str] = lambda *args: app.test_cli_runner().invoke(args=["courses", *args]).output  # noqa: E731
    assert "Customer service: a curriculum of 4." in run("publish", "--dry-run")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Curriculum)) == 0
    assert "Customer service: a curriculum, ready to be given by a rule." in run("publish", "--shipped")
    assert "Customer service: a curriculum, unchanged." in run("publish", "--shipped")
    titles = {one.title for one in read_shelf(COURSES).curricula}
    assert {title for _id, title in curricula_offered()} == titles
