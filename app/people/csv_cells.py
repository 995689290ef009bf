"""Cells of CSV files that spreadsheets would run as formulas: made harmless on the way out, restored on the way in."""

import csv
import io
from collections.abc import Iterable

# Spreadsheets run a cell that begins with one of these; the full-width twins are read as the same characters.
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
GUARD = "'"


def neutral(cell: object) -> object:
    """The cell as it may stand in a file for a spreadsheet: text that could be a formula gets an apostrophe in front.

    Numbers stay numbers; None becomes an empty cell.
    """
    if cell is None:
        return ""
    if isinstance(cell, str) and _is_formula(cell):
        return GUARD + cell
    return cell


def restored(cell: str) -> str:
    """The text behind a cell that `neutral` guarded; any other cell as it is."""
    return cell[1:] if cell.startswith(GUARD) and _is_formula(cell[1:]) else cell


def _is_formula(text: str) -> bool:
    # Some programs skip leading spaces before they look at the first character.
    return text[:1] in FORMULA_STARTS or text.lstrip(" \u00a0\u3000\ufeff")[:1] in FORMULA_STARTS


def csv_line(cells: Iterable[object]) -> str:
    """One line of a CSV file; cells that a spreadsheet would run as a formula are made harmless."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(neutral(cell) for cell in cells)
    return line.getvalue()
