"""One step of a story, in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.course.scenario import Scenario
from app.engine.play import (
    SKIPPED,
    CannotPlay,
    State,
    choose,
    ending_text,
    just_booked,
    last_reaction,
    opening,
    path_of,
    quote,
    reached_ending,
    replay,
    skip,
    start,
    turning_points,
)
from tests.engine.stories import BANDS, choice, ledger, scene, stories, story


def _later(at: str, points: int, when: dict | None = None) -> dict:
    return {"at": at, "ledger": ledger(points, f"later {points}"), **({"when": when} if when else {})}


def test_a_choice_books_its_line_and_moves_on() -> None:
    told = story(
        scene("one", choice("a", "two", 12), choice("b", "end", -5)),
        scene("two", choice("a", "end"), choice("b", "end")),
    )
    state = choose(told, start(told), "a")
    assert (state.scene, state.balance, state.band) == ("two", 62, "middle")
    [entry] = state.entries
    assert (entry.asked, entry.booked, entry.balance, entry.scene, entry.booked_in) == (12, 12, 62, "one", "one")
    assert last_reaction(told, state) == "She nods."
    assert just_booked(state) == (entry,)


def test_booking_is_clipped_at_both_ends_and_keeps_what_was_asked() -> None:
    told = story(
        scene("one", choice("a", "two", 30), choice("b", "two", -30)),
        scene("two", choice("a", "end", 60), choice("b", "end", -60)),
    )
    top = replay(told, [("one", "a"), ("two", "a")])
    assert [(e.asked, e.booked, e.balance) for e in top.entries] == [(30, 30, 80), (60, 20, 100)]
    bottom = replay(told, [("one", "b"), ("two", "b")])
    assert [(e.asked, e.booked, e.balance) for e in bottom.entries] == [(-30, -30, 20), (-60, -20, 0)]


def test_delayed_lines_fall_due_in_the_order_they_arose_each_clipped() -> None:
    told = story(
        scene("one", choice("a", "two", 0, later=[_later("three", 70), _later("three", -40)]), choice("b", "two")),
        scene("two", choice("a", "three", 10, later=[_later("three", -90)]), choice("b", "three")),
        scene("three", choice("a", "end"), choice("b", "end")),
    )
    state = replay(told, [("one", "a"), ("two", "a")])
    assert [(e.asked, e.booked, e.balance) for e in state.entries] == [
        (0, 0, 50),
        (10, 10, 60),
        (70, 40, 100),
        (-40, -40, 60),
        (-90, -60, 0),
    ]
    assert [e.step for e in state.entries] == [0, 1, 1, 1, 1]
    assert state.pending == ()


def test_a_delayed_condition_is_read_when_it_falls_due() -> None:
    told = story(
        scene("one", choice("a", "two", later=[_later("end", -9, {"chose": {"two": "b"}})]), choice("b", "two")),
        scene("two", choice("a", "end"), choice("b", "end")),
    )
    assert replay(told, [("one", "a"), ("two", "b")]).balance == 41
    assert replay(told, [("one", "a"), ("two", "a")]).balance == 50


def test_a_scene_never_visited_counts_as_not_chosen_and_its_lines_are_booked_at_the_end() -> None:
    when = {"not": {"chose": {"three": "b"}}}
    told = story(
        scene("one", choice("a", "two", later=[_later("three", -18, when)]), choice("b", "two")),
        scene("two", choice("a", "three"), choice("b", "end")),
        scene("three", choice("a", "end"), choice("b", "end")),
    )
    ended = replay(told, [("one", "a"), ("two", "b")])
    assert (ended.balance, ended.band, ended.entries[-1].booked_in) == (32, "low", "end")


@pytest.mark.parametrize(("points", "left"), [(-40, False), (-41, True)])
def test_leaving_early_is_decided_on_arrival_after_due_lines(points: int, left: bool) -> None:
    told = story(
        scene("one", choice("a", "two", 30, later=[_later("two", points - 30)]), choice("b", "two")),
        scene("two", choice("a", "end"), choice("b", "end"), leave_below=10),
    )
    state = replay(told, [("one", "a")])
    assert (state.early, state.finished) == (left, left)


def test_who_leaves_early_gets_the_lowest_band_whatever_is_booked_after() -> None:
    told = story(
        scene("one", choice("a", "two", -45, later=[_later("end", 90)]), choice("b", "two")),
        scene("two", choice("a", "end"), choice("b", "end"), leave_below=10),
    )
    state = replay(told, [("one", "a")])
    assert (state.early, state.balance, state.band, state.ending) == (True, 95, "low", "ends-low")


def test_a_balance_below_the_line_before_the_due_credit_does_not_end_the_story() -> None:
    told = story(
        scene("one", choice("a", "two", -45, later=[_later("two", 20)]), choice("b", "two")),
        scene("two", choice("a", "end"), choice("b", "end"), leave_below=10),
    )
    assert replay(told, [("one", "a")]).scene == "two"


def _with_promise(how: str) -> Scenario:
    promise = {"id": "call", "words": "I ring you", "due": "Thursday 13:00"}
    return story(
        scene("one", choice("a", "two", promises=[promise]), choice("b", "two")),
        scene("two", choice("a", "three", settles=[{"id": "call", "as": how}]), choice("b", "three")),
        scene("three", choice("a", "end"), choice("b", "end"), settles=[{"id": "call", "as": "broken"}]),
    )


@pytest.mark.parametrize("how", ["kept", "late", "renegotiated", "broken", "withdrawn"])
def test_a_promise_is_owed_until_it_is_settled_and_then_stays_settled(how: str) -> None:
    told = _with_promise(how)
    owed = replay(told, [("one", "a")])
    assert [promise.words for promise in owed.owed] == ["I ring you"]
    settled = replay(told, [("one", "a"), ("two", "a")])
    assert settled.owed == ()
    assert [(p.how, p.settled_in) for p in settled.promises] == [(how, "two")]


def test_a_scene_settles_what_is_still_owed_and_nothing_that_was_never_promised() -> None:
    told = _with_promise("kept")
    assert [(p.how, p.settled_in) for p in replay(told, [("one", "a"), ("two", "b")]).promises] == [("broken", "three")]
    assert replay(told, [("one", "b"), ("two", "a")]).promises == ()


def test_an_open_gate_holds_the_total_down_until_it_is_repaired() -> None:
    told = story(
        scene("one", choice("a", "two", 40, gate={"id": "unchecked", "cap": 64}), choice("b", "two")),
        scene("two", choice("a", "end", repairs="unchecked"), choice("b", "end")),
    )
    capped = replay(told, [("one", "a"), ("two", "b")])
    assert (capped.balance, capped.total, capped.band) == (90, 64, "middle")
    repaired = replay(told, [("one", "a"), ("two", "a")])
    assert (repaired.total, repaired.band) == (90, "high")


def test_a_skip_books_nothing_and_goes_on_as_the_file_says() -> None:
    told = story(
        scene("one", choice("a", "two", 9), choice("b", "three", -9, flags=["rang"]), skip={"as": "b"}),
        scene("two", choice("a", "end"), choice("b", "end")),
        scene("three", choice("a", "end"), choice("b", "end")),
    )
    state = skip(told, start(told))
    assert (state.scene, state.balance, state.entries, state.flags) == ("three", 50, (), {"rang"})
    assert state.chosen("one") == "b"
    assert path_of(state) == (("one", SKIPPED),)
    assert last_reaction(told, state) is None


def test_effort_is_counted_by_kind() -> None:
    told = story(
        scene("one", choice("a", "two", effort={"repeat": 1, "wait": 2}), choice("b", "two")),
        scene("two", choice("a", "end", effort={"change": 1}), choice("b", "end")),
    )
    effort = replay(told, [("one", "a"), ("two", "a")]).effort
    assert (effort.repeat, effort.wait, effort.change, effort.total) == (1, 2, 1, 4)


def test_texts_show_every_match_and_quotes_only_the_first() -> None:
    chose_a = {"chose": {"one": "a"}}
    messages = [{"text": "first", "when": chose_a}, {"text": "not", "when": {"not": chose_a}}, {"text": "always"}]
    ending = {"id": "e", "band": "low", "title": "T", "outcome": "o", "text": messages, "quotes": messages}
    told = story(
        scene("one", choice("a", "two"), choice("b", "two")),
        scene("two", choice("a", "end"), choice("b", "end"), messages=messages),
        bands=[BANDS[0], {**BANDS[1], "at_least": 100}],
        endings=[ending, {**ending, "id": "f", "band": "middle"}],
    )
    state = replay(told, [("one", "a")])
    assert [said.text for said in opening(told.scenes[1], state)] == ["first", "always"]
    ended = choose(told, state, "a")
    reached = reached_ending(told, ended)
    assert reached is not None
    assert ending_text(reached, ended) == ("first", "always")
    assert quote(reached, ended) == "first"


def test_turning_points_count_delayed_lines_for_the_choice_that_caused_them() -> None:
    told = story(
        scene("one", choice("a", "two", 4, later=[_later("three", -18)]), choice("b", "two")),
        scene("two", choice("a", "three", 5), choice("b", "three")),
        scene("three", choice("a", "end", 2), choice("b", "end")),
    )
    state = replay(told, [("one", "a"), ("two", "a"), ("three", "a")])
    assert [(p.at, p.points) for p in turning_points(state, most=2)] == [(0, -14), (1, 5)]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ([("one", "c")], "no-such-choice"),
        ([("one", SKIPPED)], "no-skip"),
        ([("two", "a")], "other-scene"),
        ([("one", "b"), ("two", "a")], "finished"),
    ],
)
def test_what_the_story_does_not_allow_is_refused_by_name(path: list[tuple[str, str]], code: str) -> None:
    told = story(
        scene("one", choice("a", "two"), choice("b", "end")), scene("two", choice("a", "end"), choice("b", "end"))
    )
    with pytest.raises(CannotPlay) as refused:
        replay(told, path)
    assert refused.value.code == code


@given(stories(), st.data())
def test_random_stories_end_with_the_ledger_inside_its_bounds(told: Scenario, data: st.DataObject) -> None:
    state = start(told)
    for _ in told.scenes:
        if state.finished:
            break
        state = _any_step(told, state, data)
        assert all(0 <= entry.balance <= 100 for entry in state.entries)
        assert 0 <= state.balance <= 100
    assert state.finished
    assert state.pending == ()
    assert state.balance == told.start + sum(entry.booked for entry in state.entries)


@given(stories(), st.data())
def test_replaying_a_prefix_gives_the_state_at_that_point(told: Scenario, data: st.DataObject) -> None:
    states = [start(told)]
    while not states[-1].finished:
        states.append(_any_step(told, states[-1], data))
    path = path_of(states[-1])
    for length, state in enumerate(states):
        assert replay(told, path[:length]) == state


def _any_step(told: Scenario, state: State, data: st.DataObject) -> State:
    here = told.scene(state.scene or "")
    assert here is not None
    options = [option.id for option in here.choices] + ([SKIPPED] if here.skip else [])
    picked = data.draw(st.sampled_from(options))
    return skip(told, state) if picked == SKIPPED else choose(told, state, picked)
