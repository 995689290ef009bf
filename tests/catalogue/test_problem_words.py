"""Every code that a check can give has words, and no words are kept for codes that nothing gives."""

import re
from pathlib import Path

import pytest

from app.catalogue.invalid import _CODES
from app.catalogue.problem_words import as_line, explain, known_codes
from app.engine.problems import Problem

APP = Path(__file__).parents[2] / "app"
PLACES = [*(APP / "engine" / "checking").glob("*.py"), *(APP / "engine" / "course").glob("*.py")]
PLACES += [path for path in (APP / "catalogue").glob("*.py") if path.name != "problem_words.py"]
GIVEN = re.compile(r'(?:Finding|YamlRefused|_refused|at_start|Problem)\(\s*"([a-z0-9-]+)"')
RAISED = re.compile(r'raise ValueError\("([a-z_]+)"\)')
OTHERS = {"wrong-value", "not-listed", "unexpected-file", "symbolic-link", "cannot-be-read"}


def _codes() -> set[str]:
    found = set(OTHERS) | set(_CODES.values())
    for path in PLACES:
        text = path.read_text(encoding="utf-8")
        found |= set(GIVEN.findall(text)) | {code.replace("_", "-") for code in RAISED.findall(text)}
    library = (APP / "engine" / "scoring" / "check.py").read_text(encoding="utf-8")
    return found | {code.replace("_", "-") for code in re.findall(r'Finding\("([a-z_]+)"', library)}


def test_codes_and_words_are_the_same_set() -> None:
    assert _codes() == known_codes()


@pytest.mark.parametrize("code", sorted(known_codes()))
def test_what_is_wrong_and_how_to_mend_it_are_both_said(code: str) -> None:
    what, mend = explain(Problem(code, "scenario.yaml", 3, 7, {}))
    assert what
    assert not what.endswith((".", "!"))
    assert "!" not in mend


def test_a_line_names_file_line_column_and_code() -> None:
    line = as_line(Problem("unknown-target", "week-five/scenario.yaml", 61, 13, {"target": "nowhere"}))
    assert line == "week-five/scenario.yaml:61:13 unknown-target there is no scene “nowhere”; name a scene, or end"
