"""What a proposal says: reasons, empty slots, confidence, and the same bytes every time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.engine.scoring import Calibration, score
from tests.engine.scoring.case import PROMPT, anchor, storming

ROOT = Path(__file__).parents[3]
SCRIPT = """
import json
from app.engine.scoring import score
from tests.engine.scoring.case import PROMPT, storming
for a in storming().anchors:
    text = a.text.replace("and", "adn").replace("Friday", "Firday")
    print(json.dumps(score(storming(), text, prompt=PROMPT).as_record(), sort_keys=False))
"""


def _run(seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, cwd=ROOT, capture_output=True, check=True
    ).stdout


def test_the_same_bytes_under_two_hash_seeds():
    first, second = _run("1"), _run("4242")
    assert len(first.splitlines()) == 12
    assert first == second


def _score(text):
    return score(storming(), text, prompt=PROMPT)


def test_every_criterion_has_level_confidence_and_reason_and_manner_has_no_quote():
    proposal = _score(anchor("A3-1"))
    criteria = {c.id for c in storming().criteria}
    assert set(proposal.levels) == set(proposal.confidence) == set(proposal.reasons) == criteria
    assert "A6" not in proposal.evidence
    assert all(0 <= value <= 1 for value in proposal.confidence.values())


def test_no_evidence_no_points():
    for example in storming().anchors:
        proposal = _score(example.text)
        without = {c for c, level in proposal.levels.items() if level > 1 and c != "A6"} - set(proposal.evidence)
        assert without == set()


def test_the_quote_is_the_writers_own_clause():
    text = anchor("A4-1")
    span = _score(text).evidence["A4"]
    assert "13:00" in text[span.start : span.end]


def test_an_empty_slot_stands_where_the_move_would_help():
    text = (
        "Ingrid, the error is ours and I am sorry. You get a corrected file by 16:00 today. The lasting "
        "fix comes on "
        "Thursday at noon."
    )
    slots = {m.move: m for m in _score(text).missing}
    assert slots["team_cleared"].after_offset == text.index(" You get")
    assert slots["friday_safe"].hint == "friday_safe"
    assert slots["owner"].after_offset == len(text)
    assert "corrected_file" not in slots


def test_missing_moves_come_in_the_order_a_reader_needs():
    order = [move.id for move in storming().moves]
    found = [order.index(m.move) for m in _score(anchor("A2-1")).missing]
    assert found == sorted(found)
    assert found


def test_a_reason_names_what_was_found_and_what_would_lift_it():
    proposal = _score(anchor("A3-1"))
    assert proposal.reasons["A2"].code == "found"
    assert "ownership" in proposal.reasons["A2"].params["found"]
    assert proposal.reasons["A2"].params["not_found"] == ["team_cleared"]
    assert proposal.reasons["A6"].code == "from_others"
    assert _score(anchor("A1-1")).reasons["A2"].code == "held_back"


def test_a_proposal_is_plain_json():
    record = _score(anchor("A1-2")).as_record()
    assert json.loads(json.dumps(record)) == json.loads(json.dumps(record))
    assert {g["severity"] for g in record["gates"]} == {"critical"}


@pytest.mark.parametrize(("points", "expected"), [(((0.0, 0.1), (1.0, 0.1)), 0.1), (((0.0, 0.9), (1.0, 0.9)), 0.9)])
def test_measured_confidence_replaces_the_guess(points, expected):
    calibration = Calibration("c1", {c.id: points for c in storming().criteria})
    proposal = score(storming(), anchor("A4-2") + " Bye.", prompt=PROMPT, calibration=calibration)
    assert set(proposal.confidence.values()) == {expected}


def test_too_little_that_is_sure_goes_to_a_person():
    text = "Ingrid, our mistake, and I am sorry that you had to tell it three times to three people. " * 1 + (
        "You have a corrected file by 16:00 today, so Friday is right. The lasting fix is planned for "
        "Thursday noon. I am "
        "your contact."
    )
    low = Calibration("c1", {c.id: ((0.0, 0.2), (1.0, 0.2)) for c in storming().criteria})
    assert score(storming(), text, prompt=PROMPT).status == "suggest"
    assert score(storming(), text, prompt=PROMPT, calibration=low).status == "human"
