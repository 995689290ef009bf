"""What is typed is never lost: offline, in two windows, with the server away, signed out meanwhile."""

import re

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, Route, expect

from app.db import db
from app.learning.models import Answer
from app.people.models import Person
from tests.browser.conftest import NewVisitor
from tests.browser.house import House, Resident
from tests.browser.visitor import Visitor
from tests.learning.at_step import attempt_before

FIRST = "Ingrid, I have read your three tickets."
SECOND = "Ingrid, forty-one people were paid wrongly, and that is ours."
THIRD = "Ingrid, you get the corrected file by 16:00 today."


@pytest.fixture
def writer(house: House) -> tuple[Resident, str]:
    """Somebody before the answer to Ingrid, and its address."""
    who = house.add()

    def stand() -> int:
        return attempt_before("role-play:ingrid-mail", person=db.session.get_one(Person, who.id)).id

    return who, f"/attempts/{house.inside(stand)}/role-plays/ingrid-mail"


def sit_down(visitor: Visitor, who: Resident, path: str) -> Page:
    """Sign in on the way to the answer's page."""
    page = visitor.page
    visitor.go(path)
    page.get_by_label("E-mail").fill(who.email)
    page.get_by_label("Password").fill(who.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("#text")).to_be_visible()
    page.wait_for_load_state("networkidle")  # the script that saves is loaded after the page
    return page


def saved(page: Page) -> None:
    """The server has it."""
    expect(page.locator("#saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d"))


def kept_in_browser(page: Page) -> list[str]:
    """Texts that this browser keeps."""
    return page.evaluate(
        "Object.entries(localStorage).filter(([name]) => name.startsWith('rapport-draft:'))"
        ".map(([, copy]) => JSON.parse(copy).text)"
    )


def test_autosave_and_the_browsers_copy_goes(house: House, visit: NewVisitor, writer: tuple[Resident, str]) -> None:
    page = sit_down(visit(axe=False), *writer)
    page.locator("#text").fill(FIRST)
    assert kept_in_browser(page) == [FIRST]
    saved(page)
    assert kept_in_browser(page) == []
    page.reload()
    expect(page.locator("#text")).to_have_value(FIRST)


def test_somebody_types_before_the_script_is_there(
    house: House, visit: NewVisitor, writer: tuple[Resident, str]
) -> None:
    visitor = visit(axe=False)
    page = sit_down(visitor, *writer)
    waiting: list[Route] = []
    page.route("**/js/draft.js", lambda route: waiting.append(route))
    page.reload(wait_until="domcontentloaded")
    page.locator("#text").fill(FIRST)
    for _n in range(50):
        if waiting:
            break
        page.wait_for_timeout(100)
    for route in waiting:
        route.continue_()
    saved(page)
    page.unroute("**/js/draft.js")
    page.reload()
    expect(page.locator("#text")).to_have_value(FIRST)


def test_offline_text_comes_back_and_is_saved(house: House, visit: NewVisitor, writer: tuple[Resident, str]) -> None:
    visitor = visit(axe=False)
    page = sit_down(visitor, *writer)
    visitor.context.set_offline(True)
    page.locator("#text").fill(FIRST)
    expect(page.locator("#saved")).to_have_text("Offline: kept in this browser")
    visitor.context.set_offline(False)
    page.reload()
    expect(page.locator("#text")).to_have_value(FIRST)
    saved(page)


def test_offline_here_and_newer_elsewhere_offers_both(
    house: House, visit: NewVisitor, writer: tuple[Resident, str]
) -> None:
    here, elsewhere = visit(), visit(axe=False)
    page = sit_down(here, *writer)
    here.context.set_offline(True)
    page.locator("#text").fill(FIRST)
    other = sit_down(elsewhere, *writer)
    other.locator("#text").fill(SECOND)
    saved(other)
    here.context.set_offline(False)
    page.reload()
    expect(page.locator("[data-version=theirs] .kept")).to_have_text(SECOND)
    expect(page.locator("[data-version=mine] .kept")).to_have_text(FIRST)
    here.look("two-versions")
    page.locator("[data-version=mine] button").click()
    expect(page.locator("#text")).to_have_value(FIRST)
    saved(page)
    page.reload()
    expect(page.locator("#text")).to_have_value(FIRST)


def test_two_windows_with_different_texts(house: House, visit: NewVisitor, writer: tuple[Resident, str]) -> None:
    visitor = visit(axe=False)
    first = sit_down(visitor, *writer)
    second = visitor.context.new_page()
    second.goto(writer[1])
    first.locator("#text").fill(FIRST)
    saved(first)
    with second.expect_response(lambda answer: answer.url.endswith("/draft") and answer.status == 409):
        second.locator("#text").fill(SECOND)
    expect(second.locator("#saved")).to_have_text("Two versions: choose one above")
    expect(second.locator("[data-version=theirs] .kept")).to_have_text(FIRST)
    expect(second.locator("[data-version=mine] .kept")).to_have_text(SECOND)
    second.locator("[data-version=theirs] button").click()
    expect(second.locator("#text")).to_have_value(FIRST)
    # And writing goes on from there.
    second.locator("#text").fill(THIRD)
    saved(second)
    first.reload()
    expect(first.locator("#text")).to_have_value(THIRD)


