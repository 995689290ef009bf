"""What one row of a people file says, checked cell by cell. Pure."""

import re
import unicodedata
from collections.abc import Callable, Mapping
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
    """What a row says: field → value, only those with a value that can be used. `problems`: all that is wrong."""

    line: int
    given: Mapping[str, Any]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


class _Wrong(Exception):
    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)


def said_by(file: PeopleFile, row: Row, *, languages: frozenset[str]) -> Said:
    """Read one row. A wrong cell makes the row wrong; a language that is not offered is only noted."""
    if row.too_long:
        return Said(row.line, {}, (Problem("too-many-cells", {"columns": len(file.columns)}),), ())
    cells = {
        column: restored(cell).strip()
        for column, cell in zip(file.columns, row.cells, strict=True)
        if column and cell.strip()
    }
    given: dict[str, Any] = {}
    problems: list[Problem] = []
    # Every cell is read although one before it was wrong: whoever mends the file wants to do it once.
    for field, read in READERS.items():
        try:
            value = read(cells)
        except _Wrong as wrong:
            problems.append(wrong.problem)
        else:
            if value is not None:
                given[field] = value
    return Said(row.line, given, tuple(problems), _language(cells, given, languages))


def _first(cells: Mapping[str, str], what: str) -> str:
    """The first column with a value among those that say something."""
    return next((cells[column] for column in SOURCES[what] if column in cells), "")


def _email(cells: Mapping[str, str]) -> str | None:
    typed = next(
        (
            cells[column]
            for column in SOURCES["email"]
            if column in cells and (column not in NAMES_FOR_SIGN_IN or "@" in cells[column])
        ),
        "",
    )
    cleaned = clean_email(typed) if typed else None
    if typed and cleaned is None:
        raise _Wrong("email", value=_short(typed))
    return cleaned


def _name(cells: Mapping[str, str]) -> str | None:
    parts = (_first(cells, "first_name"), _first(cells, "last_name"))
    sortable = _first(cells, "sortable_name")
    last, comma, first = sortable.partition(",")
    typed = (
        _first(cells, "name") or " ".join(part for part in parts if part) or (f"{first} {last}" if comma else sortable)
    )
    cleaned = clean_name(typed) if typed else None
    if typed and cleaned is None:
        raise _Wrong("name", value=_short(typed))
    return cleaned


def _number(cells: Mapping[str, str]) -> str | None:
    typed = _first(cells, "employee_number")
    return _line_of_text(typed, LONGEST_NUMBER, "employee-number") if typed else None


def _location(cells: Mapping[str, str]) -> str | None:
    typed = _first(cells, "location")
    return _line_of_text(typed, LONGEST_LOCATION, "location") if typed else None


def _manager(cells: Mapping[str, str]) -> str | None:
    typed = _first(cells, "manager")
    return (typed.lower() if "@" in typed else typed) or None


def _zone(cells: Mapping[str, str]) -> str | None:
    typed = _first(cells, "zone")
    # Moodle writes 99 for "the server's zone".
    if typed in ("", "99"):
        return None
    if typed not in zones():
        raise _Wrong("zone", value=_short(typed))
    return typed


def _disabled(cells: Mapping[str, str]) -> bool | None:
    state = _first(cells, "state").lower()
    if state and state not in ACTIVE | DISABLED:
        raise _Wrong("state", value=_short(state))
    return state in DISABLED if state else None


def _language(cells: Mapping[str, str], given: dict[str, Any], languages: frozenset[str]) -> tuple[Problem, ...]:
    typed = _first(cells, "language")
    code = re.split(r"[-_]", typed.lower())[0]
    if code in languages:
        given["language"] = code
        return ()
    return (Problem("language", {"value": _short(typed)}),) if typed else ()


def department_path(text: str) -> tuple[str, ...] | None:
    """`Support / Second line` as names from the top; None when a name is empty, too long or it goes too deep."""
    names = tuple(" ".join(unicodedata.normalize("NFC", part).split()) for part in PATH.split(text.strip()))
    # A slash at the end of a name would be read as a separator where the path is written down.
    wrong = any(
        not 0 < len(name) <= LONGEST_DEPARTMENT or _has_controls(name) or "/" in (name[0], name[-1]) for name in names
    )
    return None if wrong or len(names) > DEEPEST else names


def _path(cells: Mapping[str, str]) -> tuple[str, ...] | None:
    text = _first(cells, "department")
    names = department_path(text) if text else ()
    if names is None:
        raise _Wrong("department", value=_short(text))
    return names or None


def _jobs(cells: Mapping[str, str]) -> tuple[str, ...] | None:
    text = _first(cells, "jobs")
    found = set()
    for part in re.split(r"[,;/|+]", text):
        if word := part.strip().lower():
            if word not in JOBS:
                raise _Wrong("job", value=_short(part.strip()))
            found.add(JOBS[word].value)
    return tuple(sorted(found)) if text else None


def _date(cells: Mapping[str, str]) -> date | None:
    text = _first(cells, "hired_on")
    if not text:
        return None
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


# What a row may say, in the order in which its mistakes are told.
READERS: dict[str, Callable[[Mapping[str, str]], Any]] = {
    "email": _email,
    "employee_number": _number,
    "name": _name,
    "department": _path,
    "jobs": _jobs,
    "manager": _manager,
    "location": _location,
    "hired_on": _date,
    "zone": _zone,
    "disabled": _disabled,
}
