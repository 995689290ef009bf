"""The four rubrics of the course "One journey": what their cues take for a slip, and what not."""

from app.engine.scoring import score
from tests.engine.scoring.case import hand_over


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
