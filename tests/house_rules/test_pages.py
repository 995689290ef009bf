"""Every page: it exists, is whole, carries its headers, changes nothing, hides others' rows, asks few questions."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from flask import Flask

from tests.conftest import Browser
from tests.factories import make_company, make_person, sign_in
from tests.house_rules.checksum import checksum
from tests.house_rules.routes import address, own_token, rules
from tests.house_rules.statements import statements
from tests.house_rules.world import World, browser_of, build, enlarge

MOST_STATEMENTS = 30
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
OWNED = re.compile(r"<int:(attempt_id|answer_id)>")
NOT_THERE = 987654


class Outline(HTMLParser):
    """What the rules about pages look at."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.title = ""
        self.lang = ""
        self.inline: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[str] = []
        self._inside: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, headings, and what may not be there."""
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        self.inline += [name for name in found if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "nonce" not in found):
            self.inline.append(tag)
        if tag == "html":
            self.lang = found.get("lang", "")
        if tag == "h1":
            self.headings.append("")
        # Drawings have titles too; the page's own comes first.
        if tag == "h1" or (tag == "title" and not self.title):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """Leave a heading or the title."""
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        """Collect the words of headings and of the title."""
        if self._inside == "h1":
            self.headings[-1] += data
        elif self._inside == "title":
            self.title += data


@pytest.fixture
def world(app: Flask) -> World:
    return build(app)


def test_every_rule_that_is_read_has_a_page_here(app: Flask, world: World) -> None:
    read = {rule.endpoint for rule in rules(app) if "GET" in (rule.methods or ())}
    assert {page.endpoint for page in world.pages()} == read


def test_reading_changes_nothing_and_shows_whole_pages(app: Flask, world: World) -> None:
    browsers = {person: browser_of(app, person) for person in {page.person_id for page in world.pages()}}
    before = checksum()
    wrong: dict[str, list[str]] = {}
    for page in world.pages():
        for verb in ("GET", "HEAD", "OPTIONS"):
            answer = browsers[page.person_id].open(page.url, method=verb)
            broken = answer.status_code >= 500 and page.endpoint != "admin.healthz"
            faults = [f"{verb} answered {answer.status_code}"] if broken else []
            faults += [f"{verb}: {name}" for name, value in HEADERS.items() if answer.headers.get(name) != value]
            faults += _policy_faults(answer.headers.get("Content-Security-Policy", ""))
            if verb == "GET" and answer.mimetype == "text/html" and answer.status_code == 200:
                faults += _page_faults(answer.text)
            wrong.setdefault(page.url, []).extend(faults)
    assert {url: faults for url, faults in wrong.items() if faults} == {}
    changed = {name for name, digest in checksum().items() if digest != before[name]}
    assert changed == set()


def _policy_faults(policy: str) -> list[str]:
    loose = [word for word in ("unsafe-inline", "unsafe-eval", "*", "http:", "https:") if word in policy.split()]
    needed = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
    return loose + [f"policy without {part}" for part in needed if part not in policy]


def _page_faults(page: str) -> list[str]:
    outline = Outline(page)
    heading = " ".join(outline.headings[0].split()) if outline.headings else ""
    title = " ".join(outline.title.split()).removesuffix(" · Rapport")
    faults = [f"{len(outline.headings)} h1"] if len(outline.headings) != 1 else []
    faults += [] if title and heading.startswith(title) else [f"title “{title}”, h1 “{heading}”"]
    faults += [f"id {name} twice" for name, n in Counter(outline.ids).items() if n > 1]
    faults += [f"inline {name}" for name in outline.inline]
    return faults + ([] if outline.lang else ["no language"])


def test_most_pages_of_the_world_are_really_shown(app: Flask, world: World) -> None:
    """The proofs above are worth nothing on redirects."""
    browsers = {person: browser_of(app, person) for person in {page.person_id for page in world.pages()}}
    answered = {page.url: browsers[page.person_id].get(page.url).status_code for page in world.pages()}
    elsewhere = {url: status for url, status in answered.items() if status != 200}
    # The place to go on is a redirect by nature; first start is over; nobody runs a worker here.
    allowed = {f"/attempts/{world.playing}", f"/attempts/{world.looking_back}/record", "/first-start", "/healthz"}
    # “Week five” has no picture.
    allowed |= {f"/attempts/{world.playing}/media/none.png"}
    # Nothing was edited since it was published, and no search was asked for.
    allowed |= {"/courses/week-five/changes", "/people/search"}
    assert set(elsewhere) <= allowed, elsewhere


def test_error_pages_carry_the_headers_too(app: Flask) -> None:
    make_company()
    browser = app.test_client()
    sign_in(browser, make_person())
    for url, status in (("/no-such-page", 404), ("/administration/health", 403), ("/sign-out", 405)):
        answer = browser.get(url)
        assert answer.status_code == status
        assert _policy_faults(answer.headers.get("Content-Security-Policy", "")) == []
        assert _page_faults(answer.text) == []


def test_another_persons_id_looks_like_a_missing_one(app: Flask, world: World) -> None:
    browser = browser_of(app, make_person().id)
    different = {}
    for rule in rules(app):
        if not OWNED.search(rule.rule) or rule.rule.startswith("/review"):
            continue
        for verb in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            theirs, nobodys = (_ask(browser, rule, verb, number) for number in (world.told, NOT_THERE))
            if theirs != nobodys or theirs[0] != 404:
                different[rule.rule, verb] = (theirs[0], nobodys[0])
    assert different == {}


def _ask(browser: Browser, rule, verb: str, number: int) -> tuple[int, str]:  # type: ignore[no-untyped-def]
    place = re.sub(r"/(attempts|answers)/1\b", rf"/\g<1>/{number}", address(rule))
    token = {"X-CSRFToken": own_token(browser)}
    sent = {"json": {"text": "x"}} if place.endswith("/draft") else {"data": {"text": "x"}}
    answer = browser.get(place) if verb == "GET" else browser.open(place, method=verb, headers=token, **sent)
    assert answer.status_code < 500
    return answer.status_code, re.sub(r'nonce="[^"]+"|value="[^"]{60,}"', "", answer.text)


def test_pages_ask_the_same_number_of_questions_at_two_sizes(app: Flask, world: World) -> None:
    few = _counts(app, world)
    enlarge(app, world, by=4)
    many = _counts(app, world)
    assert {url: (few[url], many[url]) for url in few if few[url] != many[url]} == {}
    assert {url: n for url, n in many.items() if n > MOST_STATEMENTS} == {}


def _counts(app: Flask, world: World) -> dict[str, int]:
    found = {}
    for page in world.pages():
        browser = browser_of(app, page.person_id)
        browser.get(page.url)
        with statements() as sent:
            browser.get(page.url)
        found[page.url] = len(sent)
    return found
