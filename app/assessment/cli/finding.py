"""Finding a rubric by its id: the newest published version, else the files that ship."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import sqlalchemy as sa
from flask import current_app
from sqlalchemy.exc import OperationalError

from app.catalogue.models import ModuleVersion, RubricVersion
from app.catalogue.queries import load_module, load_rubric
from app.catalogue.shelf import Shelf, read_shelf, source_hash
from app.db import db
from app.engine.rubric import Rubric


@dataclass(frozen=True)
class FoundRubric:
    """A rubric, what its version is called, and the customer's message that answers to it reply to (or "")."""

    rubric: Rubric
    version: str
    prompt: str


@dataclass(frozen=True)
class Listed:
    """A line of `rubrics list`."""

    id: str
    title: str
    published: int | None
    on_disk: bool


def find_rubric(rubric_id: str, *, from_disk: bool) -> FoundRubric:
    """The rubric with this id. Raises click.ClickException with the ids that exist."""
    found = None if from_disk else _published(rubric_id)
    found = found or _on_disk(rubric_id)
    if found is None:
        known = ", ".join(row.id for row in listed()) or "none"
        raise click.ClickException(f"There is no rubric “{rubric_id}”. There are: {known}.")
    return found


def listed() -> list[Listed]:
    """Every rubric that is published or on disk, by id."""
    disk = {entry.rubric.id: entry.rubric.title for entry in _shelf().rubrics}
    published = {row.rubric_id: row for row in _versions()}
    return [
        Listed(
            id=name,
            title=published[name].title if name in published else disk[name],
            published=published[name].number if name in published else None,
            on_disk=name in disk,
        )
        for name in sorted({*disk, *published})
    ]


def read_lines(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSON Lines file. Raises click.ClickException with file and line for what is none."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise click.ClickException(f"{path}:{number}: this is not JSON: {error}") from error
        if not isinstance(row, dict):
            raise click.ClickException(f"{path}:{number}: each line has to be one object: {{…}}")
        yield row


def _shelf() -> Shelf:
    return read_shelf(current_app.config["SETTINGS"].courses)


def _versions() -> list[RubricVersion]:
    """All published versions, the newest of a rubric last; none where nothing was ever set up."""
    try:
        return list(
            db.session.scalars(sa.select(RubricVersion).order_by(RubricVersion.rubric_id, RubricVersion.number))
        )
    except OperationalError:
        db.session.rollback()
        return []


def _published(rubric_id: str) -> FoundRubric | None:
    versions = [row for row in _versions() if row.rubric_id == rubric_id]
    if not versions:
        return None
    row = versions[-1]
    users = db.session.scalars(sa.select(ModuleVersion).order_by(ModuleVersion.id.desc()))
    prompts = [
        play.message
        for user in users
        if user.rubric_hashes.get(rubric_id) == row.source_hash
        for play in load_module(user.id).role_plays
        if play.rubric == rubric_id
    ]
    return FoundRubric(load_rubric(row.id), f"{rubric_id}@{row.number}", prompts[0] if prompts else "")


def _on_disk(rubric_id: str) -> FoundRubric | None:
    shelf = _shelf()
    entry = next((entry for entry in shelf.rubrics if entry.rubric.id == rubric_id), None)
    if entry is None:
        return None
    plays = [play for module in shelf.modules for play in module.module.role_plays if play.rubric == rubric_id]
    version = f"{rubric_id}#{source_hash(entry.files)[:12]}"
    return FoundRubric(entry.rubric, version, plays[0].message if plays else "")
