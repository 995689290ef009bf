"""What an import would do, row by row. Pure, so that what the page shows is exactly what confirming does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.people.import_file import PeopleFile, Problem
from app.people.import_lines import failed_by_reporting_lines
from app.people.import_matching import failed, matched, protected, without_doubles
from app.people.import_plan import Action, Change, Known, KnownPerson, Plan, RowPlan
from app.people.import_rows import said_by

MOST_DEPARTMENTS = 2_000
# What an import may write, in the order in which it is shown.
FIELDS = (
    "name", "email", "employee_number", "department", "jobs", "manager", "location", "hired_on", "zone", "language",
)  # fmt: skip
Path = tuple[str, ...]


def dry_run(file: PeopleFile, known: Known, *, overwrite: bool) -> Plan:
    """What would become of every row. `overwrite`: also take values that somebody here changed by hand."""
    said = [said_by(file, row, languages=known.languages) for row in file.rows]
    rows = protected(without_doubles(matched(said, known)), known)
    rows = _with_managers(_with_departments(rows, known), known)
    people = {person.id: person for person in known.people}
    names = {**known.names, **{row.key: row.name for row in rows if row.name}}
    rows = [_compared(row, people.get(row.person_id or 0), names, overwrite) for row in rows]
    broken = _broken_lines(rows, known, names)
    rows = [failed(row, broken[row.key]) if row.problem is None and row.key in broken else row for row in rows]
    return Plan(tuple(rows), _new_departments(rows, known), file.about_rights, file.not_used, overwrite)


def folded(path: Path) -> Path:
    """A department's path for comparing, whatever its capitals."""
    return tuple(name.casefold() for name in path)


def _with_departments(rows: Iterable[RowPlan], known: Known) -> list[RowPlan]:
    """Departments as paths, written as they are written here; a path nobody knows is to be made."""
    paths = {folded(path): path for path in known.departments.values()}
    placed = []
    for row in rows:
        if row.problem is None and "department" in row.values:
            row = replace(row, values={**row.values, "department": _written(row.values["department"], paths)})
            if len(paths) > MOST_DEPARTMENTS:
                row = failed(row, Problem("too-many-departments", {"most": MOST_DEPARTMENTS}))
        placed.append(row)
    return placed


def _written(wanted: Path, paths: dict[Path, Path]) -> Path:
    here: Path = ()
    for name in wanted:
        here = paths.setdefault((*folded(here), name.casefold()), (*here, name))
    return here


def _with_managers(rows: Sequence[RowPlan], known: Known) -> list[RowPlan]:
    """Managers as ids or rows, by e-mail or employee number; the manager may stand further down in the file."""
    found = {person.employee_number: person.id for person in known.people if person.employee_number}
    found |= {person.email: person.id for person in known.people}
    for what in ("employee_number", "email"):
        found |= {row.values[what]: row.key for row in rows if what in row.values}
    placed = []
    for row in rows:
        wanted = row.values.get("manager")
        if wanted is not None and wanted not in found:
            unknown = Problem("no-such-manager", {"value": wanted[:80]})
            row = replace(row, more=(*row.more, unknown)) if row.problem else failed(row, unknown)
        if row.problem is None and wanted is not None:
            row = replace(row, values={**row.values, "manager": found[wanted]})
        placed.append(row)
    return placed


def _compared(row: RowPlan, person: KnownPerson | None, names: Mapping[int, str], overwrite: bool) -> RowPlan:
    """Only what differs stays in `values`; what somebody changed by hand is kept, unless it is to be overwritten."""
    if row.problem is not None:
        return row
    if person is None:
        first = [Change(name, "", _text(name, row.values[name], names)) for name in FIELDS if name in row.values]
        return replace(row, changes=(*first, *_state(row.values.get("disabled", False))))
    given = {name: row.values[name] for name in FIELDS if name in row.values}
    differs = {name: value for name, value in given.items() if value != getattr(person, name)}
    by_hand = [name for name in differs if name in person.hand_edited]
    kept = () if overwrite else tuple(by_hand)
    values = {name: value for name, value in differs.items() if name not in kept}
    told = {
        name: Change(name, _text(name, getattr(person, name), names), _text(name, value, names))
        for name, value in differs.items()
    }
    changes = tuple(told[name] for name in values)
    notes = row.notes
    if row.values.get("disabled", False) and not person.disabled:
        values["disabled"] = True
        changes += _state(True)
    elif row.values.get("disabled") is False and person.disabled:
        notes = (*notes, Problem("stays-disabled"))
    return replace(
        row,
        action=Action.UPDATE if values else Action.UNCHANGED,
        values=values,
        changes=changes,
        kept=tuple(told[name] for name in kept),
        overwritten=tuple(by_hand) if overwrite else (),
        notes=notes,
    )


def _state(disabled: bool) -> tuple[Change, ...]:
    return (Change("state", "", "disabled"),) if disabled else ()


def _text(name: str, value: Any, names: Mapping[int, str]) -> str:
    if value is None:
        return ""
    if name == "manager":
        return names.get(value, "")
    if name == "department":
        return " / ".join(value)
    return ", ".join(value) if name == "jobs" else str(value)


def _broken_lines(rows: Sequence[RowPlan], known: Known, names: Mapping[int, str]) -> dict[int, Problem]:
    new = {row.key for row in rows if row.person_id is None}
    return failed_by_reporting_lines(
        {row.key: row.values["manager"] for row in rows if row.problem is None and "manager" in row.values},
        new=new,
        lost={row.key for row in rows if row.key in new and row.problem is not None},
        managers=known.managers,
        names=names,
    )


def _new_departments(rows: Iterable[RowPlan], known: Known) -> tuple[Path, ...]:
    """Paths to make, parents before children, for rows that are really written."""
    here = {folded(path) for path in known.departments.values()}
    made: dict[Path, Path] = {}
    for row in rows:
        if row.action in (Action.CREATE, Action.UPDATE):
            path: Path = row.values.get("department", ())
            for depth in range(1, len(path) + 1):
                if folded(path[:depth]) not in here:
                    made.setdefault(folded(path[:depth]), path[:depth])
    return tuple(made[key] for key in sorted(made, key=lambda key: (len(key), key)))
