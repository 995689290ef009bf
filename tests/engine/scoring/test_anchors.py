"""The twelve example answers are the regression set of any scorer."""

import pytest

from app.engine.scoring import score
from app.engine.scoring.check import rubric_findings
from tests.engine.scoring.case import PROMPT, anchor, storming

ANCHORS = storming().anchors

# Manner follows the other criteria; these three are known to lie one level beside the raters.
KNOWN = {("A3-3", "A6"): 3, ("A2-1", "A6"): 2, ("A1-3", "A6"): 1}


def test_there_are_three_anchors_a_level():
    assert sorted(a.level for a in ANCHORS) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


@pytest.mark.parametrize("example", ANCHORS, ids=lambda a: a.id)
def test_an_anchor_lands_on_its_own_level(example):
    proposal = score(storming(), example.text, prompt=PROMPT)
    assert proposal.level_if_scored == example.level
    wanted = {c: KNOWN.get((example.id, c), level) for c, level in example.levels.items()}
    assert dict(proposal.levels) == wanted


@pytest.mark.parametrize("example", ANCHORS, ids=lambda a: a.id)
def test_an_anchor_breaks_the_gates_its_author_named(example):
    found = {gate.id for gate in score(storming(), example.text, prompt=PROMPT).gates}
    assert set(example.gates) <= found
    if example.level >= 3:
        assert found == set()


def test_an_anchor_handed_in_as_an_answer_goes_to_a_person():
    proposal = score(storming(), anchor("A4-2"), prompt=PROMPT)
    assert (proposal.status, proposal.level, proposal.flags) == ("human", None, ("anchor_copy",))


def test_the_shipped_rubric_needs_no_mending():
    assert [f.code for f in rubric_findings(storming(), "rubric.yaml")] == []
