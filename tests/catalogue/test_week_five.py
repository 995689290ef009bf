"""The module "Week five" as it ships: its golden figures and the promises of its story."""

from app.catalogue.problem_words import as_line
from app.catalogue.shelf import read_shelf
from app.engine.check_answers import evaluate
from app.engine.course.checks import FillCheck
from app.engine.paths import figures, walk
from app.engine.play import (
    SKIPPED,
    lessons_due,
    opening,
    quote,
    reached_ending,
    replay,
    start,
    turning_points,
)
from tests.catalogue.shipped import COURSES, every_ending, its_story, week_five

BEST = [
    ("third-ticket", "b"),
    ("yes-or-no", "a"),
    ("second-eyes", "c"),
    ("red", "b"),
    ("pay-day", "a"),
]


def test_everything_that_ships_passes_the_check_without_a_word() -> None:
    assert [as_line(problem) for problem in read_shelf(COURSES).problems] == []


def test_the_golden_figures_of_the_exhaustive_walk() -> None:
    counted = figures(walk(its_story()))
    assert counted.paths == 553
    assert counted.totals == (0, 92)
    assert {band: round(share, 1) for band, share in counted.bands.items()} == {
        "leaves": 59.1,
        "at-risk": 33.3,
        "loyal": 6.8,
        "champion": 0.8,
    }
    assert round(counted.early, 1) == 12.3
    assert counted.best_after == (76, 65, 45)
    assert counted.best_options == {
        "third-ticket": "b",
        "fourth-telling": "c",
        "bounced": "a",
        "yes-or-no": "a",
        "second-eyes": "c",
        "red": "b",
        "pay-day": "a",
    }


def test_the_walk_agrees_with_playing_every_path() -> None:
    ended = every_ending("week-five")
    assert len(ended) == 553
    assert {min(s.total for s in ended), max(s.total for s in ended)} == {0, 92}
    assert {len(state.path) for state in ended} == {4, 5, 6, 7}


def test_the_file_at_four_is_promised_on_every_path_before_the_board_question() -> None:
    for state in every_ending("week-five"):
        made = [promise for promise in state.promises if promise.id == "file-1600"]
        assert len(made) == 1
        assert made[0].how in ("kept", "late", "renegotiated")


def test_promises_stay_owed_only_when_the_story_ends_early() -> None:
    for state in every_ending("week-five"):
        assert state.early or not state.owed


def test_the_guarantee_costs_eighteen_or_ten_when_it_is_taken_back() -> None:
    told = its_story()
    before = [("third-ticket", "b"), ("yes-or-no", "b"), ("second-eyes", "c")]
    kept_silent = replay(told, [*before, ("red", "a")])
    taken_back = replay(told, [*before, ("red", "b")])
    assert [e.asked for e in kept_silent.entries if e.kind == "delayed"] == [-18, 6]
    assert [e.asked for e in taken_back.entries if e.kind == "delayed"] == [-10, 6]
    assert [p.how for p in taken_back.promises if p.id == "guarantee"] == ["withdrawn"]


def test_only_who_rang_before_the_board_hears_that_they_rang() -> None:
    """The loyal ending says "And then they rang me": so on every path to it somebody did."""
    for state in every_ending("week-five"):
        if state.ending == "she-stays":
            assert state.chosen("red") == "b"


def test_the_best_path_ends_with_a_recommendation_and_says_what_was_kept() -> None:
    told = its_story()
    state = replay(told, BEST)
    ending = reached_ending(told, state)
    assert ending is not None
    assert (ending.id, state.total) == ("she-says-so", 92)
    assert (quote(ending, state) or "").startswith("Kept: “Thirteen hundred either way.")
    assert {p.id: p.how for p in state.promises}["file-1600"] == "renegotiated"
    assert all(promise.how in ("kept", "renegotiated") for promise in state.promises)
    assert [point.step.scene for point in turning_points(state)] == ["third-ticket", "yes-or-no", "second-eyes"]


