"""The whole story of a learner: by mouse, by keyboard alone, on a narrow screen, without JavaScript."""

import pytest

from tests.browser.conftest import NewVisitor
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.house import House
from tests.browser.learner_story import CHECKS, Learner

# Hands, width, scripts, whether axe looks at every page. The keyboard sees the same pages as the mouse.
WAYS = {
    "mouse": (Mouse(), 1280, True, True),
    "keyboard": (Keyboard(), 1280, True, False),
    "narrow": (Mouse(), 360, True, True),
    "without-script": (Mouse(), 1280, False, False),
}


@pytest.mark.parametrize("way", WAYS)
def test_from_sign_in_to_the_record(house: House, visit: NewVisitor, way: str) -> None:
    hands, width, scripts, axe = WAYS[way]
    visitor = visit(width=width, scripts=scripts, axe=axe)
    learner = Learner(visitor, hands, house.add())
    learner.story()
    # Every page was met, so that the watching was worth something.
    assert {"sign-in", "brief", "scene-pay-day", "ending", "transcript", "answer", "feedback", "examples"} <= set(
        visitor.looked
    )
    assert {f"check-{check}-right" for check in CHECKS} <= set(visitor.looked)
    assert visitor.looked[-2:] == ["record", "home-done"]
    assert isinstance(hands, Hands)
