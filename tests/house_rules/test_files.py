"""Sizes, names, docstrings and forbidden words of files."""

import ast
import re
from pathlib import Path

import pytest

from tests.house_rules.sources import (
    ROOT,
    committed_files,
    functions,
    module_name,
    name_of,
    python_files,
    templates,
    tree,
)

LONGEST_FILE, LONGEST_FUNCTION = 400, 50
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "services", "service", "manager", "misc"}
# Written by `alembic` from the models: a flat list of tables, read as such.
GENERATED = re.compile(r"migrations/\d{4}_")
MACHINE_FOLDERS = ("/root", "/work", "/opt")
ONLY_CLOCK = "app/clock.py"


def test_no_file_is_too_long() -> None:
    files = [*python_files(), *templates(), *(ROOT / "app" / "static").rglob("*.[cj]s*")]
    long = {name_of(p): n for p in files if (n := len(p.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE}
    assert long == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{name_of(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in python_files()
        for node in functions(path)
        if not GENERATED.match(name_of(path))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_module_has_a_vague_name() -> None:
    assert [name_of(p) for p in python_files() if p.stem in VAGUE_NAMES or p.parent.name in VAGUE_NAMES] == []


def _undocumented(path: Path) -> list[str]:
    module = tree(path)
    missing = [] if ast.get_docstring(module) or path.stat().st_size == 0 else [name_of(path)]
    for node in module.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            missing.append(f"{name_of(path)}:{node.name}")
        if isinstance(node, ast.ClassDef):
            missing += [f"{name_of(path)}:{node.name}.{m}" for m in _undocumented_methods(node)]
    return missing


def _undocumented_methods(node: ast.ClassDef) -> list[str]:
    return [
        method.name
        for method in node.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
        and not method.name.startswith("_")
        and ast.get_docstring(method) is None
        # WTForms' own hooks `validate_<field>` are named by their field.
        and not method.name.startswith("validate_")
    ]


def test_every_module_and_public_function_says_what_it_means() -> None:
    assert [entry for path in python_files("app") for entry in _undocumented(path)] == []


def test_the_package_root_is_one_docstring() -> None:
    body = tree(ROOT / "app" / "__init__.py").body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)


def test_only_clock_reads_the_clock() -> None:
    calls = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time)\(")
    found = [name_of(p) for p in python_files("app") if calls.search(p.read_text(encoding="utf-8"))]
    assert found == [ONLY_CLOCK]


def test_only_edges_ask_for_the_time() -> None:
    """Operations, queries and the engine are given `at`."""
    inner = re.compile(r"app/(engine/|[a-z]+/(operations|queries|models)\b)")
    found = [
        name_of(path)
        for path in python_files("app")
        if inner.match(name_of(path)) and "app.clock" in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_instants_have_one_column_type() -> None:
    bare = re.compile(r"\b(sa\.)?(DateTime|TIMESTAMP)\b")
    files = [p for p in python_files("app") if name_of(p) != "app/db.py"]
    assert [name_of(p) for p in files if bare.search(p.read_text(encoding="utf-8"))] == []


def test_only_the_engine_of_nothing_else() -> None:
    """The engine imports nothing of `app` but itself."""
    foreign = [
        f"{name_of(path)}: {node.module}"
        for path in python_files("app/engine")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith("app")
        and not node.module.startswith("app.engine")
    ]
    assert foreign == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "HACK"])
def test_nothing_is_left_for_later(word: str) -> None:
    files = [*python_files("app", "bench", "migrations"), *templates()]
    pattern = re.compile(rf"\b{word}\b")
    assert [name_of(p) for p in files if pattern.search(p.read_text(encoding="utf-8"))] == []


def test_no_registry_address_and_no_path_of_a_machine_is_committed() -> None:
    # Put together from halves, so that this file does not hold what it looks for.
    halves = [("index-", "url"), ("pypi", r"\.org/simple"), ("/home/", r"\w+"), *((f, "/") for f in MACHINE_FOLDERS)]
    told = re.compile("|".join(first + second for first, second in halves))
    allowed = {"Makefile"}  # names the options that keep addresses out of the lock files
    found = {
        name_of(path): match.group()
        for path in committed_files()
        if name_of(path) not in allowed and (match := told.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


def test_every_module_of_app_can_be_imported() -> None:
    import importlib

    for path in python_files("app"):
        if module_name(path) != "app.web_server":  # reads the settings of a running installation
            importlib.import_module(module_name(path))
