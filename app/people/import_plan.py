"""The shape of a dry run: what is known beforehand, what becomes of every row. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from app.people.import_file import Problem


class Action(StrEnum):
    """What becomes of a row."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    FAIL = "fail"


@dataclass(frozen=True)
class KnownPerson:
    """Somebody who is here already, as far as an import needs to know. `manager` is an id."""

    id: int
    email: str
    name: str
    employee_number: str | None
    department: tuple[str, ...]
    jobs: tuple[str, ...]
    manager: int | None
    location: str | None
    hired_on: date | None
    zone: str
    language: str
    disabled: bool
    hand_edited: frozenset[str]


@dataclass(frozen=True)
class Known:
    """Everything a dry run looks at beside the file.

    `people`: those the file may be about. `managers` and `names`: how everybody reports, and what they are called.
    `can_sign_in`: those of the administrators who are not disabled and have a password.
    """

    people: Sequence[KnownPerson]
    departments: Mapping[int, tuple[str, ...]]
    managers: Mapping[int, int | None]
    names: Mapping[int, str]
    administrators: frozenset[int]
    can_sign_in: frozenset[int]
    actor_id: int
    languages: frozenset[str]


@dataclass(frozen=True)
class Change:
    """A field that gets another value, as text: a department as its path, a manager by name, jobs by their codes."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class RowPlan:
    """What becomes of one row. `values` are what to write; a manager is a person's id, or minus a row's line.

    `problem` is the first thing wrong with the row, `more` the others.
    """

    line: int
    action: Action
    person_id: int | None
    name: str
    email: str
    values: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    overwritten: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()
    problem: Problem | None = None
    more: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the row; empty for one that is taken."""
        return (self.problem, *self.more) if self.problem else ()

    @property
    def key(self) -> int:
        """The person's id, or minus the line for somebody new."""
        return self.person_id or -self.line


@dataclass(frozen=True)
class Plan:
    """The whole dry run."""

    rows: tuple[RowPlan, ...]
    new_departments: tuple[tuple[str, ...], ...]
    about_rights: tuple[str, ...]
    not_used: tuple[str, ...]
    overwrite: bool

    def rows_with(self, action: Action) -> tuple[RowPlan, ...]:
        """The rows of one fate."""
        return tuple(row for row in self.rows if row.action is action)

    def count(self, action: Action) -> int:
        """How many rows have one fate."""
        return sum(row.action is action for row in self.rows)

    @property
    def skipped(self) -> int:
        """Rows that change nothing: as they are already, or wrong."""
        return self.count(Action.UNCHANGED) + self.count(Action.FAIL)

    @property
    def kept_fields(self) -> int:
        """How many values of the file are not taken because somebody changed them by hand."""
        return sum(len(row.kept) for row in self.rows)

    @property
    def overwritten_fields(self) -> int:
        """How many values changed by hand are overwritten, because that was asked for."""
        return sum(len(row.overwritten) for row in self.rows if row.action is Action.UPDATE)

    @property
    def writes(self) -> bool:
        """Whether confirming would change anything."""
        return any(row.action in (Action.CREATE, Action.UPDATE) for row in self.rows)

    @property
    def fingerprint(self) -> str:
        """Equal for two dry runs exactly when they would do the same."""
        told = [(r.line, r.action.value, r.person_id, sorted(r.values.items()), r.kept, r.problems) for r in self.rows]
        return hashlib.sha256(repr((told, self.new_departments, self.overwrite)).encode()).hexdigest()
