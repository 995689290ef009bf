"""The journey: which stage a module stands at, and whose file is drawn."""

from pathlib import Path

import pytest
from flask import Flask

from app.catalogue.shared_files import read_journey
from app.catalogue.shelf import read_shelf
from app.insight.journey import journey
from app.settings import Settings
from tests.catalogue.shipped import COURSES

OWN = """\
format: 1
stages:
  - {id: first, name: First, about: where it begins, touchpoints: [a door]}
  - {id: second, name: Second, about: where it goes on, touchpoints: [a bill], moments: [Invoice]}
junctions:
  - {before: second, hands_over: the door hands over to the desk, easily_lost: the name}
"""


def test_every_shipped_story_stands_somewhere() -> None:
    way, problems = read_journey(COURSES)
    assert way is not None
    assert problems == []
    found = {entry.module.id: way.stage_of(entry.module.head.moment) for entry in read_shelf(COURSES).modules}
    assert found.items() >= {
        ("week-five", "use"),
        ("the-third-call", "use"),
        ("the-hand-over", "use"),
        ("twenty-two-comments", "advocate"),
        ("first-contact", "explore"),
        ("sixty-seconds", "attract"),
        ("press-publish", "attract"),
        ("not-a-department", None),
    }


def test_the_shipped_journey_has_touchpoints_and_hand_overs() -> None:
    way, _problems = read_journey(COURSES)
    assert way is not None
    assert len(way.stages) == 8
    assert all(2 <= len(stage.touchpoints) <= 3 for stage in way.stages)
    assert [junction.before for junction in way.junctions] == ["attract", "purchase", "use"]


@pytest.mark.parametrize(
    ("moment", "stage"),
    [("at the first", "first"), ("after the invoice", "second"), ("firstly", None), ("first, invoice", "first")],
)
def test_a_stages_name_counts_before_a_telling_word(tmp_path: Path, moment: str, stage: str | None) -> None:
    (tmp_path / "journey.yaml").write_text(OWN)
    way, _problems = read_journey(tmp_path)
    assert way is not None
    assert way.stage_of(moment) == stage
    assert way.junction_before("first") is None


def test_a_companys_own_journey_is_drawn_and_without_one_that_which_ships(app: Flask, tmp_path: Path) -> None:
    settings = app.config["SETTINGS"]
    shipped = [stage.id for stage in journey().stages]
    for name, text, drawn in (("own", OWN, ["first", "second"]), ("none", "", shipped), ("broken", "x", shipped)):
        folder = tmp_path / name
        folder.mkdir()
        if text:
            (folder / "journey.yaml").write_text(text)
        app.config["SETTINGS"] = Settings(courses=folder)
        assert [stage.id for stage in journey().stages] == drawn
    app.config["SETTINGS"] = settings
