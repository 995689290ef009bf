"""Reading an uploaded CSV of people: bytes → text → rows. Pure; it refuses with a code, a line and parameters."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.people.import_columns import KNOWN, OUR_REMARKS, SOURCES, is_about_rights, normal

MOST_BYTES = 2_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 100
LONGEST_CELL = 1_000
DELIMITERS = (",", ";", "\t")
EXCEL_HINT = re.compile(r'"?sep=([,;\t])"?')


@dataclass(frozen=True)
class Problem:
    """Something to tell about a file or a row: a code and its parameters, which the page makes a sentence of."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


class FileRefused(Exception):
    """The file cannot be read as a whole; `line` (from 1) says where, None when no line is to blame."""

    def __init__(self, code: str, line: int | None = None, **params: str | int) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)
        self.line = line


@dataclass(frozen=True)
class Row:
    """One record: the line it begins on (from 1) and its cells, as many as there are columns."""

    line: int
    cells: tuple[str, ...]
    too_long: bool = False


@dataclass(frozen=True)
class PeopleFile:
    """A file that can be read: its columns as written and as compared, and its rows."""

    header: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def about_rights(self) -> tuple[str, ...]:
        """Columns that would give roles or privileges; they are never used."""
        return tuple(h for h, c in zip(self.header, self.columns, strict=True) if c and is_about_rights(c))

    @property
    def not_used(self) -> tuple[str, ...]:
        """Columns nobody here knows."""
        return tuple(
            h
            for h, c in zip(self.header, self.columns, strict=True)
            if c and c not in KNOWN and c not in OUR_REMARKS and not is_about_rights(c)
        )


def decode(data: bytes) -> str:
    """The text of an uploaded file, with plain line ends. Knows UTF-8, UTF-16 and Windows-1252.

    Raises FileRefused.
    """
    if len(data) > MOST_BYTES:
        raise FileRefused("too-big", most=MOST_BYTES // 1_000_000)
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise FileRefused("nul", text.count("\n", 0, text.index("\0")) + 1)
    if not text.strip():
        raise FileRefused("empty")
    return text


def _decoded(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = [*_utf_16_without_mark(data), "utf-8", "cp1252"]
    bad_line = None
    for encoding in candidates:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            bad_line = data.count(b"\n", 0, error.start) + 1
    raise FileRefused("encoding", bad_line)


def _utf_16_without_mark(data: bytes) -> list[str]:
    """UTF-16 whose mark got lost: every second byte of Western text is zero."""
    start = data[:2000]
    if len(data) % 2 or b"\0" not in start:
        return []
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if zeros.count(0) > len(zeros) * 0.7:
            return [encoding]
    return []


def read(text: str) -> PeopleFile:
    """The rows of a decoded file. Raises FileRefused with the line that is to blame."""
    first, _, rest = text.partition("\n")
    hint = EXCEL_HINT.fullmatch(first.strip(" ")) if first else None
    body, skipped = (rest, 1) if hint else (text, 0)
    records = _records(body, hint[1] if hint else _delimiter(body), skipped)
    head = next(records, None)
    if head is None:
        raise FileRefused("empty")
    header = tuple(cell.strip() for cell in head[1])
    columns = tuple(normal(cell) for cell in header)
    _check_columns(head[0], header, columns)
    rows: list[Row] = []
    for line, cells in records:
        if len(rows) == MOST_ROWS:
            raise FileRefused("too-many-rows", line, most=MOST_ROWS)
        rows.append(_row(line, cells, len(columns)))
    return PeopleFile(header, columns, tuple(rows))


def _row(line: int, cells: list[str], width: int) -> Row:
    """Short rows are filled up (spreadsheets leave out empty cells at the end); long ones are shown as wrong."""
    too_long = any(cell.strip() for cell in cells[width:])
    return Row(line, tuple((cells + [""] * width)[:width]), too_long)


def _check_columns(line: int, header: tuple[str, ...], columns: tuple[str, ...]) -> None:
    if len(columns) > MOST_COLUMNS:
        raise FileRefused("too-many-columns", line, most=MOST_COLUMNS)
    seen: set[str] = set()
    for written, column in zip(header, columns, strict=True):
        if column and column in seen:
            raise FileRefused("double-column", line, column=written)
        seen.add(column)
    if seen.isdisjoint(SOURCES["email"]) and seen.isdisjoint(SOURCES["employee_number"]):
        raise FileRefused("no-email-column", line)


def _delimiter(text: str) -> str:
    """The separator under which the first line that is not empty shows most columns we know."""
    first = next((line for line in io.StringIO(text) if line.strip()), "")

    def known(delimiter: str) -> tuple[int, int]:
        cells = [normal(cell.strip('" \n')) for cell in first.split(delimiter)]
        return sum(cell in KNOWN for cell in cells), len(cells)

    return max(DELIMITERS, key=known)


def _records(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Records that are not empty, with the line each begins on."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileRefused("huge-cell" if "limit" in str(error) else "quotes", line, most=LONGEST_CELL) from error
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise FileRefused("huge-cell", line, most=LONGEST_CELL)
        if any(cell.strip() for cell in cells):
            yield line, cells
