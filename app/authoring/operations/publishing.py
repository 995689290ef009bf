"""Publishing: checked course files become immutable versions. People in progress stay on theirs."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from flask_babel import gettext as _

from app.authoring.queries.agreement import agreed
from app.catalogue.models import ModuleFile, ModuleVersion, RubricFile, RubricVersion, SourceFile
from app.catalogue.queries.versions import known_hashes, latest_versions
from app.catalogue.shelf import ShelvedModule, ShelvedRubric, module_hash, source_hash
from app.db import db, operation
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record


class Origin(StrEnum):
    """Where a version comes from. What a company published is never replaced by what ships."""

    SHIPPED = "shipped"
    COMPANY = "company"


class Outcome(StrEnum):
    """What publishing did with one module."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    KEPT_COMPANY = "kept-company"
    KEPT_WITHDRAWN = "kept-withdrawn"
    WAITS = "waits"


@dataclass(frozen=True)
class Published:
    """What became of one module."""

    module_id: str
    title: str
    number: int
    outcome: Outcome


class IdTaken(Refused):
    """Another course has a module of this id already; ids belong to the whole installation."""

    def __init__(self, module_id: str, course: str) -> None:
        super().__init__(
            _(
                "The id “%(id)s” belongs to a module of the course “%(course)s” already. Rename your module: its "
                "folder, the id in module.yaml and its line in course.yaml.",
                id=module_id,
                course=course,
            )
        )


class NotAgreed(Refused):
    """The company wants a second reader and nobody else has agreed to these files."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _(
                "Nobody else has agreed to these files of “%(title)s” yet. Propose them on the page of the module, and "
                "ask another author to read them.",
                title=title,
            )
        )


@operation
def publish(
    *,
    modules: list[ShelvedModule],
    rubrics: list[ShelvedRubric],
    origin: Origin,
    actor_id: int | None,
    at: datetime,
) -> list[Published]:
    """Publish modules with the rubrics they use, all of them or none (one transaction).

    A module whose files did not change keeps its version. Shipped files never replace a version of the company,
    never bring back a module that was withdrawn, and wait where the company wants a second reader.
    Raises NotAgreed where a company's own files wait for one, IdTaken where the id is another course's.
    """
    by_id = {entry.rubric.id: entry for entry in rubrics}
    latest = latest_versions()
    report = []
    for entry in modules:
        used = {play.rubric for play in entry.module.role_plays if play.rubric}
        pinned = {rubric_id: _publish_rubric(by_id[rubric_id], at, actor_id) for rubric_id in sorted(used)}
        report.append(_publish_module(entry, pinned, latest.get(entry.module.id), origin, actor_id, at))
    db.session.flush()
    return report


def _publish_module(
    entry: ShelvedModule,
    pinned: dict[str, str],
    latest: ModuleVersion | None,
    origin: Origin,
    actor_id: int | None,
    at: datetime,
) -> Published:
    module = entry.module
    hashed = module_hash(entry.files, pinned)
    left_alone = _reason_to_leave(latest, module.id, hashed, origin) if latest else None
    if latest is not None and left_alone is not None:
        return Published(module.id, latest.title, latest.number, left_alone)
    if latest is not None and latest.course_id != entry.course.id:
        raise IdTaken(module.id, latest.course_title)
    if origin is Origin.COMPANY and not agreed(module.id, hashed):
        raise NotAgreed(module.title)
    row = _module_row(entry, pinned, hashed, origin, actor_id, at)
    row.number = 1 if latest is None else latest.number + 1
    db.session.execute(sa.update(ModuleVersion).where(ModuleVersion.module_id == module.id).values(is_current=False))
    db.session.add(row)
    db.session.flush()
    for path, sha256 in _store(entry.files).items():
        db.session.add(ModuleFile(version_id=row.id, path=path, sha256=sha256))
    record(Kind.MODULE_PUBLISHED, at=at, actor_id=actor_id, module_version=row.id)
    return Published(module.id, module.title, row.number, Outcome.CREATED)


def _reason_to_leave(latest: ModuleVersion, module_id: str, hashed: str, origin: Origin) -> Outcome | None:
    """Why the newest version stays as it is; None if it is to be replaced."""
    if hashed == latest.source_hash:
        return Outcome.UNCHANGED
    if origin is Origin.COMPANY:
        return None
    if latest.origin == Origin.COMPANY:
        return Outcome.KEPT_COMPANY
    if hashed in known_hashes(module_id):
        return Outcome.UNCHANGED
    if latest.withdrawn_at is not None:
        return Outcome.KEPT_WITHDRAWN
    return None if agreed(module_id, hashed) else Outcome.WAITS


def _module_row(
    entry: ShelvedModule, pinned: dict[str, str], hashed: str, origin: Origin, actor_id: int | None, at: datetime
) -> ModuleVersion:
    head = entry.module.head
    return ModuleVersion(
        module_id=head.id,
        course_id=entry.course.id,
        course_title=entry.course.title,
        title=head.title,
        summary=entry.module.brief.in_one_line,
        audience=list(head.audience),
        minutes=head.minutes,
        competencies=list(head.competencies),
        language=head.language,
        review_by=head.review_by,
        source_hash=hashed,
        rubric_hashes=pinned,
        origin=origin.value,
        is_current=True,
        published_at=at,
        published_by_id=actor_id,
    )


def _publish_rubric(entry: ShelvedRubric, at: datetime, actor_id: int | None) -> str:
    """Store a rubric version unless this very content is published already; returns its source hash."""
    hashed = source_hash(entry.files)
    rows = db.session.execute(
        sa.select(RubricVersion.number, RubricVersion.source_hash).where(RubricVersion.rubric_id == entry.rubric.id)
    ).all()
    if any(row.source_hash == hashed for row in rows):
        return hashed
    row = RubricVersion(
        rubric_id=entry.rubric.id,
        number=1 + max((row.number for row in rows), default=0),
        title=entry.rubric.title,
        source_hash=hashed,
        published_at=at,
    )
    db.session.add(row)
    db.session.flush()
    for path, sha256 in _store(entry.files).items():
        db.session.add(RubricFile(version_id=row.id, path=path, sha256=sha256))
    record(Kind.RUBRIC_PUBLISHED, at=at, actor_id=actor_id, rubric_version=row.id)
    return hashed


def _store(files: Mapping[str, bytes]) -> dict[str, str]:
    """Keep the bytes, once per content; returns path to SHA-256."""
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    wanted = set(hashes.values())
    known = set(db.session.scalars(sa.select(SourceFile.sha256).where(SourceFile.sha256.in_(wanted))))
    contents = {hashes[path]: content for path, content in files.items()}
    db.session.add_all(SourceFile(sha256=sha256, content=contents[sha256]) for sha256 in sorted(wanted - known))
    db.session.flush()
    return hashes
