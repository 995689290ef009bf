"""The installation that browsers visit, and the people in it."""

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, Playwright

from app.admin.migrate import migrate
from app.people.models import Role
from app.people.passwords import hash_password
from tests.factories import make_person
from tests.faults.installation import Installation

CHROMIUM = "/usr/bin/chromium"
PASSWORD = "the-lake-house-on-a-friday"
NAMES = ("Nora Lind", "Tom Adeyemi", "Alba Ruiz", "Jan Novak", "Mira Sato", "Ove Dahl", "Lea Marchand", "Kofi Mensah")
T = TypeVar("T")


@dataclass(frozen=True)
class Resident:
    """Somebody with an account."""

    id: int
    name: str
    email: str
    password: str = PASSWORD


class House:
    """One running installation with the module “Week five”."""

    def __init__(self, folder: Path) -> None:
        self.installation = _elsewhere(lambda: Installation(folder, web_workers=1))
        self.url = self.installation.settings.public_url
        self._names = itertools.cycle(NAMES)
        self._hash = hash_password(PASSWORD)

    def open(self) -> None:
        """Prepare the database and serve."""
        self.prepare()
        self.installation.start()

    def prepare(self) -> None:
        """Make the database, with a company and the module."""
        _elsewhere(lambda: self.installation.prepare(0))

    def open_empty(self) -> None:
        """Serve an installation whose first start is still to come."""
        self.inside(migrate)
        self.installation.start()

    def close(self) -> None:
        """Stop serving."""
        self.installation.stop()

    def add(self, *roles: Role) -> Resident:
        """A new person with these roles and the password above."""

        def make() -> Resident:
            row = make_person(roles=roles, name=next(self._names), password_hash=self._hash)
            return Resident(row.id, row.name, row.email)

        return self.inside(make)

    def inside(self, do: Callable[[], T]) -> T:
        """Do something inside the application."""

        def in_context() -> T:
            with self.installation.app.app_context():
                return do()

        return _elsewhere(in_context)


def _elsewhere(do: Callable[[], T]) -> T:
    """Do it in a thread of its own: Playwright's event loop runs in this one, and Flask's teardown minds that."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(do).result()


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, without its own conversations with the outside."""
    return playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-lcd-text",
        ],
    )
