"""Templates: nothing inline, nothing unescaped, one way to post."""

import re

import pytest

from tests.house_rules.sources import ROOT, name_of, python_files, templates

FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "unescaped output": re.compile(r"\|\s*safe\b"),
    "escaping switched off": re.compile(r"autoescape\s+false", re.I),
    "a javascript link": re.compile(r"javascript:", re.I),
    "a query": re.compile(r"\.(query|execute|scalars)\("),
    "an address outside": re.compile(r"(src|href|action)\s*=\s*[\"'](https?:)?//", re.I),
}
LONGEST_TEMPLATE = 200


# What a template computes is not markup: `{% if only == action %}` is no event handler.
COMPUTED = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.S)
OF_MARKUP = {"an inline style", "a style element", "an event handler", "an inline script"}


def found_in(text: str, what: str) -> bool:
    """Whether a template's text holds something forbidden."""
    return bool(FORBIDDEN[what].search(COMPUTED.sub("", text) if what in OF_MARKUP else text))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    assert [name_of(p) for p in templates() if found_in(p.read_text(encoding="utf-8"), what)] == []


def test_the_rules_would_notice() -> None:
    """The patterns above find what they are for."""
    bad = {
        "an inline style": '<p style="color: red">',
        "a style element": "<style>",
        "an event handler": '<a href="/" onclick="x()">',
        "an inline script": "<script>x()</script>",
        "unescaped output": "{{ words | safe }}",
        "escaping switched off": "{% autoescape false %}",
        "a javascript link": 'href="javascript:x()"',
        "a query": "{{ session.execute(x) }}",
        "an address outside": '<img src="//cdn.example/x.png">',
    }
    assert {what: found_in(text, what) for what, text in bad.items()} == dict.fromkeys(bad, True)


def test_no_template_is_too_long() -> None:
    assert [name_of(p) for p in templates() if len(p.read_text().splitlines()) > LONGEST_TEMPLATE] == []


def test_every_form_that_posts_carries_a_token() -> None:
    missing = []
    for path in templates():
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"<form\b[^>]*method=\"post\"", text):
            body = text[match.end() : text.find("</form>", match.end())]
            if "csrf_field()" not in body and "csrf_token" not in body:
                missing.append(f"{name_of(path)}:{text[: match.start()].count(chr(10)) + 1}")
    assert missing == []


def test_html_is_marked_safe_in_few_known_places() -> None:
    found = {name_of(p) for p in python_files("app") if re.search(r"\bMarkup\(", p.read_text(encoding="utf-8"))}
    assert found <= {"app/web/filters.py", "app/web/slots.py"}


def test_no_page_is_made_from_a_string() -> None:
    assert [name_of(p) for p in python_files("app") if "render_template_string" in p.read_text()] == []


def test_every_template_folder_belongs_to_a_feature() -> None:
    folders = {p.relative_to(ROOT / "app/templates").parts[0] for p in templates()}
    assert folders - {"layouts", "components", "errors", "email"} <= {p.name for p in (ROOT / "app").iterdir()}
