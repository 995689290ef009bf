"""HR's reports: figures, filters, files and who may open them."""

import csv
import io
import re
import zipfile
from datetime import timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from app.clock import now
from app.curricula.operations.decisions import extend, record_absence, waive
from app.db import db, unit_of_work
from app.events.models import Event
from app.insight.queries.report_filter import Report
from app.people.models import Department, Job, Person, Role
from app.policies.models import Attestation, PolicyVersion
from tests.conftest import Browser
from tests.curricula.assigning import MODULE, assign, complete, save
from tests.factories import _add, make_company, make_department, make_person, publish_m2, sign_in
from tests.house_rules.statements import statements

DAY = timedelta(days=1)
PAGES = (*(report.value for report in Report), "completion?by=person", "completion?by=department", "policies?by=person")


def hr_browser(app: Flask) -> tuple[Browser, Person]:
    """HR signed in, in a company with one module."""
    make_company()
    publish_m2()
    browser = app.test_client()
    assert isinstance(browser, Browser)
    hr = make_person(roles=[Role.HR], name="Tomás Rey", jobs=())
    sign_in(browser, hr)
    return browser, hr


def at_work(hr: Person) -> tuple[Department, Department, dict[str, Person]]:
    """Five people of two departments, one below the other, sixty days into a rule of thirty days."""
    began = now() - 60 * DAY
    support = make_department()
    second = make_department("Second line", support)
    people = {
        "done": make_person(name="Dora Done", department_id=support.id, employee_number="17"),
        "late": make_person(name="Lars Late", department_id=second.id, jobs=(Job.SUPPORT,)),
        "overdue": make_person(name="Olga Over", department_id=second.id),
        "waived": make_person(name="Wim Waived", department_id=second.id, jobs=()),
        "away": make_person(name="Aya Away", department_id=support.id),
    }
    save(hr, at=began, audience={"kind": "department", "ids": [support.id], "below": True})
    assign(began)
    complete(people["done"], at=began + 5 * DAY)
    complete(people["late"], at=began + 45 * DAY)
    assign(began + 46 * DAY)
    today = now().date()
    with unit_of_work():
        away = {"person_id": people["away"].id, "kind": "away", "actor_id": hr.id, "at": began}
        record_absence(first=(began + 20 * DAY).date(), last=today + 5 * DAY, **away)
    waived = obligation_of(people["waived"])
    with unit_of_work():
        waive(obligation_id=waived, since=today - DAY, note="other work", actor_id=hr.id, at=now())
    assign(now())
    return support, second, people


def obligation_of(person: Person) -> int:
    """Somebody's first obligation."""
    from app.curricula.models import Obligation

    found = db.session.query(Obligation.id).filter(Obligation.person_id == person.id).order_by(Obligation.id).first()
    assert found is not None
    return int(found[0])


def confirmed(*people: Person) -> PolicyVersion:
    """A policy in two versions; these people have confirmed the second one."""
    values = {
        "policy_id": "social-media", "title": "Social media", "summary": "Think first.", "text": "Think first.",
        "contact": "HR", "region": "", "minutes": 5, "notes": "", "change_note": "", "confirm_again": True,
        "confirm_from": 1, "source_hash": "x", "origin": "company", "published_at": now() - 30 * DAY,
    }  # fmt: skip
    _add(PolicyVersion(**values, number=1, is_current=False))
    present: PolicyVersion = _add(PolicyVersion(**values, number=2, is_current=True))
    for person in people:
        kept = {"cycle": "1", "at": now() - DAY, "zone": person.zone, "statement": "I have read it."}
        _add(Attestation(person_id=person.id, version_id=present.id, **kept))
    return present


def figures(page: str) -> dict[str, str]:
    """The figures above the table: word to number."""
    line = page.split('class="sumline num">')[1].split("</p>")[0]
    return {word: number for number, word in re.findall(r"<b>([^<]*)</b>([^<]*)<", line)}


