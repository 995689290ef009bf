"""The module "First contact – sixteen minutes": its golden figures, its debt, its repair and its promises."""

from app.engine.paths import figures, walk
from app.engine.play import ending_text, opening, quote, reached_ending, replay
from tests.catalogue.shipped import every_ending, shipped_modules, story

MODULE_ID = "first-contact"
STORY = story(MODULE_ID)
BEST = [
    ("minute-two", "c"),
    ("minute-seven", "a"),
    ("minute-eleven", "b"),
    ("the-referral", "c"),
    ("which-hour", "a"),
    ("worth-it", "b"),
    ("fifty-minutes", "b"),
]


def test_the_golden_figures_of_the_exhaustive_walk() -> None:
    counted = figures(walk(STORY))
    ended = every_ending(MODULE_ID)
    assert counted.paths == len(ended) == 3633
    assert counted.totals == (min(s.total for s in ended), max(s.total for s in ended)) == (0, 98)
    assert {band: round(share, 1) for band, share in counted.bands.items()} == {
        "leaves": 40.3,
        "at-risk": 52.6,
        "loyal": 6.6,
        "champion": 0.5,
    }
    assert round(counted.early, 1) == 0.3
    assert counted.best_after == (85, 72, 57)


def test_the_best_path_ends_with_a_friend() -> None:
    state = replay(STORY, BEST)
    ending = reached_ending(STORY, state)
    assert ending is not None
    assert (ending.id, state.total) == ("a-friend", 98)
    assert quote(ending, state) == "Kept: “Nine, you said, and then eleven. It was eleven.”"
    assert [promise.how for promise in state.promises] == ["withdrawn", "kept"]


def test_who_hangs_up_can_be_won_back_by_a_text_with_an_hour() -> None:
    begin = [*BEST[:2], ("minute-eleven", "a")]
    rung = replay(STORY, [*begin, ("no-message", "c"), *BEST[3:]])
    left = replay(STORY, [*begin, ("no-message", "a"), *BEST[3:]])
    assert rung.band == "champion"
    assert left.total == rung.total - 15


def test_certainly_worth_it_pays_first_and_costs_later() -> None:
    state = replay(STORY, [*BEST[:5], ("worth-it", "a"), BEST[6]])
    assert [entry.asked for entry in state.entries if entry.scene == "worth-it"] == [3, -15]


def test_after_four_points_of_effort_he_speaks_of_the_others() -> None:
    spent = [("minute-two", "a"), ("minute-seven", "b"), ("minute-eleven", "c"), ("the-referral", "a")]
    for path, said in ((spent, True), (BEST[:4], False)):
        state = replay(STORY, path)
        words = " ".join(message.text for message in opening(STORY.scenes_by_id["which-hour"], state))
        assert ("behind the station" in words) is said


def test_an_ending_counts_what_he_has_spent() -> None:
    for state in every_ending(MODULE_ID):
        ending = reached_ending(STORY, state)
        if ending is not None and ending.id == "once":
            assert ("Take a book." in " ".join(ending_text(ending, state))) is (state.effort.total >= 5)


def test_promises_stay_owed_only_when_the_story_ends_early() -> None:
    assert all(state.early or not state.owed for state in every_ending(MODULE_ID))


def test_nobody_hears_of_a_day_that_their_path_has_not_reached() -> None:
    """He rings again on Tuesday on one path: so nobody says "in two days" about Wednesday."""
    words = " ".join(choice.text for choice in STORY.scenes_by_id["which-hour"].choices)
    assert "in two days" not in words


def test_both_answers_are_rated_and_forecast() -> None:
    module = shipped_modules()["first-contact"]
    plays = [module.role_play(name) for name in module.head.role_plays]
    assert [play.rubric for play in plays if play] == ["first-contact-reply", "waiting-line"]
    assert all(play and play.forecast and len(play.hints) == 3 for play in plays)
