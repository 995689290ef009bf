"""Figures about a scorer, on answers small enough to count by hand."""

from dataclasses import replace

import pytest

from app.engine.evaluation import PersonsRating, Rated, evaluate
from app.engine.scoring import GateHit, Span, score
from app.engine.variants import variants
from tests.engine.scoring.case import PROMPT, anchor, storming

CRITERIA = ("A1", "A2", "A3", "A4", "A5", "A6")


def _rated(name, level, proposed, **changes):
    text = anchor("A4-2")
    base = replace(
        score(storming(), text, prompt=PROMPT),
        level_if_scored=proposed,
        levels=dict.fromkeys(CRITERIA, proposed),
        confidence=dict.fromkeys(CRITERIA, 0.9),
        status="suggest",
        gates=(),
        gate_review=(),
        evidence={},
    )
    gates = frozenset(changes.pop("true", ()))
    rating = PersonsRating(level, dict.fromkeys(CRITERIA, level), gates, {"A1": "Ingrid, you're right"})
    return Rated(name, text, (rating,), replace(base, **changes), changes.pop("variants", {}))


def _figures(*rated):
    return evaluate(storming(), rated, sure_from=0.8, resamples=20)


def test_agreement_is_counted_over_ratings():
    figures = _figures(_rated("a", 1, 1), _rated("b", 4, 4), _rated("c", 3, 1), _rated("d", 2, 3))
    assert figures["overall"]["exact"] == 0.5
    assert figures["overall"]["severe"] == 0.25
    assert figures["criteria"]["A1"]["n"] == 4
    assert figures["confidence"]["all"]["sure"] == {"n": 20, "share": 1.0, "exact": 0.5, "severe": 0.25}


def test_a_gate_is_caught_by_a_hit_or_by_a_person():
    hit = (GateHit("guarantee", "critical", 0, 4),)
    figures = _figures(
        _rated("hit", 1, 1, gates=hit, true=["guarantee"]),
        _rated("hint", 1, 3, gate_review=("data",), status="human", true=["data"]),
        _rated("missed", 1, 3, true=["abuse"]),
        _rated("wrong", 3, 1, gates=hit),
        _rated("clean", 3, 3),
    )["gates"]
    assert figures["critical"]["true"] == 3
    assert figures["critical"]["gated_or_person"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["critical"]["automatic_precision"] == 0.5
    assert figures["clean_answers"] == {"n": 2, "sent_because_of_a_gate": 0.5}
    assert figures["soft"]["automatic_precision"] is None


def test_evidence_has_to_overlap_by_half():
    near, far = {"A1": Span(0, 18)}, {"A1": Span(30, 60)}
    figures = _figures(_rated("near", 3, 3, evidence=near), _rated("far", 3, 3, evidence=far), _rated("none", 3, 3))
    assert figures["evidence"]["criteria"]["A1"] == pytest.approx(1 / 3, abs=1e-4)
    assert "A6" not in figures["evidence"]["criteria"]


def test_what_goes_to_people_does_not_count_against_the_whole():
    routing = _figures(_rated("a", 4, 1, status="human"), _rated("b", 1, 1), _rated("c", 4, 4))["routing"]
    assert routing["status"] == {"suggest": 2, "human": 1, "unscorable": 0}
    assert routing["system"] == {"qwk": 1.0, "severe": 0.0}


def test_variants_are_the_same_every_time_and_keep_the_facts():
    text = anchor("A4-2")
    made = variants(text, "a")
    assert made == variants(text, "a")
    assert set(made) == {"name", "spelling", "grammar", "lower_case"}
    assert "16:00" in made["spelling"]
    assert len(made["spelling"]) == len(text)
    assert sum(a != b for a, b in zip(made["spelling"], text, strict=True)) >= 2
