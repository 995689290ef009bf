"""The weight of the home page, the doors, and a proof that the watching itself notices what it is for."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.hands import Mouse
from tests.browser.house import House
from tests.browser.learner_story import Learner
from tests.browser.visitor import violations

MOST_BYTES, MOST_REQUESTS = 150_000, 10
DOORS = ("/forgot-password", "/forgot-password/asked", "/invitation/no-such-token", "/no-such-page")


def test_cold_load_of_the_home_page(house: House, visit: NewVisitor) -> None:
    """As the browser counts it on the wire, with an empty cache."""
    visitor = visit(axe=False)
    Learner(visitor, Mouse(), house.add()).sign_in()
    counter = visitor.context.new_cdp_session(visitor.page)
    sizes: list[float] = []
    counter.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    counter.send("Network.enable")
    counter.send("Network.clearBrowserCache")
    visitor.page.goto("/", wait_until="networkidle")
    print(f"home, cold: {sum(sizes):.0f} bytes in {len(sizes)} requests")
    assert 3 <= len(sizes) <= MOST_REQUESTS
    assert 10_000 < sum(sizes) <= MOST_BYTES


@pytest.mark.parametrize("width", [1280, 360])
def test_doors(house: House, visit: NewVisitor, width: int) -> None:
    visitor = visit(width=width)
    for path in DOORS:
        visitor.go(path)
        visitor.look(path)


def test_the_watching_notices(house: House, visit: NewVisitor) -> None:
    visitor = visit(width=360)
    visitor.go("/sign-in")
    visitor.page.evaluate(
        """() => {
          const wide = document.createElement("img");
          wide.src = "http://elsewhere.example/x.png";
          wide.width = 900;
          document.querySelector("main").append(wide);
          document.body.append(document.createElement("h1"));
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.head.append(script);
        }"""
    )
    expect(visitor.page.locator("h1")).to_have_count(2)
    visitor.look("spoiled")
    found = " ".join(visitor.faults)
    assert not visitor.page.evaluate("window.ran === true")
    for part in ("policy: script-src", "policy: img-src", "2 h1", "px too wide", "image-alt"):
        assert part in found, part
    visitor.faults.clear()
    visitor.page.goto("about:blank")
    visitor.page.evaluate("fetch('http://127.0.0.1:9/').catch(() => null)")
    assert any("foreign request" in fault for fault in visitor.faults)
    visitor.faults.clear()
    assert violations(visitor.page) != []
