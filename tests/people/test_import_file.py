"""Reading people files: encodings, separators, limits, columns; nothing a file holds makes it crash."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.people.csv_cells import FORMULA_STARTS, neutral, restored
from app.people.import_dry_run import dry_run
from app.people.import_file import MOST_ROWS, FileRefused, decode, read
from app.people.import_plan import Action, Known, KnownPerson, Plan, RowPlan

NOBODY = Known((), {}, {}, {}, frozenset(), frozenset(), 1, frozenset({"en", "de"}))


def somebody(key: int, email: str, **values: object) -> KnownPerson:
    """A person who is here already."""
    plain: dict[str, object] = {
        "id": key, "email": email, "name": f"Person {key}", "employee_number": None, "department": (), "jobs": (),
        "manager": None, "location": None, "hired_on": None, "zone": "Europe/Brussels", "language": "en",
        "disabled": False, "hand_edited": frozenset(),
    }  # fmt: skip
    return KnownPerson(**{**plain, **values})  # type: ignore[arg-type]


def known(*people: KnownPerson, actor: int = 1, administrators: tuple[int, ...] = ()) -> Known:
    """A company of these people."""
    departments = dict(
        enumerate(sorted({p.department[:n] for p in people for n in range(1, len(p.department) + 1)}), 1)
    )
    return Known(
        people, departments, {p.id: p.manager for p in people}, {p.id: p.name for p in people},
        frozenset(administrators), frozenset(administrators), actor, frozenset({"en", "de"}),
    )  # fmt: skip


def plan(text: str, here: Known = NOBODY, *, overwrite: bool = False) -> Plan:
    return dry_run(read(decode(text.encode())), here, overwrite=overwrite)


def codes(found: Plan) -> list[tuple[int, str]]:
    return [(row.line, row.problem.code) for row in found.rows if row.problem]


def only(found: Plan) -> RowPlan:
    assert len(found.rows) == 1
    return found.rows[0]


@pytest.mark.parametrize(
    "data",
    [
        "email,name\njose@a.example,José".encode(),
        b"\xef\xbb\xbf" + "email;name\r\njose@a.example;José\r\n".encode(),
        "email\tname\rjose@a.example\tJosé".encode("cp1252"),
        "email,name\njose@a.example,José".encode("utf-16"),
        b"\xfe\xff" + "email,name\njose@a.example,José".encode("utf-16-be"),
        "email,name\njose@a.example,José and others".encode("utf-16-le"),
        'sep=;\n"E-Mail";"Full name"\n"JOSE@a.example";"José"'.encode(),
        "name,email,\nJosé,jose@a.example,\n,,\n\n".encode(),
    ],
)
def test_encodings_separators_and_line_ends_are_recognised(data: bytes) -> None:
    row = only(dry_run(read(decode(data)), NOBODY, overwrite=False))
    assert (row.email, row.name.split(" and")[0], row.action) == ("jose@a.example", "José", Action.CREATE)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "empty", None),
        (b"\n\n  \n", "empty", None),
        (b"x" * 2_000_001, "too-big", None),
        (b"email,name\na@b.example,A\nb@b.example,B\x00B\n", "nul", 3),
        (b"email,name\na@b.example,\x81\x8d\n", "encoding", 2),
        (b"email,name,Email\na@b.example,A,b", "double-column", 1),
        (b"name,department\nA,B", "no-email-column", 1),
        (b"email,name\na@b.example," + b"x" * 1001 + b"\n", "huge-cell", 2),
        (b'email,name\na@b.example,"A\n' + b"b@b.example,B\n" * 9999, "huge-cell", 2),
        (b'email,name\na@b.example,A\nb@b.example,"B"B\n', "quotes", 3),
        (b'email,name\na@b.example,A\nb@b.example,"B\n', "quotes", 3),
        (b"email," + b"," * 101 + b"\n", "too-many-columns", 1),
        (b"email\n" + b"a\n" * (MOST_ROWS + 1), "too-many-rows", MOST_ROWS + 2),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(data: bytes, code: str, line: int | None) -> None:
    with pytest.raises(FileRefused) as refused:
        read(decode(data))
    assert (refused.value.problem.code, refused.value.line) == (code, line)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("nonsense,A,,,,,,,", "email"),
        (",A,,,,,,,", "no-email"),
        ("a@b.example,,,,,,,,", "no-name"),
        ("a@b.example,A\x07B,,,,,,,", "name"),
        ("a@b.example,A,Support / / X,,,,,,", "department"),
        ("a@b.example,A,,astronaut,,,,,", "job"),
        ("a@b.example,A,,,nobody@b.example,,,,", "no-such-manager"),
        ("a@b.example,A,,,,31/12/2026,,,", "date"),
        ("a@b.example,A,,,,1026-01-01,,,", "date"),
        ("a@b.example,A,,,,,Mars/Olympus,,", "zone"),
        ("a@b.example,A,,,,,,maybe,", "state"),
        ("a@b.example,A,,,,,,,,,too,many", "too-many-cells"),
        (f"a@b.example,A,,,,,,,{'9' * 65}", "employee-number"),
    ],
)
def test_a_wrong_cell_makes_its_row_fail(row: str, code: str) -> None:
    head = "email,name,department,jobs,manager,hired_on,zone,state,employee_number"
    assert codes(plan(f"{head}\nok@b.example,Fine,,,,,,,\n{row}\n")) == [(3, code)]


def test_moodle_names_are_read() -> None:
    found = plan(
        "username,password,firstname,lastname,email,idnumber,department,institution,lang,timezone,suspended,sysrole1,"
        "cohort1\nnoor,x,Noor,Haddad,noor@a.example,77,Support,Ghent,de,99,1,manager,all\n"
    )
    row = only(found)
    assert row.values == {
        "email": "noor@a.example", "name": "Noor Haddad", "employee_number": "77", "department": ("Support",),
        "location": "Ghent", "language": "de", "disabled": True,
    }  # fmt: skip
    assert found.about_rights == ("sysrole1",)
    assert found.not_used == ("password", "cohort1")


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("user_id,login_id,full_name,status", "77,noor@a.example,Noor Haddad,active"),
        ("user_id,login_id,sortable_name,email,status", '77,noor,"Haddad, Noor",noor@a.example,active'),
        ("user_id,login_id,first_name,last_name,email,status", "77,noor,Noor,Haddad,noor@a.example,active"),
    ],
)
def test_canvas_names_are_read(head: str, cells: str) -> None:
    row = only(plan(f"{head}\n{cells}\n"))
    assert (row.email, row.name, row.values["employee_number"]) == ("noor@a.example", "Noor Haddad", "77")
    assert "disabled" not in row.values or row.values["disabled"] is False


@pytest.mark.parametrize("column", ["role", "Roles", "is_admin", "permissions", "sysrole2", "declared_user_type"])
def test_a_column_of_rights_is_named_and_never_used(column: str) -> None:
    found = plan(f"email,name,{column}\na@b.example,A,administrator\n")
    assert found.about_rights == (column,)
    assert set(only(found).values) == {"email", "name"}


def test_the_same_e_mail_number_or_person_twice_fails_all_of_them() -> None:
    here = known(somebody(5, "old@b.example", employee_number="7"))
    found = plan(
        "email,name,employee_number\nA@b.example,A,\na@b.example,B,\nx@b.example,X,9\ny@b.example,Y,9\n"
        "old@b.example,O,\nnew@b.example,N,7\n",
        here,
    )
    assert codes(found) == [
        (2, "double-email"), (3, "double-email"), (4, "double-employee_number"), (5, "double-employee_number"),
        (6, "double-person"), (7, "double-person"),
    ]  # fmt: skip
    assert found.rows[0].problem is not None
    assert found.rows[0].problem.params == {"other": 3}


def test_a_row_that_means_two_people_fails() -> None:
    here = known(somebody(5, "five@b.example", employee_number="7"), somebody(6, "six@b.example"))
    assert codes(plan("email,employee_number\nsix@b.example,7\n", here)) == [(2, "two-people")]


def test_what_is_the_same_is_skipped_and_an_empty_cell_changes_nothing() -> None:
    here = known(somebody(5, "five@b.example", name="Five", location="Ghent", jobs=("manager", "support")))
    row = only(plan("email,name,location,jobs\nFIVE@b.example,Five,,support; manager\n", here))
    assert (row.action, row.values) == (Action.UNCHANGED, {})


def test_what_was_changed_by_hand_is_kept_unless_it_is_to_be_overwritten() -> None:
    here = known(somebody(5, "five@b.example", name="By hand", hand_edited=frozenset({"name"})))
    text = "email,name,location\nfive@b.example,From the file,Ghent\n"
    row = only(plan(text, here))
    assert row.values == {"location": "Ghent"}
    assert [(change.field, change.old, change.new) for change in row.kept] == [("name", "By hand", "From the file")]
    row = only(plan(text, here, overwrite=True))
    assert row.values == {"location": "Ghent", "name": "From the file"}
    assert (row.kept, row.overwritten) == ((), ("name",))


def test_nobody_is_let_in_again_by_a_file() -> None:
    here = known(somebody(5, "five@b.example", disabled=True))
    row = only(plan("email,status\nfive@b.example,active\n", here))
    assert (row.action, [note.code for note in row.notes]) == (Action.UNCHANGED, ["stays-disabled"])


def test_managers_may_stand_further_down_and_be_named_by_number() -> None:
    found = plan("email,name,employee_number,manager\na@b.example,A,,B@b.example\nb@b.example,B,9,\nc@b.example,C,,9\n")
    assert [row.values.get("manager") for row in found.rows] == [-3, None, -3]
    assert codes(found) == []


def test_whoever_reports_to_a_failed_row_fails_too() -> None:
    found = plan("email,name,manager\na@b.example,A,b@b.example\nb@b.example,,\nc@b.example,C,a@b.example\n")
    assert codes(found) == [(2, "manager-not-imported"), (3, "no-name"), (4, "manager-not-imported")]


def test_circles_fail_with_their_chain_and_spare_the_rest() -> None:
    here = known(somebody(5, "five@b.example"), somebody(6, "six@b.example", manager=5))
    found = plan(
        "email,name,manager\nfive@b.example,Five,new@b.example\nnew@b.example,New,six@b.example\nz@b.example,Z,\n", here
    )
    assert codes(found) == [(2, "loop"), (3, "loop")]
    assert found.rows[0].problem is not None
    assert found.rows[0].problem.params["chain"] == "Five → New → Person 6 → Five"


def test_hr_can_neither_move_nor_shut_out_an_administrator_by_file() -> None:
    boss = somebody(5, "five@b.example", employee_number="7")
    here = known(boss, somebody(1, "hr@b.example"), administrators=(5, 8))
    assert codes(plan("email,employee_number\nmine@b.example,7\n", here)) == [(2, "administrator")]
    assert codes(plan("email,status\nfive@b.example,disabled\n", here)) == [(2, "administrator")]
    assert codes(plan("email,status\nhr@b.example,disabled\n", here)) == [(2, "yourself")]
    as_administrator = known(boss, actor=8, administrators=(5, 8))
    assert codes(plan("email,status\nfive@b.example,disabled\n", as_administrator)) == []


def test_the_last_administrators_are_not_shut_out_by_file() -> None:
    here = known(somebody(5, "five@b.example"), somebody(6, "six@b.example"), actor=9, administrators=(5, 6))
    here = Known(**{**here.__dict__, "administrators": frozenset({5, 6, 9})})
    text = "email,status\nfive@b.example,disabled\nsix@b.example,deleted\n"
    assert codes(plan(text, here)) == [(2, "last-administrator"), (3, "last-administrator")]


def test_departments_are_made_once_and_found_whatever_their_capitals() -> None:
    here = known(somebody(5, "five@b.example", department=("Support",)))
    found = plan(
        "email,name,department\na@b.example,A,SUPPORT / Second  line\nb@b.example,B,support / second line\n", here
    )
    assert found.new_departments == (("Support", "Second line"),)
    assert [row.values["department"] for row in found.rows] == [("Support", "Second line")] * 2


@pytest.mark.parametrize("start", sorted(FORMULA_STARTS))
def test_every_formula_is_made_harmless_and_comes_back(start: str) -> None:
    cell = f"{start}HYPERLINK(1)"
    assert neutral(cell) == f"'{cell}"
    assert restored(f"'{cell}") == cell


def test_numbers_and_plain_text_stay() -> None:
    assert [neutral(cell) for cell in (-5, 2.5, None, "", "Ada", "'quoted'", " =1+1")] == [
        -5, 2.5, "", "", "Ada", "'quoted'", "' =1+1",
    ]  # fmt: skip
    assert restored("'Abd al-Malik") == "'Abd al-Malik"


cell = st.text(max_size=30) | st.sampled_from(
    [
        "a@b.example",
        "b@b.example",
        "c@b.example",
        "1",
        "2",
        "A",
        "Support / X",
        "service",
        "2026-01-01",
        "disabled",
        '"',
        "'=1",
    ]
)
header = st.sampled_from(["email", "name", "manager", "employee_number", "department", "jobs", "status", "role", "?"])


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: ("email,name\n" + text).encode()))
def test_no_bytes_make_reading_crash(data: bytes) -> None:
    try:
        file = read(decode(data))
    except FileRefused:
        return
    dry_run(file, NOBODY, overwrite=False)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(header, min_size=1, max_size=6, unique=True),
    st.lists(st.lists(cell, max_size=7), max_size=12),
    st.booleans(),
)
def test_every_row_has_exactly_one_fate_and_failed_rows_write_nothing(
    head: list[str], rows: list[list[str]], overwrite: bool
) -> None:
    text = "\n".join(";".join(c.replace(";", " ") for c in line) for line in [head, *rows])
    here = known(somebody(5, "a@b.example", employee_number="1", hand_edited=frozenset({"name"})))
    try:
        found = plan_from(text, here, overwrite)
    except FileRefused:
        return
    assert sum(found.count(action) for action in Action) == len(found.rows)
    assert all((row.problem is not None) == (row.action is Action.FAIL) for row in found.rows)
    assert not any(row.changes for row in found.rows if row.action in (Action.FAIL, Action.UNCHANGED))
    assert found.fingerprint == plan_from(text, here, overwrite).fingerprint


def plan_from(text: str, here: Known, overwrite: bool) -> Plan:
    return dry_run(read(decode(text.encode("utf-8", "replace"))), here, overwrite=overwrite)


def test_all_mistakes_of_a_row_are_told_at_once() -> None:
    head = "email,name,department,jobs,manager,hired_on,zone,status\n"
    row = only(plan(head + "no-address,,Support //,juggler,nobody@b.example,31.2.2020,Mars,asleep\n"))
    assert [problem.code for problem in row.problems] == [
        "email", "department", "job", "date", "zone", "state", "no-name", "no-such-manager",
    ]  # fmt: skip


def test_a_row_named_twice_still_tells_what_else_is_wrong() -> None:
    found = plan("email,name,zone\nada@b.example,Ada,Mars\nada@b.example,Ada,UTC\n")
    assert [[problem.code for problem in row.problems] for row in found.rows] == [
        ["double-email", "zone"],
        ["double-email"],
    ]
