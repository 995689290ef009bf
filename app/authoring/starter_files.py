"""The starter: a small complete module with comments, its rubric and its course, which pass the check as they are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.catalogue.schemas import SCHEMAS, schema_of

STARTER = Path(__file__).parent / "starter"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LISTED = re.compile(r"^modules:[ \t]*(#.*)?\n(?P<lines>(?:[ \t]+-.*\n|[ \t]*#.*\n|[ \t]*\n)*)", re.MULTILINE)


class StarterRefused(Exception):
    """The starter cannot be written; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """Where a new module goes: the folder of courses, the course's id and the module's id."""

    root: Path
    course: str
    module: str


def place_of(folder: Path) -> Place:
    """Read `<courses>/<course>/<module>` as a place. Raises StarterRefused."""
    if len(folder.parts) < (4 if folder.is_absolute() else 3):
        # Two names would take the present folder for the folder of courses and write rubrics and schemas into it.
        raise StarterRefused(
            f"“{folder}” is too short. Name the folder of courses, the course and the module, for example "
            f"my-courses/first-weeks/{folder.name or 'a-call'}."
        )
    folder = folder.resolve()
    for name in (folder.parent.name, folder.name):
        if not _ID.fullmatch(name):
            raise StarterRefused(f"“{name}” cannot be an id: use small letters, digits and single hyphens.")
    if folder.exists():
        raise StarterRefused(f"{folder} is there already. Choose another name.")
    return Place(folder.parent.parent, folder.parent.name, folder.name)


def starter_files(place: Place, title: str, today: date) -> Iterator[tuple[Path, str]]:
    """Every file to write, with its text; a course that is there already gets the module on its list.

    Raises StarterRefused.
    """
    words = {
        "@ID@": place.module,
        "@TITLE@": _quoted(title),
        "@COURSE@": place.course,
        "@COURSE_TITLE@": _quoted(place.course.replace("-", " ").capitalize()),
        "@REVIEW@": _in_a_year(today).isoformat(),
    }
    course = place.root / place.course
    rubric = place.root / "rubrics" / f"{place.module}-reply"
    if rubric.exists():
        raise StarterRefused(f"{rubric} is there already. Choose another name for the module.")
    listed = course / "course.yaml"
    yield listed, _course(listed, place.module, words)
    for path in sorted((STARTER / "module").rglob("*.*")):
        yield course / place.module / path.relative_to(STARTER / "module"), _filled(path, words)
    yield rubric / "rubric.yaml", _filled(STARTER / "rubric" / "rubric.yaml", words)
    for name in SCHEMAS:
        yield place.root / "schemas" / name, schema_of(name)


def _course(path: Path, module: str, words: Mapping[str, str]) -> str:
    if not path.exists():
        return _filled(STARTER / "course.yaml", words)
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    found = _LISTED.search(text)
    if found is None:
        raise StarterRefused(
            f"{path} has no list under “modules:”. Write each module on a line of its own: “  - {module}”."
        )
    end = found.start("lines") + len(found["lines"].rstrip()) + 1 if found["lines"].strip() else found.start("lines")
    return f"{text[:end]}  - {module}\n{text[end:]}"


def _filled(path: Path, words: Mapping[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def _quoted(text: str) -> str:
    """A title as YAML reads it back, whatever is in it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _in_a_year(today: date) -> date:
    return date(today.year + 1, today.month, min(today.day, 28))
