"""The module "Twenty-two comments and counting": its golden figures, gates, debts and promises."""

from app.engine.paths import figures, walk
from app.engine.play import SKIPPED, quote, reached_ending, replay
from tests.catalogue.shipped import every_ending, shipped_modules, story

MODULE_ID = "twenty-two-comments"
STORY = story(MODULE_ID)
BEST = [
    ("twenty-two", "b"),
    ("never-came", "a"),
    ("heckler", "b"),
    ("care-is-slow", "a"),
    ("eighteen-hundred", "c"),
    ("line-back", "a"),
]
GOOD_END = BEST[2:]


def test_the_golden_figures_of_the_exhaustive_walk() -> None:
    counted = figures(walk(STORY))
    assert counted.paths == len(every_ending(MODULE_ID)) == 1147
    assert counted.totals == (0, 92)
    assert {band: round(share, 1) for band, share in counted.bands.items()} == {
        "leaves": 52.2,
        "at-risk": 40.8,
        "loyal": 6.5,
        "champion": 0.4,
    }
    assert counted.best_after == (72, 50, 31)


def test_the_best_path_ends_with_dani_answering_for_us() -> None:
    state = replay(STORY, BEST)
    ending = reached_ending(STORY, state)
    assert ending is not None
    assert (ending.id, state.total) == ("ask-who-they-are", 92)
    assert quote(ending, state) == "Kept: “Mum first on Thursday, Mum first on Friday.”"
    assert [promise.how for promise in state.promises] == ["kept", "kept"]


def test_a_hidden_job_that_is_only_deleted_holds_the_story_down() -> None:
    begin = [("twenty-two", "c")]
    deleted = replay(STORY, [*begin, ("jacket", "a"), BEST[1], *GOOD_END])
    owned = replay(STORY, [*begin, ("jacket", "c"), BEST[1], *GOOD_END])
    assert deleted.total <= 64
    assert owned.band == "loyal"


def test_a_leak_can_be_put_right_only_by_taking_it_out() -> None:
    begin = [("twenty-two", "b"), ("never-came", "b")]
    left = replay(STORY, [*begin, ("not-undone", "a"), *GOOD_END])
    mended = replay(STORY, [*begin, ("not-undone", "c"), *GOOD_END])
    assert left.total <= 64
    assert mended.band == "loyal"


def test_staying_out_and_ringing_until_somebody_answers_is_a_way_to_win() -> None:
    state = replay(STORY, [("twenty-two", "a"), *BEST[3:]])
    assert (state.total, state.band) == (72, "loyal")


def test_the_kind_call_to_noreen_pays_first_and_costs_later() -> None:
    state = replay(STORY, [*BEST[:3], ("care-is-slow", "c"), *BEST[4:]])
    booked = [entry.asked for entry in state.entries if entry.scene == "care-is-slow"]
    assert booked == [3, -9]


def test_promises_stay_owed_only_when_the_story_ends_early() -> None:
    assert all(state.early or not state.owed for state in every_ending(MODULE_ID))


def test_the_heckler_can_be_skipped() -> None:
    state = replay(STORY, [*BEST[:2], ("heckler", SKIPPED)])
    assert state.scene == "care-is-slow"
    assert not any(entry.scene == "heckler" for entry in state.entries)


def test_a_module_without_a_story_has_its_steps_in_order() -> None:
    assert [step.key for step in shipped_modules()["not-a-department"].steps()] == [
        "brief",
        "lesson:four-greens",
        "lesson:six-things",
        "role-play:wrong-desk",
        "checks",
        "reflection",
    ]
