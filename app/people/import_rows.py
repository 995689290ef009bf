"""What one row of a people file says, checked cell by cell. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.people.addresses import clean_email, clean_name, zones
from app.people.csv_cells import restored
from app.people.import_columns import NAMES_FOR_SIGN_IN, SOURCES
from app.people.import_file import PeopleFile, Problem, Row
from app.people.models import Job

LONGEST_NUMBER = 64
LONGEST_LOCATION = 120
LONGEST_DEPARTMENT = 80
DEEPEST = 8
PATH = re.compile(r"\s+/(?=\s)|[>»]")
GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
EARLIEST, LATEST = date(1940, 1, 1), date(2100, 12, 31)
JOBS = {job.value: job for job in Job} | {"customer service": Job.SERVICE, "other work": Job.OTHER}
ACTIVE = frozenset({"active", "invited", "enabled", "0", "no", "false", "n", "accepted", "pending"})
DISABLED = frozenset({"disabled", "inactive", "suspended", "deleted", "1", "yes", "true", "y"})


@dataclass(frozen=True)
class Said:
    """What a row says: field → value, only those with a value. `problem` is the first thing wrong with the row."""

    line: int
    given: Mapping[str, Any]
    problem: Problem | None
    notes: tuple[Problem, ...]


class _Wrong(Exception):
    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)


def said_by(file: PeopleFile, row: Row, *, languages: frozenset[str]) -> Said:
    """Read one row. A wrong cell makes the row wrong; a language that is not offered is only noted."""
    cells = {
        column: restored(cell).strip()
        for column, cell in zip(file.columns, row.cells, strict=True)
        if column and cell.strip()
    }
    given: dict[str, Any] = {}
    notes: list[Problem] = []
    try:
        if row.too_long:
            raise _Wrong("too-many-cells", columns=len(file.columns))
        _who(cells, given)
        _work(cells, given)
        _settings(cells, given, notes, languages)
    except _Wrong as wrong:
        return Said(row.line, given, wrong.problem, tuple(notes))
    return Said(row.line, given, None, tuple(notes))


def _first(cells: Mapping[str, str], what: str) -> str:
    """The first column with a value among those that say something."""
    return next((cells[column] for column in SOURCES[what] if column in cells), "")


def _who(cells: Mapping[str, str], given: dict[str, Any]) -> None:
    # The e-mail first: a row that is wrong further on is still recognised as a second one of the same address.
    if email := _email(cells):
        given["email"] = clean_email(email)
        if given["email"] is None:
            del given["email"]
            raise _Wrong("email", value=_short(email))
    if number := _first(cells, "employee_number"):
        given["employee_number"] = _line_of_text(number, LONGEST_NUMBER, "employee-number")
    if name := _name(cells):
        cleaned = clean_name(name)
        if cleaned is None:
            raise _Wrong("name", value=_short(name))
        given["name"] = cleaned


def _email(cells: Mapping[str, str]) -> str:
    for column in SOURCES["email"]:
        if column in cells and (column not in NAMES_FOR_SIGN_IN or "@" in cells[column]):
            return cells[column]
    return ""


def _name(cells: Mapping[str, str]) -> str:
    parts = (_first(cells, "first_name"), _first(cells, "last_name"))
    sortable = _first(cells, "sortable_name")
    last, comma, first = sortable.partition(",")
    return (
        _first(cells, "name") or " ".join(part for part in parts if part) or (f"{first} {last}" if comma else sortable)
    )


def _work(cells: Mapping[str, str], given: dict[str, Any]) -> None:
    if department := _first(cells, "department"):
        given["department"] = _path(department)
    if jobs := _first(cells, "jobs"):
        given["jobs"] = _jobs(jobs)
    if manager := _first(cells, "manager"):
        given["manager"] = manager.lower() if "@" in manager else manager
    if location := _first(cells, "location"):
        given["location"] = _line_of_text(location, LONGEST_LOCATION, "location")
    if hired := _first(cells, "hired_on"):
        given["hired_on"] = _date(hired)


def _settings(cells: Mapping[str, str], given: dict[str, Any], notes: list[Problem], languages: frozenset[str]) -> None:
    # Moodle writes 99 for "the server's zone".
    if (zone := _first(cells, "zone")) and zone != "99":
        if zone not in zones():
            raise _Wrong("zone", value=_short(zone))
        given["zone"] = zone
    if language := _first(cells, "language"):
        code = re.split(r"[-_]", language.lower())[0]
        if code in languages:
            given["language"] = code
        else:
            notes.append(Problem("language", {"value": _short(language)}))
    if state := _first(cells, "state").lower():
        if state not in ACTIVE | DISABLED:
            raise _Wrong("state", value=_short(state))
        given["disabled"] = state in DISABLED


def department_path(text: str) -> tuple[str, ...] | None:
    """`Support / Second line` as names from the top; None when a name is empty, too long or it goes too deep."""
    names = tuple(" ".join(unicodedata.normalize("NFC", part).split()) for part in PATH.split(text.strip()))
    # A slash at the end of a name would be read as a separator where the path is written down.
    wrong = any(
        not 0 < len(name) <= LONGEST_DEPARTMENT or _has_controls(name) or "/" in (name[0], name[-1]) for name in names
    )
    return None if wrong or len(names) > DEEPEST else names


def _path(text: str) -> tuple[str, ...]:
    names = department_path(text)
    if names is None:
        raise _Wrong("department", value=_short(text))
    return names


def _jobs(text: str) -> tuple[str, ...]:
    found = set()
    for part in re.split(r"[,;/|+]", text):
        if word := part.strip().lower():
            if word not in JOBS:
                raise _Wrong("job", value=_short(part.strip()))
            found.add(JOBS[word].value)
    return tuple(sorted(found))


def _date(text: str) -> date:
    german = GERMAN_DATE.fullmatch(text)
    try:
        found = date(int(german[3]), int(german[2]), int(german[1])) if german else date.fromisoformat(text[:10])
    except ValueError:
        raise _Wrong("date", value=_short(text)) from None
    if not EARLIEST <= found <= LATEST:
        raise _Wrong("date", value=_short(text))
    return found


def _line_of_text(text: str, longest: int, code: str) -> str:
    cleaned = " ".join(unicodedata.normalize("NFC", text).split())
    if len(cleaned) > longest or _has_controls(cleaned):
        raise _Wrong(code, value=_short(text))
    return cleaned


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(letter).startswith("C") for letter in text)


def _short(text: str) -> str:
    """The start of a cell for a message, on one line."""
    line = "".join(" " if unicodedata.category(letter).startswith("C") else letter for letter in text)
    return line if len(line) <= 60 else line[:59] + "…"
