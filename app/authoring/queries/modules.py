"""The modules an author looks after, with their versions."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.db import Page, db, paginate
from app.errors import Missing
from app.learning.models import Attempt


def newest_versions(*, page: int) -> tuple[Page[ModuleVersion], dict[str, int]]:
    """The newest version of every published module, and per module how many people are in the middle of it."""
    newest = (
        sa.select(ModuleVersion.module_id, sa.func.max(ModuleVersion.number).label("number"))
        .group_by(ModuleVersion.module_id)
        .subquery()
    )
    rows = (
        sa.select(ModuleVersion)
        .join(newest, (ModuleVersion.module_id == newest.c.module_id) & (ModuleVersion.number == newest.c.number))
        .order_by(ModuleVersion.course_title, ModuleVersion.title, ModuleVersion.id)
    )
    found = paginate(rows, page=page)
    return found, _in_progress([row.module_id for row in found.items])


def published_ids() -> set[str]:
    """Ids of all modules that were ever published."""
    return set(db.session.scalars(sa.select(ModuleVersion.module_id).distinct()))


def versions_of(module_id: str) -> Sequence[ModuleVersion]:
    """All versions of a module, the newest first; none if it was never published."""
    return db.session.scalars(
        sa.select(ModuleVersion).where(ModuleVersion.module_id == module_id).order_by(ModuleVersion.number.desc())
    ).all()


def version_numbered(module_id: str, number: int) -> ModuleVersion:
    """One version of a module. Raises Missing."""
    found = db.session.scalars(
        sa.select(ModuleVersion).where(ModuleVersion.module_id == module_id, ModuleVersion.number == number)
    ).one_or_none()
    if found is None:
        raise Missing
    return found


def in_progress_by_version(module_id: str) -> dict[int, int]:
    """How many people are in the middle of each version, by the version's id."""
    rows = db.session.execute(
        sa.select(Attempt.module_version_id, sa.func.count())
        .where(Attempt.module_id == module_id, Attempt.finished_at.is_(None))
        .group_by(Attempt.module_version_id)
    )
    return {row[0]: row[1] for row in rows}


def _in_progress(module_ids: list[str]) -> dict[str, int]:
    rows = db.session.execute(
        sa.select(Attempt.module_id, sa.func.count())
        .where(Attempt.module_id.in_(module_ids), Attempt.finished_at.is_(None))
        .group_by(Attempt.module_id)
    )
    return {row[0]: row[1] for row in rows}
