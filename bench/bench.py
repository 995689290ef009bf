"""`make bench`: what a request costs, beside a bare Flask page on the same machine and the same server.

Every page is asked for over eight connections. CPU is that of the web processes (not of the client, not of the
worker). Both servers run side by side and are measured in turns; each figure is the least of its rounds, because what
else the machine does can only add to it. The worker is stopped while pages are measured.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.clock import now
from app.people.models import Role
from app.settings import ROOT
from bench.bare import prepare
from bench.load import CONNECTIONS, Measured, Request, fdatasync_times, least, measure, percentile
from tests.faults.installation import Installation, Learner, free_port
from tests.faults.ledger import TEXT

REQUESTS = int(os.environ.get("BENCH_REQUESTS", "200"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
AIM, LIMIT = 3.0, 5.0
Make = Callable[[int, int], Request]
Measure = Callable[[], Measured]


@dataclass(frozen=True)
class People:
    """Who asks: those who read feedback, who hand in, who stand before a scene, who reviews."""

    readers: list[Learner]
    writers: list[Learner]
    players: list[Learner]
    reviewer: Learner


def main() -> int:
    """Measure and print; the exit status tells whether a page costs more than the limit."""
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as name:
        folder = Path(name)
        syncs = fdatasync_times(folder)
        with _bare(folder) as measure_bare:
            bare, pages, feedback = _product(folder, measure_bare)
    print(f"{'page':<20}{'CPU ms':>8}{'ratio':>7}{'p50 ms':>9}{'p95 ms':>9}{'ratio':>7}  answers")
    for title, found in {"bare Flask page": bare, **pages}.items():
        print(_line(title, found, bare))
    print(f"\nfeedback there, 8 people at once: p50 {feedback[len(feedback) // 2]:.0f} ms, p95 {feedback[-1]:.0f} ms")
    print(f"fdatasync of this disk: p50 {percentile(syncs, 50):.2f} ms, p95 {percentile(syncs, 95):.2f} ms")
    print(f"CPU: aim at most {AIM:.0f} times the bare page, limit {LIMIT:.0f} times")
    over = [title for title, found in pages.items() if found.cpu > LIMIT * bare.cpu]
    print("over the limit: " + (", ".join(over) or "none"))
    return 1 if over else 0


def _line(title: str, found: Measured, bare: Measured) -> str:
    statuses = ",".join(str(status) for status in sorted(found.statuses))
    return (
        f"{title:<20}{found.cpu:>8.2f}{found.cpu / bare.cpu:>7.1f}{found.p50:>9.1f}{found.p95:>9.1f}"
        f"{found.p95 / bare.p95:>7.1f}  {statuses}"
    )


@contextmanager
def _bare(folder: Path) -> Iterator[Measure]:
    """The bare page's server, and how to measure it."""
    prepare(folder)
    port = free_port()
    environ = {**os.environ, "BENCH_FOLDER": str(folder), "RAPPORT_PORT": str(port)}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:app.web_server", "bench.bare:create()"]
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        master = psutil.Process(process.pid)
        # Asked for with each round: the port answers before the last web process is there.
        yield lambda: measure(port, master.children(), lambda _c, _n: Request("GET", "/", {}), requests=REQUESTS)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _wait(port: int) -> None:
    import socket

    for _try in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the bare page was not served within 30 s")


def _product(folder: Path, measure_bare: Measure) -> tuple[Measured, dict[str, Measured], list[float]]:
    place = Installation(folder / "installation")
    learners = place.prepare(CONNECTIONS)
    # People of their own, so that those whose feedback is asked for keep the one answer.
    writers = [place.add_learner() for _n in range(CONNECTIONS)]
    players = [place.add_learner(steps=("brief",)) for _n in range(CONNECTIONS)]
    reviewer = place.add_learner(roles=(Role.REVIEWER,))
    _read_lessons(place, players)
    place.start()
    try:
        answers = [_first_answer(place, learner) for learner in learners]
        place.wait_until_rated(120)
        [worker] = place.processes("worker")
        worker.suspend()
        rounds = [
            (measure_bare(), _pages(place, People(learners, writers, players, reviewer), answers, round_number=number))
            for number in range(ROUNDS)
        ]
        worker.resume()
        place.wait_until_rated(600)
        pages = {title: least([pages[title] for _bare, pages in rounds]) for title in rounds[0][1]}
        return least([bare for bare, _pages in rounds]), pages, _feedback_times(place, learners)
    finally:
        place.stop()


def _read_lessons(place: Installation, players: list[Learner]) -> None:
    """Nothing is open before the first scene: a lesson in front of it would be measured instead."""
    from app.db import db, unit_of_work
    from app.learning.models import StepDone

    with place.app.app_context():
        for player in players:
            with unit_of_work() as session:
                step = "lesson:the-person-first"
                session.add(StepDone(attempt_id=player.attempt_id, step=step, at=now()))
        db.engine.dispose()


def _pages(place: Installation, people: People, answers: list[str], *, round_number: int) -> dict[str, Measured]:
    def own(learners: list[Learner], path: Callable[[int], str]) -> Make:
        return lambda c, _n: Request("GET", path(c), {"Cookie": learners[c % len(learners)].cookie})

    def hand_in(c: int, n: int) -> Request:
        learner = people.writers[c]
        key = f"bench-{round_number}-{c}-{n:09}"
        form = {"client_key": key, "text": TEXT.format(key=key), "revision": "0", "csrf_token": learner.token}
        headers = {"Cookie": learner.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        return Request("POST", learner.path, headers, urllib.parse.urlencode(form))

    pages: dict[str, Make] = {
        "sign-in": lambda _c, _n: Request("GET", "/sign-in", {}),
        "home": own(people.players, lambda _c: "/"),
        "scene": own(people.players, lambda c: f"/attempts/{people.players[c].attempt_id}/scenario"),
        "feedback": own(people.readers, lambda c: answers[c]),
        "queue": own([people.reviewer], lambda _c: "/review"),
        "answer submission": hand_in,
    }
    web = [p for p in place.processes("web") if p.ppid() != (place.process.pid if place.process else 0)]
    return {title: measure(place.port, web, make, requests=REQUESTS) for title, make in pages.items()}


def _first_answer(place: Installation, learner: Learner) -> str:
    return place.hand_in(learner, f"first-of-{learner.person_id:06}", TEXT.format(key="first")).location


def _feedback_times(place: Installation, learners: list[Learner]) -> list[float]:
    """From sending an answer to its feedback being there, when all send at once; sorted, in milliseconds."""
    times: list[float] = []

    def one(learner: Learner) -> None:
        began = time.perf_counter()
        location = place.hand_in(learner, f"timed-{learner.person_id:06}", TEXT.format(key="timed")).location
        state = location.replace("/feedback", "/state")
        while '"ready":true' not in place.request("GET", state, learner=learner).text.replace(" ", ""):
            time.sleep(0.05)
        times.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=one, args=(learner,)) for learner in learners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times)


if __name__ == "__main__":
    sys.exit(main())
