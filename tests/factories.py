"""Rows that are valid by default. Every function commits, so that requests of the test client see them."""

import functools
import itertools
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask.testing import FlaskClient

from app.authoring.operations.publishing import Origin, publish
from app.catalogue.models import ModuleVersion
from app.catalogue.problem_words import as_line
from app.catalogue.queries.versions import current_version
from app.catalogue.shelf import Shelf, read_shelf
from app.clock import now
from app.db import begin_write, db, unit_of_work
from app.people.models import Company, Department, Job, Person, PersonJob, PersonRole, Role, Session, Visibility
from app.people.queries.sessions import hash_of
from app.settings import Settings
from tests.conftest import NOON

counter = itertools.count(1)


def make_company(**values: Any) -> Company:
    """The one company."""
    row = Company(
        **{
            "id": 1,
            "name": "Norvale",
            "zone": "Europe/Brussels",
            "language": "en",
            "visibility": Visibility.COMPLETION.value,
            "created_at": NOON,
            **values,
        }
    )
    return _add(row)


def make_department(name: str = "Support", parent: Department | None = None) -> Department:
    """A department, at the top unless a parent is given."""
    return _add(Department(name=name, parent_id=parent.id if parent else None))


def make_person(*, roles: Iterable[Role] = (), jobs: Iterable[Job] = (Job.SERVICE,), **values: Any) -> Person:
    """Somebody who can sign in (by `sign_in` below; no password is set unless given)."""
    n = next(counter)
    person = _add(
        Person(
            **{
                "email": f"person{n}@norvale.example",
                "name": f"Person {n}",
                "zone": "Europe/Brussels",
                "language": "en",
                "created_at": NOON,
                "hand_edited": [],
                **values,
            }
        )
    )
    for role in roles:
        _add(PersonRole(person_id=person.id, role=role.value))
    for job in jobs:
        _add(PersonJob(person_id=person.id, job=job.value))
    return person


def sign_in(client: FlaskClient, person: Person, *, at: datetime | None = None) -> str:
    """Sign a person in on this test client without the sign-in page; returns the raw session id."""
    token = secrets.token_urlsafe(32)
    at = at or now()
    _add(Session(token_hash=hash_of(token), person_id=person.id, created_at=at, seen_at=at, browser="Tests"))
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
        cookie["_fresh"] = True
    return token


def _add(row: Any) -> Any:
    with unit_of_work() as session:
        # A worker may be writing beside the test: a transaction that began with reading could not write any more.
        begin_write()
        session.add(row)
        session.flush()
    db.session.refresh(row)
    return row


def publish_m2() -> ModuleVersion:
    """The shipped module “Week five” published; returns its current version."""
    return publish_module("week-five")


def publish_module(module_id: str) -> ModuleVersion:
    """One shipped module published with its rubrics; returns its current version."""
    shelf = _shelf()
    modules = [entry for entry in shelf.modules if entry.module.id == module_id]
    used = {play.rubric for entry in modules for play in entry.module.role_plays}
    rubrics = [entry for entry in shelf.rubrics if entry.rubric.id in used]
    with unit_of_work():
        publish(modules=modules, rubrics=rubrics, origin=Origin.SHIPPED, actor_id=None, at=NOON)
    found = current_version(module_id)
    assert found is not None, [as_line(problem) for problem in shelf.errors]
    return found


def publish_everything() -> None:
    """Everything sound that ships."""
    shelf = _shelf()
    with unit_of_work():
        publish(modules=shelf.modules, rubrics=shelf.rubrics, origin=Origin.SHIPPED, actor_id=None, at=NOON)


@functools.cache
def _shelf() -> Shelf:
    return read_shelf(Settings().courses, today=NOON.date())
