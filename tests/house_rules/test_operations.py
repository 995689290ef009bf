"""Operations: marked, keyword-only, given the time, never committing."""

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.house_rules.sources import module_name, name_of, python_files

OPERATIONS = re.compile(r"app/[a-z]+/operations(\.py|/\w+\.py)$")
QUERIES = re.compile(r"app/[a-z]+/queries(\.py|/\w+\.py)$")
# The building blocks of operations: they add to the transaction that an operation has begun.
WITHIN_AN_OPERATION = {
    "app.events.operations.record",
    "app.events.operations.seal_of",
    "app.authoring.operations.publishing.source_hash",
    "app.curricula.operations.curricula.set_items",
    "app.learning.operations.attempts.locked_attempt",
    "app.people.operations.departments.lock_structure",
    "app.people.operations.people.locked_person",
    "app.people.operations.people.set_jobs",
    "app.people.operations.people.shut_out",
}


def public_functions(pattern: re.Pattern[str]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function defined in files of this kind, by full name."""
    for path in python_files("app"):
        if not pattern.match(name_of(path)):
            continue
        module = importlib.import_module(module_name(path))
        for name, member in vars(module).items():
            if inspect.isfunction(member) and member.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{module.__name__}.{name}", member


def test_every_public_function_is_marked_as_an_operation() -> None:
    unmarked = {n for n, f in public_functions(OPERATIONS) if not getattr(f, "is_operation", False)}
    assert unmarked - WITHIN_AN_OPERATION == set()


def test_operations_take_names_only() -> None:
    positional = {
        name: [p.name for p in inspect.signature(function).parameters.values() if p.kind is not p.KEYWORD_ONLY]
        for name, function in public_functions(OPERATIONS)
        if name not in WITHIN_AN_OPERATION
    }
    assert {name: found for name, found in positional.items() if found} == {}


def test_no_query_is_an_operation_and_none_writes() -> None:
    assert [n for n, f in public_functions(QUERIES) if getattr(f, "is_operation", False)] == []
    writes = re.compile(r"\b(sa\.(insert|update|delete)\(|session\.(add|delete|merge|flush|commit)\()")
    files = [p for p in python_files("app") if QUERIES.match(name_of(p))]
    assert [name_of(p) for p in files if writes.search(p.read_text(encoding="utf-8"))] == []


def test_only_the_edge_commits() -> None:
    edge = {"app/db.py", "app/jobs/edge.py"}
    commits = re.compile(r"session\.commit\(|\.commit\(\)")
    files = [p for p in python_files("app") if name_of(p) not in edge]
    assert [name_of(p) for p in files if commits.search(p.read_text(encoding="utf-8"))] == []
