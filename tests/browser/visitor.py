"""A browser window that watches itself: policy, foreign requests, sideways scroll, accessibility."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WATCH = """
document.addEventListener("securitypolicyviolation", (event) => {
  window.policyRefused(`${event.effectiveDirective} ${event.blockedURI} at ${location.pathname}`);
});
"""
MODES = ("light", "dark")
PARTS = "a, button, summary, input:not([type=hidden]), textarea, select"

Look = Callable[[str, "Visitor"], None]


class Visitor:
    """One browser context with one window.

    `faults` collects what no page may have. `looked` are the names of the pages that were looked at.
    """

    def __init__(
        self, browser: Browser, url: str, *, width: int = 1280, scripts: bool = True, axe: bool = True,
        on_look: Look | None = None,
    ) -> None:  # fmt: skip
        self.url = url
        self.scripts = scripts
        self.axe = axe and scripts
        self.width = width
        self.on_look = on_look
        self.faults: list[str] = []
        self.looked: list[str] = []
        self.context = browser.new_context(
            base_url=url, viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="en-GB",
            reduced_motion="reduce",
        )  # fmt: skip
        self.context.set_default_timeout(10_000)
        self.context.expose_function("policyRefused", lambda words: self.faults.append(f"policy: {words}"))
        self.context.add_init_script(WATCH)
        self.context.on("request", self._request)
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.page: Page = self.context.new_page()

    def _request(self, request: Request) -> None:
        place = urlsplit(request.url)
        if place.scheme not in ("data", "blob") and f"{place.scheme}://{place.netloc}" != self.url:
            self.faults.append(f"foreign request: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            self.faults.append(f"policy: {message.text}")

    def go(self, path: str) -> None:
        """Type an address."""
        self.page.goto(path)

    def look(self, name: str) -> None:
        """Look at the whole page as it stands."""
        self.looked.append(name)
        self.page.wait_for_load_state("load")
        self._one_heading(name)
        self._no_sideways_scroll(name)
        if self.axe:
            self._accessible(name)
        if self.on_look is not None:
            self.on_look(name, self)

    def _one_heading(self, name: str) -> None:
        headings = self.page.locator("h1").count()
        if headings != 1:
            self.faults.append(f"{name}: {headings} h1")

    def _no_sideways_scroll(self, name: str) -> None:
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.faults.append(f"{name} at {self.width} px: {wide} px too wide")

    def _accessible(self, name: str) -> None:
        for mode in MODES:
            self.page.emulate_media(color_scheme=mode, reduced_motion="reduce")
            self.faults += [f"{name}, {mode}: {words}" for words in violations(self.page)]
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")


def violations(page: Page) -> list[str]:
    """What axe finds on a page, one line a rule."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate('axe.run({resultTypes: ["violations"]})')
    return [
        f"{rule['id']}: {json.dumps([node['html'][:160] for node in rule['nodes'][:3]], ensure_ascii=False)}"
        for rule in found["violations"]
    ]
