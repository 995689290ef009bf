"""The rubric for replies in public: its twelve examples, its gates, and what people try."""

import pytest

from app.engine.scoring import score
from app.engine.scoring.check import rubric_findings
from tests.engine.scoring.case import POST, public

# Manner follows the other criteria; these lie one level beside the raters.
KNOWN = {("B3-3", "B6"): 3, ("B2-2", "B6"): 2, ("B1-1", "B6"): 1}
REPLY = (
    "Dani, I work at Fennbrook, this is only me and not our page. The alarm first: please ring the priority line for "
    "alarm users, top of our status page, they answer at night. Four days and then being cut off after 50 minutes is "
    "bad, I'm sorry. The page says tomorrow 18:00 for Mill Lane, expected and not promised. Please write to the "
    "official page and leave account details out of this thread. I have sent them your post and look in here again "
    "tomorrow evening."
)


def _score(text):
    return score(public(), text, prompt=POST)


@pytest.mark.parametrize("example", public().anchors, ids=lambda a: a.id)
def test_an_anchor_lands_on_its_own_level(example):
    proposal = _score(example.text)
    assert proposal.level_if_scored == example.level
    wanted = {c: KNOWN.get((example.id, c), level) for c, level in example.levels.items()}
    assert dict(proposal.levels) == wanted


@pytest.mark.parametrize("example", public().anchors, ids=lambda a: a.id)
def test_an_anchor_breaks_the_gates_its_author_named(example):
    found = {gate.id for gate in _score(example.text).gates}
    assert set(example.gates) <= found
    if example.level >= 3:
        assert found == set()


def test_three_anchors_a_level_and_nothing_to_mend():
    assert sorted(a.level for a in public().anchors) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert rubric_findings(public(), "rubric.yaml") == []


def test_a_good_reply_of_ones_own_is_strong():
    proposal = _score(REPLY)
    assert (proposal.level_if_scored, proposal.gates, proposal.gate_review) == (4, (), ())


@pytest.mark.parametrize(
    ("harm", "gate"),
    [
        ("Our engineer was at your door on Tuesday, by the way.", "customer_data"),
        ("It will be back tomorrow, guaranteed.", "guarantee"),
        ("The pendant has a battery, so your mum is safe.", "invented_fact"),
        ("And please take your post down.", "threat_delete"),
        ("Colleagues, please like this and leave out where you work.", "fake_praise"),
    ],
)
def test_one_sentence_is_enough_to_spoil_a_good_reply(harm, gate):
    proposal = _score(REPLY + " " + harm)
    assert gate in {hit.id for hit in proposal.gates}
    assert proposal.level_if_scored == 1


@pytest.mark.parametrize(
    ("slip", "gate"),
    [
        ("Half the desk is on leave.", "internal_info"),
        ("Castlenet is worse.", "runs_down"),
        ("And it is not true that nobody came.", "argues"),
    ],
)
def test_a_smaller_slip_holds_a_good_reply_at_partial(slip, gate):
    proposal = _score(REPLY + " " + slip)
    assert gate in {hit.id for hit in proposal.gates}
    assert proposal.level_if_scored == 2


@pytest.mark.parametrize(
    "own",
    [
        "My own shift ends at six and I am tired.",
        "Between shifts I earn too little to be neutral about this firm.",
        "We engineers talk about our pay like everybody else.",
    ],
)
def test_talk_about_ones_own_work_and_pay_is_never_counted(own):
    proposal = _score(REPLY + " " + own)
    assert (proposal.level_if_scored, proposal.gates) == (4, ())


def test_saying_who_one_is_decides_the_first_criterion():
    hidden = REPLY.replace("I work at Fennbrook, this is only me and not our page. ", "")
    assert _score(hidden).levels["B1"] == 1
    assert _score(REPLY.replace(", this is only me and not our page", "")).levels["B1"] == 3


@pytest.mark.parametrize("name", ["Mehmet", "Nguyễn", "Mrs O'Brien", "neighbour"])
def test_a_name_changes_nothing(name):
    assert _score(REPLY.replace("Dani", name)).levels == _score(REPLY).levels


@pytest.mark.parametrize(
    "change",
    [str.lower, lambda t: t.replace(",", ""), lambda t: t.replace("'", "’"), lambda t: t.replace(" the ", " ")],
    ids=["lower case", "no commas", "curly", "no articles"],
)
def test_writing_habits_change_no_level(change):
    assert _score(change(REPLY)).level_if_scored == 4


def test_the_customers_post_pasted_back_is_no_answer():
    assert _score(POST).status == "unscorable"
