"""The module "The third call": its golden figures, its gate and how it is repaired, its promises and its rubric."""

from collections import Counter
from itertools import pairwise

from app.catalogue.shelf import read_shelf
from app.engine.answer_text import word_count
from app.engine.check_answers import evaluate
from app.engine.course.checks import FillCheck
from app.engine.editorial.limits import rank_correlation
from app.engine.paths import figures, walk
from app.engine.play import SKIPPED, State, choose, lessons_due, opening, quote, reached_ending, replay, start
from app.engine.rubric import Rubric
from app.engine.scoring.levels import overall_level
from tests.catalogue.shipped import COURSES, every_ending, shipped_modules, story

MODULE_ID = "the-third-call"
STORY = story(MODULE_ID)
BEST = [
    ("eleven-twenty", "c"),
    ("maiden-name", "b"),
    ("lunch", "c"),
    ("on-record", "a"),
    ("ten-o-clock", "b"),
]
MODULE = shipped_modules()[MODULE_ID]


def rubric() -> Rubric:
    """The rubric of the main role-play."""
    return next(entry.rubric for entry in read_shelf(COURSES).rubrics if entry.rubric.id == "third-call-reply")


def test_the_golden_figures_of_the_exhaustive_walk() -> None:
    counted = figures(walk(STORY))
    assert counted.paths == len(every_ending(MODULE_ID)) == 949
    assert counted.totals == (0, 91)
    assert {band: round(share, 1) for band, share in counted.bands.items()} == {
        "leaves": 59.6,
        "at-risk": 34.6,
        "loyal": 5.3,
        "champion": 0.5,
    }
    assert round(counted.early, 1) == 22.5
    assert counted.best_after == (81, 67, 54)
    assert counted.best_options == {
        "eleven-twenty": "c",
        "loud": "a",
        "typing": "b",
        "maiden-name": "b",
        "release-refused": "a",
        "lunch": "c",
        "on-record": "a",
        "ten-o-clock": "b",
    }


def test_the_best_path_ends_with_a_recommendation_and_quotes_the_hour() -> None:
    state = replay(STORY, BEST)
    ending = reached_ending(STORY, state)
    assert ending is not None
    assert (ending.id, state.total) == ("she-says-so", 91)
    assert quote(ending, state) == "Kept: “By fourteen hundred. It was thirteen fifty-two.”"
    assert all(promise.how == "kept" for promise in state.promises)


def test_money_without_a_check_holds_the_story_down_until_a_real_check_is_made() -> None:
    ends = {
        answer: replay(STORY, [BEST[0], ("maiden-name", "a"), ("release-refused", answer), *BEST[2:]])
        for answer in "abc"
    }
    assert ends["a"].band == ends["c"].band == "loyal"
    assert (ends["b"].total, ends["b"].band) == (64, "at-risk")
    assert all(state.total <= 64 for state in every_ending(MODULE_ID) if state.chosen("release-refused") == "b")


def test_within_the_hour_pays_first_and_costs_later() -> None:
    state = replay(STORY, [*BEST[:2], ("lunch", "b"), *BEST[3:]])
    assert [entry.asked for entry in state.entries if entry.scene == "lunch"] == [5, -8]
    assert [promise.how for promise in state.promises if promise.id == "within-the-hour"] == ["late"]


def test_who_hung_up_on_her_can_still_win_her_back() -> None:
    state = replay(STORY, [("eleven-twenty", "a"), ("loud", "b"), ("typing", "b"), *BEST[1:]])
    ending = reached_ending(STORY, state)
    assert ending is not None
    assert state.band == "loyal"
    assert quote(ending, state) == "Kept: “You came back into the chat and said it was your mistake.”"


def test_promises_stay_owed_only_when_the_story_ends_early() -> None:
    assert all(state.early or not state.owed for state in every_ending(MODULE_ID))


def test_a_text_at_ten_is_not_the_call_that_was_promised() -> None:
    for choice, how in (("a", "broken"), ("b", "kept"), ("c", "broken")):
        state = replay(STORY, [*BEST[:4], ("ten-o-clock", choice)])
        assert [promise.how for promise in state.promises if promise.id == "wednesday-ten"] == [how]


def test_who_made_her_repeat_and_change_hears_of_her_battery() -> None:
    quick = replay(STORY, BEST[:2])
    slow = replay(STORY, [("eleven-twenty", "a"), ("loud", "a"), ("maiden-name", "c")])
    lines = ["".join(message.text for message in opening(STORY.scenes_by_id["lunch"], s)) for s in (quick, slow)]
    assert ["nineteen per cent" in line for line in lines] == [False, True]


def test_every_quote_speaks_of_a_scene_that_was_played() -> None:
    """Whoever picked her up well at once never hears of shouting, chat or a refused release."""
    for state in every_ending(MODULE_ID):
        ending = reached_ending(STORY, state)
        assert ending is not None
        words = quote(ending, state) or ""
        assert ("chat" not in words) or state.chosen("typing")
        assert ("Ten o’clock" not in words) or state.chosen("ten-o-clock")
        assert ("quiet before they could eat" not in words) or state.chosen("loud") == "b"


