"""The limits of the catalogue that ships, and that the command breaks on each limit that an invented one breaks."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.catalogue.editorial_words import LIMITS
from app.catalogue.shelf import read_shelf
from app.engine.editorial.limits import Table, places, rank_correlation, table_of
from app.engine.editorial.rows import AnchorRow, ModuleRow, RubricRow, SceneRow, module_row, rubric_row
from app.engine.paths import StoryFigures
from tests.catalogue.shipped import COURSES, week_five
from tests.engine.stories import choice, scene, story

STORY = StoryFigures(
    paths=9, totals=(10, 90), bands={"low": 50.0, "high": 50.0}, early=0.0, best_after=(80,), best_options={}
)


def scenes(*best: str, longest: int = 1) -> tuple[SceneRow, ...]:
    """Scenes of three options whose best ones stand there; in the first `longest` ones it is the longest."""
    return tuple(SceneRow(f"s{n}", ("a", "b", "c"), 1.2, letter, n < longest) for n, letter in enumerate(best))


FAIR = ModuleRow(
    id="fair",
    title="Fair",
    names=("Mara",),
    roles=("Guest",),
    regions=("All regions",),
    at_fault=None,
    story=STORY,
    scenes=scenes("a", "b", "c"),
    role_plays=1,
    minutes=10,
    minutes_read=10.0,
)
EXAMPLES = tuple(
    AnchorRow(f"l{level}-{n}", level, level, level, length)
    for level in (1, 2, 3, 4)
    for n, length in enumerate((40, 60, 80))
)


def table(module: ModuleRow = FAIR, examples: tuple[AnchorRow, ...] = EXAMPLES) -> Table:
    return table_of([module], [RubricRow("fair-reply", examples)])


def broken(found: Table) -> set[str]:
    return {limit.code for limit in found.limits if not limit.holds}


def test_a_fair_module_breaks_no_limit() -> None:
    assert table().holds


@pytest.mark.parametrize(
    ("module", "code"),
    [
        (replace(FAIR, story=replace(STORY, totals=(10, 67))), "can-be-won"),
        (replace(FAIR, story=replace(STORY, totals=(34, 90))), "can-be-lost"),
        (replace(FAIR, story=replace(STORY, bands={"low": 60.1, "high": 39.9})), "one-ending"),
        (replace(FAIR, scenes=(*scenes("a", "b"), replace(scenes("c")[0], uneven=1.61, longest_is_best=False))),
         "options-uneven"),
        (replace(FAIR, scenes=scenes("a", "b", "c", longest=0)), "longest-is-best"),
        (replace(FAIR, scenes=scenes("a", "b", "c", longest=2)), "longest-is-best"),
        (replace(FAIR, scenes=scenes("a", "a", "c")), "best-places"),
        (replace(FAIR, story=None, scenes=(), too_wide=True), "walked"),
        (replace(FAIR, minutes=13), "minutes"),
        (replace(FAIR, minutes=7), "minutes"),
    ],
)  # fmt: skip
def test_a_limit_is_broken_by_itself(module: ModuleRow, code: str) -> None:
    assert broken(table(module)) == {code}


@pytest.mark.parametrize(
    ("examples", "code"),
    [
        (tuple(replace(one, length=10 * one.level) for one in EXAMPLES), "anchor-lengths"),
        (tuple(replace(one, length=90 - 10 * one.level) for one in EXAMPLES), "anchor-lengths"),
        ((*EXAMPLES[:-1], replace(EXAMPLES[-1], by_rule=3)), "anchors-by-rule"),
        ((*EXAMPLES[:-2], *(replace(one, scored=1) for one in EXAMPLES[-2:])), "anchors-left-out"),
    ],
)
def test_examples_break_a_limit_by_themselves(examples: tuple[AnchorRow, ...], code: str) -> None:
    assert broken(table(examples=examples)) == {code}


def test_a_folder_without_stories_and_rubrics_has_nothing_to_break() -> None:
    assert table_of([replace(FAIR, story=None, scenes=())], []).holds
    assert table_of([], []).holds


def test_places_compare_with_what_a_lot_would_give() -> None:
    two = SceneRow("s", ("a", "b"), 1.0, "a", False)
    assert places((two, two)) == {"a": (100.0, 50.0), "b": (0.0, 50.0)}


def test_rank_correlation_minds_order_and_ties_only() -> None:
    assert rank_correlation([1, 5, 90], [1, 2, 3]) == pytest.approx(1)
    assert rank_correlation([3, 2, 1], [1, 2, 3]) == pytest.approx(-1)
    assert rank_correlation([1, 2, 2, 3], [1, 2, 3, 4]) == pytest.approx(0.9487, abs=1e-4)
    assert rank_correlation([1, 2], [1, 2]) is None
    assert rank_correlation([7, 7, 7], [1, 2, 3]) is None


def test_minutes_are_words_at_a_steady_pace_and_seven_an_answer() -> None:
    module = week_five()
    before = module_row(module).minutes_read
    longer = module.brief.model_copy(update={"goal": module.brief.goal + " word" * 200})
    assert module_row(module.model_copy(update={"brief": longer})).minutes_read == pytest.approx(before + 1)
    play = module.role_plays[0]
    short = play.model_copy(update={"title": "–", "context": "–", "message": "–", "forecast": None})
    more = module.model_copy(update={"role_plays": (*module.role_plays, short)})
    assert module_row(more).minutes_read == pytest.approx(before + 7)


def test_of_a_story_one_way_is_read_and_of_its_choices_all() -> None:
    told = story(
        scene("s1", choice("a", "s2", 5), choice("b", "end")), scene("s2", choice("a", "end"), choice("b", "end"))
    )
    module = week_five().model_copy(update={"scenario": told})
    without = module_row(week_five().model_copy(update={"scenario": None})).minutes_read
    # s1: title, message, two choices, “She nods.”, and “Hm.” for one of the two; s2 on half of the walks; an ending.
    first, second, ending = 1 + 1 + 4 + 2 + 0.5, 1 + 1 + 4 + 2, 3
    assert 200 * (module_row(module).minutes_read - without) == pytest.approx(first + second / 2 + ending)


def test_a_row_says_which_option_is_best_and_whether_it_is_the_longest() -> None:
    long = {**choice("b", "end", 9), "text": "Say b, and say it at length"}
    row = module_row(week_five().model_copy(update={"scenario": story(scene("s1", choice("a", "end", 2), long))}))
    [found] = row.scenes
    assert (found.best, found.longest_is_best, found.letters) == ("b", True, ("a", "b"))
    assert found.uneven == pytest.approx(27 / 5)
    assert row.names[:2] == ("You", "Tallyport")


def test_a_story_too_wide_to_walk_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engine.paths.MAX_NODES", 3)
    row = module_row(week_five())
    assert (row.too_wide, row.story, row.scenes) == (True, None, ())
    assert broken(table_of([row], [])) >= {"walked"}


@pytest.fixture(scope="module")
def shipped() -> Table:
    shelf = read_shelf(COURSES)
    return table_of(
        [module_row(entry.module) for entry in shelf.modules], [rubric_row(entry.rubric) for entry in shelf.rubrics]
    )


def test_what_ships_keeps_every_limit(shipped: Table) -> None:
    assert {limit.code: limit.breaks or limit.value for limit in shipped.limits if not limit.holds} == {}


def test_what_ships_says_who_is_at_fault_and_has_examples_on_every_level(shipped: Table) -> None:
    assert [row.id for row in shipped.modules if not row.at_fault] == []  # `at_fault` in its module.yaml
    assert {row.id for row in shipped.rubrics if min(row.by_level.values()) < 2} == set()
    assert all(row.regions and row.names and row.roles for row in shipped.modules)


def test_the_command_shows_the_table_and_says_that_all_holds(app: Flask) -> None:
    found = app.test_cli_runner().invoke(args=["courses", "table"])
    assert found.exit_code == 0, found.output
    assert "week-five" in found.output
    assert all(words in found.output for words, _form in LIMITS.values())


def test_the_command_for_programs_ends_with_1_when_a_limit_is_broken(app: Flask, tmp_path: Path) -> None:
    root = tmp_path / "courses"
    for folder in ("everyone", "rubrics/waiting-line"):
        shutil.copytree(COURSES / folder, root / folder)
    head = root / "everyone/not-a-department/module.yaml"
    head.write_text(head.read_text().replace("minutes: 15", "minutes: 90"))
    found = app.test_cli_runner().invoke(args=["courses", "table", str(root), "--json"])
    assert found.exit_code == 1
    data = json.loads(found.stdout)
    assert {limit["code"]: limit["breaks"] for limit in data["limits"] if not limit["holds"]} == {
        "minutes": ["not-a-department"]
    }
    assert data["holds"] is False
    assert data["modules"][0]["minutes_off"] > 25


def test_the_command_names_mistakes_before_it_counts(app: Flask, tmp_path: Path) -> None:
    shutil.copytree(COURSES / "everyone", tmp_path / "everyone")
    (tmp_path / "everyone/not-a-department/checks.yaml").write_text("format: 1\nchecks: []\n")
    found = app.test_cli_runner().invoke(args=["courses", "table", str(tmp_path)])
    assert found.exit_code == 1
    assert "checks.yaml:2:" in found.output
    assert "Minutes stated" not in found.output
