"""Which person each row is about, and which rows may not be taken whatever else they say. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.people.import_file import Problem
from app.people.import_plan import Action, Known, KnownPerson, RowPlan
from app.people.import_rows import Said


def failed(row: RowPlan, problem: Problem) -> RowPlan:
    """The row as one that is not taken, for this reason first; reasons found before are told after it."""
    more = (row.problem, *row.more) if row.problem else row.more
    return replace(row, action=Action.FAIL, problem=problem, more=more, changes=(), kept=(), overwritten=())


def matched(said: Sequence[Said], known: Known) -> list[RowPlan]:
    """Each row with the person it is about: by employee number, else by e-mail, else somebody new."""
    by_number = {person.employee_number: person for person in known.people if person.employee_number}
    by_email = {person.email: person for person in known.people}
    rows = []
    for one in said:
        numbered = by_number.get(one.given.get("employee_number", ""))
        addressed = by_email.get(one.given.get("email", ""))
        person = numbered or addressed
        row = RowPlan(
            line=one.line,
            action=Action.UPDATE if person else Action.CREATE,
            person_id=person.id if person else None,
            name=one.given.get("name") or (person.name if person else ""),
            email=one.given.get("email") or (person.email if person else ""),
            values=one.given,
            notes=one.notes,
        )
        for problem in reversed((*one.problems, *_unclear(one, numbered, addressed))):
            row = failed(row, problem)
        rows.append(row)
    return rows


def _unclear(said: Said, numbered: KnownPerson | None, addressed: KnownPerson | None) -> list[Problem]:
    if numbered and addressed and numbered is not addressed:
        return [Problem("two-people", {"number": numbered.name, "email": addressed.name})]
    told = {problem.code for problem in said.problems}
    if numbered or addressed or "too-many-cells" in told:
        return []
    return [Problem(f"no-{what}") for what in ("email", "name") if what not in said.given and what not in told]


def without_doubles(rows: Sequence[RowPlan]) -> list[RowPlan]:
    """All rows fail that name the same e-mail, employee number or person: which one is right is not ours to guess."""
    lines: dict[tuple[str, Any], list[int]] = defaultdict(list)
    for row in rows:
        for mark in _marks(row):
            lines[mark].append(row.line)
    checked = []
    for row in rows:
        double = next((mark for mark in _marks(row) if len(lines[mark]) > 1), None)
        if double is None:
            checked.append(row)
        else:
            other = next(line for line in lines[double] if line != row.line)
            checked.append(failed(row, Problem(f"double-{double[0]}", {"other": other})))
    return checked


def _marks(row: RowPlan) -> list[tuple[str, Any]]:
    marks = [(what, row.values[what]) for what in ("email", "employee_number") if what in row.values]
    return [*marks, ("person", row.person_id)] if row.person_id else marks


def protected(rows: Sequence[RowPlan], known: Known) -> list[RowPlan]:
    """Rows fail that would shut out the uploader or the last administrator, or touch an administrator's way in.

    Only an administrator's file may change an administrator's e-mail or disable one.
    """
    people = {person.id: person for person in known.people}
    may = known.actor_id in known.administrators
    checked = []
    for row in rows:
        person = people.get(row.person_id or 0)
        if person is None or row.problem is not None:
            checked.append(row)
            continue
        shuts = bool(row.values.get("disabled", False)) and not person.disabled
        moves = row.values.get("email", person.email) != person.email
        if shuts and person.id == known.actor_id:
            checked.append(failed(row, Problem("yourself")))
        elif (shuts or moves) and person.id in known.administrators and not may:
            checked.append(failed(row, Problem("administrator", {"name": person.name})))
        else:
            checked.append(row)
    return _with_an_administrator_left(checked, known)


def _with_an_administrator_left(rows: list[RowPlan], known: Known) -> list[RowPlan]:
    active = known.administrators & known.can_sign_in
    shut = {row.person_id for row in rows if row.problem is None and row.values.get("disabled", False)}
    if not active or active - shut:
        return rows
    return [
        failed(row, Problem("last-administrator")) if row.person_id in active and row.problem is None else row
        for row in rows
    ]
