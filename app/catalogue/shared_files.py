"""The files of a folder of courses that belong to no module: message houses, curricula, competencies, the journey."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from app.catalogue.file_reader import FileReader
from app.catalogue.folder import FolderRefused, read_folder
from app.engine.checking.shared import curricula_findings, house_findings, journey_findings
from app.engine.course.competencies import Competencies
from app.engine.course.curricula import Curricula
from app.engine.course.journey import Journey
from app.engine.course.message_house import MessageHouse
from app.engine.problems import Finding, Problem

HOUSES = "message-houses"
CURRICULA, COMPETENCIES, JOURNEY = "curricula.yaml", "competencies.yaml", "journey.yaml"
_HOUSE = re.compile(rf"{HOUSES}/(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.yaml")
_ABOUT = f"{HOUSES}/README.md"

Part = TypeVar("Part", bound=BaseModel)


@dataclass(frozen=True)
class House:
    """A message house with the bytes of its file, which go with each published module that names it."""

    house: MessageHouse
    source: bytes


@dataclass(frozen=True)
class HousesRead:
    """Houses by id; `named` are all ids that have a file, with mistakes or without."""

    houses: Mapping[str, House]
    named: frozenset[str]
    problems: tuple[Problem, ...]


def read_houses(root: Path, today: date | None) -> HousesRead:
    """Every message house below a folder of courses."""
    if not (root / HOUSES).is_dir():
        return HousesRead({}, frozenset(), ())
    try:
        files = {f"{HOUSES}/{path}": source for path, source in read_folder(root / HOUSES).items()}
    except FolderRefused as refused:
        found = refused.problem
        return HousesRead({}, frozenset(), (Problem(found.code, f"{HOUSES}/{found.path}", 1, 1, found.details),))
    return houses_of(files, today)


def houses_of(files: Mapping[str, bytes], today: date | None) -> HousesRead:
    """Message houses by their paths, `message-houses/<id>.yaml`."""
    houses: dict[str, House] = {}
    named: set[str] = set()
    problems: list[Problem] = []
    for path in sorted(set(files) - {_ABOUT}):
        reader = FileReader(files)
        name = _HOUSE.fullmatch(path)
        if name is None:
            problems.append(reader.at_start("unexpected-file", path))
            continue
        named.add(name["id"])
        house = reader.take(MessageHouse, path)
        if house is not None:
            if house.id != name["id"]:
                reader.add([Finding("id-is-not-file-name", path, ("id",), {"id": name["id"]})])
            reader.add(house_findings(house, path, today))
            if not reader.failed:
                houses[house.id] = House(house, files[path])
        problems += reader.problems
    return HousesRead(houses, frozenset(named), tuple(problems))


def read_curricula(
    root: Path, modules: Collection[str], policies: Collection[str]
) -> tuple[Curricula | None, list[Problem]]:
    """The curricula of a folder, None where there are none or they have mistakes."""
    reader, found = _take(root, CURRICULA, Curricula)
    if found is not None:
        reader.add(curricula_findings(found, CURRICULA, modules, policies))
    return (None if reader.failed else found), reader.problems


def read_journey(root: Path) -> tuple[Journey | None, list[Problem]]:
    """The customer's journey of a folder, None where there is none or it has mistakes."""
    reader, found = _take(root, JOURNEY, Journey)
    if found is not None:
        reader.add(journey_findings(found, JOURNEY))
    return (None if reader.failed else found), reader.problems


def competency_problems(root: Path) -> list[Problem]:
    """What is wrong with a folder's list of competencies."""
    return _take(root, COMPETENCIES, Competencies)[0].problems


def _take(root: Path, name: str, model: type[Part]) -> tuple[FileReader, Part | None]:
    path = root / name
    reader = FileReader({name: path.read_bytes()} if path.is_file() else {})
    return reader, reader.take_optional(model, name)
