"""The four rubrics of the course "One journey": their examples are the regression set of any scorer."""

from collections import Counter

import pytest

from app.engine.rubric import Anchor, Rubric
from app.engine.scoring import score
from app.engine.scoring.check import rubric_findings
from tests.engine.scoring.case import first_contact, hand_over, told_four, waiting_line

# How many examples a level: three where the main role-play is rated, two for the second.
RUBRICS = ((hand_over, 3), (first_contact, 3), (told_four, 2), (waiting_line, 2))
EXAMPLES = [(rubric(), example) for rubric, _ in RUBRICS for example in rubric().anchors]
each_rubric = pytest.mark.parametrize(("rubric", "a_level"), RUBRICS, ids=[rubric().id for rubric, _ in RUBRICS])
each_example = pytest.mark.parametrize(("rubric", "example"), EXAMPLES, ids=[f"{r.id}-{a.id}" for r, a in EXAMPLES])


def ranks(values: list[int]) -> list[float]:
    """The mean rank of each value."""
    return [sum(other < v for other in values) + sum(other == v for other in values) / 2 for v in values]


def rank_correlation(one: list[int], other: list[int]) -> float:
    """Spearman's, with ties."""
    a, b = ranks(one), ranks(other)
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    both = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    return both / (sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)) ** 0.5


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


def test_an_example_handed_in_as_an_answer_goes_to_a_person() -> None:
    proposal = score(hand_over(), hand_over().anchors[0].text, prompt="")
    assert (proposal.status, proposal.level) == ("human", None)


def test_asking_her_leave_is_no_second_telling() -> None:
    kept = score(
        hand_over(), "Oxygen machine upstairs. Ask Ms Obi before you switch off. Thursday 14:00." * 3, prompt=""
    )
    told = score(
        hand_over(), "Oxygen machine upstairs. Ask her about it, she explains it to you. Thursday." * 3, prompt=""
    )
    assert [gate.id for gate in kept.gates] == []
    assert [gate.id for gate in told.gates] == ["sent_to_her"]
