"""Notes after a module are kept like an answer's draft: by themselves, offline, and never over newer ones."""

import pytest
from playwright.sync_api import Page, expect

from app.db import db
from app.people.models import Person
from tests.browser.conftest import NewVisitor
from tests.browser.house import House, Resident
from tests.browser.test_drafts import kept_in_browser, saved
from tests.browser.visitor import Visitor
from tests.learning.at_step import attempt_before

FIELD = "[name='note-question:callum']"


@pytest.fixture
def writer(house: House) -> tuple[Resident, str]:
    """Somebody before the reflection, and its address."""
    who = house.add()

    def stand() -> int:
        return attempt_before("reflection", person=db.session.get_one(Person, who.id)).id

    return who, f"/attempts/{house.inside(stand)}/reflection"


def sit_down(visitor: Visitor, who: Resident, path: str) -> Page:
    """Sign in on the way to the notes."""
    page = visitor.page
    visitor.go(path)
    page.get_by_label("E-mail").fill(who.email)
    page.get_by_label("Password").fill(who.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator(FIELD)).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def test_notes_save_themselves(house: House, visit: NewVisitor, writer: tuple[Resident, str]) -> None:
    page = sit_down(visit(axe=False), *writer)
    page.locator(FIELD).fill("Ask him to stop")
    saved(page)
    assert kept_in_browser(page) == []
    page.reload()
    expect(page.locator(FIELD)).to_have_value("Ask him to stop")


def test_offline_notes_stay_in_the_browser_and_finish_when_the_network_is_back(
    house: House, visit: NewVisitor, writer: tuple[Resident, str]
) -> None:
    visitor = visit(axe=False)
    page = sit_down(visitor, *writer)
    page.get_by_label("a fact from the earlier messages").fill("41 carers")
    page.get_by_label("the hour at which I speak next").fill("16:00")
    saved(page)
    visitor.context.set_offline(True)
    page.locator(FIELD).fill("Written offline")
    page.get_by_role("button", name="Finish the module").click()
    expect(page.locator("#hand-in-waits")).to_contain_text("Not finished yet")
    visitor.context.set_offline(False)
    page.wait_for_url("**/record")
    assert kept_in_browser(page) == []
    page.get_by_role("link", name="Your notes").click()
    expect(page.locator(FIELD)).to_have_value("Written offline")


def test_two_windows_show_both_versions(house: House, visit: NewVisitor, writer: tuple[Resident, str]) -> None:
    visitor = visit()
    first = sit_down(visitor, *writer)
    second = visitor.context.new_page()
    second.goto(writer[1])
    second.locator(FIELD).fill("Newer")
    saved(second)
    first.locator(FIELD).fill("Older")
    expect(first.locator("[data-version=theirs] .kept")).to_contain_text("Newer")
    expect(first.locator("[data-version=mine] .kept")).to_contain_text("Older")
    visitor.look("two-versions-of-notes")
    first.locator("[data-version=theirs] button").click()
    expect(first.locator(FIELD)).to_have_value("Newer")
    first.locator(FIELD).fill("Both of it")
    saved(first)
    second.reload()
    expect(second.locator(FIELD)).to_have_value("Both of it")
