"""Codes of the engine become sentences; none is left without words."""

import pytest
from flask import Flask

from app.assessment import words
from app.assessment.queries.answers import Rated, counting
from app.catalogue.queries import load_rubric
from app.engine.rubric import Rubric
from app.engine.scoring import score
from app.engine.scoring.integrity import UNSCORABLE
from tests.assessment.handed_in import BLAMING, GOOD, SOUP, hand_in
from tests.conftest import NOON


@pytest.fixture
def rubric(app: Flask) -> Rubric:
    """The published rubric of the storming reply."""
    return load_rubric(hand_in().rubric_version_id or 0)


def test_every_reason_of_real_proposals_is_a_sentence(rubric: Rubric):
    for text in (GOOD, BLAMING, SOUP, "Hello Ingrid. " * 20):
        record = score(rubric, text).as_record()
        for criterion, reason in record["reasons"].items():
            said = words.reason_words(rubric, criterion, reason, record["levels"][criterion])
            assert said.endswith(".")
            assert "_" not in said, "a code was shown instead of its words"


def test_a_stock_phrase_is_not_told_beside_a_good_acknowledgement(rubric: Rubric):
    reason = {"code": "found", "params": {"found": ["effect", "sympathy"], "not_found": ["repeats_seen"]}}
    said = words.reason_words(rubric, "A1", reason, 3)
    assert said == (
        "Found: Names what happened to her people. Not found yet: Sees that she had to tell it three times."
    )


def test_without_a_reason_the_descriptor_speaks(rubric: Rubric):
    assert words.reason_words(rubric, "A4", None, 3) == "Clock times and days"


@pytest.mark.parametrize("flag", sorted(UNSCORABLE | {"injection", "anchor_copy", "outside_length", "scorer_failed"}))
def test_every_flag_has_a_sentence(rubric: Rubric, flag: str):
    assert words.flag_words(flag)


def test_there_is_always_a_reason_for_a_person(rubric: Rubric):
    assert words.review_words(rubric, {}) == ["The scorer was not sure enough about this answer to propose a level."]
    said = words.review_words(rubric, {"gate_review": ["guarantee"], "flags": ["injection"]})
    assert len(said) == 2
    assert "Guarantees what nobody can guarantee" in said[1]


@pytest.mark.parametrize(
    ("forecast", "level", "said"),
    [
        (3, 3, "You forecast Solid, and so it was read"),
        (4, 3, "You forecast Strong, one level higher"),
        (4, 1, "You forecast Strong, 3 levels higher"),
        (2, 3, "You forecast Partial, one level lower"),
        (2, None, "You forecast Partial"),
    ],
)
def test_the_forecast_is_compared_without_judging(app: Flask, forecast: int, level: int | None, said: str):
    assert words.forecast_words(forecast, level) == said


@pytest.mark.parametrize("why", ["draft", "unsure", "gate", "unscorable", "failed"])
def test_every_why_of_the_queue_has_words(app: Flask, why: str):
    assert words.why_in_queue(why)


def rating(number: int, *, rater_id: int | None, level: int) -> Rated:
    return Rated(number, 1, 1, None if rater_id else "rules", rater_id, "x", level, {}, {}, "", NOON)


def test_the_newest_of_a_person_counts_before_any_scorer(app: Flask):
    draft, newer_draft = rating(1, rater_id=None, level=4), rating(3, rater_id=None, level=3)
    person = rating(2, rater_id=7, level=1)
    assert counting([]) is None
    assert counting([draft, newer_draft]) is newer_draft
    assert counting([draft, person, newer_draft]) is person
