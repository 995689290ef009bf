"""WHAT and HOW apart, and levels without evidence."""

from pathlib import Path

import pytest
import yaml

from app.engine.examples import examples
from app.engine.rated import Parts, lacks_evidence, parts
from app.engine.rubric import Rubric

FILE = Path(__file__).resolve().parents[2] / "courses" / "rubrics" / "storming-reply" / "rubric.yaml"


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    """The shipped rubric of the storming reply."""
    return Rubric.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def levels(*values: int) -> dict[str, int]:
    return dict(zip(("A1", "A2", "A3", "A4", "A5", "A6"), values, strict=False))


def test_what_is_plan_and_times_how_is_the_rest(rubric: Rubric):
    assert parts(rubric, levels(1, 1, 4, 4, 1, 1)) == Parts(what=4, how=1)
    # WHAT: plan 25, times 20: (25·3 + 20·2)/45 = 2.56 → 3. HOW: (20·2 + 20·3 + 10·2 + 5·2)/55 = 2.36 → 2.
    assert parts(rubric, levels(2, 3, 3, 2, 2, 2)) == Parts(what=3, how=2)


def test_halves_round_up(rubric: Rubric):
    # HOW of acknowledge and own it alone, equal weights: 1.5 → 2, 2.5 → 3.
    assert parts(rubric, {"A1": 1, "A2": 2}) == Parts(what=None, how=2)
    assert parts(rubric, {"A1": 2, "A2": 3}) == Parts(what=None, how=3)


def test_only_levels_above_harmful_need_evidence_and_manner_never(rubric: Rubric):
    assert lacks_evidence(rubric, levels(1, 2, 3, 4, 1, 4), {"A3"}) == ["A2", "A4"]
    assert lacks_evidence(rubric, levels(1, 1, 1, 1, 1, 4), set()) == []


def test_examples_are_whole_sentences_of_good_anchors(rubric: Rubric):
    found = examples(rubric)
    anchors = {anchor.id: anchor for anchor in rubric.anchors}
    assert {"ownership", "next_update", "friday"} & found.keys() or len(found) > 5
    for example in found.values():
        anchor = anchors[example.anchor]
        assert anchor.level >= 3
        sentence = anchor.text[example.start : example.end]
        assert sentence == sentence.strip()
        assert sentence[-1] in ".?!"


def test_every_hint_that_a_slot_may_show_has_an_example(rubric: Rubric):
    found = examples(rubric)
    without = [move.id for move in rubric.moves if move.required and move.id not in found]
    assert without == []
