"""Importing people into the database: the dry run is what happens, all of it or nothing."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db import db, unit_of_work
from app.errors import Missing
from app.events.models import Event
from app.mail.models import OutboxMail
from app.people.import_file import FileRefused, decode, read
from app.people.import_plan import Action, Plan
from app.people.models import Department, PeopleUpload, Person, PersonJob, PersonRole, Role, Session, Token
from app.people.operations.imports import (
    AlreadyImported,
    PlanChanged,
    choose_overwriting,
    discard_upload,
    import_people,
    invite_imported,
    keep_upload,
)
from app.people.operations.tokens import make_token
from app.people.queries.departments import paths
from app.people.queries.imports import plan_of, upload_of
from app.people.queries.tokens import TokenKind
from tests.conftest import NOON
from tests.factories import make_company, make_department, make_person

LIST = """email;name;employee_number;department;jobs;manager;hired_on;role
boss@norvale.example;Bo Boss;1;Support;manager;;2020-01-31;administrator
noor@norvale.example;Noor Haddad;2;Support / Second line;support, service;boss@norvale.example;31.03.2026;hr
paul@norvale.example;Paul Weber;3;Support / Second line;support;2;;
lea@norvale.example;Lea Roth;4;Marketing;marketing;;;
;Nobody;;;;;;
"""


@pytest.fixture
def hr(app: Flask) -> Person:
    """Somebody from HR."""
    make_company()
    return make_person(name="Tomas", roles=[Role.HR], password_hash="x")


def upload(hr: Person, text: str) -> int:
    with unit_of_work():
        return keep_upload(content=decode(text.encode()), actor_id=hr.id, at=NOON)


def plan(hr: Person, key: int) -> Plan:
    return plan_of(upload_of(key, by_id=hr.id))


def confirm(hr: Person, key: int, fingerprint: str | None = None) -> None:
    fingerprint = fingerprint or plan(hr, key).fingerprint
    with unit_of_work():
        import_people(upload_id=key, fingerprint=fingerprint, actor_id=hr.id, at=NOON)


def bring(hr: Person, text: str) -> Plan:
    key = upload(hr, text)
    shown = plan(hr, key)
    confirm(hr, key)
    return shown


def person(email: str) -> Person:
    return db.session.scalars(sa.select(Person).where(Person.email == email)).one()


def test_a_list_creates_people_departments_jobs_and_reporting_lines(hr: Person) -> None:
    shown = bring(hr, LIST)
    assert [shown.count(action) for action in Action] == [4, 0, 0, 1]
    boss, noor, paul = (person(f"{name}@norvale.example") for name in ("boss", "noor", "paul"))
    assert (noor.manager_id, paul.manager_id, boss.manager_id) == (boss.id, noor.id, None)
    assert paths()[noor.department_id or 0] == "Support / Second line"
    assert (noor.hired_on, noor.zone, noor.employee_number) == (date(2026, 3, 31), "Europe/Brussels", "2")
    jobs = db.session.scalars(sa.select(PersonJob.job).where(PersonJob.person_id == noor.id))
    assert set(jobs) == {"support", "service"}
    assert noor.hand_edited == []


def test_no_role_and_no_mail_comes_from_a_file(hr: Person) -> None:
    bring(hr, LIST)
    roles = db.session.execute(sa.select(PersonRole.person_id, PersonRole.role)).all()
    assert [tuple(row) for row in roles] == [(hr.id, "hr")]
    assert db.session.scalars(sa.select(OutboxMail)).all() == []


def test_nothing_is_written_before_confirming(hr: Person) -> None:
    key = upload(hr, LIST)
    assert plan(hr, key).count(Action.CREATE) == 4
    assert db.session.scalars(sa.select(Person.id)).all() == [hr.id]
    assert db.session.scalars(sa.select(Department)).all() == []


def test_the_same_list_again_changes_nothing(hr: Person) -> None:
    bring(hr, LIST)
    again = plan(hr, upload(hr, LIST))
    assert [again.count(action) for action in Action] == [0, 0, 4, 1]
    assert not again.writes
    assert again.new_departments == ()


def test_a_changed_list_updates_only_what_changed(hr: Person) -> None:
    bring(hr, LIST)
    bring(hr, "employee_number,email,manager,department\n3,weber@norvale.example,1,Marketing\n")
    paul = person("weber@norvale.example")
    assert paul.manager_id == person("boss@norvale.example").id
    assert paths()[paul.department_id or 0] == "Marketing"
    event = db.session.scalars(sa.select(Event).where(Event.kind == "person.changed")).one()
    assert event.subjects == {"person_id": paul.id, "fields": "department,email,manager"}


def test_what_was_changed_by_hand_stays_until_it_is_overwritten_on_purpose(hr: Person) -> None:
    bring(hr, LIST)
    lea = person("lea@norvale.example")
    with unit_of_work():
        row = db.session.get_one(Person, lea.id)
        row.name, row.hand_edited = "Lea Roth-Maier", ["name"]
    key = upload(hr, LIST)
    assert plan(hr, key).kept_fields == 1
    with unit_of_work():
        choose_overwriting(upload_id=key, overwrite=True, actor_id=hr.id)
    assert plan(hr, key).overwritten_fields == 1
    confirm(hr, key)
    lea = person("lea@norvale.example")
    assert (lea.name, lea.hand_edited) == ("Lea Roth", [])


def test_somebody_disabled_by_a_file_is_out_at_once_and_stays_out(hr: Person) -> None:
    mei = make_person(email="mei@norvale.example", password_hash="x")
    with unit_of_work() as session:
        session.add(Session(token_hash="h", person_id=mei.id, created_at=NOON, seen_at=NOON, browser=""))
        make_token(person_id=mei.id, kind=TokenKind.RESET, at=NOON)
    bring(hr, "email,suspended\nmei@norvale.example,1\n")
    assert person(mei.email).disabled_at == NOON
    assert db.session.scalars(sa.select(Session)).all() == []
    assert db.session.scalars(sa.select(Token)).all() == []
    assert not bring_nothing(hr, "email,suspended\nmei@norvale.example,0\n").writes


def bring_nothing(hr: Person, text: str) -> Plan:
    return plan(hr, upload(hr, text))


def test_a_new_e_mail_by_file_voids_links(hr: Person) -> None:
    mei = make_person(email="mei@norvale.example", employee_number="9")
    with unit_of_work():
        make_token(person_id=mei.id, kind=TokenKind.INVITATION, at=NOON)
    bring(hr, "email,employee_number\nmei.tanaka@norvale.example,9\n")
    assert db.session.scalars(sa.select(Token)).all() == []


def test_a_plan_that_is_no_longer_true_is_not_carried_out(hr: Person) -> None:
    key = upload(hr, LIST)
    seen = plan(hr, key).fingerprint
    make_person(email="lea@norvale.example", name="Somebody else")
    with pytest.raises(PlanChanged):
        confirm(hr, key, seen)
    assert db.session.scalars(sa.select(Department)).all() == []
    confirm(hr, key)


def test_an_upload_is_imported_once_and_leaves_only_its_result(hr: Person) -> None:
    key = upload(hr, LIST)
    confirm(hr, key)
    with pytest.raises(AlreadyImported):
        confirm(hr, key, "whatever")
    with unit_of_work(), pytest.raises(AlreadyImported):
        discard_upload(upload_id=key, actor_id=hr.id)
    row = upload_of(key, by_id=hr.id)
    assert row.content == ""
    assert row.result is not None
    assert row.result["counts"] == {"create": 4, "update": 0, "unchanged": 0, "fail": 1}
    assert [(failed["line"], failed["problems"]) for failed in row.result["failed"]] == [(6, [["no-email", {}]])]


def test_somebody_elses_upload_is_missing(hr: Person) -> None:
    key = upload(hr, LIST)
    other = make_person(roles=[Role.HR])
    with pytest.raises(Missing):
        upload_of(key, by_id=other.id)
    with pytest.raises(Missing):
        upload_of(999, by_id=hr.id)
    with unit_of_work(), pytest.raises(Missing):
        import_people(upload_id=key, fingerprint="", actor_id=other.id, at=NOON)
    with unit_of_work(), pytest.raises(Missing):
        discard_upload(upload_id=key, actor_id=other.id)
    with unit_of_work(), pytest.raises(Missing):
        invite_imported(upload_id=key, actor_id=other.id, at=NOON)


def test_one_file_waits_at_a_time(hr: Person) -> None:
    upload(hr, LIST)
    upload(hr, "email,name\nb@norvale.example,B\n")
    assert [row.content[:10] for row in db.session.scalars(sa.select(PeopleUpload))] == ["email,name"]


def test_everybody_new_is_invited_once(hr: Person) -> None:
    key = upload(hr, LIST)
    confirm(hr, key)
    with unit_of_work():
        assert invite_imported(upload_id=key, actor_id=hr.id, at=NOON) == 4
    with unit_of_work():
        assert invite_imported(upload_id=key, actor_id=hr.id, at=NOON + timedelta(hours=1)) == 0
    assert len(db.session.scalars(sa.select(OutboxMail)).all()) == 4


def test_events_hold_ids_and_counts_only(hr: Person) -> None:
    bring(hr, LIST)
    for event in db.session.scalars(sa.select(Event)):
        assert "norvale.example" not in str(event.subjects)
        assert "Noor" not in str(event.subjects)


def test_reading_the_plan_takes_as_many_statements_for_4_as_for_400(hr: Person) -> None:
    def statements(text: str) -> int:
        key = upload(hr, text)
        count = 0

        def listen(*_args: object) -> None:
            nonlocal count
            count += 1

        sa.event.listen(db.engine, "before_cursor_execute", listen)
        try:
            plan(hr, key)
        finally:
            sa.event.remove(db.engine, "before_cursor_execute", listen)
        return count

    many = "email,name,manager\n" + "".join(
        f"p{n}@norvale.example,P {n},p{n // 9}@norvale.example\n" for n in range(1, 400)
    )
    assert statements(LIST) == statements(many)


names = st.sampled_from(["", "Ada", "Bo", "Cleo"])
emails = st.sampled_from(["", "a@b.example", "b@b.example", "c@b.example", "d@b.example", "old@b.example", "no"])
numbers = st.sampled_from(["", "1", "2", "9"])
places = st.sampled_from(["", "Support", "support / X", "Marketing", "X"])
rows = st.tuples(emails, names, numbers, places, st.sampled_from(["", "a@b.example", "b@b.example", "1", "9"]),
                 st.sampled_from(["", "active", "disabled"]))  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(rows, max_size=6), overwrite=st.booleans())
def test_what_is_shown_is_what_is_done(hr: Person, lines: list[tuple[str, ...]], overwrite: bool) -> None:
    """Whatever the file: the counts come true, every changed value is there, a second time there is nothing left."""
    if db.session.scalar(sa.select(sa.func.count()).select_from(Person)) == 1:
        make_person(email="old@b.example", name="Old", employee_number="9", hand_edited=["name"])
        make_department("Support")
    text = "\n".join(
        ",".join(line) for line in [("email", "name", "employee_number", "department", "manager", "state"), *lines]
    )
    try:
        read(decode(text.encode()))
    except FileRefused:
        return
    before = db.session.scalar(sa.select(sa.func.count()).select_from(Person)) or 0
    key = upload(hr, text)
    with unit_of_work():
        choose_overwriting(upload_id=key, overwrite=overwrite, actor_id=hr.id)
    shown = plan(hr, key)
    confirm(hr, key)
    db.session.rollback()
    assert (db.session.scalar(sa.select(sa.func.count()).select_from(Person)) or 0) - before == shown.count(
        Action.CREATE
    )
    for row in (*shown.rows_with(Action.CREATE), *shown.rows_with(Action.UPDATE)):
        here = (
            person(row.values.get("email") or row.email)
            if row.person_id is None
            else db.session.get_one(Person, row.key)
        )
        for field in ("name", "email", "employee_number"):
            assert getattr(here, field) == row.values.get(field, getattr(here, field))
        if "department" in row.values:
            assert paths()[here.department_id or 0] == " / ".join(row.values["department"])
        if row.values.get("manager", 0) > 0:
            assert here.manager_id == row.values["manager"]
        assert here.disabled_at is not None or not row.values.get("disabled", False)
    again = upload(hr, text)
    with unit_of_work():
        choose_overwriting(upload_id=again, overwrite=overwrite, actor_id=hr.id)
    after = plan(hr, again)
    assert (after.count(Action.CREATE), after.new_departments) == (0, ())
    written = {row.line for row in shown.rows if row.action in (Action.CREATE, Action.UPDATE)}
    assert not written & {row.line for row in after.rows_with(Action.UPDATE)}
