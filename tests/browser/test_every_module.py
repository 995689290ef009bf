"""Every module that ships plays through, on a wide and on a narrow screen, and each of its pages is looked at."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from app.catalogue.shelf import read_shelf
from app.clock import now
from app.engine.course.model import Module
from app.settings import Settings
from tests.browser.conftest import NewVisitor
from tests.browser.hands import Mouse
from tests.browser.house import House
from tests.browser.learner_story import Learner
from tests.browser.module_story import ModulePlayer
from tests.factories import publish_everything

MODULES = {entry.module.id: entry.module for entry in read_shelf(Settings().courses, today=now().date()).modules}
WIDTHS = (360, 1280)
TEXT = "Thank you for telling me. This is our error and I am sorry. I look into it now and ring you at 16:00 today."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An installation with everything that ships."""
    house = House(tmp_path_factory.mktemp("library"))
    house.prepare()
    house.inside(publish_everything)
    house.installation.start()
    yield house
    house.close()


@pytest.mark.parametrize("module_id", MODULES)
def test_a_module_plays_through(library: House, chromium: Browser, visit: NewVisitor, module_id: str) -> None:
    module: Module = MODULES[module_id]
    # Two widths in one story would need two stories: the narrow one sees every page, the wide one follows.
    for width in WIDTHS:
        visitor = visit(url=library.url, width=width, axe=width == WIDTHS[0])
        learner = Learner(visitor, Mouse(), library.add())
        learner.sign_in()
        player = ModulePlayer(visitor, module, {play.id: TEXT for play in module.role_plays})
        player.play()
        if module.scenario is not None:
            assert player.channels
        assert {f"{module_id}-reflection", f"{module_id}-record"} <= set(visitor.looked)
