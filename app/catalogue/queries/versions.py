"""Which versions are published."""

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion, RubricVersion
from app.db import Page, db, paginate
from app.errors import Missing

_PINNED = sa.select(RubricVersion).where(
    RubricVersion.rubric_id == sa.bindparam("rubric_id", type_=sa.Text()),
    RubricVersion.source_hash == sa.bindparam("source_hash", type_=sa.Text()),
)


def version(version_id: int) -> ModuleVersion:
    """A published module version. Raises Missing."""
    found = db.session.get(ModuleVersion, version_id)
    if found is None:
        raise Missing
    return found


def current_version(module_id: str) -> ModuleVersion | None:
    """The version of a module that new attempts get, or None if the module is not published."""
    return db.session.scalars(
        sa.select(ModuleVersion).where(ModuleVersion.module_id == module_id, ModuleVersion.is_current.is_(True))
    ).first()


def current_versions(*, page: int) -> Page[ModuleVersion]:
    """All modules one can start, by course and title."""
    rows = (
        sa.select(ModuleVersion)
        .where(ModuleVersion.is_current.is_(True))
        .order_by(ModuleVersion.course_title, ModuleVersion.title, ModuleVersion.id)
    )
    return paginate(rows, page=page)


def latest_versions() -> dict[str, ModuleVersion]:
    """Module id to its newest version of any origin, current or not."""
    newest = (
        sa.select(ModuleVersion.module_id, sa.func.max(ModuleVersion.number).label("number"))
        .group_by(ModuleVersion.module_id)
        .subquery()
    )
    rows = db.session.scalars(
        sa.select(ModuleVersion).join(
            newest,
            sa.and_(ModuleVersion.module_id == newest.c.module_id, ModuleVersion.number == newest.c.number),
        )
    )
    return {row.module_id: row for row in rows}


def known_hashes(module_id: str) -> set[str]:
    """Source hashes of every version of a module ever published."""
    return set(db.session.scalars(sa.select(ModuleVersion.source_hash).where(ModuleVersion.module_id == module_id)))


def rubric_version(rubric_version_id: int) -> RubricVersion:
    """A published rubric version. Raises Missing."""
    found = db.session.get(RubricVersion, rubric_version_id)
    if found is None:
        raise Missing
    return found


def rubric_version_for(module_version: ModuleVersion, rubric_id: str) -> RubricVersion:
    """The rubric version that a module version is pinned to. Raises Missing if it names no such rubric."""
    wanted = module_version.rubric_hashes.get(rubric_id)
    found = db.session.scalars(_PINNED, {"rubric_id": rubric_id, "source_hash": wanted}).first()
    if found is None:
        raise Missing
    return found
