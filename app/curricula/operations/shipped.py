"""Curricula that come with the courses: made once, kept up to date, and never against a change of the company's."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from app.curricula.models import Curriculum, CurriculumItem
from app.curricula.operations.curricula import ItemFields, set_items
from app.curricula.queries.facts import present_versions
from app.db import db, operation
from app.engine.course.curricula import CurriculumEntry, ShippedCurriculum
from app.engine.policy import item_of
from app.events.kinds import Kind
from app.events.operations import record


class Outcome(StrEnum):
    """What bringing one curriculum did."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT_COMPANY = "kept-company"
    KEPT_IN_USE = "kept-in-use"
    KEPT_ARCHIVED = "kept-archived"


@dataclass(frozen=True)
class Brought:
    """What became of one curriculum."""

    shipped_id: str
    title: str
    outcome: Outcome


@operation
def bring_curricula(*, curricula: Sequence[ShippedCurriculum], at: datetime) -> list[Brought]:
    """Make the curricula of a folder, or bring them up to date. Doing it twice changes nothing.

    One that somebody changed or archived here stays as it is. So does one that a rule gives: on restart nobody may
    get another obligation that HR did not decide.
    """
    given = {version.definition.get("curriculum_id") for version in present_versions()}
    return [Brought(one.id, one.title, _bring(one, given, at)) for one in curricula]


def _bring(one: ShippedCurriculum, given: set[int | None], at: datetime) -> Outcome:
    items = [_item(entry) for entry in one.items]
    wanted = _hash(one.title, one.objective, items)
    row = db.session.scalars(
        sa.select(Curriculum).where(Curriculum.shipped_id == one.id).with_for_update()
    ).one_or_none()
    if row is None:
        row = Curriculum(title=one.title, objective=one.objective, created_at=at, shipped_id=one.id)
        db.session.add(row)
        db.session.flush()
        _write(row, one, items, wanted, at)
        return Outcome.CREATED
    left_alone = _reason_to_leave(row, wanted, given)
    if left_alone is not None:
        return left_alone
    _write(row, one, items, wanted, at)
    return Outcome.CHANGED


def _reason_to_leave(row: Curriculum, wanted: str, given: set[int | None]) -> Outcome | None:
    """Why a curriculum stays as it is; None if it is to be brought up to date."""
    if row.archived_at is not None:
        return Outcome.KEPT_ARCHIVED
    present = _hash(row.title, row.objective, _items_of(row.id))
    if present == wanted:
        return Outcome.UNCHANGED
    if present != row.shipped_hash:
        return Outcome.KEPT_COMPANY
    return Outcome.KEPT_IN_USE if row.id in given else None


def _write(row: Curriculum, one: ShippedCurriculum, items: Sequence[ItemFields], wanted: str, at: datetime) -> None:
    row.title, row.objective, row.shipped_hash = one.title, one.objective, wanted
    set_items(row.id, items)
    record(Kind.CURRICULUM_CHANGED, at=at, actor_id=None, curriculum_id=row.id)
    db.session.flush()


def _item(entry: CurriculumEntry) -> ItemFields:
    module_id = entry.module if entry.module is not None else item_of(str(entry.policy))
    return ItemFields(module_id, required=entry.required, level=entry.level, extra_days=entry.extra_days)


def _items_of(curriculum_id: int) -> list[ItemFields]:
    rows = db.session.scalars(
        sa.select(CurriculumItem)
        .where(CurriculumItem.curriculum_id == curriculum_id)
        .order_by(CurriculumItem.position, CurriculumItem.id)
    )
    return [
        ItemFields(row.module_id, row.required, row.level, row.extra_days, tuple(row.counts), row.from_version)
        for row in rows
    ]


def _hash(title: str, objective: str, items: Sequence[ItemFields]) -> str:
    rows = [[i.module_id, i.required, i.level, i.extra_days, list(i.counts), i.from_version] for i in items]
    return hashlib.sha256(json.dumps([title, objective, rows]).encode()).hexdigest()
