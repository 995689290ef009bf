"""What published versions say, read from their stored source bytes.

Reading takes some milliseconds and versions never change, so what was read is kept in the process, by source hash.
"""

from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa

from app.catalogue.models import ModuleFile, RubricFile, SourceFile
from app.catalogue.module_files import is_picture
from app.catalogue.queries.versions import rubric_version, version
from app.catalogue.reading import read_module, read_rubric
from app.db import db
from app.engine.course.model import Module
from app.engine.rubric import Rubric
from app.errors import Missing

T = TypeVar("T")
KEPT = 128


class UnreadableVersion(Exception):
    """A published version can no longer be read: the readers of its format were changed in a breaking way."""


def load_module(version_id: int) -> Module:
    """The module of a published version. Raises Missing."""
    row = version(version_id)
    return _kept(
        _modules,
        row.source_hash,
        lambda: _readable(read_module(_module_files(version_id), course=row.course_id, check=False).module),
    )


def picture_of(version_id: int, path: str) -> bytes:
    """The bytes of a picture of a published version. Raises Missing, also for files that are no pictures."""
    content = (
        db.session.scalars(
            sa.select(SourceFile.content)
            .join(ModuleFile, SourceFile.sha256 == ModuleFile.sha256)
            .where(ModuleFile.version_id == version_id, ModuleFile.path == path)
        ).one_or_none()
        if is_picture(path)
        else None
    )
    if content is None:
        raise Missing
    return content


def load_rubric(rubric_version_id: int) -> Rubric:
    """The rubric of a published version. Raises Missing."""
    row = rubric_version(rubric_version_id)
    return _kept(
        _rubrics, row.source_hash, lambda: _readable(read_rubric(_rubric_files(rubric_version_id), check=False).rubric)
    )


_modules: dict[str, Module] = {}
_rubrics: dict[str, Rubric] = {}


def _kept(store: dict[str, T], key: str, read: Callable[[], T]) -> T:
    """What stands in the store, else what `read` gives; the oldest entry leaves when the store is full."""
    found = store.get(key)
    if found is None:
        found = read()
        if len(store) >= KEPT:
            store.pop(next(iter(store)), None)
        store[key] = found
    return found


def _readable(found: T | None) -> T:
    if found is None:
        raise UnreadableVersion
    return found


def _module_files(version_id: int) -> dict[str, bytes]:
    rows = db.session.execute(
        sa.select(ModuleFile.path, SourceFile.content)
        .join(SourceFile, SourceFile.sha256 == ModuleFile.sha256)
        .where(ModuleFile.version_id == version_id)
    )
    return {row.path: row.content for row in rows}


def _rubric_files(version_id: int) -> dict[str, bytes]:
    rows = db.session.execute(
        sa.select(RubricFile.path, SourceFile.content)
        .join(SourceFile, SourceFile.sha256 == RubricFile.sha256)
        .where(RubricFile.version_id == version_id)
    )
    return {row.path: row.content for row in rows}
