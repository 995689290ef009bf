"""kill -9 of web, worker and everything under load: nothing acknowledged is lost, nothing is doubled, all is rated."""

import os
import random
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.installation import Installation
from tests.faults.ledger import Client, read

pytestmark = pytest.mark.faults

KILLS = int(os.environ.get("FAULT_KILLS", "5"))
ANSWERS = int(os.environ.get("FAULT_ANSWERS", "300"))
CLIENTS = 6
# Every tenth kill takes the supervisor and all it started, as a power cut of the process tree would.
TARGETS = ("web", "worker", "web", "worker", "all")


def test_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    place = Installation(tmp_path / "installation")
    learners = place.prepare(CLIENTS)
    stop = threading.Event()
    ledgers = [tmp_path / f"ledger-{n}" for n in range(CLIENTS)]
    clients = [Client(place, *pair, stop, pause=0.1) for pair in zip(learners, ledgers, strict=True)]
    place.start()
    try:
        for client in clients:
            client.start()
        done = _kill(place, clients)
        _wait_for_answers(place, clients)
        stop.set()
        for client in clients:
            client.join(60)
        place.wait_until_serving()
        place.wait_until_rated(300 + ANSWERS * 0.1)
    finally:
        stop.set()
        place.stop()
    acknowledged = read(ledgers)
    _report(place, done, acknowledged, clients)
    assert sum(done.values()) == KILLS
    assert [line for client in clients for line in client.unexpected] == []
    assert len(acknowledged) >= ANSWERS
    _check(place, acknowledged)


def _kill(place: Installation, clients: list[Client]) -> Counter[str]:
    done: Counter[str] = Counter()
    for number in range(KILLS):
        before = sum(client.acknowledged for client in clients)
        time.sleep(random.uniform(0.3, 1.2))
        target = TARGETS[number % len(TARGETS)]
        assert place.kill(target) > 0, f"no {target} to kill"
        done[target] += 1
        time.sleep(0.1)
        place.revive()
        # Only a server under load is worth killing again.
        deadline = time.monotonic() + 30
        while sum(client.acknowledged for client in clients) < before + CLIENTS and time.monotonic() < deadline:
            place.revive()
            time.sleep(0.1)
        _wait_for(place, "worker")
    return done


def _wait_for(place: Installation, kind: str) -> None:
    deadline = time.monotonic() + 30
    while not place.processes(kind) and time.monotonic() < deadline:
        time.sleep(0.1)


def _wait_for_answers(place: Installation, clients: list[Client]) -> None:
    deadline = time.monotonic() + 60 + ANSWERS
    while sum(client.acknowledged for client in clients) < ANSWERS and time.monotonic() < deadline:
        place.revive()
        time.sleep(0.2)


def _report(place: Installation, done: Counter[str], acknowledged: list[str], clients: list[Client]) -> None:
    stored = place.scalar("SELECT count(*) FROM answers")
    print(
        f"\n{sum(done.values())} kills {dict(done)}: {len(acknowledged)} answers acknowledged, {stored} stored, "
        f"{stored - len(acknowledged)} stored but not acknowledged, {sum(c.retries for c in clients)} retries"
    )


def _check(place: Installation, acknowledged: list[str]) -> None:
    stored = place.column("SELECT client_key FROM answers")
    lost = set(acknowledged) - set(stored)
    print(f"lost: {len(lost)}; doubled: {len(stored) - len(set(stored))}")
    assert lost == set()
    assert len(stored) == len(set(stored))
    assert place.scalar("SELECT count(*) FROM answers") == place.scalar("SELECT count(DISTINCT text) FROM answers")
    assert place.scalar("SELECT count(*) FROM ratings") == place.scalar("SELECT count(DISTINCT answer_id) FROM ratings")
    assert place.scalar("SELECT count(*) FROM answers") == place.scalar("SELECT count(*) FROM ratings")
    submitted = place.scalar("SELECT count(*) FROM events WHERE kind = 'answer.submitted'")
    assert submitted == len(stored)
    assert place.scalar("SELECT count(*) FROM leases WHERE set_aside_at IS NOT NULL") == 0
    assert place.column("PRAGMA integrity_check") == ["ok"]
