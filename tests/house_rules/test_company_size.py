"""Pages ask the same number of questions at forty people and at two hundred."""

from flask import Flask

from tests.company_rows import Readers, fill, grow
from tests.house_rules.statements import statements
from tests.house_rules.world import browser_of

SMALL, LARGE = 40, 200


def counts(app: Flask, readers: Readers) -> dict[str, int]:
    """Address to how many statements the page takes."""
    found = {}
    for url, person_id in readers.pages():
        browser = browser_of(app, person_id)
        assert browser.get(url).status_code == 200, url
        with statements() as sent:
            browser.get(url)
        found[url] = len(sent)
    return found


def test_the_statements_of_a_page_do_not_grow_with_the_company(app: Flask) -> None:
    readers = fill(SMALL)
    few = counts(app, readers)
    grow(LARGE - SMALL, reviewer_id=readers.reviewer)
    many = counts(app, readers)
    assert {url: (few[url], many[url]) for url in few if few[url] != many[url]} == {}
    assert len(few) >= 15
