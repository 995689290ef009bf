"""Heads: measured confidence, levels that move only where it helps, and never a lift out of nothing."""

from dataclasses import replace

from app.engine.fitting import fit_heads
from app.engine.scoring import SCORER, score
from app.engine.scoring.heads import Example, Heads, head_values, names_of, trusted
from app.engine.scoring.scorer import example
from tests.engine.scoring.case import PROMPT, anchor, storming

NAMES, CRITERIA = names_of(storming())


def _examples(shift=0):
    """Every shipped example three times, rated as its author did, or `shift` higher on A1."""
    found = []
    for given in storming().anchors:
        people = {c: float(level) for c, level in given.levels.items()}
        people["A1"] = min(4.0, people["A1"] + shift)
        found += [example(storming(), given.text, PROMPT, people)] * 3
    return found


def _fitted(examples, names=NAMES):
    return fit_heads(names, CRITERIA, examples, version="v", scorer=SCORER, rubric="storming-reply")


def _score(text, heads: Heads | None = None):
    return score(storming(), text, prompt=PROMPT, heads=heads)


def test_the_same_ratings_give_the_same_heads():
    assert _fitted(_examples()) == _fitted(_examples())


def test_confidence_falls_with_the_distance_between_rule_and_head():
    heads = _fitted(_examples())
    assert trusted(heads, "A1", 4, 4.0) > trusted(heads, "A1", 4, 2.0)
    confidence = _score(anchor("A4-1"), heads).confidence
    assert all(0 < value < 1 for value in confidence.values())


def test_heads_that_do_not_help_change_no_level():
    heads = _fitted(_examples())
    assert heads.blend["A2"] == 0
    assert _score(anchor("A4-1"), heads).levels["A2"] == _score(anchor("A4-1")).levels["A2"]


def test_people_who_rate_higher_lift_a_level_but_not_one_out_of_nothing():
    heads = _fitted(_examples(shift=1))
    assert heads.blend["A1"] > 0
    assert _score(anchor("A3-1"), heads).levels["A1"] > _score(anchor("A3-1")).levels["A1"]
    empty = (
        "Your message has been received here and it will be read. Regards from all of the office, and until then. " * 3
    )
    assert _score(empty).levels["A1"] == 1
    assert _score(empty, heads).levels["A1"] == 1


def test_heads_never_touch_a_gate():
    heads = _fitted(_examples(shift=1))
    assert _score(anchor("A1-1"), heads).gates == _score(anchor("A1-1")).gates
    assert _score(anchor("A1-1"), heads).level_if_scored == 1


def test_heads_of_another_scorer_or_rubric_are_passed_over():
    heads = _fitted(_examples(shift=1))
    assert _score(anchor("A3-1"), replace(heads, scorer="older")) == _score(anchor("A3-1"))
    assert _score(anchor("A3-1"), replace(heads, names=heads.names[1:])) == _score(anchor("A3-1"))


def test_a_level_that_rule_and_head_do_not_share_goes_to_a_person():
    heads = _fitted(_examples())
    high = {name: replace(model, weights=(0.0,) * len(model.weights), bias=4.0) for name, model in heads.models.items()}
    apart = replace(heads, models=high, blend=dict.fromkeys(CRITERIA, 0.0))
    assert set(head_values(apart, (), dict.fromkeys(CRITERIA, 1)).values()) == {4.0}
    assert _score(anchor("A2-1"), apart).status == "human"


def test_an_example_holds_what_the_rules_found():
    seen = example(storming(), anchor("A4-2"), PROMPT, {"A1": 3.0})
    assert isinstance(seen, Example)
    assert "ownership" in seen.found
    assert seen.levels["A2"] == 4
