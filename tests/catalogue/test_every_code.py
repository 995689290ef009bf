"""Codes that are seldom met, each planted once; and a count that no code is without a test."""

import re
from pathlib import Path

import pytest

from app.catalogue.folder import FolderRefused, read_folder
from app.catalogue.problem_words import as_line, known_codes
from app.catalogue.reading import read_module
from tests.catalogue.shipped import week_five_files

LONG = "x" * 5000
ANCHORS = "anchors:\n  - level: 1\n    voice: A\n    text: B\n    why: C\nhints:"

# (code, file, text before, text after)
SELDOM = [
    ("anchors-belong-to-the-rubric", "role-plays/ingrid-mail.yaml", "hints:", ANCHORS),
    ("blank-never-right", "checks.yaml", "        accept: [promise, guarantee]\n", ""),
    ("empty-text", "module.yaml", "title: Week five", 'title: ""'),
    ("not-a-list", "module.yaml", "audience: [service]", "audience: service"),
    ("not-a-mapping", "module.yaml", "customer:\n  person: ingrid", "customer: ingrid\nother:\n  person: ingrid"),
    ("not-text", "module.yaml", "title: Week five", "title: 5"),
    ("one-pattern", "checks.yaml", "      - first: fix\n", "      - first: fix\n        last: own\n"),
    ("shown-in-order", "checks.yaml", "answer: [see, own, fix, when, learn]", "answer: [when, fix, learn, see, own]"),
    ("too-long", "module.yaml", "title: Week five", f"title: {LONG}"),
    (
        "too-many",
        "role-plays/ingrid-mail.yaml",
        "    - I am still alone with it\n",
        "    - I am still alone with it\n    - A fifth level\n",
    ),
]


@pytest.mark.parametrize(("code", "file", "before", "after"), SELDOM, ids=[fault[0] for fault in SELDOM])
def test_a_seldom_fault_is_found_in_its_file(code: str, file: str, before: str, after: str) -> None:
    files = week_five_files()
    text = files[file].decode()
    assert before in text
    files[file] = text.replace(before, after, 1).encode()
    problems = read_module(files, course="storming-phase").problems
    assert (code, file) in {(problem.code, problem.path) for problem in problems}
    assert all(as_line(problem) for problem in problems)


def test_figures_need_a_story() -> None:
    files = week_five_files()
    del files["scenario.yaml"]
    assert "figures-without-scenario" in {problem.code for problem in read_module(files).problems}


def test_a_check_in_which_nothing_is_right() -> None:
    files = week_five_files()
    files["checks.yaml"] = files["checks.yaml"].replace(b"marked: true", b"marked: false")
    assert "no-right-option" in {problem.code for problem in read_module(files).problems}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "course"
    path.write_text("hello")
    with pytest.raises(FolderRefused) as refused:
        read_folder(path)
    assert refused.value.problem.code == "not-a-folder"


def test_every_code_is_named_by_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("*.py"))
    named = set(re.findall(r"[\"' ]([a-z0-9]+(?:-[a-z0-9]+)+|alias|anchor|tag|cycle)\b", tests))
    assert known_codes() - named == set()
