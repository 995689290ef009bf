"""Walking every path: the same numbers as playing every path one by one."""

from hypothesis import given, settings

from app.engine.course.scenario import Scenario
from app.engine.paths import best_options, figures, story_order, walk
from app.engine.play import State, choose, start
from tests.engine.stories import choice, scene, stories, story


def _play_all(told: Scenario) -> list[tuple[State, float]]:
    ended: list[tuple[State, float]] = []
    waiting = [(start(told), 1.0)]
    while waiting:
        state, likely = waiting.pop()
        if state.finished:
            ended.append((state, likely))
            continue
        here = told.scenes_by_id[state.scene or ""]
        waiting += [(choose(told, state, option.id), likely / len(here.choices)) for option in here.choices]
    return ended


@settings(max_examples=60)
@given(stories())
def test_the_walk_agrees_with_brute_force(told: Scenario) -> None:
    played = _play_all(told)
    counted = figures(walk(told))
    assert counted.paths == len(played)
    assert counted.totals == (min(s.total for s, _ in played), max(s.total for s, _ in played))
    for band in told.bands:
        assert abs(counted.bands[band.id] - 100 * sum(p for s, p in played if s.band == band.id)) < 1e-6
    assert abs(counted.early - 100 * sum(p for s, p in played if s.early)) < 1e-6


def test_the_order_puts_every_scene_before_those_it_leads_to() -> None:
    told = story(
        scene("one", choice("a", "three"), choice("b", "two")),
        scene("three", choice("a", "end"), choice("b", "end")),
        scene("two", choice("a", "three"), choice("b", "three")),
    )
    assert story_order(told) == ("one", "two", "three")


def test_a_long_story_is_walked_without_recursion() -> None:
    names = [f"s{n}" for n in range(1500)]
    told = story(
        *[scene(name, choice("a", to), choice("b", to)) for name, to in zip(names, [*names[1:], "end"], strict=True)]
    )
    counted = figures(walk(told))
    assert counted.paths == 2**1500
    assert counted.totals == (50, 50)


def test_the_best_option_is_the_one_that_keeps_most_open() -> None:
    told = story(
        scene("one", choice("a", "end", 30), choice("b", "two", -10)),
        scene("two", choice("a", "end", 5), choice("b", "end", 50)),
    )
    assert best_options(walk(told)) == {"one": "b", "two": "b"}
