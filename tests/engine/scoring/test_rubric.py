"""Rubric files: what is refused, what is fixed, what an author is told."""

import copy

import pytest
from pydantic import ValidationError

from app.engine.rubric import Rubric
from app.engine.scoring import score
from app.engine.scoring.check import rubric_findings
from tests.engine.scoring.case import raw, storming


def _changed(change):
    data = copy.deepcopy(raw())
    change(data)
    return data


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(format=2),
        lambda d: d.update(extra=1),
        lambda d: d["criteria"][0].update(weight=0),
        lambda d: d["criteria"][0]["descriptors"].pop(4),
        lambda d: d["moves"][0].update(criterion="A9"),
        lambda d: d["moves"].append(d["moves"][0]),
        lambda d: d["levels"].pop("A1"),
        lambda d: d["levels"]["A1"][0].update(any=["nobody"]),
        lambda d: d["gates"][0].pop("competency"),
        lambda d: d["anchors"][0]["levels"].pop("A1"),
        lambda d: d["anchors"][0].update(gates=["effect"]),
        lambda d: d["overall"]["caps"][0].update(criterion="Z"),
        lambda d: d["length"].update(min_words=300),
        lambda d: d["facts"].append({"id": "n", "type": "count"}),
    ],
)
def test_a_rubric_that_does_not_hold_together_is_refused(change):
    with pytest.raises(ValidationError):
        Rubric.model_validate(_changed(change))


def test_a_rubric_cannot_be_changed():
    with pytest.raises(ValidationError):
        storming().title = "Other"
    with pytest.raises(ValidationError):
        storming().criteria[0].weight = 5


def test_descriptors_are_read_by_level():
    assert storming().criterion("A2").descriptors.at(1) == "Blames, denies or gossips"


def test_a_rubric_survives_its_own_json():
    assert Rubric.model_validate_json(storming().model_dump_json(by_alias=True)) == storming()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda d: d["moves"][0].update(library="nonsense"), ["rubric_library_unknown"]),
        (lambda d: d["moves"][2].update(library=None), ["rubric_nothing_to_find"]),
        (lambda d: d["moves"][0].pop("hint"), ["rubric_hint_missing"]),
        (lambda d: d["anchors"][0].update(level=1), ["rubric_anchor_off_level"]),
    ],
)
def test_an_author_is_told_what_to_mend(change, codes):
    rubric = Rubric.model_validate(_changed(change))
    assert [finding.code for finding in rubric_findings(rubric, "rubric.yaml")] == codes


def test_a_fact_that_a_move_needs_must_be_bound():
    data = _changed(lambda d: d.update(facts=[f for f in d["facts"] if f["id"] != "deadline"]))
    findings = rubric_findings(Rubric.model_validate(data), "rubric.yaml")
    assert {f.code for f in findings} == {"rubric_fact_unbound"}
    assert {f.details["fact"] for f in findings} == {"deadline"}


@pytest.mark.parametrize("gate", [g for g in storming().gates if g.example], ids=lambda g: g.id)
def test_the_example_of_a_gate_breaks_it(gate):
    assert gate.id in {hit.id for hit in score(storming(), gate.example).gates}
