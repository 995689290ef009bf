"""Hostile files are refused with a place; nothing is executed and nothing outside the folder is read.

How long each takes is measured by `python -m bench.courses`, not here.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.catalogue.problem_words import as_line
from app.catalogue.reading import read_module
from app.catalogue.shelf import read_shelf
from tests.catalogue.hostile import HOSTILE
from tests.catalogue.shipped import week_five_files

DANGEROUS = ("exec", "compile", "os.system", "subprocess.Popen", "socket.connect", "os.exec", "os.posix_spawn")
seen: list[str] = []
watching = False


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if watching and (event in DANGEROUS or event == "open"):
        seen.append(f"{event} {arguments[0]!r}" if event == "open" else event)


sys.addaudithook(_hook)  # hooks stay for the life of the process; this one only looks while a test asks it to


@pytest.fixture
def watched() -> Iterator[list[str]]:
    """What was opened or executed during the test."""
    global watching
    seen.clear()
    # Whatever is imported or compiled on first use is not the file's doing: neither for a sound file nor for a refusal.
    read_module(week_five_files())
    read_module({**week_five_files(), "scenario.yaml": b"format: 1\nno-such-key: x\n"})
    seen.clear()
    watching = True
    yield seen
    watching = False


def test_there_are_at_least_sixty() -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) >= 60


@pytest.mark.parametrize(("path", "source"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_file_is_refused_with_its_place(path: str, source: bytes, watched: list[str]) -> None:
    read = read_module({**week_five_files(), path: source})
    assert [entry for entry in watched if not entry.startswith("open")] == []
    assert read.module is None
    found = [problem for problem in read.problems if problem.path == path]
    assert found
    assert all(problem.line >= 1 and problem.column >= 1 and as_line(problem) for problem in found)


def test_nothing_outside_the_folder_is_read(tmp_path: Path, watched: list[str]) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("format: 1\n")
    root = tmp_path / "courses"
    module = root / "course" / "module"
    module.mkdir(parents=True)
    (root / "course" / "course.yaml").write_text("format: 1\nid: course\nmodules: ['../..', module]\n")
    os.symlink(secret, module / "module.yaml")
    watched.clear()
    shelf = read_shelf(root)
    assert shelf.errors
    assert not shelf.modules
    assert not [entry for entry in watched if "secret" in entry]
