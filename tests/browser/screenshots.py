"""Pictures of every page, at 1280 and 360 px, light and dark: `make screenshots`.

All of them go to artifacts/screenshots/ (not in git); the three of the README to docs/images/.
"""

import shutil
import struct
import tempfile
import zlib
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, sync_playwright

from app.people.models import Role
from app.settings import ROOT
from tests.browser.hands import Mouse
from tests.browser.house import PASSWORD, House, launch
from tests.browser.learner_story import Learner
from tests.browser.reviewer_story import Reviewer
from tests.browser.visitor import Visitor

ALL = ROOT / "artifacts" / "screenshots"
README = ROOT / "docs" / "images"
CHOSEN = {"home": "home", "scene-third-ticket": "scene", "feedback-confirmed": "feedback"}
LARGEST = 150_000
WIDTHS = (1280, 360)
ONE_SCREEN: FloatRect = {"x": 0, "y": 0, "width": 1280, "height": 800}
DOORS = {
    "forgot-password": "/forgot-password",
    "asked": "/forgot-password/asked",
    "missing": "/no-such-page",
    "dead-link": "/invitation/no-such-token",
}
EVERYDAY = {"profile": "/profile", "health": "/administration/health", "my-data": "/my-data"}
PEOPLE = {
    "people": "/people",
    "person": "/people/2",
    "person-new": "/people/new",
    "person-change": "/people/2/change",
    "departments": "/people/departments",
    "import": "/people/imports/new",
}
COURSES = {
    "courses": "/courses",
    "course-module": "/courses/week-five",
    "course-version": "/courses/week-five/versions/1",
    "course-changes": "/courses/week-five/changes",
}
ASSIGN = {"rules": "/assign", "curricula": "/assign/curricula", "curriculum-new": "/assign/curricula/new"}
LIST = """name,email,department,jobs,manager,time_zone
Ada Lind,ada@norvale.example,Support,service,,Europe/Brussels
Tomas Weber,tomas@norvale.example,Support / Second line,support,ada@norvale.example,Europe/Brussels
No Address,,Support,juggler,nobody@norvale.example,Mars
"""


class Album:
    """Keeps pictures by number and name, so that they lie in the order of the stories."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def keep(self, name: str, visitor: Visitor) -> None:
        """The whole page in both modes; the README's pages also as one screen."""
        page = visitor.page
        self.count += 1
        # The bar that stays at the top would otherwise be drawn in the middle of a long page.
        page.evaluate("window.scrollTo(0, 0)")
        for mode in ("light", "dark"):
            page.emulate_media(color_scheme=mode, reduced_motion="reduce")  # type: ignore[arg-type]
            page.screenshot(path=self.folder / f"{self.count:02}-{name}-{visitor.width}-{mode}.png", full_page=True)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        if visitor.width == WIDTHS[0] and name in CHOSEN:
            _for_readme(page.screenshot(clip=ONE_SCREEN), README / f"{CHOSEN[name]}.png")


def _packed(picture: bytes) -> bytes:
    """The same PNG with its pixels packed as tightly as zlib can; the browser packs for speed."""
    parts, pixels, at = [picture[:8]], b"", 8
    while at < len(picture):
        length = struct.unpack(">I", picture[at : at + 4])[0]
        kind, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"IDAT":
            pixels += body
            continue
        if kind == b"IEND":
            parts.append(_chunk(b"IDAT", zlib.compress(zlib.decompress(pixels), 9)))
        parts.append(_chunk(kind, body))
    return b"".join(parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _for_readme(picture: bytes, path: Path) -> None:
    picture = _packed(picture)
    if len(picture) > LARGEST:
        raise SystemExit(f"{path.name} has {len(picture)} bytes, more than {LARGEST}")
    path.write_bytes(picture)


def take(house: House, browser: Browser, width: int, album: Album) -> None:
    """All stories at one width, and the pages beside them."""
    visitor = Visitor(browser, house.url, width=width, axe=False, on_look=album.keep)
    _look_at(visitor, DOORS)
    learner = Learner(visitor, Mouse(), house.add())
    learner.story()
    second = Visitor(browser, house.url, width=width, axe=False, on_look=album.keep)
    reviewer = Reviewer(second, Mouse(), house.add(Role.REVIEWER, Role.ADMINISTRATOR, Role.HR))
    reviewer.sign_in()
    reviewer.take(learner.answers[-1])
    reviewer.rate_by_keys()
    reviewer.save()
    _look_at(second, EVERYDAY)
    _office(house, browser, width, album)
    learner.see_confirmed(learner.answers[-1])
    for one in (visitor, second):
        _end(one)


def _office(house: House, browser: Browser, width: int, album: Album) -> None:
    """The pages of those who look after people, courses and assignments."""
    visitor = Visitor(browser, house.url, width=width, axe=False, on_look=album.keep)
    keeper = Reviewer(visitor, Mouse(), house.add(Role.ADMINISTRATOR, Role.HR, Role.AUTHOR, Role.REVIEWER))
    keeper.sign_in()
    _look_at(visitor, {**PEOPLE, **COURSES, **ASSIGN})
    visitor.go(PEOPLE["import"])
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    visitor.page.locator("main form[enctype] button[type=submit]").click()
    visitor.look("import-dry-run")
    confirm = visitor.page.get_by_role("button", name="Import:")
    if confirm.count():  # at the second width they are here already
        confirm.click()
        visitor.look("import-done")
    _end(visitor)


def _first_start(browser: Browser, album: Album, folder: Path, width: int) -> None:
    """An installation of nobody's, from its first page to the home of its administrator."""
    house = House(folder)
    house.open_empty()
    try:
        visitor = Visitor(browser, house.url, width=width, axe=False, on_look=album.keep)
        visitor.go("/")
        visitor.look("first-start")
        page = visitor.page
        page.locator("[name=company]").fill("Norvale")
        page.locator("[name=name]").fill("Ada Lind")
        page.locator("[name=email]").fill("ada@norvale.example")
        for field in page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        page.locator("[name=visibility]").first.check()
        page.locator("main button[type=submit]").click()
        page.get_by_role("heading", name="Add your people").wait_for()
        visitor.look("first-home")
        _end(visitor)
    finally:
        house.close()


def _end(visitor: Visitor) -> None:
    if visitor.faults:
        raise SystemExit("\n".join(visitor.faults))
    visitor.context.close()


def _look_at(visitor: Visitor, pages: dict[str, str]) -> None:
    for name, path in pages.items():
        visitor.go(path)
        visitor.look(name)


def main() -> None:
    """Take every picture."""
    shutil.rmtree(ALL, ignore_errors=True)
    ALL.mkdir(parents=True)
    README.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rapport-pictures-") as folder:
        house = House(Path(folder) / "house")
        house.open()
        try:
            with sync_playwright() as playwright:
                browser = launch(playwright)
                for width in WIDTHS:
                    album = Album(ALL)
                    take(house, browser, width, album)
                    _first_start(browser, album, Path(folder) / f"empty-{width}", width)
                browser.close()
        finally:
            house.close()
    print(f"{len(list(ALL.iterdir()))} pictures in {ALL.relative_to(ROOT)}, three in {README.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
