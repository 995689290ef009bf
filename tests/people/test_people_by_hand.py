"""Adding and changing people, roles, disabling: every rule and every attempt around it."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db, unit_of_work
from app.errors import Missing
from app.events.models import Event
from app.mail.models import OutboxMail
from app.people.models import Job, Person, PersonJob, PersonRole, Role, Session, Token
from app.people.operations.company import EmailTaken
from app.people.operations.people import (
    ForAdministrators,
    LastAdministrator,
    ManagerLoop,
    NumberTaken,
    OwnAccount,
    PersonFields,
    change_person,
    create_person,
    disable_person,
    enable_person,
    set_roles,
    sign_out_everywhere,
)
from app.people.operations.tokens import make_token
from app.people.queries.tokens import TokenKind
from tests.conftest import NOON
from tests.factories import make_company, make_department, make_person

NEW = PersonFields(name="Noor Haddad", email="noor@norvale.example", zone="Europe/Brussels", language="en")


@pytest.fixture
def admin(app: Flask) -> Person:
    """An administrator who can sign in."""
    make_company()
    return make_person(name="Ada", roles=[Role.ADMINISTRATOR], password_hash="x")


@pytest.fixture
def hr(admin: Person) -> Person:
    """Somebody from HR."""
    return make_person(name="Tomas", roles=[Role.HR], password_hash="x")


def create(actor: Person, **values: Any) -> int:
    with unit_of_work():
        return create_person(fields=replace(NEW, **values), actor_id=actor.id, at=NOON)


def fields_of(person: Person, **values: Any) -> PersonFields:
    return replace(
        PersonFields(
            name=person.name, email=person.email, zone=person.zone, language=person.language,
            jobs=frozenset({Job.SERVICE}), manager_id=person.manager_id,
        ),
        **values,
    )  # fmt: skip


def change(actor: Person, person: Person, **values: Any) -> None:
    fields = fields_of(person, **values)
    with unit_of_work():
        change_person(person_id=person.id, fields=fields, actor_id=actor.id, at=NOON)


def give(actor: Person, person: Person, *roles: Role) -> None:
    with unit_of_work():
        set_roles(person_id=person.id, roles=frozenset(roles), actor_id=actor.id, at=NOON)


def roles_of(person: Person) -> set[str]:
    return set(db.session.scalars(sa.select(PersonRole.role).where(PersonRole.person_id == person.id)))


def add_session(person: Person) -> None:
    with unit_of_work() as session:
        session.add(Session(token_hash=f"h{person.id}", person_id=person.id, created_at=NOON, seen_at=NOON, browser=""))


def sessions_of(person: Person) -> int:
    return len(db.session.scalars(sa.select(Session).where(Session.person_id == person.id)).all())


def test_a_new_person_has_what_was_given_and_no_way_in(hr: Person) -> None:
    department = make_department()
    key = create(
        hr, jobs=frozenset({Job.SUPPORT, Job.MANAGER}), department_id=department.id, manager_id=hr.id, location="Ghent",
        employee_number="77",
    )  # fmt: skip
    person = db.session.get_one(Person, key)
    assert (person.department_id, person.manager_id, person.location) == (department.id, hr.id, "Ghent")
    assert person.password_hash is None
    assert set(db.session.scalars(sa.select(PersonJob.job).where(PersonJob.person_id == key))) == {"support", "manager"}
    assert person.hand_edited == ["department", "email", "employee_number", "jobs", "location", "manager", "name"]
    assert roles_of(person) == set()


def test_nobody_is_told_anything_when_a_person_is_added(hr: Person) -> None:
    create(hr)
    assert db.session.scalars(sa.select(OutboxMail)).all() == []


def test_e_mail_and_employee_number_belong_to_one_person(hr: Person) -> None:
    taken = make_person(email="taken@norvale.example", employee_number="77", disabled_at=NOON)
    other = make_person()
    with pytest.raises(EmailTaken):
        create(hr, email=taken.email)
    with pytest.raises(NumberTaken, match=taken.name):
        create(hr, employee_number="77")
    with pytest.raises(EmailTaken):
        change(hr, other, email=taken.email)
    with pytest.raises(NumberTaken):
        change(hr, other, employee_number="77")


def test_changes_are_noted_as_made_by_hand_and_recorded_without_words(hr: Person) -> None:
    person = make_person(name="Before")
    change(hr, person, name="After", location="Ghent")
    db.session.refresh(person)
    assert (person.name, person.hand_edited) == ("After", ["location", "name"])
    event = db.session.scalars(sa.select(Event).where(Event.kind == "person.changed")).one()
    assert event.subjects == {"person_id": person.id, "fields": "location,name"}
    change(hr, person, jobs=frozenset({Job.SUPPORT}), name="After", location="Ghent")
    db.session.refresh(person)
    assert person.hand_edited == ["jobs", "location", "name"]


def test_saving_without_a_change_changes_and_records_nothing(hr: Person) -> None:
    person = make_person()
    change(hr, person)
    db.session.refresh(person)
    assert person.hand_edited == []
    assert db.session.scalars(sa.select(Event).where(Event.kind == "person.changed")).all() == []


def test_another_e_mail_voids_every_link(hr: Person) -> None:
    person = make_person()
    with unit_of_work():
        make_token(person_id=person.id, kind=TokenKind.INVITATION, at=NOON)
    change(hr, person, name="Only the name")
    assert db.session.scalars(sa.select(Token)).all() != []
    change(hr, person, email="new@norvale.example")
    assert db.session.scalars(sa.select(Token)).all() == []


def test_a_circle_of_managers_is_refused_with_its_chain(hr: Person) -> None:
    top = make_person(name="Top")
    middle = make_person(name="Middle", manager_id=top.id)
    bottom = make_person(name="Bottom", manager_id=middle.id)
    with pytest.raises(ManagerLoop, match="Top → Bottom → Middle → Top"):
        change(hr, top, manager_id=bottom.id)
    with pytest.raises(ManagerLoop, match="Top → Top"):
        change(hr, top, manager_id=top.id)
    change(hr, bottom, manager_id=top.id)
    assert db.session.get_one(Person, bottom.id).manager_id == top.id


def test_unknown_people_places_and_managers_are_missing(hr: Person) -> None:
    person = make_person()
    for values in ({"department_id": 999}, {"manager_id": 999}):
        with pytest.raises(Missing):
            create(hr, **values)
        with pytest.raises(Missing):
            change(hr, person, **values)
    for operation in (disable_person, enable_person, sign_out_everywhere):
        with unit_of_work(), pytest.raises(Missing):
            operation(person_id=999, actor_id=hr.id, at=NOON)


def test_hr_gives_reviewer_and_author_only(hr: Person) -> None:
    person = make_person()
    give(hr, person, Role.REVIEWER, Role.AUTHOR)
    assert roles_of(person) == {"reviewer", "author"}
    for high in (Role.HR, Role.ADMINISTRATOR):
        with pytest.raises(ForAdministrators):
            give(hr, person, high)
        with pytest.raises(ForAdministrators):
            give(hr, hr, Role.HR, high, Role.ADMINISTRATOR)
    assert roles_of(hr) == {"hr"}


def test_hr_cannot_take_high_roles_either(hr: Person, admin: Person) -> None:
    other = make_person(roles=[Role.HR])
    with pytest.raises(ForAdministrators):
        give(hr, other)
    with pytest.raises(ForAdministrators):
        give(hr, admin)


def test_somebody_without_a_role_gives_nothing_high(admin: Person) -> None:
    learner = make_person()
    with pytest.raises(ForAdministrators):
        give(learner, learner, Role.ADMINISTRATOR)


def test_hr_cannot_get_hold_of_an_administrators_account(hr: Person, admin: Person) -> None:
    with pytest.raises(ForAdministrators):
        change(hr, admin, email="mine@norvale.example")
    with pytest.raises(ForAdministrators):
        disable_it(hr, admin)
    change(hr, admin, name="Ada L.")
    assert db.session.get_one(Person, admin.id).name == "Ada L."


def disable_it(actor: Person, person: Person) -> None:
    with unit_of_work():
        disable_person(person_id=person.id, actor_id=actor.id, at=NOON)


def test_new_roles_end_all_sessions_of_that_person_only(admin: Person) -> None:
    person = make_person()
    add_session(person)
    add_session(admin)
    give(admin, person)
    assert sessions_of(person) == 1, "nothing changed, so nothing ends"
    give(admin, person, Role.HR)
    assert (sessions_of(person), sessions_of(admin)) == (0, 1)
    event = db.session.scalars(sa.select(Event).where(Event.kind == "person.roles-changed")).one()
    assert event.subjects == {"person_id": person.id, "given": "hr", "taken": ""}


def test_the_last_administrator_stays(admin: Person) -> None:
    with pytest.raises(LastAdministrator):
        give(admin, admin)
    make_person(name="Never came in", roles=[Role.ADMINISTRATOR])
    make_person(name="Left", roles=[Role.ADMINISTRATOR], password_hash="x", disabled_at=NOON)
    with pytest.raises(LastAdministrator):
        give(admin, admin, Role.REVIEWER)
    other = make_person(roles=[Role.ADMINISTRATOR], password_hash="x")
    give(admin, admin)
    assert roles_of(admin) == set()
    with pytest.raises(LastAdministrator):
        give(other, other)


def test_the_last_administrator_is_not_disabled_and_nobody_disables_themselves(admin: Person) -> None:
    other = make_person(roles=[Role.ADMINISTRATOR], password_hash="x")
    with pytest.raises(OwnAccount):
        disable_it(admin, admin)
    disable_it(admin, other)
    waiting = make_person(roles=[Role.ADMINISTRATOR])
    with pytest.raises(LastAdministrator):
        disable_it(waiting, admin)


def test_disabling_ends_sessions_and_links_at_once_and_can_be_undone(hr: Person) -> None:
    person = make_person(password_hash="x")
    add_session(person)
    with unit_of_work():
        make_token(person_id=person.id, kind=TokenKind.RESET, at=NOON)
    disable_it(hr, person)
    disable_it(hr, person)
    db.session.refresh(person)
    assert person.disabled_at == NOON
    assert sessions_of(person) == 0
    assert db.session.scalars(sa.select(Token)).all() == []
    assert len(db.session.scalars(sa.select(Event).where(Event.kind == "person.disabled")).all()) == 1
    with unit_of_work():
        enable_person(person_id=person.id, actor_id=hr.id, at=NOON)
    db.session.refresh(person)
    assert (person.disabled_at, person.password_hash) == (None, "x")


def test_signing_out_everywhere_counts(hr: Person) -> None:
    person = make_person()
    add_session(person)
    with unit_of_work():
        assert sign_out_everywhere(person_id=person.id, actor_id=hr.id, at=NOON) == 1
    assert sessions_of(person) == 0
