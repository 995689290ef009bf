"""Boxes to write in keep their size: one that changes on losing focus moves the button away from under the mouse."""

from playwright.sync_api import expect

from app.db import db
from app.people.models import Person
from tests.browser.conftest import NewVisitor
from tests.browser.house import House
from tests.learning.at_step import attempt_before


def test_one_click_after_writing_saves_the_note(house: House, visit: NewVisitor) -> None:
    who = house.add()

    def stand() -> int:
        return attempt_before("reflection", person=db.session.get_one(Person, who.id)).id

    path = f"/attempts/{house.inside(stand)}/reflection"
    visitor = visit()
    page = visitor.page
    visitor.go(path)
    page.get_by_label("E-mail").fill(who.email)
    page.get_by_label("Password").fill(who.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    box = page.locator("textarea").last
    box.click()
    written = box.bounding_box()
    page.keyboard.type("A case from my week")
    save = page.get_by_role("button", name="Save and stop")
    save.scroll_into_view_if_needed()
    button = save.bounding_box()
    assert button is not None
    page.mouse.move(button["x"] + button["width"] / 2, button["y"] + button["height"] / 2)
    page.mouse.down()
    left = box.bounding_box()
    page.mouse.up()
    assert written is not None
    assert left is not None
    assert written["height"] == left["height"]
    page.wait_for_url(lambda url: not url.endswith("/reflection"))
    visitor.go(path)
    expect(page.locator("textarea").last).to_have_value("A case from my week")
