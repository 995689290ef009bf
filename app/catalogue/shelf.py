"""A whole folder of courses and rubrics, read and checked at once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.catalogue.folder import FolderRefused, read_folder
from app.catalogue.module_files import HOUSE
from app.catalogue.policy_reading import read_policies
from app.catalogue.reading import read_course, read_rubric
from app.catalogue.shared_files import HousesRead, competency_problems, read_curricula, read_houses, read_journey
from app.engine.checking.module import Moves
from app.engine.course.curricula import ShippedCurriculum
from app.engine.course.model import CourseHead, Module
from app.engine.policy import Policy
from app.engine.problems import Problem
from app.engine.rubric import Rubric

RUBRICS = "rubrics"
POLICIES = "policies"


@dataclass(frozen=True)
class ShelvedModule:
    """A module of the folder with its course and its own files (paths relative to the module)."""

    course: CourseHead
    module: Module
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class ShelvedRubric:
    """A rubric of the folder with its own files."""

    rubric: Rubric
    files: Mapping[str, bytes]


@dataclass
class Shelf:
    """Everything found; `problems` name paths relative to the folder, errors and warnings alike."""

    modules: list[ShelvedModule] = field(default_factory=list)
    rubrics: list[ShelvedRubric] = field(default_factory=list)
    policies: list[Policy] = field(default_factory=list)
    curricula: list[ShippedCurriculum] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        """The problems that forbid publishing."""
        return [problem for problem in self.problems if not problem.warning]


def source_hash(files: Mapping[str, bytes], extra: str = "") -> str:
    """SHA-256 over the sorted paths and contents, so that the same files always give the same hash."""
    digest = hashlib.sha256(extra.encode())
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    return digest.hexdigest()


def module_hash(files: Mapping[str, bytes], pinned: Mapping[str, str]) -> str:
    """The hash of a module's files together with the hashes of the rubrics it uses (`pinned`, by rubric id)."""
    return source_hash(files, extra=repr(sorted(pinned.items())))


def read_shelf(root: Path, *, today: date | None = None) -> Shelf:
    """Read every course folder (one with a course.yaml), and whatever courses share, below `root`."""
    shelf = Shelf()
    houses = read_houses(root, today)
    shelf.problems += [*competency_problems(root), *read_journey(root)[1], *houses.problems]
    if (root / POLICIES).is_dir():
        _add_policies(shelf, root / POLICIES, today)
    for folder in _folders(root / RUBRICS):
        _add_rubric(shelf, folder)
    moves: dict[str, frozenset[str] | None] = {folder.name: None for folder in _folders(root / RUBRICS)}
    moves |= {entry.rubric.id: frozenset(move.id for move in entry.rubric.moves) for entry in shelf.rubrics}
    for folder in _folders(root):
        if (folder / "course.yaml").exists():
            _add_course(shelf, folder, moves, houses, today)
        elif any((module / "module.yaml").exists() for module in _folders(folder)):
            shelf.problems.append(Problem("missing-file", f"{folder.name}/course.yaml", 1, 1, {"file": "course.yaml"}))
    _add_curricula(shelf, root)
    return shelf


def _folders(root: Path) -> list[Path]:
    if not root.is_dir():
        return []
    return sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))


def _add_rubric(shelf: Shelf, folder: Path) -> None:
    below = f"{RUBRICS}/{folder.name}"
    try:
        files = read_folder(folder)
    except FolderRefused as refused:
        shelf.problems.append(_moved(refused.problem, below))
        return
    read = read_rubric(files, shown_below=below)
    shelf.problems += read.problems
    if read.rubric is not None:
        shelf.rubrics.append(ShelvedRubric(read.rubric, files))
        if read.rubric.id != folder.name:
            shelf.problems.append(Problem("id-is-not-file-name", f"{below}/rubric.yaml", 1, 1, {"id": folder.name}))


def _add_policies(shelf: Shelf, folder: Path, today: date | None) -> None:
    try:
        files = read_folder(folder)
    except FolderRefused as refused:
        shelf.problems.append(_moved(refused.problem, POLICIES))
        return
    read = read_policies({f"{POLICIES}/{path}": source for path, source in files.items()}, today=today)
    shelf.policies += read.policies
    shelf.problems += read.problems


def _add_curricula(shelf: Shelf, root: Path) -> None:
    """Curricula name modules by their folders, so that a module with mistakes is not missing as well."""
    modules = {path.parent.name for path in root.glob("*/*/module.yaml")}
    found, problems = read_curricula(root, modules, {path.stem for path in root.glob(f"{POLICIES}/*.md")})
    shelf.curricula += found.curricula if found else ()
    shelf.problems += problems


def _add_course(shelf: Shelf, folder: Path, moves: Moves, houses: HousesRead, today: date | None) -> None:
    try:
        files = read_folder(folder)
    except FolderRefused as refused:
        shelf.problems.append(_moved(refused.problem, folder.name))
        return
    read = read_course(files, rubrics=moves, houses=houses.named, today=today)
    shelf.problems += [_moved(problem, folder.name) for problem in read.problems]
    if read.course is None:
        return
    for module in read.modules:
        start = f"{module.id}/"
        own = {path[len(start) :]: source for path, source in files.items() if path.startswith(start)}
        named = houses.houses.get(module.head.message_house or "")
        if named is not None:
            module = module.model_copy(update={"house": named.house})
            own[HOUSE] = named.source
        shelf.modules.append(ShelvedModule(read.course, module, own))


def _moved(problem: Problem, below: str) -> Problem:
    return Problem(
        problem.code, f"{below}/{problem.path}", problem.line, problem.column, problem.details, problem.warning
    )
