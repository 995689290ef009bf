"""HR's reports with rows, one file that is ready and one that waits, for the pages of the world."""

from app.clock import now
from app.db import unit_of_work
from app.insight.jobs import write_file
from app.insight.operations.report_files import ask_file
from app.insight.queries.report_filter import By, Report
from app.insight.report_form import TOLD_BY
from app.people.models import Person

READY, WAITING = 1, 2


def report_pages() -> list[tuple[str, str]]:
    """Endpoint and address of every report, told in every way, and of the files."""
    told = [(report, by) for report, ways in TOLD_BY.items() for by in ways]
    return [
        ("insight.report", "/reports"),
        *(("insight.report", f"/reports/{report.value}") for report in Report),
        *(("insight.report", f"/reports/{report.value}?by={by.value}") for report, by in told if by is not By.MODULE),
        ("insight.report_files", "/reports/files"),
        ("insight.report_file", f"/reports/files/{READY}"),
        ("insight.report_file", f"/reports/files/{WAITING}"),
        ("insight.report_file_state", f"/reports/files/{WAITING}/state"),
        ("insight.download_report_file", f"/reports/files/{READY}/download"),
    ]


def build_reports(boss: Person) -> None:
    """The two files, both of `boss`."""
    for format in ("csv", "xlsx"):
        with unit_of_work():
            ask_file(report="assigned", format=format, chosen={}, rows=20_000, actor_id=boss.id, at=now())
    with unit_of_work():
        write_file(str(READY), now())
