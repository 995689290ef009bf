"""The examples of the rubrics whose heads are not fitted: the regression set of any scorer."""

from collections import Counter

import pytest

from app.engine.editorial.limits import rank_correlation
from app.engine.rubric import Anchor, Rubric
from app.engine.scoring import score
from app.engine.scoring.check import rubric_findings
from tests.engine.scoring.case import (
    bank_public,
    first_contact,
    hand_over,
    sharing_kit,
    sixty_seconds,
    three_places,
    told_four,
    waiting_line,
)

# How many examples a level: three where the main role-play is rated, two for the second.
RUBRICS = (
    (hand_over, 3), (first_contact, 3), (told_four, 2), (waiting_line, 2),
    (sixty_seconds, 3), (three_places, 2), (bank_public, 3), (sharing_kit, 2),
)  # fmt: skip
EXAMPLES = [(rubric(), example) for rubric, _ in RUBRICS for example in rubric().anchors]
each_rubric = pytest.mark.parametrize(("rubric", "a_level"), RUBRICS, ids=[rubric().id for rubric, _ in RUBRICS])
each_example = pytest.mark.parametrize(("rubric", "example"), EXAMPLES, ids=[f"{r.id}-{a.id}" for r, a in EXAMPLES])


@each_rubric
def test_a_level_has_its_examples_and_length_does_not_give_it_away(rubric, a_level: int) -> None:
    anchors = rubric().anchors
    assert Counter(example.level for example in anchors) == dict.fromkeys((1, 2, 3, 4), a_level)
    lengths = [len(example.text.split()) for example in anchors]
    levels = [example.level for example in anchors]
    assert abs(rank_correlation(lengths, levels)) < 0.2
    assert min(lengths) >= rubric().length.min_words
    assert max(lengths) <= rubric().length.max_words


@each_rubric
def test_the_rubric_needs_no_mending(rubric, a_level: int) -> None:
    assert [finding.code for finding in rubric_findings(rubric(), "rubric.yaml")] == []


@each_example
def test_an_example_is_read_as_its_author_wrote_it(rubric: Rubric, example: Anchor) -> None:
    proposal = score(rubric, example.text, prompt="")
    assert proposal.level_if_scored == example.level
    assert dict(proposal.levels) == dict(example.levels)
    assert {gate.id for gate in proposal.gates} == set(example.gates)
