"""A mail server in memory for tests of digests."""

import pytest

from app.mail import jobs
from tests.mail.conftest import Server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """The sender job talks to this server."""
    server = Server()
    monkeypatch.setattr(jobs, "deliver", server.deliver)
    return server
