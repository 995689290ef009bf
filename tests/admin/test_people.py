"""The people screens: who may open them, what they list, what forged requests get."""

import csv
import io
import re
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.db import db, unit_of_work
from app.mail.models import OutboxMail
from app.people.models import Job, Person, PersonRole, Role, Session, Token
from app.people.queries.people import PeopleFilter, State, every_person, people_page
from tests.conftest import NOON
from tests.factories import make_company, make_department, make_person, sign_in

FORM = {
    "name": "Noor Haddad", "email": "noor@norvale.example", "zone": "Europe/Brussels", "language": "en",
    "department_id": "",
}  # fmt: skip


@pytest.fixture
def hr(client: FlaskClient) -> Person:
    """Somebody from HR, signed in."""
    make_company()
    make_person(name="Ada", email="ada@norvale.example", roles=[Role.ADMINISTRATOR], password_hash="x")
    person = make_person(name="Tomas", roles=[Role.HR], password_hash="x")
    sign_in(client, person)
    return person


@pytest.fixture
def admin(client: FlaskClient) -> Person:
    """An administrator, signed in."""
    make_company()
    person = make_person(name="Ada", roles=[Role.ADMINISTRATOR], password_hash="x")
    sign_in(client, person)
    return person


def listed(client: FlaskClient, **query: object) -> list[str]:
    page = client.get("/people", query_string=query).get_data(as_text=True)
    return re.findall(r'<th scope="row"><a href="/people/\d+">([^<]+)</a>', page)


def found(client: FlaskClient, words: str, **values: object) -> list[str]:
    page = client.submit("/people/search", {"words": words, **values}).get_data(as_text=True)  # type: ignore[attr-defined]
    return re.findall(r'<th scope="row"><a href="/people/\d+">([^<]+)</a>', page)


def people_file(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"/people/list.csv{query}").get_data().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_learners_reviewers_and_authors_stay_outside(client: FlaskClient) -> None:
    make_company()
    sign_in(client, make_person(roles=[Role.REVIEWER, Role.AUTHOR]))
    for path in (
        "/people",
        "/people/1",
        "/people/new",
        "/people/departments",
        "/people/imports/new",
        "/people/list.csv",
    ):
        assert client.get(path).status_code == 403, path


def test_filters_stay_in_the_address_and_take_the_subtree(client: FlaskClient, hr: Person) -> None:
    support = make_department("Support")
    second = make_department("Second line", support)
    make_person(name="Mei", department_id=second.id, jobs=[Job.SUPPORT], manager_id=hr.id)
    make_person(name="Owen", department_id=support.id, jobs=[Job.MARKETING, Job.MANAGER], password_hash="x")
    make_person(name="Left", disabled_at=NOON)
    assert listed(client) == ["Ada", "Left", "Mei", "Owen", "Tomas"]
    assert listed(client, department=support.id) == ["Mei", "Owen"]
    assert listed(client, department=second.id) == ["Mei"]
    assert listed(client, job="manager") == ["Owen"]
    assert listed(client, role="hr") == ["Tomas"]
    assert listed(client, state="disabled") == ["Left"]
    assert listed(client, state="invited") == ["Mei"]
    assert listed(client, manager=hr.id) == ["Mei"]
    assert listed(client, department=support.id, state="active", job="") == ["Owen"]
    page = client.get(f"/people?department={support.id}&state=active").get_data(as_text=True)
    assert f"/people/list.csv?department={support.id}&amp;state=active" in page
    assert [row["name"] for row in people_file(client, f"?department={support.id}&state=active")] == ["Owen"]


@pytest.mark.parametrize("query", ["department=999", "department=x", "manager=999", "job=king", "role=x", "state=x"])
def test_a_forged_filter_is_missing(client: FlaskClient, hr: Person, query: str) -> None:
    assert client.get(f"/people?{query}").status_code == 404
    assert client.get(f"/people/list.csv?{query}").status_code == 404


