"""Writing curricula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from app.curricula.models import Curriculum, CurriculumItem
from app.curricula.queries.facts import present_versions
from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record


@dataclass(frozen=True)
class ItemFields:
    """A module of a curriculum as it is written by hand."""

    module_id: str
    required: bool = True
    level: int | None = None
    extra_days: int = 0
    counts: tuple[str, ...] = ()
    from_version: int = 1


class CurriculumInUse(Refused):
    """A rule gives it."""


@operation
def create_curriculum(*, title: str, objective: str, items: Sequence[ItemFields], actor_id: int, at: datetime) -> int:
    """Add a curriculum; returns its id."""
    row = Curriculum(title=title, objective=objective, created_at=at)
    db.session.add(row)
    db.session.flush()
    set_items(row.id, items)
    record(Kind.CURRICULUM_CHANGED, at=at, actor_id=actor_id, curriculum_id=row.id)
    db.session.flush()
    return row.id


@operation
def change_curriculum(
    *, curriculum_id: int, title: str, objective: str, items: Sequence[ItemFields], actor_id: int, at: datetime
) -> None:
    """Change a curriculum. Rules that give it follow: the job adds and ends what changed. Raises Missing."""
    row = _curriculum(curriculum_id)
    row.title, row.objective = title, objective
    set_items(curriculum_id, items)
    record(Kind.CURRICULUM_CHANGED, at=at, actor_id=actor_id, curriculum_id=curriculum_id)
    db.session.flush()


@operation
def archive_curriculum(*, curriculum_id: int, actor_id: int, at: datetime) -> None:
    """Take a curriculum out of the lists. Raises Missing, CurriculumInUse while a rule gives it."""
    row = _curriculum(curriculum_id)
    if any(version.definition.get("curriculum_id") == curriculum_id for version in present_versions()):
        raise CurriculumInUse(_("A rule still gives this curriculum. End or change the rule first."))
    row.archived_at = at
    record(Kind.CURRICULUM_CHANGED, at=at, actor_id=actor_id, curriculum_id=curriculum_id)
    db.session.flush()


def _curriculum(curriculum_id: int) -> Curriculum:
    row = db.session.get(Curriculum, curriculum_id, with_for_update=True)
    if row is None or row.archived_at is not None:
        raise Missing
    return row


def set_items(curriculum_id: int, items: Sequence[ItemFields]) -> None:
    """Let a curriculum hold these modules in this order, and no others."""
    db.session.execute(sa.delete(CurriculumItem).where(CurriculumItem.curriculum_id == curriculum_id))
    db.session.add_all(
        CurriculumItem(
            curriculum_id=curriculum_id,
            position=position,
            module_id=item.module_id,
            required=item.required,
            level=item.level,
            extra_days=item.extra_days,
            counts=list(item.counts),
            from_version=item.from_version,
        )
        for position, item in enumerate(items)
    )
    db.session.flush()
