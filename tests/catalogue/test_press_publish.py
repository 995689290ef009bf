"""The module "Press publish?": its golden figures, its debt, its repair, and what readers remember."""

from app.engine.paths import figures, walk
from app.engine.play import ending_text, opening, quote, reached_ending, replay
from tests.catalogue.shipped import every_ending, shipped_modules, story

MODULE_ID = "press-publish"
STORY = story(MODULE_ID)
BEST = [
    ("the-line", "c"),
    ("everybody-shares", "b"),
    ("five-stars", "a"),
    ("the-picture", "b"),
    ("twice", "a"),
    ("the-others", "b"),
    ("the-weir", "c"),
    ("friday-noon", "a"),
]


def test_the_golden_figures_of_the_exhaustive_walk() -> None:
    counted = figures(walk(STORY))
    ended = every_ending(MODULE_ID)
    assert counted.paths == len(ended) == 10415
    assert counted.totals == (min(s.total for s in ended), max(s.total for s in ended)) == (2, 100)
    assert {band: round(share, 1) for band, share in counted.bands.items()} == {
        "leaves": 45.6,
        "at-risk": 47.2,
        "loyal": 6.8,
        "champion": 0.5,
    }
    assert round(counted.early, 1) == 3.9
    assert counted.best_after == (89, 77, 68)


def test_the_best_path_is_read_aloud() -> None:
    state = replay(STORY, BEST)
    ending = reached_ending(STORY, state)
    assert ending is not None
    assert (ending.id, state.total) == ("read-aloud", 100)
    assert quote(ending, state) == "Kept: “A rate, a date, a limit. My phone could read all of it.”"
    assert [promise.how for promise in state.promises] == ["kept"]


def test_a_slogan_about_never_stands_above_his_comment() -> None:
    state = replay(STORY, [("the-line", "a"), *BEST[1:]])
    assert [entry.asked for entry in state.entries if entry.scene == "the-line"] == [-6, -5]


def test_reviews_by_staff_can_be_taken_back_in_public() -> None:
    begin = [*BEST[:2], ("five-stars", "b")]
    owned = replay(STORY, [*begin, ("team-page", "c"), *BEST[3:]])
    silent = replay(STORY, [*begin, ("team-page", "a"), *BEST[3:]])
    assert owned.band == "champion"
    assert [entry.asked for entry in owned.entries if entry.scene == "team-page"] == [9]
    assert [entry.asked for entry in silent.entries if entry.scene == "team-page"] == [-7]


def test_readers_remember_the_ready_made_sentence() -> None:
    for letter, asked in (("a", True), ("b", False), ("c", True)):
        state = replay(STORY, [BEST[0], ("everybody-shares", letter), *BEST[2:5]])
        words = " ".join(message.text for message in opening(STORY.scenes_by_id["the-others"], state))
        assert ("ready-made sentence" in words) is asked


def test_the_last_scene_knows_whether_it_was_logged() -> None:
    for letter, said in (("a", "keeps Mr Zielinski informed"), ("b", "nothing that would help him")):
        state = replay(STORY, [*BEST[:4], ("twice", letter), *BEST[5:7]])
        words = " ".join(message.text for message in opening(STORY.scenes_by_id["friday-noon"], state))
        assert said in words


def test_an_ending_counts_what_he_has_spent() -> None:
    for state in every_ending(MODULE_ID):
        ending = reached_ending(STORY, state)
        if ending is not None and ending.id == "he-reads-and-waits":
            assert ("smaller work" in " ".join(ending_text(ending, state))) is (state.effort.total >= 3)


def test_promises_are_settled_on_every_path() -> None:
    assert all(state.early or not state.owed for state in every_ending(MODULE_ID))


def test_both_answers_are_rated_and_forecast() -> None:
    module = shipped_modules()["press-publish"]
    plays = [module.role_play(name) for name in module.head.role_plays]
    assert [play.rubric for play in plays if play] == ["bank-public-reply", "sharing-kit"]
    assert all(play and play.forecast and len(play.hints) == 3 for play in plays)
