"""What ships as fitted belongs to the scorer and the rubrics that ship."""

import pytest

from app.assessment.fitted import FOLDER, UNMEASURED, gate_hints, heads_for, propose, read_heads
from app.catalogue.shelf import read_shelf
from app.engine.scoring import SCORER
from app.engine.scoring.library import LIBRARY
from app.settings import Settings
from tests.engine.scoring.case import PROMPT, anchor, storming

RUBRICS = {entry.rubric.id: entry.rubric for entry in read_shelf(Settings().courses).rubrics}


@pytest.mark.parametrize("name", ["public-reply", "storming-reply"])
def test_heads_that_ship_fit_the_rubric_that_ships(name, tmp_path):
    """Where this fails, run `flask rubrics fit` anew: until then every answer goes to a person."""
    heads = read_heads(FOLDER / f"heads-{name}.json")
    assert heads.fit(RUBRICS[name], SCORER)
    assert heads_for(name, tmp_path) == heads


def test_hints_name_gates_of_the_library():
    assert set(gate_hints().gates) <= set(LIBRARY)


def test_a_rubric_without_heads_is_read_by_people():
    proposal = propose(storming(), "Dear Ingrid. " + anchor("A3-1"), prompt=PROMPT, heads=None)
    assert proposal.status == "human"
    assert UNMEASURED.sure_from > 1