def test_a_search_finds_parts_of_names_and_e_mails_and_leaves_no_trace_in_an_address(
    client: FlaskClient, hr: Person
) -> None:
    make_person(name="Émile Ødegård", email="emile@norvale.example")
    make_person(name="100% Sure_", email="sure@norvale.example")
    assert found(client, "émile") == ["Émile Ødegård"]
    assert found(client, "ØDEG emile@") == ["Émile Ødegård"]
    assert found(client, "%") == ["100% Sure_"]
    assert found(client, "nobody of this name") == []
    assert found(client, "norvale", role="hr") == ["Tomas"]
    page = client.submit("/people/search", {"words": "emile"})  # type: ignore[attr-defined]
    assert not re.search(r'(href|action)="[^"]*emile', page.get_data(as_text=True))
    assert client.get("/people/search").headers["Location"] == "/people"


def test_pages_of_a_list_and_of_a_search(client: FlaskClient, hr: Person) -> None:
    for n in range(30):
        make_person(name=f"Walker {n:02}", email=f"p{n}@norvale.example")
    assert len(listed(client)) == 25
    assert listed(client, page=2)[0] == "Walker 23"
    assert found(client, "Walker", page=2) == [f"Walker {n}" for n in range(25, 30)]
    assert listed(client, page="nonsense") == listed(client)


def test_a_list_takes_the_same_number_of_statements_whatever_its_length(hr: Person) -> None:
    def statements() -> int:
        count = 0
        db.session.rollback()
        db.session.expunge_all()

        def listen(*_args: object) -> None:
            nonlocal count
            count += 1

        sa.event.listen(db.engine, "before_cursor_execute", listen)
        try:
            people_page(PeopleFilter(words="norvale"), page=1)
        finally:
            sa.event.remove(db.engine, "before_cursor_execute", listen)
        return count

    boss = hr.id
    few = statements()
    with unit_of_work() as session:
        session.add_all(
            Person(
                email=f"x{n}@norvale.example", name=f"X {n}", zone="UTC", language="en", created_at=NOON,
                hand_edited=[], manager_id=boss,
            )
            for n in range(1200)
        )  # fmt: skip
    assert statements() == few <= 7
    assert len({row.id for row in every_person(PeopleFilter())}) == 1202


def test_an_export_is_harmless_for_spreadsheets_and_can_be_imported_again(client: FlaskClient, hr: Person) -> None:
    make_person(name="=HYPERLINK(1)", email="evil@norvale.example", location="+1", employee_number="-7")
    make_person(name="＠twin", email="twin@norvale.example", location="\tTab")
    rows = {row["email"]: row for row in people_file(client)}
    evil = rows["evil@norvale.example"]
    assert (evil["name"], evil["location"], evil["employee_number"]) == ("'=HYPERLINK(1)", "'+1", "'-7")
    assert (rows["twin@norvale.example"]["name"], rows["twin@norvale.example"]["location"]) == ("'＠twin", "'\tTab")
    with unit_of_work():
        db.session.scalars(sa.select(Person).where(Person.name == "＠twin")).one().location = "Tab"
    again = client.get("/people/list.csv").get_data()
    page = client.submit("/people/imports/new", {"file": (io.BytesIO(again), "people.csv")}, follow_redirects=True)  # type: ignore[attr-defined]
    assert "create 0 · update 0 · skip 4" in page.get_data(as_text=True)


@pytest.mark.parametrize("path", ["", "/change"])
def test_an_unknown_person_is_missing(client: FlaskClient, hr: Person, path: str) -> None:
    assert client.get(f"/people/999{path}").status_code == 404
    for action in ("change", "roles", "disable", "enable", "invite", "sign-out"):
        assert client.submit(f"/people/999/{action}", FORM).status_code == 404, action  # type: ignore[attr-defined]
    for path in ("999", "999/remove"):
        assert client.submit(f"/people/departments/{path}", {"name": "A"}).status_code == 404  # type: ignore[attr-defined]


def test_a_person_is_added_with_a_manager_found_by_name(client: FlaskClient, hr: Person) -> None:
    answer = client.submit("/people/new", {**FORM, "manager": "Tomas", "jobs": ["service", "support"]})  # type: ignore[attr-defined]
    assert answer.status_code == 303
    person = db.session.scalars(sa.select(Person).where(Person.email == "noor@norvale.example")).one()
    assert person.manager_id == hr.id
    page = client.get(f"/people/{person.id}").get_data(as_text=True)
    assert "Make an invitation link" in page
    assert "Service, Support" in page