def test_two_windows_without_script(house: House, visit: NewVisitor, writer: tuple[Resident, str]) -> None:
    visitor = visit(scripts=False)
    first = sit_down(visitor, *writer)
    second = visitor.context.new_page()
    second.goto(writer[1])
    first.locator("#text").fill(FIRST)
    first.get_by_role("button", name="Save and stop").click()
    expect(first.locator("h1")).to_have_text("Your next step")
    second.locator("#text").fill(SECOND)
    second.get_by_role("button", name="Save and stop").click()
    expect(second.locator("[data-version=theirs] .kept")).to_have_text(FIRST)
    expect(second.locator("[data-version=mine] .kept")).to_have_text(SECOND)
    second.locator("[data-version=mine] button").click()
    expect(second.locator("#text")).to_have_value(SECOND)


def test_signed_out_meanwhile_the_text_is_sent_again(
    house: House, visit: NewVisitor, writer: tuple[Resident, str]
) -> None:
    visitor = visit()
    page = sit_down(visitor, *writer)
    beside = visitor.context.new_page()
    beside.goto("/")
    page.locator("#text").fill(FIRST)
    saved(page)
    beside.get_by_role("button", name="Sign out").first.click()
    expect(beside.locator("h1")).to_have_text("Sign in")
    page.locator("#text").fill(SECOND)
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("textarea.kept-text")).to_have_value(SECOND)
    visitor.look("signed-out-with-text")
    beside.get_by_label("E-mail").fill(writer[0].email)
    beside.get_by_label("Password").fill(writer[0].password)
    beside.get_by_role("button", name="Sign in", exact=True).click()
    expect(beside.locator("h1")).to_have_text("Your next step")
    page.get_by_role("button", name="Send again").click()
    # The token is of the ended session: the page says so, keeps the text, and offers to send it once more.
    if page.locator("textarea.kept-text").count():
        expect(page.locator("textarea.kept-text")).to_have_value(SECOND)
        page.get_by_role("button", name="Send again").click()
    expect(page.locator(".own")).to_contain_text(SECOND)


def test_handing_in_while_the_server_is_away(house: House, visit: NewVisitor, writer: tuple[Resident, str]) -> None:
    page = sit_down(visit(axe=False), *writer)
    house.close()
    try:
        page.locator("#text").fill(SECOND)
        page.get_by_role("button", name="Hand in").click()
        expect(page.locator("#hand-in-waits")).to_contain_text("Not handed in yet")
        expect(page.locator("#text")).to_have_value(SECOND)
    finally:
        house.installation.start()
    # The page tries again by itself.
    expect(page.locator(".own")).to_contain_text(SECOND, timeout=30_000)
    page.goto(house.url + "/")
    assert kept_in_browser(page) == []


def test_handed_in_offline_is_sent_once_when_the_network_is_back(
    house: House, visit: NewVisitor, writer: tuple[Resident, str]
) -> None:
    visitor = visit()
    page = sit_down(visitor, *writer)
    page.locator("#text").fill(SECOND)
    saved(page)
    visitor.context.set_offline(True)
    for _n in range(3):
        page.get_by_role("button", name="Hand in").click()
    expect(page.locator("#hand-in-waits")).to_contain_text("Not handed in yet")
    expect(page.locator("#text")).to_have_value(SECOND)
    visitor.look("hand-in-waits")
    visitor.context.set_offline(False)
    expect(page.locator(".own")).to_contain_text(SECOND)
    assert house.inside(lambda: answers_of(writer[0])) == [SECOND]


def test_who_writes_on_offline_hands_in_themselves(
    house: House, visit: NewVisitor, writer: tuple[Resident, str]
) -> None:
    visitor = visit(axe=False)
    page = sit_down(visitor, *writer)
    page.locator("#text").fill(FIRST)
    visitor.context.set_offline(True)
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("#hand-in-waits")).to_contain_text("Not handed in yet")
    page.locator("#text").fill(SECOND)
    expect(page.locator("#hand-in-waits")).to_contain_text("You changed the text")
    visitor.context.set_offline(False)
    saved(page)
    assert house.inside(lambda: answers_of(writer[0])) == []
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator(".own")).to_contain_text(SECOND)


def test_saving_and_stopping_offline_stays_on_the_page(
    house: House, visit: NewVisitor, writer: tuple[Resident, str]
) -> None:
    visitor = visit(axe=False)
    page = sit_down(visitor, *writer)
    visitor.context.set_offline(True)
    page.locator("#text").fill(FIRST)
    page.get_by_role("button", name="Save and stop").click()
    expect(page.locator("#hand-in-waits")).to_contain_text("kept in this browser")
    visitor.context.set_offline(False)
    saved(page)
    expect(page.locator("#text")).to_have_value(FIRST)


def answers_of(who: Resident) -> list[str]:
    """The texts this person handed in."""
    return list(db.session.scalars(sa.select(Answer.text).where(Answer.person_id == who.id)))
