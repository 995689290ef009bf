"""Reports as files: constant memory, long ones by the worker, who may fetch them, and that they end."""

import gc
import tracemalloc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.clock import now
from app.curricula.models import Obligation, ObligationNow, ObligationRecord
from app.db import Base, db, unit_of_work
from app.events.models import Event
from app.insight.jobs import FILES, OLD_FILES
from app.insight.models import ReportFile
from app.insight.queries.report_filter import By, Report, ReportFilter
from app.insight.report_sheets import columns, lines
from app.insight.report_writing import FOLDER, csv_lines, lines_so_far, place_of, write_xlsx
from app.jobs.queue import jobs
from app.jobs.runner import TRIES, run
from app.people.models import Person, Role
from tests.conftest import NOON, Browser
from tests.factories import make_company, make_department, make_person, publish_m2, sign_in

DAY = timedelta(days=1)


def many(people: int) -> None:
    """A company of so many people, each with one thing to do, written at once."""
    department = make_department()
    # Far from the ids that the database gives by itself.
    first = max(100_000, db.session.scalar(sa.select(sa.func.max(Person.id))) or 0) + 1
    ids = range(first, first + people)
    zone, due = "Europe/Brussels", NOON + 30 * DAY
    person = {"zone": zone, "language": "en", "created_at": NOON, "hand_edited": [], "department_id": department.id}
    asked = {"module_id": "week-five", "cycle": "1", "zone": zone, "opened_at": NOON}
    given = {"kind": "assigned", "at": NOON, "known_at": NOON, "due_at": due, "note": ""}
    rows: dict[type[Base], list[dict[str, object]]] = {
        Person: [{"id": n, "email": f"n{n}@norvale.example", "name": f"Person {n:06}", **person} for n in ids],
        Obligation: [{"id": n, "person_id": n, **asked} for n in ids],
        ObligationRecord: [{"obligation_id": n, **given} for n in ids],
        ObligationNow: [{"obligation_id": n, "person_id": n, "state": "open", "due_at": due} for n in ids],
    }
    with unit_of_work() as session:
        for table, found in rows.items():
            session.execute(sa.insert(table), found)


def peak(parts: Iterator[object]) -> tuple[int, int]:
    """How many lines came, and how much memory was held at most while they came, in bytes."""
    gc.collect()
    tracemalloc.start()
    try:
        counted = sum(1 for _part in parts)
        return counted, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def as_csv(report: Report, chosen: ReportFilter) -> Iterator[str]:
    """The lines of a report's CSV as they are sent."""
    db.session.rollback()
    return csv_lines(columns(report, chosen), lines(report, chosen, at=now()))


KINDS = {
    "assigned": (Report.ASSIGNED, ReportFilter()),
    "completion": (Report.COMPLETION, ReportFilter(by=By.PERSON)),
    "in-order": (Report.DAY, ReportFilter(day=(NOON + 40 * DAY).date())),
}


@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_rows_need_no_more_memory_than_two_thousand(app: Flask, kind: str) -> None:
    make_company()
    publish_m2()
    report, chosen = KINDS[kind]
    many(2_000)
    list(as_csv(report, chosen))  # what is put together once
    few, low = peak(as_csv(report, chosen))
    many(8_000)
    counted, high = peak(as_csv(report, chosen))
    assert (few, counted) == (2_001, 10_001)
    assert high < low * 1.25 + 200_000
    assert high < 12_000_000


def test_a_workbook_is_written_row_by_row(app: Flask, tmp_path: Path) -> None:
    make_company()
    publish_m2()
    report, chosen = KINDS["assigned"]

    def written() -> Iterator[object]:
        db.session.rollback()
        write_xlsx(tmp_path / "a.xlsx", columns(report, chosen), lines(report, chosen, at=now()))
        yield None

    many(1_000)
    list(written())
    _one, low = peak(written())
    many(4_000)
    _one, high = peak(written())
    assert high < low * 1.25 + 200_000


@pytest.fixture
def asked(app: Flask) -> tuple[Browser, Person, int]:
    """HR has asked for more rows than are sent at once: the browser, who, and the file's id."""
    make_company()
    publish_m2()
    many(30)
    object.__setattr__(app.config["SETTINGS"], "export_rows_at_once", 20)
    hr = make_person(roles=[Role.HR])
    browser = app.test_client()
    assert isinstance(browser, Browser)
    sign_in(browser, hr)
    answer = browser.submit("/reports/assigned/file", {"format": "csv"})
    assert answer.status_code == 303
    return browser, hr, int(answer.location.rsplit("/", 1)[1])


def work(name: str) -> int:
    """The worker looks for one job."""
    db.session.rollback()
    return run(jobs().by_name[name])


