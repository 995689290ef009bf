"""The module "The hand-over": its golden figures, its debts and promises, and what its rubrics' examples say."""

from app.engine.paths import figures, walk
from app.engine.play import SKIPPED, lessons_due, opening, quote, reached_ending, replay
from tests.catalogue.shipped import COURSES, every_ending, shipped_modules, story

MODULE_ID = "the-hand-over"
STORY = story(MODULE_ID)
BEST = [
    ("five-words", "b"),
    ("upstairs-front", "c"),
    ("the-note", "a"),
    ("day-before", "a"),
    ("nine-oclock", "c"),
    ("windows-in", "b"),
    ("all-green", "a"),
]


def test_the_golden_figures_of_the_exhaustive_walk() -> None:
    counted = figures(walk(STORY))
    ended = every_ending(MODULE_ID)
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
    state = replay(STORY, BEST)
    ending = reached_ending(STORY, state)
    assert ending is not None
    assert (ending.id, state.total) == ("before-the-bell", 97)
    assert quote(ending, state) == "Kept: “The machine first, then the switch. Even with the wrong crew.”"
    assert [promise.how for promise in state.promises] == ["kept", "kept", "kept"]


def test_what_is_kind_at_first_costs_later() -> None:
    known = replay(STORY, [*BEST[:3], ("day-before", "c"), *BEST[4:]])
    assert [entry.asked for entry in known.entries if entry.scene == "day-before"] == [3, -9]
    mine = replay(STORY, [*BEST[:5], ("windows-in", "c"), BEST[6]])
    assert [entry.asked for entry in mine.entries if entry.scene == "windows-in"] == [4, -11]


def test_what_was_said_on_the_stairs_comes_back_unless_it_is_taken_out() -> None:
    begin = [*BEST[:2], ("the-note", "c")]
    taken_out = replay(STORY, [*begin, ("what-do-i-do", "b"), *BEST[3:]])
    left = replay(STORY, [*begin, ("what-do-i-do", "c"), *BEST[3:]])
    assert [entry.asked for entry in taken_out.entries if entry.scene == "the-note"] == [-7]
    assert [entry.asked for entry in left.entries if entry.scene == "the-note"] == [-7, -6]
    assert taken_out.band == "champion"


def test_the_power_is_off_at_nine_only_when_nobody_rang_her_the_day_before() -> None:
    for letter, off in (("a", False), ("b", True), ("c", True)):
        state = replay(STORY, [*BEST[:3], ("day-before", letter)])
        said = " ".join(message.text for message in opening(STORY.scenes_by_id["nine-oclock"], state))
        assert ("They switched it off at nine" in said) is off
        assert ("Nothing is off." in said) is not off


def test_promises_stay_owed_only_when_the_story_ends_early() -> None:
    assert all(state.early or not state.owed for state in every_ending(MODULE_ID))


def test_nobody_is_quoted_on_help_that_they_did_not_get() -> None:
    """The quote "somebody had it in their hand" needs a path on which somebody did."""
    for state in every_ending(MODULE_ID):
        ending = reached_ending(STORY, state)
        if ending is not None and (quote(ending, state) or "").endswith("somebody had it in their hand.”"):
            assert state.chosen("nine-oclock") == "c"


def test_nine_oclock_can_be_skipped() -> None:
    state = replay(STORY, [*BEST[:4], ("nine-oclock", SKIPPED)])
    assert state.scene == "windows-in"
    assert not any(entry.scene == "nine-oclock" for entry in state.entries)


def test_both_answers_are_rated_and_forecast() -> None:
    module = shipped_modules()["the-hand-over"]
    plays = [module.role_play(name) for name in module.head.role_plays]
    assert [play.rubric for play in plays if play] == ["hand-over-note", "told-four-people"]
    assert all(play and play.forecast and len(play.hints) == 3 for play in plays)


def test_lessons_come_after_a_first_try_and_once() -> None:
    module, seen = shipped_modules()["the-hand-over"], {"six-lines"}
    for path in (BEST[:3], [*BEST[:2], ("the-note", "b")]):
        assert [lesson.id for lesson in lessons_due(module, replay(STORY, path), ())] == ["six-lines"]
        assert lessons_due(module, replay(STORY, path), seen) == ()
    assert [lesson.id for lesson in lessons_due(module, replay(STORY, BEST[:6]), seen)] == ["introduce-do-not-send"]


def test_the_brief_keeps_to_what_a_surveyor_knows_on_thursday() -> None:
    """What the first scene is about would be given away by it."""
    brief = (COURSES / "one-journey" / "the-hand-over" / "brief.md").read_text(encoding="utf-8").casefold()
    assert not any(word in brief for word in ("oxygen", "machine", "electrician", "landline"))
