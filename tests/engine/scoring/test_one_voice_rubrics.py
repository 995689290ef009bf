"""The rubrics of "One voice" and of "Press publish?": their examples are the regression set of any scorer."""

from collections import Counter

import pytest

from app.engine.rubric import Anchor, Rubric
from app.engine.scoring import score
from app.engine.scoring.check import rubric_findings
from tests.engine.scoring.case import bank_public, sharing_kit, sixty_seconds, three_places
from tests.engine.scoring.test_journey_rubrics import rank_correlation

RUBRICS = ((sixty_seconds, 3), (three_places, 2), (bank_public, 3), (sharing_kit, 2))
EXAMPLES = [(rubric(), example) for rubric, _ in RUBRICS for example in rubric().anchors]
each_rubric = pytest.mark.parametrize(("rubric", "a_level"), RUBRICS, ids=[rubric().id for rubric, _ in RUBRICS])
each_example = pytest.mark.parametrize(("rubric", "example"), EXAMPLES, ids=[f"{r.id}-{a.id}" for r, a in EXAMPLES])


@each_rubric
def test_a_level_has_its_examples_and_length_does_not_give_it_away(rubric, a_level: int) -> None:
    anchors = rubric().anchors
    assert Counter(example.level for example in anchors) == dict.fromkeys((1, 2, 3, 4), a_level)
    lengths = [len(example.text.split()) for example in anchors]
    assert abs(rank_correlation(lengths, [example.level for example in anchors])) < 0.2
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


def test_his_monday_as_a_fact_is_no_blame() -> None:
    fact = (
        "You rang on Monday and waited sixteen minutes. On Mondays it takes about nine minutes. That was our mistake."
    )
    blame = "You rang at the worst hour of the week. On Monday at eight everybody rings, so it takes a while then."
    assert [gate.id for gate in score(sixty_seconds(), fact * 2, prompt="").gates] == []
    assert [gate.id for gate in score(sixty_seconds(), blame * 2, prompt="").gates] == ["blames_hour"]


def test_his_own_words_may_be_said_back_and_the_account_may_not() -> None:
    back = "Charged twice and a third message without an answer, I am sorry. Logged as a complaint, you hear by 17:00."
    told = "Charged twice, because the transfer was sent twice from your phone. Logged as a complaint, by 17:00."
    assert [gate.id for gate in score(bank_public(), back * 2, prompt="").gates] == []
    assert [gate.id for gate in score(bank_public(), told * 2, prompt="").gates] == ["case_told"]


def test_a_kit_that_leaves_work_talk_free_breaks_no_gate() -> None:
    kit = "If you like to post: say that you work here. You may also write about your pay and hours, as always. "
    assert [gate.id for gate in score(sharing_kit(), kit * 2, prompt="").gates] == []