def test_a_wrong_form_keeps_what_was_typed_and_says_what_to_do(client: FlaskClient, hr: Person) -> None:
    make_person(name="Same Name")
    make_person(name="Same Name")
    wrong = {
        "name": "",
        "email": "nonsense",
        "zone": "Mars",
        "language": "en",
        "manager": "Same Name",
        "location": "Ghent",
    }
    answer = client.submit("/people/new", wrong)  # type: ignore[attr-defined]
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    for told in ("Please fill this in", "Write an e-mail address", "Pick a time zone", "Several people have this name"):
        assert told in page
    assert 'value="Ghent"' in page
    page = client.submit("/people/new", {**FORM, "email": hr.email, "manager": "nobody"}).get_data(as_text=True)  # type: ignore[attr-defined]
    assert "Nobody here has this e-mail" in page
    page = client.submit("/people/new", {**FORM, "email": hr.email}).get_data(as_text=True)  # type: ignore[attr-defined]
    assert "already" in page


def test_a_manager_circle_is_told_beside_the_field(client: FlaskClient, hr: Person) -> None:
    below = make_person(name="Below", manager_id=hr.id)
    form = {
        "name": hr.name,
        "email": hr.email,
        "zone": hr.zone,
        "language": "en",
        "department_id": "",
        "manager": below.email,
    }
    page = client.submit(f"/people/{hr.id}/change", form).get_data(as_text=True)  # type: ignore[attr-defined]
    assert "Tomas → Below → Tomas" in page


def test_protected_columns_cannot_be_sent(client: FlaskClient, hr: Person) -> None:
    person = make_person(name="Before")
    sent = {
        "id": "1", "password_hash": "x", "disabled_at": "2026-01-01", "hand_edited": "[]", "created_at": "2000-01-01",
        "roles": "administrator", "manager_id": "1",
    }  # fmt: skip
    form = {**FORM, "name": "After", "email": person.email, "jobs": "service", **sent}
    assert client.submit(f"/people/{person.id}/change", form).status_code == 303  # type: ignore[attr-defined]
    db.session.expire_all()
    row = db.session.get_one(Person, person.id)
    assert (row.name, row.password_hash, row.disabled_at, row.created_at) == ("After", None, None, NOON)
    assert row.manager_id is None
    assert db.session.scalars(sa.select(PersonRole).where(PersonRole.person_id == person.id)).all() == []


def test_hr_cannot_forge_high_roles_and_keeps_those_it_is_not_shown(client: FlaskClient, hr: Person) -> None:
    person = make_person(roles=[Role.HR])
    assert client.submit(f"/people/{person.id}/roles", {"roles": ["administrator"]}).status_code == 409  # type: ignore[attr-defined]
    assert client.submit(f"/people/{hr.id}/roles", {"roles": ["administrator", "hr"]}).status_code == 409  # type: ignore[attr-defined]
    assert client.submit(f"/people/{person.id}/roles", {"roles": ["author"]}).status_code == 303  # type: ignore[attr-defined]
    roles = db.session.scalars(sa.select(PersonRole.role).where(PersonRole.person_id == person.id))
    assert set(roles) == {"hr", "author"}
    page = client.get(f"/people/{person.id}").get_data(as_text=True)
    assert 'value="administrator"' not in page


def test_an_administrator_gives_every_role_and_the_person_is_signed_out(client: FlaskClient, admin: Person) -> None:
    person = make_person()
    browser = client.application.test_client()
    sign_in(browser, person)
    assert browser.get("/people").status_code == 403
    assert client.submit(f"/people/{person.id}/roles", {"roles": ["hr"]}).status_code == 303  # type: ignore[attr-defined]
    assert browser.get("/people").status_code == 302
    assert client.submit(f"/people/{admin.id}/roles", {}).status_code == 409  # type: ignore[attr-defined]


