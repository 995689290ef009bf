"""The module "The hand-over": its golden figures, its debts and promises, and what its rubrics' examples say."""

from app.engine.course.scenario import Scenario
from app.engine.paths import figures, walk
from app.engine.play import SKIPPED, State, choose, lessons_due, opening, quote, reached_ending, replay, start
from tests.catalogue.shipped import COURSES
from tests.catalogue.test_shipped_modules import MODULES

BEST = [
    ("five-words", "b"),
    ("upstairs-front", "c"),
    ("the-note", "a"),
    ("day-before", "a"),
    ("nine-oclock", "c"),
    ("windows-in", "b"),
    ("all-green", "a"),
]


def told() -> Scenario:
    """The story."""
    story = MODULES["the-hand-over"].scenario
    assert story is not None
    return story


def every_ending() -> list[State]:
    """Every complete path, played one by one."""
    ended, waiting = [], [start(told())]
    while waiting:
        state = waiting.pop()
        if state.finished:
            ended.append(state)
        else:
            here = told().scenes_by_id[state.scene or ""]
            waiting += [choose(told(), state, option.id) for option in here.choices]
    return ended


def test_the_golden_figures_of_the_exhaustive_walk() -> None:
    counted = figures(walk(told()))
    ended = every_ending()
    assert counted.paths == len(ended) == 4903
    assert counted.totals == (min(s.total for s in ended), max(s.total for s in ended)) == (2, 97)
    assert {band: round(share, 1) for band, share in counted.bands.items()} == {
        "leaves": 43.7,
        "at-risk": 49.6,
        "loyal": 6.3,
        "champion": 0.4,
    }
    assert round(counted.early, 1) == 4.1
    assert counted.best_after == (85, 66, 61)


def test_the_best_path_ends_with_a_recommendation_and_every_promise_kept() -> None:
    state = replay(told(), BEST)
    ending = reached_ending(told(), state)
    assert ending is not None
    assert (ending.id, state.total) == ("before-the-bell", 97)
    assert quote(ending, state) == "Kept: “The machine first, then the switch. Even with the wrong crew.”"
    assert [promise.how for promise in state.promises] == ["kept", "kept", "kept"]


def test_what_is_kind_at_first_costs_later() -> None:
    known = replay(told(), [*BEST[:3], ("day-before", "c"), *BEST[4:]])
    assert [entry.asked for entry in known.entries if entry.scene == "day-before"] == [3, -9]
    mine = replay(told(), [*BEST[:5], ("windows-in", "c"), BEST[6]])
    assert [entry.asked for entry in mine.entries if entry.scene == "windows-in"] == [4, -11]


def test_what_was_said_on_the_stairs_comes_back_unless_it_is_taken_out() -> None:
    begin = [*BEST[:2], ("the-note", "c")]
    taken_out = replay(told(), [*begin, ("what-do-i-do", "b"), *BEST[3:]])
    left = replay(told(), [*begin, ("what-do-i-do", "c"), *BEST[3:]])
    assert [entry.asked for entry in taken_out.entries if entry.scene == "the-note"] == [-7]
    assert [entry.asked for entry in left.entries if entry.scene == "the-note"] == [-7, -6]
    assert taken_out.band == "champion"


def test_the_power_is_off_at_nine_only_when_nobody_rang_her_the_day_before() -> None:
    for letter, off in (("a", False), ("b", True), ("c", True)):
        state = replay(told(), [*BEST[:3], ("day-before", letter)])
        said = " ".join(message.text for message in opening(told().scenes_by_id["nine-oclock"], state))
        assert ("They switched it off at nine" in said) is off
        assert ("Nothing is off." in said) is not off


def test_promises_stay_owed_only_when_the_story_ends_early() -> None:
    assert all(state.early or not state.owed for state in every_ending())


def test_nobody_is_quoted_on_help_that_they_did_not_get() -> None:
    """The quote "somebody had it in their hand" needs a path on which somebody did."""
    for state in every_ending():
        ending = reached_ending(told(), state)
        if ending is not None and (quote(ending, state) or "").endswith("somebody had it in their hand.”"):
            assert state.chosen("nine-oclock") == "c"


def test_nine_oclock_can_be_skipped() -> None:
    state = replay(told(), [*BEST[:4], ("nine-oclock", SKIPPED)])
    assert state.scene == "windows-in"
    assert not any(entry.scene == "nine-oclock" for entry in state.entries)


def test_both_answers_are_rated_and_forecast() -> None:
    module = MODULES["the-hand-over"]
    plays = [module.role_play(name) for name in module.head.role_plays]
    assert [play.rubric for play in plays if play] == ["hand-over-note", "told-four-people"]
    assert all(play and play.forecast and len(play.hints) == 3 for play in plays)


def test_lessons_come_after_a_first_try_and_once() -> None:
    module, seen = MODULES["the-hand-over"], {"six-lines"}
    for path in (BEST[:3], [*BEST[:2], ("the-note", "b")]):
        assert [lesson.id for lesson in lessons_due(module, replay(told(), path), ())] == ["six-lines"]
        assert lessons_due(module, replay(told(), path), seen) == ()
    assert [lesson.id for lesson in lessons_due(module, replay(told(), BEST[:6]), seen)] == ["introduce-do-not-send"]


def test_the_brief_keeps_to_what_a_surveyor_knows_on_thursday() -> None:
    """What the first scene is about would be given away by it."""
    brief = (COURSES / "one-journey" / "the-hand-over" / "brief.md").read_text(encoding="utf-8").casefold()
    assert not any(word in brief for word in ("oxygen", "machine", "electrician", "landline"))
