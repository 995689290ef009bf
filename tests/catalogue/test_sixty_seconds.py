"""The module "Sixty seconds, they said": its golden figures, its debts, its repair and its promises."""

from app.engine.paths import figures, walk
from app.engine.play import State, ending_text, opening, quote, reached_ending, replay
from tests.catalogue.shipped import every_ending, shipped_modules, story

MODULE_ID = "sixty-seconds"
STORY = story(MODULE_ID)
BEST = [
    ("where-to-begin", "b"),
    ("the-sentence", "c"),
    ("says-who", "a"),
    ("the-best", "c"),
    ("same-week", "b"),
    ("three-answers", "a"),
    ("one-page", "c"),
    ("old-hours", "b"),
]


def points(state: State, scene: str) -> list[int]:
    """What the choice at a scene asked for, at once and later."""
    return [entry.asked for entry in state.entries if entry.scene == scene]


def test_the_golden_figures_of_the_exhaustive_walk() -> None:
    counted = figures(walk(STORY))
    ended = every_ending(MODULE_ID)
    assert counted.paths == len(ended) == 9433
    assert counted.totals == (min(s.total for s in ended), max(s.total for s in ended)) == (0, 100)
    assert {band: round(share, 1) for band, share in counted.bands.items()} == {
        "leaves": 47.8,
        "at-risk": 45.9,
        "loyal": 5.9,
        "champion": 0.3,
    }
    assert round(counted.early, 1) == 9.7
    assert counted.best_after == (90, 82, 60)


def test_the_best_path_ends_in_the_depot() -> None:
    state = replay(STORY, BEST)
    ending = reached_ending(STORY, state)
    assert ending is not None
    assert (ending.id, state.total) == ("in-the-depot", 100)
    assert quote(ending, state).startswith("Kept: “You took back sixty seconds")
    assert [promise.how for promise in state.promises] == ["kept", "kept", "kept"]


def test_an_aim_costs_again_unless_it_is_taken_back() -> None:
    kept_it = [BEST[0], ("the-sentence", "a")]
    stubborn = replay(STORY, [*kept_it, ("two-words", "b"), *BEST[2:]])
    taken_back = replay(STORY, [*kept_it, ("two-words", "a"), *BEST[2:]])
    assert points(stubborn, "the-sentence") == [-9, -7]
    assert points(taken_back, "the-sentence") == [-9]
    assert taken_back.band == "champion"


def test_a_newsletter_is_not_forgotten_by_sunday() -> None:
    state = replay(STORY, [*BEST[:4], ("same-week", "a"), *BEST[5:]])
    assert points(state, "same-week") == [-4, -8]


def test_an_owner_and_a_day_pay_when_somebody_looks_again() -> None:
    assert points(replay(STORY, BEST), "says-who") == [5, 4]
    assert points(replay(STORY, [*BEST[:-1], ("old-hours", "a")]), "says-who") == [5]


def test_she_quotes_the_page_as_it_is_on_her_path() -> None:
    cases = (
        (BEST[:5], "On your page it says two hours"),
        ([BEST[0], ("the-sentence", "b"), *BEST[2:5]], "now it says nothing"),
        ([BEST[0], ("the-sentence", "a"), ("two-words", "c"), *BEST[2:5]], "Or that you aim at it"),
    )
    for path, said in cases:
        state = replay(STORY, path)
        words = " ".join(message.text for message in opening(STORY.scenes_by_id["three-answers"], state))
        assert [said in words for _, said in cases].count(True) == 1
        assert said in words


def test_an_ending_counts_what_she_has_spent() -> None:
    for state in every_ending(MODULE_ID):
        ending = reached_ending(STORY, state)
        if ending is not None and ending.id == "she-asks-twice":
            assert ("list in the bus" in " ".join(ending_text(ending, state))) is (state.effort.total >= 4)


def test_promises_stay_owed_only_when_the_story_ends_early() -> None:
    assert all(state.early or not state.owed for state in every_ending(MODULE_ID))


def test_both_answers_are_rated_and_forecast() -> None:
    module = shipped_modules()["sixty-seconds"]
    plays = [module.role_play(name) for name in module.head.role_plays]
    assert [play.rubric for play in plays if play] == ["sixty-seconds-reply", "three-places"]
    assert all(play and play.forecast and len(play.hints) == 3 for play in plays)
