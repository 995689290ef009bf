"""A full disk, a locked database: 503 with the text kept, nothing acknowledged that is not stored, then well again."""

import resource
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.installation import Installation, Learner, Reply

pytestmark = pytest.mark.faults

WORDS = "Ingrid, forty-one of your carers were paid too little. That is our error, and here is what happens now. "
MANY = 400


def _limit_files(place: Installation, size: int) -> None:
    """Let no process of the web server write a file beyond this size: writes fail as on a full disk."""
    for process in place.processes("web"):
        _soft, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, hard))


def test_a_full_disk_refuses_and_loses_nothing(tmp_path: Path) -> None:
    place = Installation(tmp_path / "installation")
    [learner] = place.prepare(1)
    place.start()
    try:
        assert place.hand_in(learner, "before-it-is-full", WORDS).status == 303
        log = place.settings.instance / "rapport.db-wal"
        _limit_files(place, max(log.stat().st_size, 64 * 1024) + 512 * 1024)
        acknowledged, refused = _fill(place, learner)
        assert refused.status == 503
        assert "carers were paid too little" in refused.text
        assert place.request("GET", "/sign-in").status == 200
        assert place.request("GET", learner.path, learner=learner).status == 200
        _limit_files(place, resource.RLIM_INFINITY)
        freed = time.monotonic()
        assert place.hand_in(learner, "after-there-is-room", WORDS + "Room again.").status == 303
        print(f"\n{len(acknowledged)} acknowledged before 503; well again in {time.monotonic() - freed:.1f} s")
        place.wait_until_rated(120)
    finally:
        place.stop()
    stored = set(place.column("SELECT client_key FROM answers"))
    assert {*acknowledged, "before-it-is-full", "after-there-is-room"} <= stored
    assert place.column("PRAGMA integrity_check") == ["ok"]


def _fill(place: Installation, learner: Learner) -> tuple[list[str], Reply]:
    acknowledged = []
    for number in range(MANY):
        key = f"while-it-fills-{number:05}"
        reply = place.hand_in(learner, key, WORDS * 8 + str(number))
        if reply.status != 303:
            return acknowledged, reply
        acknowledged.append(key)
    raise AssertionError("the disk never became full")


def test_a_locked_database_refuses_and_loses_nothing(tmp_path: Path) -> None:
    place = Installation(tmp_path / "installation")
    [learner] = place.prepare(1)
    place.start()
    try:
        with closing(sqlite3.connect(place.settings.instance / "rapport.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            refused = place.hand_in(learner, "while-it-is-locked", WORDS)
            assert refused.status == 503
            assert "carers were paid too little" in refused.text
            assert place.request("GET", learner.path, learner=learner).status == 200
            other.execute("ROLLBACK")
        assert place.scalar("SELECT count(*) FROM answers") == 0
        assert place.hand_in(learner, "while-it-is-locked", WORDS).status == 303
        place.wait_until_rated(120)
    finally:
        place.stop()
    assert place.column("SELECT client_key FROM answers") == ["while-it-is-locked"]
