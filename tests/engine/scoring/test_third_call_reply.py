"""The rubric for somebody in need on the third contact: its examples, its gates, and what people try."""

import pytest

from app.engine.scoring import score
from app.engine.scoring.check import rubric_findings
from tests.engine.scoring.case import CHAT, third_call

REPLY = (
    "Ms Mokoena, your kids have not eaten and this is the third time. We cut you off and nobody here called back, "
    "sorry for that. I have both notes, you tell nothing again. Somebody tried your card this morning, so I have "
    "to be sure that it is you. I leave your mother's maiden name alone and ask two other questions. Then "
    "emergency cash in about two hours at Ribeira, Rua das Hortas 12, open until 15:00. By 14:00 you have the "
    "code by text, or I call. The new card comes by courier. I stay with you until they have eaten."
)


def _score(text):
    return score(third_call(), text, prompt=CHAT)


@pytest.mark.parametrize("example", third_call().anchors, ids=lambda a: a.id)
def test_an_anchor_lands_on_its_own_level(example):
    proposal = _score(example.text)
    assert proposal.level_if_scored == example.level
    assert dict(proposal.levels) == example.levels


@pytest.mark.parametrize("example", third_call().anchors, ids=lambda a: a.id)
def test_an_anchor_breaks_the_gates_its_author_named(example):
    assert set(example.gates) == {gate.id for gate in _score(example.text).gates}


def test_nothing_to_mend():
    assert rubric_findings(third_call(), "rubric.yaml") == []


@pytest.mark.parametrize("gate", [g for g in third_call().gates if g.example], ids=lambda g: g.id)
def test_the_example_of_a_gate_breaks_it(gate):
    assert gate.id in {hit.id for hit in _score(gate.example).gates}


def test_a_good_reply_of_ones_own_is_strong():
    proposal = _score(REPLY)
    assert (proposal.level_if_scored, proposal.gates, proposal.gate_review) == (4, (), ())


@pytest.mark.parametrize(
    ("harm", "gate"),
    [
        ("On second thoughts, let us skip the check.", "check_skipped"),
        ("Please type your PIN here.", "secret"),
        ("You should have taken a second card.", "blames_customer"),
        ("The money has already been released.", "invented_fact"),
        ("I guarantee that.", "guarantee"),
        ("And we pay your hotel tonight.", "offers_money"),
        ("Of course the bank will refund your dinner.", "offers_money"),
        ("Between us, the people on the cards desk never listen.", "ill_of_colleague"),
    ],
)
def test_one_sentence_is_enough_to_spoil_a_good_reply(harm, gate):
    proposal = _score(REPLY + " " + harm)
    assert gate in {hit.id for hit in proposal.gates}
    assert proposal.level_if_scored == 1


@pytest.mark.parametrize(
    ("slip", "gate"),
    [
        ("But I cannot help you while you scream.", "threat"),
        ("What is your mother's maiden name?", "asks_refused"),
        ("Please tell me from the start what happened.", "start_again"),
    ],
)
def test_a_smaller_slip_holds_a_good_reply_at_partial(slip, gate):
    proposal = _score(REPLY + " " + slip)
    assert gate in {hit.id for hit in proposal.gates}
    assert proposal.level_if_scored == 2


def test_saying_that_the_check_cannot_be_skipped_is_no_gate():
    proposal = _score(REPLY + " I cannot skip the check, and I would not want to.")
    assert (proposal.level_if_scored, proposal.gates) == (4, ())


def test_the_line_is_kept_with_a_reason_or_not():
    silent = REPLY.replace("Somebody tried your card this morning, so I have to be sure that it is you. ", "")
    silent = silent.replace("I leave your mother's maiden name alone and ask two other questions. ", "")
    assert _score(silent).levels["A7"] == 2
    assert _score(REPLY.replace("Somebody tried your card this morning, so ", "")).levels["A7"] == 3


def test_who_is_sent_away_is_helped_in_part_at_most():
    plain = REPLY.replace("I have both notes, you tell nothing again. ", "").replace(
        "I stay with you until they have eaten.", "Please ring us again for news."
    )
    assert _score(plain).levels["A5"] == 1
    assert _score(plain).level_if_scored == 2


@pytest.mark.parametrize("name", ["Mrs O'Brien", "Nguyễn", "madam", "Fatoumata"])
def test_a_name_changes_nothing(name):
    assert _score(REPLY.replace("Ms Mokoena", name)).levels == _score(REPLY).levels


@pytest.mark.parametrize(
    "change",
    [str.lower, lambda t: t.replace(",", ""), lambda t: t.replace("'", "’"), lambda t: t.replace(" the ", " ")],
    ids=["lower case", "no commas", "curly", "no articles"],
)
def test_writing_habits_change_no_level(change):
    assert _score(change(REPLY)).level_if_scored == 4


def test_her_message_pasted_back_is_no_answer():
    assert _score(CHAT).status == "unscorable"


def test_key_words_alone_are_no_answer():
    assert _score("sorry third time kids food bed tonight cash Ribeira 14:00 code text card notes").status != "suggest"
