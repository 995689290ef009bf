"""Hints at gates send an answer to a person; they never gate, and without a model nothing changes."""

from dataclasses import replace

import pytest

from app.engine.linear import Linear
from app.engine.scoring import GateHints, score
from tests.engine.scoring.case import PROMPT, anchor, storming

SOUND = (
    "Ingrid, our mistake, and I am sorry that you had to tell it three times to three people. You have a corrected "
    "file by 16:00 today, so Friday is right. The lasting fix is planned for Thursday noon. I am your contact."
)
ODD = "Nobody over there ever looks at the lists before pressing the button."


class Two:
    """An encoder that knows one sentence."""

    name = "two"

    def encode(self, texts):
        return [[1.0, 0.0] if text == ODD else [0.0, 1.0] for text in texts]


HINTS = GateHints("h1", "two", 0.8, {"blames_customer": Linear((8.0, -8.0), 0.0)})


def _score(text, **how):
    return score(storming(), text, prompt=PROMPT, **how)


def test_a_hint_asks_for_a_person_and_leaves_the_levels_alone():
    text = f"{SOUND} {ODD}"
    without, hinted = _score(text), _score(text, encoder=Two(), hints=HINTS)
    assert without.gate_review == ()
    assert without.status == "suggest"
    assert hinted.gate_review == ("blames_customer",)
    assert hinted.status == "human"
    assert hinted.level is None
    assert hinted.gates == ()
    assert hinted.levels == without.levels


def test_the_customers_own_words_are_no_hint():
    quoted = f"{anchor('A3-1')}\n> {ODD}"
    assert _score(quoted, encoder=Two(), hints=HINTS).gate_review == ()


def test_a_gate_that_the_rules_found_is_not_asked_about_again():
    text = f"{anchor('A1-1')} {ODD}"
    proposal = _score(text, encoder=Two(), hints=HINTS)
    assert "blames_customer" in {gate.id for gate in proposal.gates}
    assert "blames_customer" not in proposal.gate_review


def test_without_hints_or_without_encoder_the_rules_stand_alone():
    text = f"{anchor('A3-1')} {ODD}"
    assert _score(text, encoder=Two()) == _score(text, hints=HINTS) == _score(text)


def test_hints_of_another_encoder_are_refused():
    with pytest.raises(ValueError, match="other"):
        _score(anchor("A3-1"), encoder=Two(), hints=replace(HINTS, encoder="other"))
