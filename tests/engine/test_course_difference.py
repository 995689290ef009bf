"""The difference between two versions, each change alone."""

from typing import Any

import pytest

from app.authoring import difference_words
from app.catalogue.reading import read_rubric
from app.engine.course.model import Module
from app.engine.course_difference import module_changes, rubric_changes
from tests.catalogue.test_more_codes import rubric
from tests.engine.stories import choice, scene, story
from tests.engine.test_checking import BRIEF, HEAD


def made(*scenes: dict[str, Any], head: dict[str, Any] | None = None, **more: Any) -> Module:
    return Module.model_validate({"head": {**HEAD, **(head or {})}, "brief": BRIEF, "scenario": story(*scenes, **more)})


TWO = scene("two", choice("a", "end"), choice("b", "end"))


def first(**more: Any) -> tuple[dict[str, Any], ...]:
    """Both scenes, with keys of the first choice changed."""
    return scene("one", {**choice("a", "two", 10), **more}, choice("b", "two", -10)), TWO


ONE = scene("one", choice("a", "two", 10), choice("b", "two", -10))


@pytest.mark.parametrize(
    ("code", "scenes", "more"),
    [
        ("choice-leads", (scene("one", choice("a", "end", 10), choice("b", "two", -10)), TWO), {}),
        ("choice-points", (scene("one", choice("a", "two", 12), choice("b", "two", -10)), TWO), {}),
        ("choice-consequences", (scene("one", choice("a", "two", 10, flags=["x"]), choice("b", "two", -10)), TWO), {}),
        ("choice-reads-otherwise", first(text="No"), {}),
        ("choice-reaction", first(reaction="No"), {}),
        ("choice-added", (scene("one", *ONE["choices"], choice("c", "end")), TWO), {}),
        ("scene-renamed", ({**ONE, "title": "First"}, TWO), {}),
        ("scene-reads-otherwise", ({**ONE, "messages": [{"text": "Bye."}]}, TWO), {}),
        ("leave-below-now", (ONE, {**TWO, "leave_below": 10}), {}),
        ("scene-frame-changed", ({**ONE, "at": "Tuesday"}, TWO), {}),
        ("scene-added", (ONE, TWO, scene("three", choice("a", "end"), choice("b", "end"))), {}),
        ("scene-removed", (ONE,), {}),
        ("start-now", (ONE, TWO), {"start": 40}),
        ("field-now", (ONE, TWO), {"head": {"title": "Other"}}),
    ],
)  # fmt: skip
def test_each_change_has_its_code_and_words(
    code: str, scenes: tuple[dict[str, Any], ...], more: dict[str, Any]
) -> None:
    found = module_changes(made(ONE, TWO), made(*scenes, **more))
    assert [change.code for change in found] == [code]
    assert "%(" not in difference_words.in_words(found[0])


def test_the_same_module_differs_in_nothing() -> None:
    assert module_changes(made(ONE, TWO), made(ONE, TWO)) == ()


def test_a_removed_choice_is_named_with_its_scene() -> None:
    wide = scene("one", *ONE["choices"], choice("c", "two"))
    [change] = module_changes(made(wide, TWO), made(ONE, TWO))
    assert (change.code, change.scene) == ("choice-removed", "one")
    assert difference_words.in_words(change) == "Choice C of “one” is gone."


def test_a_changed_rubric_is_told() -> None:
    old = read_rubric({"rubric.yaml": rubric().encode()}).rubric
    new = read_rubric(
        {"rubric.yaml": rubric().replace("{level: 2, any: [reprint]}", "{level: 1, any: [reprint]}").encode()}
    )
    assert old is not None
    assert new.rubric is not None
    assert [change.code for change in rubric_changes(old, new.rubric)] == ["rules-changed"]
