"""A learner in the middle of version 1 finishes on version 1 after version 2 is published."""

from pathlib import Path

from playwright.sync_api import expect

from app.authoring.cli import publish_folder
from app.authoring.difference_words import in_words
from app.authoring.operations.publishing import Origin
from app.authoring.queries.differences import previews
from app.authoring.starter_files import place_of, starter_files
from app.catalogue.shelf import read_shelf
from app.clock import now
from tests.browser.conftest import NewVisitor
from tests.browser.hands import Mouse
from tests.browser.house import House
from tests.browser.learner_story import Learner

OLD, NEW = "You will have them at 7:30.", "They stand at your door at 7:30."


def make_module(folder: Path) -> Path:
    """The starter as an author gets it; the folder of courses."""
    for path, text in starter_files(place_of(folder / "print-shop" / "wrong-date"), "Wrong date", now().date()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit(folder: Path) -> None:
    """The second scene gets another text in choice A, and choice C ends otherwise in points."""
    path = folder / "print-shop" / "wrong-date" / "scenario.yaml"
    path.write_text(path.read_text().replace(OLD, NEW).replace("points: 5,", "points: 4,"))


def test_version_one_is_finished_as_it_began(house: House, visit: NewVisitor, tmp_path: Path) -> None:
    folder = make_module(tmp_path)
    house.inside(lambda: publish_folder(folder, origin=Origin.COMPANY))
    visitor = visit(axe=False)
    learner = Learner(visitor, Mouse(), house.add())
    learner.sign_in()
    page = visitor.page
    visitor.go("/modules/wrong-date")
    learner.push("Start")
    learner.push("Begin")
    learner.hands.choose(page.locator("input[name=option]").first)
    learner.push("Check my choice")
    learner.push("Continue")
    learner.hands.choose(page.locator("input[name=choice][value=b]"))
    learner.hands.press(page.locator("form.reply button[type=submit]"))
    expect(page.get_by_text(OLD)).to_be_visible()

    edit(folder)
    told = house.inside(lambda: [in_words(c) for p in previews(read_shelf(folder)) for c in p.changes])
    assert "Choice A of “The plan” reads otherwise." in told
    assert "Choice C of “The plan” now books 4, before 5." in told
    standing = house.inside(lambda: [s for p in previews(read_shelf(folder)) for s in p.standings])
    assert [(s.number, s.scene, s.people) for s in standing] == [(1, "the-plan", 1)]
    house.inside(lambda: publish_folder(folder, origin=Origin.COMPANY))

    page.reload()
    expect(page.get_by_text(OLD)).to_be_visible()
    expect(page.get_by_text(NEW)).to_have_count(0)
    learner.hands.choose(page.locator("input[name=choice][value=a]"))
    learner.hands.press(page.locator("form.reply button[type=submit]"))
    expect(page.get_by_text("She tells others")).to_be_visible()

    other = visit(axe=False)
    newcomer = Learner(other, Mouse(), house.add())
    newcomer.sign_in()
    other.go("/modules/wrong-date")
    newcomer.push("Start")
    newcomer.push("Begin")
    newcomer.hands.choose(other.page.locator("input[name=option]").first)
    newcomer.push("Check my choice")
    newcomer.push("Continue")
    newcomer.hands.choose(other.page.locator("input[name=choice][value=b]"))
    newcomer.hands.press(other.page.locator("form.reply button[type=submit]"))
    expect(other.page.get_by_text(NEW)).to_be_visible()
