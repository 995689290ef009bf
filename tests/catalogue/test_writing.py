"""Read, write, read: the same module; and writing what was read from that gives the same bytes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.catalogue.folder import read_folder
from app.catalogue.reading import files_below, read_module, read_rubric
from app.catalogue.writing import write_module, write_rubric
from app.engine.course.model import Module
from app.engine.course.scenario import Scenario
from tests.catalogue.shipped import COURSES, week_five
from tests.engine.stories import stories

FOLDERS = sorted(path.parent for path in COURSES.glob("*/*/module.yaml"))
RUBRICS = sorted(COURSES.glob("rubrics/*/rubric.yaml"))


def read(files: dict[str, bytes]) -> Module:
    found = read_module(files, check=False)
    assert found.module is not None, found.problems
    return found.module


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_shipped_module_is_the_same_after_writing(folder: Path) -> None:
    module = read(files_below(read_folder(folder.parent), folder.name))
    written = write_module(module)
    again = read(written)
    assert again == module
    assert write_module(again) == written


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.parent.name)
def test_a_shipped_rubric_is_the_same_after_writing(path: Path) -> None:
    rubric = read_rubric({"rubric.yaml": path.read_bytes()}, check=False).rubric
    assert rubric is not None
    written = write_rubric(rubric)
    again = read_rubric({"rubric.yaml": written}, check=False).rubric
    assert again == rubric
    assert again is not None
    assert write_rubric(again) == written


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_random_stories_are_the_same_after_writing(told: Scenario) -> None:
    module = week_five().model_copy(update={"scenario": told, "course": None})
    written = write_module(module)
    assert read(written) == module
    assert write_module(read(written)) == written


# Whatever somebody types: quotes, colons, hashes, line ends, words that YAML reads as something else.
SIGNS = st.sampled_from("abc é“”\"'\\:#-&*!?{}[]|>%@`,\n0")
TEXTS = st.text(SIGNS, min_size=1, max_size=60).map(str.strip).filter(bool)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["yes", "16:00", "null", "1_000", "0x1F", "~", "=", "<<", "2026-11-30", "true", "- a"]))
def test_any_text_comes_back_as_it_was_typed(text: str, word: str) -> None:
    module = week_five()
    head = module.head.model_copy(update={"content_note": text, "moment": word})
    changed = module.model_copy(update={"head": head, "course": None})
    assert read(write_module(changed)).head == head
