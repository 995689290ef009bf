"""The words of the people screens: fields, states, what became of a row, and why something cannot be imported."""

from collections.abc import Iterable, Sequence

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.people.import_file import Problem
from app.people.import_plan import Action
from app.people.models import Job
from app.people.queries.people import State
from app.people.words import JOBS

STATES: dict[State, LazyString] = {
    State.ACTIVE: _l("active"),
    State.INVITED: _l("no password yet"),
    State.DISABLED: _l("disabled"),
}
FIELDS: dict[str, LazyString] = {
    "name": _l("name"),
    "email": _l("e-mail"),
    "employee_number": _l("employee number"),
    "department": _l("department"),
    "jobs": _l("work"),
    "manager": _l("manager"),
    "location": _l("location"),
    "hired_on": _l("hired on"),
    "zone": _l("time zone"),
    "language": _l("language"),
    "state": _l("state"),
}
ACTIONS: dict[Action, LazyString] = {
    Action.CREATE: _l("create"),
    Action.UPDATE: _l("update"),
    Action.UNCHANGED: _l("skip, stays as it is"),
    Action.FAIL: _l("skip, cannot be imported"),
}


def value_words(field: str, value: str) -> str:
    """A value of a dry run as people read it."""
    if not value:
        return _("nothing")
    if field == "jobs":
        return ", ".join(str(JOBS[Job(code)]) for code in value.split(", "))
    return str(STATES[State(value)]) if field == "state" else value


def file_problem(problem: Problem, line: int | None) -> str:
    """Why a file cannot be read at all, with the line where there is one."""
    p = problem.params
    said = {
        "too-big": lambda: _("The file is larger than %(most)s MB. Split it into smaller ones.", **p),
        "nul": lambda: _("There is a character that no text holds (NUL). Save the list as CSV once more.", **p),
        "empty": lambda: _("The file is empty."),
        "encoding": lambda: _("The letters cannot be read. Save the list as “CSV UTF-8”."),
        "too-many-rows": lambda: _("There are more than %(most)s people. Split the file.", **p),
        "too-many-columns": lambda: _("There are more than %(most)s columns.", **p),
        "double-column": lambda: _("The column “%(column)s” is there twice. Remove or rename one.", **p),
        "no-email-column": lambda: _("The first line names no column “email” or “employee_number”."),
        "huge-cell": lambda: _(
            "A cell is longer than %(most)s characters. Perhaps a quotation mark is not closed.", **p
        ),
        "quotes": lambda: _("A quotation mark stands where none may be, or one is not closed."),
    }[problem.code]()
    return _("Line %(line)s: %(said)s", line=line, said=said) if line else said


def row_problem(problem: Problem) -> str:
    """Why a row cannot be imported."""
    p = problem.params
    return {**_cells(p), **_people(p), **_refusals(p)}[problem.code]


def row_problems(problems: Iterable[Problem]) -> str:
    """Everything that is wrong with a row, in one line."""
    return "; ".join(row_problem(problem) for problem in problems)


def first_problem(problems: Sequence[Problem]) -> str:
    """The first thing wrong with a row, and how many more there are."""
    said = row_problem(problems[0])
    more = len(problems) - 1
    return f"{said}, {ngettext('and %(num)s more', 'and %(num)s more', more)}" if more else said


def _cells(p: dict[str, str | int]) -> dict[str, str]:
    value = p.get("value", "")
    return {
        "too-many-cells": _("there are more cells than columns (%(n)s)", n=p.get("columns", "")),
        "email": _("“%(value)s” is not an e-mail address", value=value),
        "name": _("“%(value)s” is not a name of one line", value=value),
        "employee-number": _("the employee number is too long"),
        "location": _("the location is too long"),
        "department": _("“%(value)s” is not a department; write for example Support / Second line", value=value),
        "job": _("“%(value)s” is not one of service, marketing, support, manager, other", value=value),
        "date": _("“%(value)s” is not a date; write for example 2026-03-31", value=value),
        "zone": _("“%(value)s” is not a time zone; write for example Europe/Brussels", value=value),
        "state": _("“%(value)s” is not a state; write active or disabled", value=value),
        "no-email": _("the e-mail is missing"),
        "no-name": _("the name is missing"),
    }


def _people(p: dict[str, str | int]) -> dict[str, str]:
    other, value = p.get("other", ""), p.get("value", "")
    return {
        "two-people": _(
            "the employee number belongs to %(number)s, the e-mail to %(email)s",
            number=p.get("number", ""),
            email=p.get("email", ""),
        ),
        "double-email": _("the same e-mail stands in line %(other)s", other=other),
        "double-employee_number": _("the same employee number stands in line %(other)s", other=other),
        "double-person": _("line %(other)s is about the same person", other=other),
        "no-such-manager": _("nobody has the e-mail or employee number “%(value)s” of the manager", value=value),
        "manager-not-imported": _(
            "the manager stands in line %(line)s, which cannot be imported", line=p.get("line", "")
        ),
        "loop": _("the reporting line would be a circle: %(chain)s", chain=p.get("chain", "")),
    }


def _refusals(p: dict[str, str | int]) -> dict[str, str]:
    return {
        "yourself": _("you cannot disable your own account"),
        "administrator": _(
            "only an administrator can change the e-mail of %(name)s or disable them", name=p.get("name", "")
        ),
        "last-administrator": _("nobody else could administer this installation"),
        "too-many-departments": _("there would be more than %(most)s departments", most=p.get("most", "")),
    }


def row_note(note: Problem) -> str:
    """A remark about a row that is imported all the same."""
    if note.code == "language":
        return _("the language “%(value)s” is not offered and was left out", **note.params)
    return _("stays disabled: an import lets nobody in again")


def people_count(count: int) -> str:
    """`1 person`, `12 people`."""
    return ngettext("%(num)s person", "%(num)s people", count)