def test_the_loud_scene_can_be_read_instead() -> None:
    state = replay(STORY, [("eleven-twenty", "a"), ("loud", SKIPPED)])
    assert state.scene == "maiden-name"
    assert not any(entry.scene == "loud" for entry in state.entries)


def test_the_second_lesson_opens_after_the_first_answer_on_both_ways() -> None:
    assert [lesson.id for lesson in lessons_due(MODULE, start(STORY), ())] == ["read-then-speak"]
    for choice in "ac":
        due = lessons_due(MODULE, replay(STORY, [("eleven-twenty", choice)]), {"read-then-speak"})
        assert [lesson.id for lesson in due] == ["the-shout-and-the-line"]


def test_the_gaps_are_told_why_and_the_hour_leaves_time_to_walk() -> None:
    assert MODULE.checks is not None
    fill = MODULE.checks.check("lunch-from-memory")
    assert isinstance(fill, FillCheck)
    typed = {blank.id: blank.show for blank in fill.blanks}
    result = evaluate(fill, typed)
    assert result.right
    assert all(part.feedback for part in result.parts)
    assert not evaluate(fill, {**typed, "by": "15:00"}).right
    assert not evaluate(fill, {**typed, "hours": "one"}).right


def test_the_questions_afterwards_fit_every_path() -> None:
    assert MODULE.reflection is not None
    for question in MODULE.reflection.questions:
        assert not any(word in question.text for word in ("Ferhat", "Piet", "AS-4471", "11:23", "11:41"))


def test_the_line_can_be_left_out_and_has_two_examples_a_level_of_like_length() -> None:
    play = MODULE.role_play("the-line")
    assert play is not None
    assert (play.rubric, play.optional_for_content) == (None, True)
    assert Counter(anchor.level for anchor in play.anchors) == {1: 2, 2: 2, 3: 2, 4: 2}
    lengths = [word_count(anchor.text) for anchor in play.anchors]
    assert all(play.length.at_least <= length <= play.length.at_most for length in lengths)
    means = [sum(w for a, w in zip(play.anchors, lengths, strict=True) if a.level == n) / 2 for n in (1, 2, 3, 4)]
    assert max(means) / min(means) < 1.3


def words_read(state: State) -> int:
    """Words on the pages of a story played like this: openings, all options, reactions and what she thinks."""
    read, before = 0, start(STORY)
    for step in state.path:
        here = STORY.scenes_by_id[step.scene]
        read += sum(word_count(message.text) for message in opening(here, before))
        read += sum(word_count(option.text) for option in here.choices)
        taken = next(option for option in here.choices if option.id == step.choice)
        read += word_count(taken.reaction) + (word_count(taken.ledger.voice) if taken.ledger else 0)
        before = choose(STORY, before, taken.id)
    return read


def test_minutes_are_those_of_reading_one_path_and_two_role_plays() -> None:
    brief = MODULE.brief
    read = words_read(replay(STORY, [("eleven-twenty", "a"), ("loud", "a"), *BEST[1:]]))
    read += sum(word_count(text) for text in (brief.situation, brief.you, brief.customer, brief.can_do, brief.goal))
    for lesson in MODULE.lessons:
        read += sum(word_count(text) for text in (lesson.idea, lesson.case, lesson.weak, lesson.strong))
    minutes = read / 200 + 7 * len(MODULE.role_plays)
    assert 0.75 * minutes <= MODULE.head.minutes <= 1.25 * minutes


def test_the_rubric_weighs_effort_twice_and_the_line_on_its_own_competency() -> None:
    weights = {criterion.id: criterion.weight for criterion in rubric().criteria}
    assert sum(weights.values()) == 100
    assert weights == {"A1": 16, "A2": 16, "A3": 20, "A4": 16, "A5": 16, "A6": 4, "A7": 12}
    assert rubric().criterion("A7").competency == "C11"
    assert all(gate.competency for gate in rubric().gates)


def test_three_examples_a_level_whose_level_follows_from_the_rule_and_not_from_length() -> None:
    anchors = rubric().anchors
    assert min(Counter(anchor.level for anchor in anchors).values()) >= 3
    for anchor in anchors:
        assert overall_level(rubric(), anchor.levels, anchor.gates).level == anchor.level, anchor.id
    correlation = rank_correlation([a.level for a in anchors], [word_count(a.text) for a in anchors])
    assert correlation is not None
    assert abs(correlation) < 0.2
    assert all(a.by != b.by for a, b in pairwise(anchors))


def test_no_text_spells_the_slur_or_promises_what_the_product_does_not_have() -> None:
    for path in (COURSES / "storming-phase" / "the-third-call").rglob("*"):
        if path.suffix in (".yaml", ".md"):
            text = path.read_text(encoding="utf-8").casefold()
            assert not any(word in text for word in ("rehears", "appeal", "you share"))
    play = MODULE.role_play("the-line")
    assert play is not None
    assert "[…]" in play.message
