"""What pages cost at a hundred people and at five thousand: statements, and times side by side.

Two companies, each in a SQLite file of its own, are asked for the same page in turns, in one process and without a
server. A time is the median of CPU time, so that what else the machine does counts little; beside it what passed.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from flask import Flask

from app.db import Base, db
from app.factory import create_app
from app.settings import Settings
from tests.company_rows import Readers, fill
from tests.conftest import Browser
from tests.house_rules.statements import statements
from tests.house_rules.world import browser_of

SIZES = tuple(int(size) for size in os.environ.get("BENCH_PEOPLE", "100,5000").split(","))
REQUESTS = int(os.environ.get("BENCH_PAGES", "11"))
AIM = 1.5


@dataclass
class Told:
    """What one page took at one size: statements, and milliseconds of CPU and of waiting per request."""

    sent: int = 0
    cpu: list[float] = field(default_factory=list)
    passed: list[float] = field(default_factory=list)


def main() -> int:
    """Measure and print; the exit status tells whether a number of statements grows."""
    with tempfile.TemporaryDirectory(prefix="rapport-company-") as name:
        places = []
        for size in SIZES:
            began = time.perf_counter()
            places.append(prepared(Path(name) / str(size), size))
            print(f"{size} people written in {time.perf_counter() - began:.0f} s", flush=True)
        few, many = SIZES
        print(f"\n{'page':<38}{'statements':>14}{f'CPU ms at {few}':>15}{f'at {many}':>10}{'ratio':>7}"
              f"{'passed ms':>11}{f'at {many}':>10}")  # fmt: skip
        pages = list(zip(*(readers.pages() for _app, readers in places), strict=True))
        told = [measured([app for app, _readers in places], page) for page in pages]
    for page, (small, large) in zip(pages, told, strict=True):
        print(line(page[0][0], small, large))
    grown = [page[0][0] for page, (small, large) in zip(pages, told, strict=True) if small.sent != large.sent]
    print(f"aim for the team page: at most {AIM} times; more statements: " + (", ".join(grown) or "none"))
    return 1 if grown else 0


def line(url: str, small: Told, large: Told) -> str:
    """One page at both sizes."""
    one, other = median(small.cpu), median(large.cpu)
    return (
        f"{url.split('/preview')[0] + '/preview' if 'preview' in url else url:<38}"
        f"{f'{small.sent} and {large.sent}':>14}{one:>15.1f}{other:>10.1f}{other / one:>7.2f}"
        f"{median(small.passed):>11.1f}{median(large.passed):>10.1f}"
    )


def prepared(folder: Path, people: int) -> tuple[Flask, Readers]:
    """An installation with a company of this size."""
    folder.mkdir()
    settings = replace(
        Settings(), instance=folder, secret_key="a-key-for-measuring-only-0123456789abcd", mail_transport="file",
        public_url="http://localhost", testing=True,
    )  # fmt: skip
    app = create_app(settings)
    app.test_client_class = Browser
    with inside(app):
        Base.metadata.create_all(db.engine)
        readers = fill(people)
    return app, readers


@contextmanager
def inside(app: Flask) -> Iterator[None]:
    """In the application, and out of it again without an open session."""
    with app.app_context():
        yield
        db.session.close()


def measured(apps: list[Flask], page: tuple[tuple[str, int], ...]) -> list[Told]:
    """The same page of every company, in turns."""
    told = [Told() for _app in apps]
    browsers = []
    for app, (url, person_id), found in zip(apps, page, told, strict=True):
        with inside(app):
            browser = browser_of(app, person_id)
            browsers.append(browser)
            answer = browser.get(url)
            assert answer.status_code == 200, url
            with statements() as sent:
                browser.get(url)
            found.sent = len(sent)
    for _n in range(REQUESTS):
        for app, browser, (url, _person_id), found in zip(apps, browsers, page, told, strict=True):
            with inside(app):
                cpu, passed = time.process_time(), time.perf_counter()
                browser.get(url)
                found.cpu.append((time.process_time() - cpu) * 1000)
                found.passed.append((time.perf_counter() - passed) * 1000)
    return told


if __name__ == "__main__":
    sys.exit(main())
