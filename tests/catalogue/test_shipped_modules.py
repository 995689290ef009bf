"""Every module that ships, walked and answered: what must hold for all of them."""

from collections import Counter

import pytest

from app.engine.check_answers import evaluate, right_response
from app.engine.course.model import Module
from app.engine.course.scenario import Scenario, Scene
from app.engine.paths import StoryFigures, best_options, figures, walk
from app.engine.play import choose, ending_text, quote, reached_ending, start
from tests.catalogue.shipped import shipped_modules

MODULES = shipped_modules()
STORIES = {name: module.scenario for name, module in MODULES.items() if module.scenario}
WALKED = {name: figures(walk(told)) for name, told in STORIES.items()}

each_module = pytest.mark.parametrize("module", MODULES.values(), ids=list(MODULES))
each_walk = pytest.mark.parametrize("counted", WALKED.values(), ids=list(WALKED))
each_story = pytest.mark.parametrize(("name", "told"), STORIES.items(), ids=list(STORIES))


def longest_is_best(scene: Scene, best: str) -> bool:
    """Whether the best option of a scene has the most letters."""
    return max(scene.choices, key=lambda choice: len(choice.text)).id == best


def test_the_catalogue_so_far() -> None:
    assert {"week-five", "twenty-two-comments", "not-a-department"} <= MODULES.keys()


@each_walk
def test_every_story_can_be_won_and_lost_and_none_ends_the_same_way_mostly(counted: StoryFigures) -> None:
    worst, best = counted.totals
    assert best >= 68
    assert worst <= 33
    assert max(counted.bands.values()) <= 60


@each_story
def test_the_look_of_an_option_gives_nothing_away(name: str, told: Scenario) -> None:
    best = best_options(walk(told))
    for scene in told.scenes:
        lengths = [len(choice.text) for choice in scene.choices]
        assert max(lengths) <= 1.6 * min(lengths), scene.id
    longest = sum(longest_is_best(scene, best[scene.id]) for scene in told.scenes)
    assert 0.2 <= longest / len(told.scenes) <= 0.45
    places = Counter(best.values())
    assert max(places.values()) - min(places[letter] for letter in "abc") <= 1


@each_story
def test_whoever_always_takes_the_same_letter_does_not_win(name: str, told: Scenario) -> None:
    for letter in "abc":
        state = start(told)
        while not state.finished:
            state = choose(told, state, letter)
        assert state.total < 65
        ending = reached_ending(told, state)
        assert ending is not None
        assert ending_text(ending, state)
        assert quote(ending, state)


@each_module
def test_every_check_can_be_answered_rightly(module: Module) -> None:
    checks = module.checks.checks if module.checks else ()
    assert len(checks) >= 6
    assert len({check.kind for check in checks}) >= 4
    for check in checks:
        assert evaluate(check, right_response(check)).right, check.id


@each_module
def test_every_module_comes_back_three_times_and_asks_for_one_plan(module: Module) -> None:
    assert module.reflection is not None
    assert len(module.reflection.refreshers) >= 3
    assert module.reflection.if_then.blanks
    assert module.head.region_notes
    assert module.head.content_note
