"""Keeping an uploaded list of people until it is confirmed, and carrying it out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.import_dry_run import folded
from app.people.import_file import read
from app.people.import_plan import Action, Plan, RowPlan
from app.people.models import Company, PeopleUpload, Person, PersonJob
from app.people.operations.departments import add_department, lock_structure
from app.people.operations.people import set_jobs, shut_out
from app.people.operations.tokens import drop_tokens, invite
from app.people.queries.departments import branches
from app.people.queries.imports import in_lots, plan_of

COLUMNS = ("name", "email", "employee_number", "location", "hired_on", "zone", "language")


class PlanChanged(Refused):
    """What would be done is no longer what was looked at."""


class AlreadyImported(Refused):
    """The upload was confirmed before."""


@operation
def keep_upload(*, content: str, actor_id: int, at: datetime) -> int:
    """Keep a decoded, readable file for its dry run; returns its id. Earlier ones nobody confirmed are removed."""
    db.session.execute(sa.delete(PeopleUpload).where(PeopleUpload.by_id == actor_id, PeopleUpload.applied_at.is_(None)))
    row = PeopleUpload(by_id=actor_id, created_at=at, content=content, overwrite_hand_edits=False)
    db.session.add(row)
    db.session.flush()
    record(Kind.PEOPLE_UPLOADED, at=at, actor_id=actor_id, upload_id=row.id)
    db.session.flush()
    return row.id


@operation
def choose_overwriting(*, upload_id: int, overwrite: bool, actor_id: int) -> None:
    """Say whether the file also takes the place of what was changed by hand. Raises Missing, AlreadyImported."""
    _open_upload(upload_id, actor_id).overwrite_hand_edits = overwrite
    db.session.flush()


@operation
def discard_upload(*, upload_id: int, actor_id: int) -> None:
    """Remove a file without importing it. Raises Missing, AlreadyImported."""
    db.session.delete(_open_upload(upload_id, actor_id))
    db.session.flush()


@operation
def import_people(*, upload_id: int, fingerprint: str, actor_id: int, at: datetime) -> None:
    """Do what the dry run showed, in one transaction; rows that cannot be taken are kept as the result.

    `fingerprint` is that of the plan that was looked at. Raises Missing, AlreadyImported, PlanChanged.
    """
    lock_structure()
    upload = _open_upload(upload_id, actor_id)
    plan = plan_of(upload)
    if plan.fingerprint != fingerprint:
        raise PlanChanged(_("People were changed since this page was made. Please look at the list again."))
    departments = _make_departments(plan, actor_id, at)
    created = _create(plan.rows_with(Action.CREATE), departments, actor_id, at)
    _update(plan.rows_with(Action.UPDATE), departments, created, actor_id, at)
    upload.result = _result(plan, upload.content, created)
    upload.applied_at = at
    # The failed rows are in the result; the rest of the file is not needed any more.
    upload.content = ""
    counts: dict[str, int] = {action.value: plan.count(action) for action in Action}
    record(Kind.PEOPLE_IMPORTED, at=at, actor_id=actor_id, upload_id=upload_id, **counts)
    db.session.flush()


@operation
def invite_imported(*, upload_id: int, actor_id: int, at: datetime) -> int:
    """Invite everybody an import created who has no password yet and was not invited here; returns how many.

    Raises Missing.
    """
    upload = _upload(upload_id, actor_id)
    result = dict(upload.result or {})
    count = 0
    for ids in in_lots(result.get("created_ids", [])):
        waiting = sa.select(Person.id).where(
            Person.id.in_(ids), Person.password_hash.is_(None), Person.disabled_at.is_(None)
        )
        for person_id in db.session.scalars(waiting.order_by(Person.id)).all():
            invite(person_id=person_id, actor_id=actor_id, at=at)
            count += 1
    upload.result = {**result, "created_ids": [], "invited": result.get("invited", 0) + count}
    db.session.flush()
    return count


def _upload(upload_id: int, actor_id: int) -> PeopleUpload:
    upload = db.session.get(PeopleUpload, upload_id, with_for_update=True)
    if upload is None or upload.by_id != actor_id:
        raise Missing
    return upload


def _open_upload(upload_id: int, actor_id: int) -> PeopleUpload:
    upload = _upload(upload_id, actor_id)
    if upload.applied_at is not None:
        raise AlreadyImported(_("This list was imported already."))
    return upload


def _make_departments(plan: Plan, actor_id: int, at: datetime) -> dict[tuple[str, ...], int]:
    """Path for comparing → id, of all departments, with the new ones made."""
    ids = {folded(branch.path): branch.id for branch in branches()}
    for path in plan.new_departments:
        parent = ids[folded(path[:-1])] if path[:-1] else None
        ids[folded(path)] = add_department(name=path[-1], parent_id=parent, actor_id=actor_id, at=at)
    return ids


def _create(
    rows: Sequence[RowPlan], departments: Mapping[tuple[str, ...], int], actor_id: int, at: datetime
) -> dict[int, int]:
    """Make the new people; returns minus the line of each row → id. Managers come last: they may be new, too."""
    company = db.session.get_one(Company, 1)
    people = [
        Person(
            **{
                "zone": company.zone,
                "language": company.language,
                **{name: row.values[name] for name in COLUMNS if name in row.values},
            },
            department_id=departments[folded(row.values["department"])] if "department" in row.values else None,
            created_at=at,
            disabled_at=at if row.values.get("disabled", False) else None,
            hand_edited=[],
        )
        for row in rows
    ]
    db.session.add_all(people)
    db.session.flush()
    ids = {row.key: person.id for row, person in zip(rows, people, strict=True)}
    for row, person in zip(rows, people, strict=True):
        if "manager" in row.values:
            person.manager_id = _manager_id(row, ids)
        db.session.add_all(PersonJob(person_id=person.id, job=job) for job in row.values.get("jobs", ()))
        record(Kind.PERSON_CREATED, at=at, actor_id=actor_id, person_id=person.id)
    db.session.flush()
    return ids


def _manager_id(row: RowPlan, ids: Mapping[int, int]) -> int:
    manager: int = row.values["manager"]
    return ids.get(manager, manager)


def _update(
    rows: Sequence[RowPlan],
    departments: Mapping[tuple[str, ...], int],
    ids: Mapping[int, int],
    actor_id: int,
    at: datetime,
) -> None:
    for some in in_lots(rows):
        keys = [row.person_id for row in some]
        people = {
            person.id: person
            for person in db.session.scalars(
                sa.select(Person).where(Person.id.in_(keys)).order_by(Person.id).with_for_update()
            )
        }
        for row in some:
            _change(people[row.key], row, departments, ids, actor_id, at)
    db.session.flush()


def _change(
    person: Person,
    row: RowPlan,
    departments: Mapping[tuple[str, ...], int],
    ids: Mapping[int, int],
    actor_id: int,
    at: datetime,
) -> None:
    if "email" in row.values:
        drop_tokens(person_id=person.id)
    for name in COLUMNS:
        if name in row.values:
            setattr(person, name, row.values[name])
    if "department" in row.values:
        person.department_id = departments[folded(row.values["department"])]
    if "manager" in row.values:
        person.manager_id = _manager_id(row, ids)
    if "jobs" in row.values:
        set_jobs(person.id, frozenset(row.values["jobs"]))
    if row.overwritten:
        # The file has the say again over what it was asked to overwrite.
        person.hand_edited = sorted(set(person.hand_edited) - set(row.overwritten))
    fields = ",".join(sorted(name for name in row.values if name != "disabled"))
    if fields:
        record(Kind.PERSON_CHANGED, at=at, actor_id=actor_id, person_id=person.id, fields=fields)
    if row.values.get("disabled", False):
        shut_out(person, actor_id=actor_id, at=at)


def _result(plan: Plan, content: str, created: Mapping[int, int]) -> dict[str, Any]:
    """What stays of an import for a day: counts, who was created, and the failed rows as they were written."""
    file = read(content)
    cells = {row.line: row.cells for row in file.rows}
    return {
        "counts": {action.value: plan.count(action) for action in Action},
        "departments": [" / ".join(path) for path in plan.new_departments],
        "created_ids": list(created.values()),
        "invited": 0,
        "header": list(file.header),
        "failed": [
            {
                "line": row.line,
                "name": row.name,
                "email": row.email,
                "problems": [[problem.code, problem.params] for problem in row.problems],
                "cells": list(cells[row.line]),
            }
            for row in plan.rows_with(Action.FAIL)
        ],
    }
