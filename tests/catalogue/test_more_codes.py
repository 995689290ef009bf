"""Codes of editing, pictures, translations and rubrics, each planted and found in its file."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.authoring.starter_files import STARTER
from app.catalogue.problem_words import as_line
from app.catalogue.reading import read_module, read_rubric
from app.catalogue.shelf import read_shelf
from app.engine.checking.rubrics import check_examples
from app.engine.problems import Problem
from tests.catalogue.shipped import COURSES

Files = dict[str, bytes]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def starter() -> Files:
    """The starter module's files."""
    root = STARTER / "module"
    found = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.*")}
    marks = {"@ID@": "small", "@TITLE@": "Small", "@REVIEW@": "2099-01-01"}
    for mark, word in marks.items():
        found = {path: text.replace(mark, word) for path, text in found.items()}
    return {path: text.encode() for path, text in found.items()}


def rubric() -> str:
    """The starter's rubric."""
    return (STARTER / "rubric" / "rubric.yaml").read_text(encoding="utf-8").replace("@ID@", "small")


def swap(files: Files, path: str, before: str, after: str) -> None:
    """Plant a fault."""
    text = files[path].decode()
    assert before in text
    files[path] = text.replace(before, after, 1).encode()


def found(files: Files) -> set[tuple[str, str]]:
    return {(problem.code, problem.path) for problem in read_module(files).problems}


def translated(files: Files) -> None:
    """Every file of the starter in another language, word for word."""
    for path in list(files):
        stem, ending = path.rsplit(".", 1)
        files[f"{stem}.de.{ending}"] = files[path]


def test_the_starter_and_its_translation_pass() -> None:
    files = starter()
    translated(files)
    assert found(files) == set()
    swap(files, "module.de.yaml", "title: Small", "title: Klein")
    read = read_module(files, language="de")
    assert read.module is not None
    assert read.module.title == "Klein"
    base = read_module(files).module
    assert base is not None
    assert base.title == "Small"


PICTURE = "    picture: {file: media/badge.png, alt: A badge}\n    messages:\n      - by: mara\n        text: >-"
MESSAGES = "    messages:\n      - by: mara\n        text: >-"
LONG = "Notwithstanding considerable organisational complications, responsibilities throughout international " * 4


def with_picture(files: Files) -> None:
    swap(files, "scenario.yaml", MESSAGES, PICTURE)
    files["media/badge.png"] = PNG


def no_alt(files: Files) -> None:
    with_picture(files)
    swap(files, "scenario.yaml", ", alt: A badge", "")


def not_there(files: Files) -> None:
    with_picture(files)
    del files["media/badge.png"]


def not_a_picture(files: Files) -> None:
    with_picture(files)
    files["media/badge.png"] = b"<svg onload=alert(1)>"


def other_target(files: Files) -> None:
    translated(files)
    swap(files, "scenario.de.yaml", "to: the-plan", "to: end")


def fewer_choices(files: Files) -> None:
    translated(files)
    swap(files, "checks.de.yaml", 'verdict: "yes"', 'verdict: "no"')


def incomplete(files: Files) -> None:
    files["module.de.yaml"] = files["module.yaml"]


def without_module(files: Files) -> None:
    files["brief.de.md"] = files["brief.md"]


PLANTED: list[tuple[str, str, Callable[[Files], None]]] = [
    ("missing-alt", "scenario.yaml", no_alt),
    ("picture-not-there", "scenario.yaml", not_there),
    ("not-a-picture", "media/badge.png", not_a_picture),
    ("picture-not-used", "media/badge.png", lambda files: files.update({"media/badge.png": PNG})),
    ("picture-in-text", "brief.md", lambda files: swap(files, "brief.md", "Mara runs", "![x](media/a.png) Mara runs")),
    ("hard-to-read", "brief.md", lambda files: swap(files, "brief.md", "Mara runs", LONG)),
    ("scene-too-long", "scenario.yaml", lambda files: swap(files, "scenario.yaml", "It is Mara Lind.", "So. " * 150)),
    ("lesson-too-long", "lessons/the-first-line.md",
     lambda files: swap(files, "lessons/the-first-line.md", "A bakery got", "So. " * 150)),
    ("answer-given-away", "checks.yaml", lambda files: swap(files, "checks.yaml", "That is our error.”", "A" * 90)),
    ("translation-differs", "scenario.de.yaml", other_target),
    ("translation-differs", "checks.de.yaml", fewer_choices),
    ("translation-incomplete", "brief.md", incomplete),
    ("language-without-module", "module.yaml", without_module),
]  # fmt: skip