def csv_of(browser: Browser, name: str, **values: str) -> list[dict[str, str]]:
    """The rows of a report's file."""
    answer = browser.submit(f"/reports/{name}/file", {**values, "format": "csv"})
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def xlsx_of(browser: Browser, name: str, **values: str) -> list[list[str]]:
    """The cells of a report's workbook, as they are stored; every formula would fail the test."""
    answer = browser.submit(f"/reports/{name}/file", {**values, "format": "xlsx"})
    assert answer.status_code == 200
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert list(sheet.iter(f"{space}f")) == []
    return [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{space}row")]


def names_on(page: str) -> list[str]:
    """The first cell of every row of the table."""
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r'<th scope="row">\s*<a[^>]*>(.*?)</a>', page)]


def test_completion_counts_what_the_rules_of_the_numbers_say(app: Flask) -> None:
    browser, hr = hr_browser(app)
    support, second, _people = at_work(hr)
    page = browser.get("/reports").text
    assert figures(page)["rate"] == "66 %"
    assert (figures(page)["done"], figures(page)["open"], figures(page)["overdue"]) == ("2", "0", "1")
    assert "1 waived" in page
    assert "1 away" in page
    below = browser.get(f"/reports/completion?by=department&department={second.id}").text
    assert figures(below)["done"] == "1"
    assert names_on(below) == ["Support / Second line"]
    rows = csv_of(browser, "completion", by="department")
    assert [(row["Department"], row["Rate, %"], row["Done"], row["Overdue"]) for row in rows] == [
        ("Support", "66", "2", "1"),
        ("Support / Second line", "50", "1", "1"),
    ]
    assert support.id != second.id


@pytest.mark.parametrize("by", ["module", "course", "department", "person", "rule", "cycle"])
def test_every_way_to_tell_it_adds_up_to_the_same(app: Flask, by: str) -> None:
    browser, hr = hr_browser(app)
    at_work(hr)
    rows = csv_of(browser, "completion", by=by)
    page = browser.get(f"/reports/completion?by={by}").text
    assert len(names_on(page)) == len(rows)
    if by != "department":  # what is below counts in it
        assert sum(int(row["Done"]) for row in rows) == 2
        assert sum(int(row["Waived"]) for row in rows) == 1
    if by == "rule":
        assert [row["Rule"] for row in rows] == ["Starters"]
    if by == "cycle":
        assert [(row["Module"], row["Cycle"]) for row in rows] == [("Week five", "1")]


def test_the_list_says_when_and_why_and_no_time_of_day(app: Flask) -> None:
    browser, hr = hr_browser(app)
    _support, _second, people = at_work(hr)
    rows = {row["Person"]: row for row in csv_of(browser, "assigned")}
    assert set(rows) == {person.name for person in people.values()}
    dora, lars = rows["Dora Done"], rows["Lars Late"]
    told = [dora[column] for column in ("Employee number", "State", "In time", "Rules")]
    assert told == ["17", "done", "in time", "Starters"]
    assert lars["In time"] == "late"
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["Due"]) for row in rows.values() if row["Due"])
    assert not re.search(r"\d\d:\d\d", browser.get("/reports/assigned").text.split("<main")[1])
    assert [row["Person"] for row in csv_of(browser, "overdue")] == ["Olga Over"]


@pytest.mark.parametrize("name", list(Report))
def test_page_csv_and_xlsx_hold_the_same_rows(app: Flask, name: Report) -> None:
    browser, hr = hr_browser(app)
    support, _second, people = at_work(hr)
    make_person(name="=HYPERLINK(1)", department_id=support.id, employee_number="@SUM(1)")
    assign(now())
    confirmed(people["done"])
    values = {"department": str(support.id), "left": "y"}
    if name is not Report.POLICIES:
        values["module"] = MODULE
    query = "&".join(f"{key}={value}" for key, value in values.items())
    page = browser.get(f"/reports/{name.value}?{query}").text
    rows = csv_of(browser, name.value, **values)
    book = xlsx_of(browser, name.value, **values)
    assert page.count('<th scope="row">') == len(rows) == len(book) - 1 > 0
    assert book[0] == list(rows[0])
    assert [row[0] for row in book[1:]] == [next(iter(row.values())) for row in rows]
    texts = [cell for row in rows for cell in row.values()] + [cell for row in book for cell in row]
    assert [cell for cell in texts if cell[:1] in ("=", "@", "+", "-")] == []
    if "Person" in rows[0]:
        names = [row["Person"].removeprefix("'") for row in rows]
        assert all(person in page.replace("&#39;", "'") for person in names)


