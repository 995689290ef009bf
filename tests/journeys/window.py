"""One window without JavaScript: it reads pages, fills in the forms it finds there, and follows where they lead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask import Flask

from tests.conftest import Browser

Values = dict[str, list[str]]


@dataclass
class Form:
    """A form of a page: where it goes, what it would send untouched."""

    method: str
    action: str
    values: Values = field(default_factory=dict)


class Forms(HTMLParser):
    """Finds the forms of a page with their values, as a browser would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open: Form | None = None
        self._writing: str | None = None
        self._choosing: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Forms, and the fields inside them."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(given.get("method", "get"), given.get("action", ""))
            self.found.append(self._open)
        elif tag == "option" and self._open is not None and self._choosing is not None:
            # The first entry of a list counts unless another one is marked.
            if "selected" in given or self._choosing not in self._open.values:
                self._open.values[self._choosing] = [given.get("value", "")]
        elif self._open is None or "name" not in given or "disabled" in given:
            return
        elif tag == "textarea":
            self._writing = given["name"]
            self._open.values[given["name"]] = [""]
        elif tag == "select":
            self._choosing = given["name"]
        elif tag == "input" and given.get("type") not in ("radio", "checkbox", "submit"):
            self._open.values.setdefault(given["name"], []).append(given.get("value", ""))
        elif tag == "input" and "checked" in given:
            self._open.values.setdefault(given["name"], []).append(given.get("value", "on"))

    def handle_data(self, data: str) -> None:
        """What stands in a text area; its first line break belongs to the markup."""
        if self._open is not None and self._writing is not None:
            self._open.values[self._writing][0] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        """Leave a field or a form."""
        if tag == "textarea":
            self._writing = None
        elif tag == "select":
            self._choosing = None
        elif tag == "form":
            self._open = None


class Window:
    """`url` and `page` are what is shown now."""

    def __init__(self, app: Flask) -> None:
        browser = app.test_client()
        assert isinstance(browser, Browser)
        self.browser = browser
        self.url = ""
        self.page = ""
        self.status = 0

    def go(self, url: str) -> None:
        """Open an address, following redirects."""
        self._arrive(self.browser.get(url, follow_redirects=True))

    def send(self, to: str = "", /, **values: Any) -> None:
        """Send the first form of the page whose address contains `to`, with these values in place of its own.

        Underscores in names stand for the hyphens of field names. AssertionError where there is no such form.
        """
        self.send_values(to, {name.replace("_", "-"): value for name, value in values.items()})

    def send_values(self, to: str, values: Mapping[str, Any]) -> None:
        """The same with the names as they are."""
        form = next(
            (form for form in Forms(self.page).found if to in (form.action or self.url) and form.method == "post"), None
        )
        assert form is not None, f"no form to “{to}” on {self.url}:\n{self.page}"
        assert "csrf_token" in form.values
        sent: dict[str, Any] = {**form.values, **values}
        self._arrive(self.browser.post(form.action or self.url, data=sent, follow_redirects=True))

    def _arrive(self, answer: Any) -> None:
        self.status = answer.status_code
        self.url = answer.request.path
        self.page = answer.get_data(as_text=True)