@pytest.mark.parametrize(("code", "path", "plant"), PLANTED)
def test_a_planted_fault_of_a_module_is_found(code: str, path: str, plant: Callable[[Files], None]) -> None:
    files = starter()
    plant(files)
    assert (code, path) in found(files)


def test_a_good_picture_is_no_fault() -> None:
    files = starter()
    with_picture(files)
    assert found(files) == set()


RUBRIC = [
    ("weights-not-100", "weight: 40", "weight: 50"),
    ("too-few-examples", "  - id: four-b\n    level: 4", "  - id: four-b\n    level: 3"),
    ("example-level-differs", "  - id: four-b\n    level: 4", "  - id: four-b\n    level: 3"),
    ("gate-without-example", "    example: Of course you get the badges for free.\n", ""),
    ("criterion-without-competency", "    competency: C1\n    kind", "    kind"),
    ("unknown-competency", "    competency: C4\n", "    competency: C44\n"),
    ("rubric-library-unknown", "library: owns_error", "library: owns_eror"),
    ("rubric-fact-unbound", "  - {id: company, type: name, words: [Harbour Print]}\n", ""),
    ("rubric-nothing-to-find", "    phrases: [asked twice, asked us twice, asked … twice]\n", ""),
    ("rubric-hint-missing", "    hint: What does she get, and how?\n", ""),
]


def problems(text: str) -> tuple[Problem, ...]:
    return read_rubric({"rubric.yaml": text.encode()}).problems


def test_the_starters_rubric_passes() -> None:
    assert problems(rubric()) == ()


@pytest.mark.parametrize(("code", "before", "after"), RUBRIC)
def test_a_planted_fault_of_a_rubric_is_found(code: str, before: str, after: str) -> None:
    text = rubric()
    assert before in text
    assert code in {problem.code for problem in problems(text.replace(before, after, 1))}


def test_the_scorer_names_an_example_that_it_reads_otherwise() -> None:
    weak = "\\1      Good afternoon. Please use the form on our site."
    text = re.sub(r"(?s)(- id: four-b.*?text: >-\n).*?(?=\n  - id: three-a)", weak, rubric())
    read = read_rubric({"rubric.yaml": text.encode()}).rubric
    assert read is not None
    assert {finding.code for finding in check_examples(read)} == {"rubric-anchor-off-level"}


def test_an_unknown_move_in_a_level_is_named_where_it_stands() -> None:
    text = rubric()
    line, column = next(
        (number, words.index("[") + 2) for number, words in enumerate(text.splitlines(), 1) if "all: [" in words
    )
    planted = text.replace("all: [", "all: [no-such-move, ", 1)
    [problem] = read_rubric({"rubric.yaml": planted.encode()}).problems
    assert (problem.code, problem.line, problem.column) == ("unknown-move", line, column)
    assert problem.details["move"] == "no-such-move"
    assert "has no move “no-such-move”" in as_line(problem)


def test_a_module_with_a_broken_rubric_names_the_rubric_as_the_cause(tmp_path: Path) -> None:
    shutil.copytree(COURSES, tmp_path / "courses")
    broken = tmp_path / "courses" / "rubrics" / "storming-reply" / "rubric.yaml"
    broken.write_text(broken.read_text().replace("title:", "titel:", 1))
    codes = {problem.code for problem in read_shelf(tmp_path / "courses").problems}
    assert "broken-rubric" in codes
    assert "unknown-rubric" not in codes
