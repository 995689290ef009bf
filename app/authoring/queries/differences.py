"""What publishing a folder would change: the difference to what is published, and whom it finds in the middle."""

from dataclasses import dataclass
from enum import StrEnum

from app.authoring.queries.in_progress import Standing, standings
from app.catalogue.models import ModuleVersion
from app.catalogue.queries import load_module, load_rubric, rubric_version_for
from app.catalogue.queries.versions import latest_versions
from app.catalogue.shelf import Shelf, ShelvedModule, module_hash, source_hash
from app.engine.course_difference import Change, module_changes, rubric_changes
from app.errors import Missing


class Will(StrEnum):
    """What publishing would do with a module."""

    ADD = "add"
    REPLACE = "replace"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Preview:
    """What publishing one module would do. `standings` are the people in progress, whatever version they are on."""

    entry: ShelvedModule
    latest: ModuleVersion | None
    will: Will
    source_hash: str
    changes: tuple[Change, ...]
    standings: tuple[Standing, ...]

    @property
    def people(self) -> int:
        """How many people are in the middle of the module."""
        return sum(standing.people for standing in self.standings)

    @property
    def touched(self) -> frozenset[str]:
        """Ids of the scenes that the difference names."""
        return frozenset(change.scene for change in self.changes if change.scene)


def previews(shelf: Shelf, *, only: str | None = None) -> list[Preview]:
    """What publishing would do with each module of a folder, or with `only` one. The folder must have no errors."""
    latest = latest_versions()
    rubrics = {entry.rubric.id: entry for entry in shelf.rubrics}
    hashes = {name: source_hash(entry.files) for name, entry in rubrics.items()}
    found = []
    for entry in shelf.modules:
        if only in (None, entry.module.id):
            pinned = {play.rubric: hashes[play.rubric] for play in entry.module.role_plays if play.rubric}
            found.append(_preview(entry, latest.get(entry.module.id), module_hash(entry.files, pinned), shelf))
    return found


def _preview(entry: ShelvedModule, latest: ModuleVersion | None, hashed: str, shelf: Shelf) -> Preview:
    if latest is None:
        return Preview(entry, None, Will.ADD, hashed, (), ())
    if latest.source_hash == hashed:
        return Preview(entry, latest, Will.NOTHING, hashed, (), ())
    changes = module_changes(load_module(latest.id), entry.module) + _rubrics(latest, entry, shelf)
    return Preview(entry, latest, Will.REPLACE, hashed, changes, tuple(standings(entry.module.id)))


def _rubrics(latest: ModuleVersion, entry: ShelvedModule, shelf: Shelf) -> tuple[Change, ...]:
    found: tuple[Change, ...] = ()
    for name in sorted({play.rubric for play in entry.module.role_plays if play.rubric}):
        new = next(shelved.rubric for shelved in shelf.rubrics if shelved.rubric.id == name)
        try:
            old = load_rubric(rubric_version_for(latest, name).id)
        except Missing:  # this version of the module did not use the rubric
            continue
        found += rubric_changes(old, new)
    return found