def test_a_long_report_is_written_by_the_worker(app: Flask, asked: tuple[Browser, Person, int]) -> None:
    browser, hr, key = asked
    page = browser.get(f"/reports/files/{key}").text
    assert "0 of about 30 rows are written." in page
    assert "Look again" in page
    assert browser.get(f"/reports/files/{key}/state").json == {
        "ready": False,
        "message": "0 of about 30 rows are written.",
    }
    assert browser.get(f"/reports/files/{key}/download").status_code == 404
    assert work(FILES) == 1
    assert work(FILES) == 0
    assert browser.get(f"/reports/files/{key}/state").json["ready"] is True
    answer = browser.get(f"/reports/files/{key}/download")
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(answer.text.splitlines()) == 31
    assert "The file is ready: 30 rows." in browser.get("/reports/files").text
    kinds = [event.kind for event in db.session.query(Event).filter(Event.kind.like("export.%")).order_by(Event.id)]
    assert kinds == ["export.asked", "export.ready"]
    told = [event.subjects for event in db.session.query(Event).filter(Event.kind == "export.asked")]
    assert told == [{"file_id": key, "report": "assigned", "format": "csv"}]
    assert hr.id


def test_the_file_lies_where_only_the_server_reads_it(app: Flask, asked: tuple[Browser, Person, int]) -> None:
    work(FILES)
    folder = app.config["INSTANCE"] / FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
    [file] = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.stem == db.session.get_one(ReportFile, asked[2]).key


def test_only_who_asked_and_still_may_fetches_it(app: Flask, asked: tuple[Browser, Person, int]) -> None:
    browser, hr, key = asked
    work(FILES)
    other = app.test_client()
    assert isinstance(other, Browser)
    sign_in(other, make_person(roles=[Role.HR, Role.ADMINISTRATOR]))
    for place in ("", "/state", "/download"):
        foreign, missing = (other.get(f"/reports/files/{n}{place}") for n in (key, 999))
        assert foreign.status_code == missing.status_code == 404
    assert "ready" not in other.get("/reports/files").text
    with unit_of_work() as session:
        session.execute(sa.text("DELETE FROM person_roles WHERE person_id = :id"), {"id": hr.id})
    assert browser.get(f"/reports/files/{key}/download").status_code == 403


def test_asking_twice_is_one_file_and_there_is_an_end_to_asking(app: Flask, asked: tuple[Browser, Person, int]) -> None:
    browser, _hr, key = asked
    again = browser.submit("/reports/assigned/file", {"format": "csv"})
    assert again.location == f"/reports/files/{key}"
    answers = [
        browser.submit("/reports/assigned/file", {"format": "xlsx", "module": module, "state": state}).status_code
        for module in ("", "week-five")
        for state in ("", "overdue")
    ]
    assert answers == [303] * 4
    assert browser.submit("/reports/assigned/file", {"format": "xlsx", "left": "y"}).status_code == 409


def test_files_end_after_some_days(app: Flask, asked: tuple[Browser, Person, int]) -> None:
    browser, _hr, key = asked
    work(FILES)
    place = place_of(app.config["INSTANCE"], db.session.get_one(ReportFile, key).key, "csv")
    assert place.exists()
    # What a worker leaves that is killed while it writes.
    (place.parent / f".writing-{place.stem}-x").mkdir()
    assert work(OLD_FILES) == 0
    with time_machine.travel(now() + 7 * DAY + timedelta(minutes=1), tick=False):
        assert work(OLD_FILES) == 1
    assert list(place.parent.iterdir()) == []
    assert browser.get(f"/reports/files/{key}").status_code == 404


def test_what_cannot_be_written_is_said_and_can_be_asked_for_again(
    app: Flask, asked: tuple[Browser, Person, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, _hr, key = asked

    def broken(*_args: object, **_values: object) -> int:
        raise OSError("no space left on device")

    monkeypatch.setattr("app.insight.jobs.write_for_later", broken)
    for hours in range(TRIES):
        with time_machine.travel(now() + timedelta(hours=hours), tick=False):
            work(FILES)
    assert "The file could not be written." in browser.get(f"/reports/files/{key}").text
    monkeypatch.undo()
    answer = browser.submit("/reports/assigned/file", {"format": "csv"})
    assert answer.location != f"/reports/files/{key}"
    assert work(FILES) == 1


def test_progress_can_be_seen_while_it_is_written(app: Flask) -> None:
    make_company()
    publish_m2()
    many(1_200)
    report, chosen = KINDS["assigned"]
    from app.insight.report_writing import write_for_later

    place = place_of(app.config["INSTANCE"], "k", "csv")
    seen = set()

    def watched() -> Iterator[object]:
        for line in lines(report, chosen, at=now()):
            seen.add(lines_so_far(place))
            yield line

    assert write_for_later(place, columns(report, chosen), watched()) == 1_200  # type: ignore[arg-type]
    assert seen == {0, 500, 1000}
    assert lines_so_far(place) == 0
