"""Reports written as CSV or XLSX, line by line, so that a long one needs no more memory than a short one."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from app.insight.queries.report_filter import Report, ReportFilter
from app.insight.report_sheets import Cell, Column, Line
from app.people.csv_cells import csv_line, neutral

FOLDER = "reports"
PIECE = 64 * 1024
# A sheet of a workbook ends here.
MOST_LINES = 1_048_575


class Format(StrEnum):
    """What kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA = {
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_name(report: Report, chosen: ReportFilter, format: Format) -> str:
    """What the file is called: `in-order-2026-03-03-as-known-today.csv`. Nobody's name stands in it."""
    parts = [report.value]
    if report is Report.DAY and chosen.day is not None:
        parts += [chosen.day.isoformat(), "as-known-today" if chosen.as_known_today else "as-known-then"]
    elif chosen.by is not None:
        parts.append(f"by-{chosen.by.value}")
    return f"{'-'.join(parts)}.{format.value}"


def csv_lines(columns: Sequence[Column], lines: Iterable[Line]) -> Iterator[str]:
    """The report as CSV, piece by piece. Days stand as 2026-03-31."""
    yield "\ufeff" + csv_line(column.label for column in columns)
    for line in lines:
        yield csv_line(cell.isoformat() if isinstance(cell, date) else cell for cell in line.cells)


def write_csv(path: Path, columns: Sequence[Column], lines: Iterable[Line]) -> None:
    """The report as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(csv_lines(columns, lines))


def write_xlsx(path: Path, columns: Sequence[Column], lines: Iterable[Line]) -> None:
    """The report as a workbook. Text is always text: nothing in it is ever run as a formula or made a link."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": path.parent}
    with xlsxwriter.Workbook(path, options) as book:
        days, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
        page = book.add_worksheet()
        page.freeze_panes(1, 0)
        page.set_column(0, len(columns) - 1, 18)
        for place, column in enumerate(columns):
            page.write_string(0, place, str(neutral(column.label)), bold)
        for number, line in enumerate(lines, start=1):
            if number > MOST_LINES:
                raise ValueError("a sheet ends here; take the CSV")
            for place, cell in enumerate(line.cells):
                _write(page, number, place, cell, days)


def _write(page: Worksheet, number: int, place: int, cell: Cell, days: object) -> None:
    match cell:
        case None:
            return
        case date():
            page.write_datetime(number, place, cell, days)
        case int() | float():
            page.write_number(number, place, cell)
        case _:
            page.write_string(number, place, str(neutral(cell)))


def pieces_of_xlsx(columns: Sequence[Column], lines: Iterable[Line]) -> Iterator[bytes]:
    """The workbook in pieces. It is written to a file of its own first, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "report.xlsx"
        write_xlsx(path, columns, lines)
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def place_of(instance: Path, key: str, format: str) -> Path:
    """Where a long report lies. Only the server's own user can read the folder."""
    return instance / FOLDER / f"{key}.{format}"


def write_for_later(place: Path, columns: Sequence[Column], lines: Iterable[Line]) -> int:
    """Write a long report; returns the number of lines.

    The file appears under its name only when it is whole. How far it is can be asked for by `lines_so_far`.
    """
    folder = place.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    counted = 0

    def counting() -> Iterator[Line]:
        nonlocal counted
        for line in lines:
            counted += 1
            if counted % 500 == 0:
                _progress(place).write_text(str(counted), encoding="utf-8")
            yield line

    with tempfile.TemporaryDirectory(dir=folder, prefix=f"{_drafts(place)}-") as name:
        draft = Path(name) / place.name
        write = write_xlsx if place.suffix == ".xlsx" else write_csv
        write(draft, columns, counting())
        draft.chmod(0o600)
        os.replace(draft, place)
    _progress(place).unlink(missing_ok=True)
    return counted


def lines_so_far(place: Path) -> int:
    """How many lines of a long report are written; 0 before it has begun."""
    try:
        return int(_progress(place).read_text(encoding="utf-8") or 0)
    except FileNotFoundError:
        return 0


def remove(place: Path) -> None:
    """Remove a file, if it is there, and what a worker left that was killed over it."""
    place.unlink(missing_ok=True)
    for left in place.parent.glob(f"{_drafts(place)}-*"):
        shutil.rmtree(left, ignore_errors=True)
    _progress(place).unlink(missing_ok=True)


def _drafts(place: Path) -> str:
    return f".writing-{place.stem}"


def _progress(place: Path) -> Path:
    return place.with_suffix(".lines")
