"""The import pages: upload, dry run, confirmation, failed rows."""

import csv
import io
import re

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.db import db
from app.people.models import PeopleUpload, Person, Role
from tests.factories import make_company, make_person, sign_in

LIST = "email,name,role\na@norvale.example,Ann,administrator\nb@norvale.example,Ben,\n,=Nobody,\n"


@pytest.fixture
def hr(client: FlaskClient) -> Person:
    """Somebody from HR, signed in."""
    make_company()
    person = make_person(name="Tomas", roles=[Role.HR], password_hash="x")
    sign_in(client, person)
    return person


def upload(client: FlaskClient, data: bytes | str) -> TestResponse:
    data = data.encode() if isinstance(data, str) else data
    return client.submit("/people/imports/new", {"file": (io.BytesIO(data), "people.csv")})  # type: ignore[attr-defined,no-any-return]


def confirm(client: FlaskClient, path: str) -> TestResponse:
    page = client.get(path).get_data(as_text=True)
    found = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert found is not None
    return client.submit(f"{path}/confirm", {"fingerprint": found[1]})  # type: ignore[attr-defined,no-any-return]


def test_the_dry_run_says_in_one_line_what_would_happen(client: FlaskClient, hr: Person) -> None:
    path = upload(client, LIST).headers["Location"]
    page = client.get(path).get_data(as_text=True)
    assert "create 2 · update 0 · skip 1 (line 4: the e-mail is missing)" in page
    assert "Not used: role." in page
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Person)) == 1
    only = client.get(f"{path}?only=fail").get_data(as_text=True)
    assert "=Nobody" in only
    assert "Ann" not in only
    assert client.get(f"{path}?only=nonsense").status_code == 404


def test_confirming_imports_and_a_second_press_shows_the_result(client: FlaskClient, hr: Person) -> None:
    path = upload(client, LIST).headers["Location"]
    assert confirm(client, path).status_code == 303
    assert client.submit(f"{path}/confirm", {"fingerprint": "x"}).status_code == 303  # type: ignore[attr-defined]
    page = client.get(path).get_data(as_text=True)
    assert re.search(r"<b>2</b>\s+created", page)
    assert "the e-mail is missing" in page
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Person)) == 3


def test_a_stale_confirmation_shows_the_list_again(client: FlaskClient, hr: Person) -> None:
    path = upload(client, LIST).headers["Location"]
    client.submit(f"{path}/confirm", {"fingerprint": "old"})  # type: ignore[attr-defined]
    assert "Please look at the list again" in client.get(path).get_data(as_text=True)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Person)) == 1


def test_failed_rows_are_a_file_with_reasons_before_and_after(client: FlaskClient, hr: Person) -> None:
    path = upload(client, LIST).headers["Location"]
    before = client.get(f"{path}/failed.csv").get_data().decode("utf-8-sig")
    confirm(client, path)
    after = client.get(f"{path}/failed.csv").get_data().decode("utf-8-sig")
    assert before == after
    assert list(csv.reader(io.StringIO(after))) == [
        ["line", "reason", "email", "name", "role"], ["4", "the e-mail is missing", "", "'=Nobody", ""],
    ]  # fmt: skip
    again = upload(client, after)
    page = client.get(again.headers["Location"]).get_data(as_text=True)
    assert "create 0 · update 0 · skip 1" in page
    assert "not known here" not in page


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "The file is empty"),
        (b" ", "The file is empty"),
        (b"name\nA", "Line 1: The first line names no column"),
        (b"email,email\na,b", "is there twice"),
        (b"email,name\na@b.example,A\x00", "Line 2: There is a character that no text holds"),
        (b"email,name\na@b.example," + b"x" * 2000, "Line 2: A cell is longer"),
        (b"email\n" + b"a\n" * 5001, "Line 5002: There are more than 5000 people"),
        (b"email\n" + b"a" * 2_000_001, "larger than 2 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(
    client: FlaskClient, hr: Person, data: bytes, told: str
) -> None:
    answer = upload(client, data)
    assert answer.status_code == 422
    assert told in answer.get_data(as_text=True)
    assert db.session.scalars(sa.select(PeopleUpload)).all() == []


def test_no_file_is_asked_for(client: FlaskClient, hr: Person) -> None:
    page = client.submit("/people/imports/new").get_data(as_text=True)  # type: ignore[attr-defined]
    assert "Choose a CSV file first" in page


def test_a_huge_upload_is_refused_before_it_is_read(client: FlaskClient, hr: Person) -> None:
    assert upload(client, b"x" * 3_000_000).status_code == 413


def test_another_persons_upload_is_missing(client: FlaskClient, hr: Person) -> None:
    path = upload(client, LIST).headers["Location"]
    browser = client.application.test_client()
    sign_in(browser, make_person(roles=[Role.HR]))
    for url in (path, f"{path}/failed.csv", "/people/imports/999"):
        assert browser.get(url).status_code == 404
    for action in ("confirm", "discard", "overwrite", "invite"):
        assert browser.submit(f"{path}/{action}", {"fingerprint": "x"}).status_code == 404, action


def test_overwriting_is_chosen_on_the_page(client: FlaskClient, hr: Person) -> None:
    make_person(email="a@norvale.example", name="By hand", hand_edited=["name"])
    path = upload(client, LIST).headers["Location"]
    assert "the file says Ann" in client.get(path).get_data(as_text=True)
    client.submit(f"{path}/overwrite", {"overwrite": "y"})  # type: ignore[attr-defined]
    assert "is overwritten by the file" in client.get(path).get_data(as_text=True)
    client.submit(f"{path}/overwrite", {})  # type: ignore[attr-defined]
    assert "the file says Ann" in client.get(path).get_data(as_text=True)


def test_a_file_can_be_removed_without_importing_it(client: FlaskClient, hr: Person) -> None:
    path = upload(client, LIST).headers["Location"]
    assert client.submit(f"{path}/discard").status_code == 303  # type: ignore[attr-defined]
    assert client.get(path).status_code == 404


def test_the_example_can_be_imported(client: FlaskClient, hr: Person) -> None:
    example = client.get("/people/imports/example.csv").get_data()
    page = client.get(upload(client, example).headers["Location"]).get_data(as_text=True)
    assert "create 1 · update 0 · skip 0" in page


def test_every_page_is_whole(client: FlaskClient, hr: Person) -> None:
    path = upload(client, LIST).headers["Location"]
    for url in (
        "/people",
        "/people/new",
        f"/people/{hr.id}",
        f"/people/{hr.id}/change",
        "/people/departments",
        "/people/imports/new",
        path,
    ):
        page = client.get(url).get_data(as_text=True)
        assert page.count("<h1") == 1, url
        assert "style=" not in page, url
