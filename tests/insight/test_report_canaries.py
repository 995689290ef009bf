"""What is the learner's alone stands in no report and no file of one: no level, text, number of tries, time of day."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from flask import Flask

from app.clock import now
from app.insight.queries.report_filter import By, Report
from app.insight.report_form import TOLD_BY
from app.learning.models import Attempt
from app.people.models import Person, Role, Visibility
from tests.conftest import Browser
from tests.curricula.assigning import assign, complete, save
from tests.factories import _add, make_department, make_person, sign_in
from tests.insight.team_world import company, handed_in, two_modules
from tests.insight.test_canaries import CANARIES, learner

WAYS = [*((report, by) for report, ways in TOLD_BY.items() for by in ways), *((r, None) for r in Report)]
LEVEL_WORDS = re.compile(r"\b(Starting|Practising|Reliable|Leading|Harmful|Partial|Solid|Strong|level)\b", re.I)
CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")


def asked(browser: Browser, report: Report, by: By | None) -> dict[str, str]:
    """The table of the page and both files of a report, as text."""
    values = {"left": "y", **({"by": by.value} if by else {})}
    page = browser.get(f"/reports/{report.value}", query_string=values)
    assert page.status_code == 200
    table = page.text.partition("<table")[2].partition("</table>")[0]
    found = {"page": re.sub(r'(href|value|action)="[^"]*"', "", table)}
    for format in ("csv", "xlsx"):
        answer = browser.submit(f"/reports/{report.value}/file", {**values, "format": format})
        assert answer.status_code == 200
        found[format] = answer.text if format == "csv" else _texts(answer.data)
    return found


def _texts(book: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    return "\n".join(re.findall(r"<(?:t|v)[^>]*>([^<]*)<", sheet))


@pytest.mark.parametrize("mode", list(Visibility))
def test_reports_hold_nothing_that_is_the_learners_alone(app: Flask, mode: Visibility) -> None:
    company(mode)
    versions = two_modules()
    department = make_department()
    hr = make_person(roles=[Role.HR, Role.ADMINISTRATOR], name="Tomás Rey")
    person = learner(hr, department.id, versions)
    save(hr, at=now() - timedelta(days=40))
    assign(now() - timedelta(days=40))
    complete(person, at=now() - timedelta(days=3))
    assign(now())
    browser = app.test_client()
    assert isinstance(browser, Browser)
    sign_in(browser, hr)
    seen = 0
    for report, by in WAYS:
        for place, text in asked(browser, report, by).items():
            seen += person.name in text
            assert [word for word in CANARIES if word in text] == [], (report, by, place)
            assert LEVEL_WORDS.findall(text) == [], (report, by, place)
            assert CLOCK.findall(text) == [], (report, by, place)
    assert seen >= 9  # the reports are about this person, and still say nothing of it


def test_one_try_and_five_look_the_same(app: Flask) -> None:
    company()
    five, _six = two_modules()
    hr = make_person(roles=[Role.HR])
    people = [make_person(name="Same Name") for _n in range(2)]
    save(hr, at=now() - timedelta(days=40))
    assign(now() - timedelta(days=40))
    for person, tries in zip(people, (1, 5), strict=True):
        for n in range(tries):
            handed_in(person, five, level=2, ago=20 + n)
            _begun(person, ago=20 + n)
        for n in range(tries):
            complete(person, at=now() - timedelta(days=10, minutes=n))
    assign(now())
    browser = app.test_client()
    assert isinstance(browser, Browser)
    sign_in(browser, hr)
    for report, by in WAYS:
        values = {"left": "y", **({"by": by.value} if by else {})}
        one, five_times = (
            browser.submit(f"/reports/{report.value}/file", {**values, "person": str(p.id), "format": "csv"}).text
            for p in people
        )
        assert one == five_times, (report, by)


def _begun(person: Person, *, ago: float) -> None:
    at = now() - timedelta(days=ago)
    version = {"module_id": "week-six", "module_version_id": 2}
    _add(Attempt(person_id=person.id, started_at=at, touched_at=at, finished_at=at, **version))