def test_who_was_in_order_on_a_day_in_both_readings(app: Flask) -> None:
    browser, hr = hr_browser(app)
    _support, _second, people = at_work(hr)
    # What is written today holds from the beginning only in the reading of today.
    with unit_of_work():
        until = now().date() + 30 * DAY
        extend(obligation_id=obligation_of(people["overdue"]), until=until, note="ill", actor_id=hr.id, at=now())
    day = (now() - 10 * DAY).date().isoformat()
    then = {row["Person"]: row for row in csv_of(browser, "in-order", day=day)}
    today = {row["Person"]: row for row in csv_of(browser, "in-order", day=day, known="today")}
    assert (then["Olga Over"]["In order"], today["Olga Over"]["In order"]) == ("no", "yes")
    assert then["Olga Over"]["Past due"] == "Week five"
    assert then["Dora Done"]["In order"] == "yes"
    page = browser.get(f"/reports/in-order?day={day}&order=no").text
    assert names_on(page) == [name for name, row in then.items() if row["In order"] == "no"]
    early = (now() - 100 * DAY).date().isoformat()
    assert "Nobody who fits had anything to do on that day." in browser.get(f"/reports/in-order?day={early}").text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("in-order?day=soon", "Write a date like 2026-03-31."),
        ("in-order?day=2199-01-01", "This date cannot be right."),
        ("in-order?day=2099-01-01", "This day has not come yet."),
        ("in-order?day=", "Write a day like 2026-03-03."),
        ("completion?department=9999", "This is no longer there."),
        ("completion?by=shoe-size", "This is no longer there."),
        ("hours?since=2026-02-01&until=2026-01-01", "The last day comes before the first one."),
        ("hours?since=32", "Write a date like 2026-03-31."),
    ],
)
def test_a_mistake_in_a_filter_is_said_beside_it_and_kept(app: Flask, query: str, message: str) -> None:
    browser, hr = hr_browser(app)
    at_work(hr)
    answer = browser.get(f"/reports/{query}")
    assert answer.status_code == 400
    assert message in answer.text
    typed = query.split("?")[1].split("=")[1].split("&")[0]
    assert not typed.startswith(("soon", "32")) or f'value="{typed}"' in answer.text
    name, _mark, values = query.partition("?")
    told = dict(part.split("=") for part in values.split("&"))
    refused = browser.submit(f"/reports/{name}/file", {**told, "format": "csv"})
    assert refused.status_code == 303
    assert message in browser.get(refused.location).text


def test_hours_count_a_version_once_a_person_however_often_they_tried(app: Flask) -> None:
    browser, hr = hr_browser(app)
    make_person(jobs=(Job.SERVICE,))
    once, thrice = make_person(jobs=(Job.SUPPORT,)), make_person(jobs=(Job.MARKETING,))
    complete(once, at=now() - 5 * DAY)
    for ago in (7, 6, 5):
        complete(thrice, at=now() - ago * DAY)
    rows = {row["Work"]: row for row in csv_of(browser, "hours")}
    minutes = publish_m2().minutes
    for work in ("Support", "Marketing"):
        row = rows[work]
        assert (row["People"], row["Completed something"], row["Completions"]) == ("1", "1", "1")
        assert float(row["Hours"]) == round(minutes / 60, 1)
    assert (rows["Service"]["Completions"], rows["No work given"]["People"]) == ("0", "1")
    since = (now() - 3 * DAY).date().isoformat()
    assert {row["Completions"] for row in csv_of(browser, "hours", since=since, by="role")} == {"0"}
    assert hr.id


