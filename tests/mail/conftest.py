"""What tests of the outbox share: a composer that tells what it was asked, and a mail server that may refuse."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask

from app.mail import jobs
from app.mail.transports import Letter, NotNow
from app.settings import Settings


class Server:
    """A mail server in memory. `refusing` is what it answers at present."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refusing: Exception | None = None

    def deliver(self, _settings: Settings, message: EmailMessage, *, mail_id: int) -> None:
        """Take a mail, or refuse."""
        if self.refusing is not None:
            raise self.refusing
        self.taken.append(message)


def not_now() -> NotNow:
    """What a transport raises when the server is away."""
    error = NotNow()
    error.__cause__ = ConnectionRefusedError()
    return error


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """The sender job talks to this server."""
    server = Server()
    monkeypatch.setattr(jobs, "deliver", server.deliver)
    return server


@pytest.fixture
def composed(app: Flask) -> Iterator[list[tuple[int, dict[str, Any], datetime]]]:
    """The kind `test` is composed by this feature's tests; the list tells with what."""
    calls: list[tuple[int, dict[str, Any], datetime]] = []

    def compose(person_id: int, ids: Mapping[str, Any], at: datetime) -> Letter | None:
        calls.append((person_id, dict(ids), at))
        if ids.get("nothing"):
            return None
        return Letter(f"Person {person_id}", f"p{person_id}@norvale.example", ids.get("subject", "Hello"), "Text\n")

    before = app.extensions["composers"]
    app.extensions["composers"] = {**before, "test": compose}
    yield calls
    app.extensions["composers"] = before
