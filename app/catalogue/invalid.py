"""What pydantic says about data, as problems with line and column."""

import difflib
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from app.catalogue.yaml_marks import Marked
from app.engine.problems import Problem

Path = tuple[str | int, ...]

_CODE = re.compile(r"[a-z]+(_[a-z]+)*")

_CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "string_type": "not-text",
    "string_too_short": "empty-text",
    "string_too_long": "too-long",
    "string_pattern_mismatch": "not-this-form",
    "literal_error": "not-one-of",
    "int_type": "not-a-whole-number",
    "bool_type": "not-true-or-false",
    "bool_parsing": "not-true-or-false",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
    "too_short": "too-few",
    "too_long": "too-many",
    "tuple_type": "not-a-list",
    "model_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "union_tag_invalid": "not-one-of",
    "union_tag_not_found": "missing-key",
    "date_from_datetime_parsing": "not-a-date",
    "date_type": "not-a-date",
}


def problems_of(error: ValidationError, marked: Marked, path: str, model: type[BaseModel]) -> list[Problem]:
    """One problem for each wrong place of the file."""
    found: dict[tuple[int, int, str], Problem] = {}
    errors = error.errors(include_url=False)
    for raw in errors:
        if raw["type"] == "too_short" and _holds_other(raw["loc"], errors):
            continue  # an entry that is wrong is not counted; that it is wrong is said already
        problem = _problem(raw, marked, path, model)
        key = (problem.line, problem.column, "" if problem.code != "missing-key" else str(problem.details))
        found.setdefault(key, problem)
    return sorted(found.values(), key=lambda problem: (problem.line, problem.column))


def _holds_other(loc: Path, errors: list[Any]) -> bool:
    """Whether something inside the list at `loc` is wrong as well."""
    return any(len(raw["loc"]) > len(loc) and raw["loc"][: len(loc)] == loc for raw in errors)


def _problem(raw: Any, marked: Marked, path: str, model: type[BaseModel]) -> Problem:
    code = _code(raw)
    # An error of a whole model may say where inside it the mistake stands.
    at, rest = _in_data((*raw["loc"], *raw.get("ctx", {}).get("at", ())), marked.data)
    if code == "missing-key":
        name = str(rest[-1]) if rest else str(raw.get("ctx", {}).get("discriminator", "")).strip("'")
        line, column = marked.place_of(at)
        return Problem(code, path, line, column, {"key": name})
    line, column = marked.place_of(at, key=code == "unknown-key")
    details = {key: str(value) for key, value in raw.get("ctx", {}).items() if key not in ("error", "at")}
    if code == "unknown-key":
        details = {"key": str(at[-1]), "nearest": _nearest(str(at[-1]), model)}
    details.setdefault("reason", raw["msg"])
    details.setdefault("value", str(raw.get("input"))[:60])
    return Problem(code, path, line, column, details)


def _code(raw: Any) -> str:
    if raw["type"] == "value_error":
        # Our own validators raise ValueError with the code as its text; a rubric's say it in words.
        said = str(raw["ctx"]["error"])
        return said.replace("_", "-") if _CODE.fullmatch(said) else "wrong-value"
    if "at" in raw.get("ctx", {}):
        return str(raw["type"])
    return _CODES.get(raw["type"], "wrong-value")


def _in_data(loc: Path, data: Any) -> tuple[Path, Path]:
    """The part of pydantic's location that exists in the data, and what is left of it.

    Names of union members, which pydantic puts into locations, do not exist in the data and are skipped.
    """
    at: list[str | int] = []
    rest: list[str | int] = []
    for step in loc:
        inside = isinstance(data, dict) and step in data
        if inside or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]
            at.append(step)
            rest = []
        else:
            rest.append(step)
    return tuple(at), tuple(rest)


def _nearest(key: str, model: type[BaseModel]) -> str:
    """The known key that looks most like an unknown one, anywhere in this file's model."""
    close = difflib.get_close_matches(key, sorted(set(_keys(model.model_json_schema()))), n=1)
    return close[0] if close else ""


def _keys(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from _keys(value)
