"""The pages for authors say what the product does: every code, every move of the library, every key, the schemas."""

import json
import re
from pathlib import Path

import pytest

from app.catalogue.problem_words import known_codes
from app.catalogue.schemas import SCHEMAS, schema_of
from app.engine.course.checks import Checks
from app.engine.course.model import ModuleHead
from app.engine.course.scenario import Choice, Scene
from app.engine.rubric import Rubric
from app.engine.scoring.library import LIBRARY
from app.engine.scoring.patterns import SHARED

DOCS = Path(__file__).parents[2] / "docs" / "authors"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_code_has_a_section_and_no_section_is_about_nothing() -> None:
    assert set(re.findall(r"^### ([a-z0-9-]+)$", page("codes.md"), re.MULTILINE)) == known_codes()


def test_every_section_says_something() -> None:
    sections = re.split(r"^### .*$", page("codes.md"), flags=re.MULTILINE)[1:]
    assert all(len(section.split()) >= 5 for section in sections)


def test_moves_of_the_library_are_listed_with_the_facts_they_need() -> None:
    listed = page("rubrics.md").split("## Moves of the library")[1].split("## Try it")[0]
    named = re.findall(r"`([a-z_]+)`(?:\s+\(([a-z_,\s]+)\))?", listed.split("most used:")[1])
    assert len(named) > 40
    for name, facts in named:
        assert sorted(LIBRARY[name].slots() - set(SHARED)) == sorted(re.findall(r"[a-z_]+", facts)), name


@pytest.mark.parametrize(("model", "file"), [(Scene, "format.md"), (Choice, "format.md"), (ModuleHead, "format.md")])
def test_every_key_is_named(model: type[Scene], file: str) -> None:
    words = set(re.findall(r"[a-z_]+", page(file)))
    keys = {field.alias or name for name, field in model.model_fields.items()}
    assert keys - words - {"code", "audience_note", "industry", "language"} == set()


def test_every_kind_of_check_is_named() -> None:
    kinds = re.findall(r'"const": "([a-z_]+)"', json.dumps(Checks.model_json_schema()))
    assert {kind for kind in kinds if f"`{kind}`" not in page("format.md")} == set()


def test_every_part_of_a_rubric_is_named() -> None:
    keys = set(Rubric.model_fields) - {"format", "id", "title", "language"}
    assert {key for key in keys if f"`{key}`" not in page("rubrics.md")} == set()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_those_of_the_models_and_refuse_unknown_keys(name: str) -> None:
    schema = json.loads(schema_of(name))
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) <= set(schema["properties"])
    assert "format" in schema["properties"]
