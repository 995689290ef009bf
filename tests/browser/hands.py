"""Three ways to use a page: a mouse, a keyboard alone, a finger on a narrow screen (a mouse at 360 px)."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from playwright.sync_api import Locator, Page

MOST_TABS = 200
# Asked of the place that has the focus, with the place wanted.
SAME = "wanted => document.activeElement === wanted"
SAME_GROUP = """wanted => {
  const at = document.activeElement;
  return at.type === "radio" && wanted.type === "radio" && at.name === wanted.name && at.form === wanted.form;
}"""


@runtime_checkable
class Hands(Protocol):
    """What a person does with a page's controls."""

    def press(self, what: Locator) -> None:
        """Use a button, a link, or the head of a fold."""

    def choose(self, what: Locator) -> None:
        """Pick a radio button or tick a checkbox."""

    def write(self, where: Locator, text: str) -> None:
        """Write into a field, in place of what stands there."""

    def pick(self, where: Locator, value: str) -> None:
        """Choose from a list."""


def _and_arrive(what: Locator, act: Callable[[], None]) -> None:
    """Use a control and, where it leads to another page, wait for that page."""
    if what.evaluate("at => at.matches('a, button[type=submit]')"):
        with what.page.expect_navigation():
            act()
    else:
        act()


class Mouse:
    """Points and clicks; the boxes themselves are small, so labels are clicked."""

    def press(self, what: Locator) -> None:
        """Click it."""
        _and_arrive(what, what.click)

    def choose(self, what: Locator) -> None:
        """Click its label."""
        what.locator("xpath=ancestor::label").click()

    def write(self, where: Locator, text: str) -> None:
        """Click into the field and write."""
        where.click()
        where.fill(text)

    def pick(self, where: Locator, value: str) -> None:
        """Open the list and choose."""
        where.select_option(value)


class Keyboard:
    """Never points. Every control has to be reached with the Tab key."""

    def press(self, what: Locator) -> None:
        """Go there and press Enter."""
        self._tab_to(what)
        _and_arrive(what, lambda: what.page.keyboard.press("Enter"))

    def choose(self, what: Locator) -> None:
        """Tab to it, or to its group and on with the arrows, and press Space."""
        page = what.page
        if not self._is(what, SAME_GROUP) and not self._is(what, SAME):
            self._tab_until(what, SAME_GROUP if what.get_attribute("type") == "radio" else SAME)
        for _n in range(MOST_TABS):
            if self._is(what, SAME):
                break
            page.keyboard.press("ArrowDown")
        if not what.is_checked():
            page.keyboard.press("Space")
        assert what.is_checked()

    def write(self, where: Locator, text: str) -> None:
        """Go there, mark everything, write."""
        self._tab_to(where)
        where.page.keyboard.press("Control+A")
        where.page.keyboard.insert_text(text)

    def pick(self, where: Locator, value: str) -> None:
        """Go there and press the arrow until it stands on the right one."""
        self._tab_to(where)
        for _n in range(MOST_TABS):
            if where.input_value() == value:
                return
            where.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{value}” is not reached with the arrows")

    def _tab_to(self, what: Locator) -> None:
        if not self._is(what, SAME):
            self._tab_until(what, SAME)

    def _tab_until(self, what: Locator, question: str) -> None:
        what.wait_for()
        for _n in range(MOST_TABS):
            what.page.keyboard.press("Tab")
            if self._is(what, question):
                self._visible_focus(what.page)
                return
        raise AssertionError(f"not reached with the Tab key: {what}")

    def _is(self, what: Locator, question: str) -> bool:
        return bool(what.evaluate(question))

    def _visible_focus(self, page: Page) -> None:
        """The place with the focus has an outline, or something around it has."""
        seen = page.evaluate(
            """() => {
              for (let at = document.activeElement, n = 0; at && n < 3; at = at.parentElement, n += 1) {
                const style = getComputedStyle(at);
                if (style.outlineStyle !== "none" || style.boxShadow !== "none") return true;
              }
              return false;
            }"""
        )
        assert seen, f"no visible focus on {page.evaluate('document.activeElement.outerHTML')[:200]}"
