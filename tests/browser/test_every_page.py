"""Every page there is, on a narrow screen and in both modes: axe finds nothing, nothing scrolls sideways."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import now
from app.db import begin_write, db, unit_of_work
from app.people.models import Company, Session
from app.people.queries.sessions import hash_of
from tests.browser.conftest import NewVisitor
from tests.browser.house import House
from tests.conftest import Browser
from tests.factories import _add
from tests.house_rules.world import Page, build

# Shown once, in an empty installation; JSON; the bell of a load balancer; files to keep.
ELSEWHERE = {
    "people.first_start",
    "assessment.state",
    "assessment.draft",
    "learning.reflection_draft",
    "admin.healthz",
    "insight.download",
    "insight.download_report_file",
    "insight.report_file_state",
}


def remove_company() -> None:
    """Back to before the first start. The worker writes too, so the write lock is taken before anything is read."""
    with unit_of_work():
        begin_write()
        db.session.delete(db.session.get_one(Company, 1))


@pytest.fixture(scope="module")
def full_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, list[Page]]]:
    """An installation with people at every stage, and the addresses of all its pages."""
    house = House(tmp_path_factory.mktemp("full-house"))
    house.prepare()
    app = house.installation.app
    app.test_client_class = Browser

    def fill() -> list[Page]:
        remove_company()
        return build(app).pages()

    pages = house.inside(fill)
    house.installation.start()
    yield house, pages
    house.close()


def key_of(house: House, person_id: int) -> dict[str, str]:
    """The cookie of a fresh session."""
    raw = secrets.token_urlsafe(32)

    def begin() -> None:
        _add(Session(token_hash=hash_of(raw), person_id=person_id, created_at=now(), seen_at=now(), browser="Tests"))

    house.inside(begin)
    name, _equals, value = house.installation._browser(raw)[0].partition("=")
    return {"name": name, "value": value, "url": house.url}


def test_every_page(full_house: tuple[House, list[Page]], visit: NewVisitor) -> None:
    house, pages = full_house
    visitor = visit(width=360, url=house.url)
    looked = 0
    for page in pages:
        if page.endpoint in ELSEWHERE or page.url.endswith(".csv"):
            continue
        visitor.context.clear_cookies()
        if page.person_id is not None:
            visitor.context.add_cookies([key_of(house, page.person_id)])  # type: ignore[list-item]
        visitor.go(page.url)
        visitor.look(page.url)
        looked += 1
    assert looked >= 30


def test_the_first_page_of_an_empty_installation(tmp_path: Path, visit: NewVisitor) -> None:
    house = House(tmp_path)

    try:
        house.open()
        house.inside(remove_company)
        visitor = visit(width=360, url=house.url)
        visitor.go("/")
        visitor.look("first-start")
        visitor.page.get_by_role("button", name="Set up and sign in").click()
        visitor.page.locator("[data-error-summary]").wait_for()
        visitor.look("first-start-refused")
    finally:
        house.close()