def test_disabling_signs_out_at_once_without_a_mail(client: FlaskClient, hr: Person) -> None:
    person = make_person(password_hash="x")
    browser = client.application.test_client()
    sign_in(browser, person)
    assert browser.get("/modules").status_code == 200
    assert client.submit(f"/people/{person.id}/disable").status_code == 303  # type: ignore[attr-defined]
    assert browser.get("/modules").status_code == 302
    assert db.session.scalars(sa.select(OutboxMail)).all() == []
    assert client.submit(f"/people/{person.id}/enable").status_code == 303  # type: ignore[attr-defined]
    assert client.submit(f"/people/{hr.id}/disable").status_code == 409  # type: ignore[attr-defined]


def test_sign_out_everywhere(client: FlaskClient, hr: Person) -> None:
    person = make_person()
    sign_in(client.application.test_client(), person)
    assert client.submit(f"/people/{person.id}/sign-out").status_code == 303  # type: ignore[attr-defined]
    assert db.session.scalars(sa.select(Session).where(Session.person_id == person.id)).all() == []


def test_without_a_mail_server_the_link_is_shown_once(client: FlaskClient, hr: Person) -> None:
    person = make_person(name="Mei")
    page = client.submit(f"/people/{person.id}/invite").get_data(as_text=True)  # type: ignore[attr-defined]
    link = re.search(r"http://localhost(/invitation/[^<\s]+)", page)
    assert link is not None
    assert client.application.test_client().get(link[1]).status_code == 200
    assert "/invitation/" not in client.get(f"/people/{person.id}").get_data(as_text=True)
    assert link[1].rsplit("/", 1)[1] not in str(db.session.scalars(sa.select(Token.token_hash)).all())


def test_with_a_mail_server_the_invitation_is_a_mail(client: FlaskClient, hr: Person) -> None:
    app = client.application
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], mail_transport="smtp", smtp_host="mail.example")
    person = make_person(name="Mei")
    answer = client.submit(f"/people/{person.id}/invite")  # type: ignore[attr-defined]
    assert answer.status_code == 303
    assert [row.kind for row in db.session.scalars(sa.select(OutboxMail))] == ["people.invitation"]


def test_hr_makes_no_link_for_an_administrator(client: FlaskClient, hr: Person) -> None:
    ada = db.session.scalars(sa.select(Person).where(Person.name == "Ada")).one()
    assert client.submit(f"/people/{ada.id}/invite").status_code == 409  # type: ignore[attr-defined]
    page = client.get(f"/people/{ada.id}").get_data(as_text=True)
    assert "Make a link" not in page
    assert "Disable</button>" not in page


def test_departments_are_added_moved_and_removed(client: FlaskClient, hr: Person) -> None:
    assert client.submit("/people/departments", {"name": "Support", "parent_id": ""}).status_code == 303  # type: ignore[attr-defined]
    page = client.submit("/people/departments", {"name": "support", "parent_id": ""})  # type: ignore[attr-defined]
    assert page.status_code == 422
    assert "in this place already" in page.get_data(as_text=True)
    support = make_department("Other")
    assert (
        client.submit(f"/people/departments/{support.id}", {"name": "Other", "parent_id": support.id}).status_code
        == 422
    )  # type: ignore[attr-defined]
    assert client.submit(f"/people/departments/{support.id}", {"name": "New", "parent_id": "999"}).status_code == 422  # type: ignore[attr-defined]
    assert client.submit(f"/people/departments/{support.id}", {"name": "New", "parent_id": ""}).status_code == 303  # type: ignore[attr-defined]
    assert client.submit(f"/people/departments/{support.id}/remove").status_code == 303  # type: ignore[attr-defined]
    assert "New" not in client.get("/people/departments").get_data(as_text=True).split("<table")[1]


def test_states_of_people(app: Flask, hr: Person) -> None:
    make_person(name="Left", password_hash="x", disabled_at=NOON)
    make_person(name="Waits")
    states = {row.name: row.state for row in every_person(PeopleFilter())}
    assert (states["Left"], states["Waits"], states["Tomas"]) == (State.DISABLED, State.INVITED, State.ACTIVE)
