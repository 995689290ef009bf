"""Playing over HTTP, as a browser without JavaScript does: read the form, post it."""

import html
import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import Browser

BEST = {
    "third-ticket": "b",
    "fourth-telling": "c",
    "bounced": "a",
    "yes-or-no": "a",
    "second-eyes": "c",
    "red": "b",
    "pay-day": "a",
}


def begin(client: Browser, module_id: str = "week-five") -> int:
    """Start the module, read the brief and the first lesson; returns the attempt's id."""
    answer = client.submit(f"/modules/{module_id}/start")
    assert answer.status_code == 303, answer.text
    attempt_id = int(answer.location.rsplit("/", 1)[1])
    assert client.submit(f"/attempts/{attempt_id}/brief").status_code == 303
    read_due_lesson(client, attempt_id)
    return attempt_id


def read_due_lesson(client: Browser, attempt_id: int) -> None:
    """Finish the lesson that is the present step, if one is."""
    place = client.get(f"/attempts/{attempt_id}").location
    if "/lessons/" in place:
        assert client.submit(place, {"do": "finish"}).status_code == 303


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return html.unescape(found.group(1))


def present_scene(client: FlaskClient, attempt_id: int) -> dict[str, str]:
    """The scene and position that the page's own form names; empty at the ending."""
    page = client.get(f"/attempts/{attempt_id}/scenario")
    assert page.status_code == 200, page.location
    if 'name="position"' not in page.text:
        return {}
    return {"position": hidden(page.text, "position"), "scene": hidden(page.text, "scene")}


def choose(client: Browser, attempt_id: int, choice: str, **form: str) -> TestResponse:
    """Send the present scene's form with a choice; fields given by name stand for an older or forged form."""
    values = form or present_scene(client, attempt_id)
    return client.submit(f"/attempts/{attempt_id}/choices", {**values, "choice": choice})


def play(client: Browser, attempt_id: int, choices: dict[str, str]) -> list[str]:
    """Play to the ending with one choice a scene; returns the scenes met, in order."""
    met = []
    while True:
        read_due_lesson(client, attempt_id)
        scene = present_scene(client, attempt_id)
        if not scene:
            return met
        met.append(scene["scene"])
        assert choose(client, attempt_id, choices[scene["scene"]], **scene).status_code == 303


def heading(page: str) -> str:
    """The words of the page's one h1."""
    [found] = re.findall(r"<h1[^>]*>(.*?)</h1>", page, flags=re.S)
    return html.unescape(found).strip()


def balance(page: str) -> int:
    """The number on the ledger's fold."""
    found = re.search(r'<span class="now num"><b>(\d+)</b>', page)
    assert found, "no ledger"
    return int(found.group(1))