def test_late_and_excused_says_when_and_by_whom(app: Flask) -> None:
    browser, hr = hr_browser(app)
    _support, _second, people = at_work(hr)
    with unit_of_work():
        until = now().date() + DAY
        extend(obligation_id=obligation_of(people["late"]), until=until, note="ill", actor_id=hr.id, at=now())
    rows = {row["Person"]: row["In time"] for row in csv_of(browser, "assigned")}
    today = now().astimezone(ZoneInfo("Europe/Brussels")).date().isoformat()
    assert rows["Lars Late"] == f"late, excused on {today} by Tomás Rey"
    assert rows["Dora Done"] == "in time"


def test_policies_are_told_by_version_and_by_person(app: Flask) -> None:
    browser, hr = hr_browser(app)
    support, second, people = at_work(hr)
    confirmed(people["done"], people["late"])
    versions = csv_of(browser, "policies")
    assert [(row["Version"], row["Present text"], row["People who confirmed it"]) for row in versions] == [
        ("2", "yes", "2"),
        ("1", "no", "0"),
    ]
    assert csv_of(browser, "policies", department=str(second.id))[0]["People who confirmed it"] == "1"
    page = browser.get("/reports/policies").text
    assert "by=person&amp;module=policy:social-media&amp;version=2" in page.replace("%3A", ":")
    rows = csv_of(browser, "policies", by="person", module="policy:social-media", version="2")
    assert [(row["Person"], row["Version"]) for row in rows] == [("Dora Done", "2"), ("Lars Late", "2")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["Confirmed on"]) for row in rows)
    assert csv_of(browser, "policies", by="person", version="1") == []
    assert support.id != second.id


def test_only_hr_and_administrators_read_reports(app: Flask) -> None:
    browser, hr = hr_browser(app)
    at_work(hr)
    boss = make_person(roles=[Role.REVIEWER, Role.AUTHOR], jobs=(Job.MANAGER,))
    make_person(manager_id=boss.id)
    sign_in(browser, boss)
    assert browser.get("/reports").status_code == 403
    assert browser.submit("/reports/completion/file", {"format": "csv"}).status_code == 403
    assert browser.get("/reports/files").status_code == 403
    assert "/reports" not in browser.get("/").text


def test_a_file_is_recorded_by_ids_only(app: Flask) -> None:
    browser, hr = hr_browser(app)
    at_work(hr)
    csv_of(browser, "assigned")
    event = db.session.query(Event).filter(Event.kind == "report.exported").one()
    assert (event.actor_id, event.subjects) == (hr.id, {"report": "assigned", "format": "csv"})
    assert browser.submit("/reports/assigned/file", {"format": "exe"}).status_code == 404
    assert browser.get("/reports/nothing").status_code == 404


def test_who_has_left_is_shown_when_asked_for(app: Flask) -> None:
    browser, hr = hr_browser(app)
    _support, _second, people = at_work(hr)
    with unit_of_work():
        db.session.get_one(Person, people["done"].id).disabled_at = now()
    assert "Dora Done" not in browser.get("/reports/assigned").text
    assert "Dora Done" in browser.get("/reports/assigned?left=y").text
    # On a day before, she was here.
    day = (now() - 10 * DAY).date().isoformat()
    assert "Dora Done" in browser.get(f"/reports/in-order?day={day}").text


@pytest.mark.parametrize("name", PAGES)
def test_reports_ask_the_same_number_of_questions_however_many_people(app: Flask, name: str) -> None:
    browser, hr = hr_browser(app)
    support, second, _people = at_work(hr)
    browser.get(f"/reports/{name}")
    with statements() as few:
        assert browser.get(f"/reports/{name}").status_code == 200
    for n in range(40):
        make_person(department_id=(support, second)[n % 2].id)
    assign(now())
    with statements() as many:
        assert browser.get(f"/reports/{name}").status_code == 200
    assert len(many) == len(few)
    assert len(few) <= 20