def test_lessons_open_before_their_scenes_once() -> None:
    module, told = week_five(), its_story()
    first = lessons_due(module, start(told), ())
    assert [lesson.id for lesson in first] == ["the-person-first"]
    assert lessons_due(module, start(told), {"the-person-first"}) == ()
    for path in ([("third-ticket", "b")], [("third-ticket", "a"), ("fourth-telling", "c")]):
        due = lessons_due(module, replay(told, path), {"the-person-first"})
        assert [lesson.id for lesson in due] == ["a-date-you-can-stand-on"]


def test_the_red_scene_can_be_skipped_and_the_story_goes_on_as_if_she_had_been_rung() -> None:
    told = its_story()
    state = replay(told, [*BEST[:3], ("red", SKIPPED)])
    assert state.scene == "pay-day"
    assert [p.how for p in state.promises if p.id == "thursday-1300"] == ["kept"]
    assert not any(entry.scene == "red" for entry in state.entries)


def test_an_opening_answers_what_was_chosen_before() -> None:
    told = its_story()
    state = replay(told, [("third-ticket", "c")])
    said = [message.text for message in opening(told.scenes_by_id["fourth-telling"], state)]
    assert said[0] == "I did not ring to hear about Callum. Callum does not run my payroll."
    assert len(said) == 2


def test_the_steps_of_the_module() -> None:
    assert [step.key for step in week_five().steps()] == [
        "brief",
        "scenario",
        "role-play:ingrid-mail",
        "role-play:ring-ingrid",
        "checks",
        "reflection",
    ]


def test_the_second_role_play_has_one_example_a_level_of_like_length_and_no_rating() -> None:
    play = week_five().role_play("ring-ingrid")
    assert play is not None
    assert (play.rubric, play.forecast) == (None, None)
    assert sorted(anchor.level for anchor in play.anchors) == [1, 2, 3, 4]
    lengths = [len(anchor.text.split()) for anchor in play.anchors]
    assert max(lengths) / min(lengths) < 1.2
    assert all(len(anchor.text.split("\n")) <= play.length.at_most for anchor in play.anchors)
    assert all(anchor.voice.startswith("Example") for anchor in play.anchors)


def test_eight_checks_of_six_kinds_and_an_hour_before_the_board_call() -> None:
    checks = week_five().checks
    assert checks is not None
    assert len(checks.checks) == 8
    assert len({check.kind for check in checks.checks}) == 6
    fill = checks.check("the-thursday-promise")
    assert isinstance(fill, FillCheck)
    typed = {"target": "target", "promise": "guarantee", "safe": "covered", "hour": "13:30"}
    assert evaluate(fill, typed).right
    assert not evaluate(fill, {**typed, "hour": "14:00"}).right


def test_a_rightly_filled_gap_is_told_why() -> None:
    checks = week_five().checks
    assert checks is not None
    for check in checks.checks:
        if isinstance(check, FillCheck):
            result = evaluate(check, {blank.id: blank.show for blank in check.blanks})
            assert result.right
            assert all(part.feedback for part in result.parts)


def test_the_questions_afterwards_fit_every_path() -> None:
    """A guarantee, a file at 16:01 and a call at 12:40 are on some paths only."""
    found = week_five().reflection
    assert found is not None
    for question in found.questions:
        assert not any(word in question.text for word in ("guarantee", "16:01", "12:40"))


def test_the_board_question_repeats_only_what_was_said_on_the_way() -> None:
    told = its_story()
    state = replay(told, [("third-ticket", "b")])
    said = " ".join(message.text for message in opening(told.scenes_by_id["yes-or-no"], state))
    assert "ticket" not in said
    assert "as a line of its own" not in said


def test_no_text_promises_what_the_product_does_not_have() -> None:
    for path in (COURSES / "storming-phase").rglob("*"):
        if path.suffix in (".yaml", ".md"):
            text = path.read_text(encoding="utf-8").casefold()
            assert not any(word in text for word in ("rehears", "appeal", "you share"))
