"""The supervisor: restarts what dies, gives up where that is useless, stops both."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.settings import ROOT

# A supervisor of two small processes that note their number: what it does with them is what is tested.
STARTER = """
import sys
from dataclasses import replace
from pathlib import Path
from app import supervise
from app.settings import Settings
supervise.children = lambda: [
    supervise.Child("web", (sys.executable, "-c", {web!r})),
    supervise.Child("worker", (sys.executable, "-c", {worker!r})),
]
supervise.FIRST_DELAY = supervise.LONGEST_DELAY = 0.01
supervise.STOP_SECONDS = 2.0
sys.exit(supervise.run(replace(Settings(), instance=Path({folder!r}), port=0)))
"""
NOTE = "import os, sys, time; open({log!r}, 'a').write(f'{name} {{os.getpid()}}\\n'); "
STAY = "time.sleep(600)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
FAIL = "sys.exit(3)"


class Supervised:
    """A running supervisor and what its children noted."""

    def __init__(self, folder: Path, *, web: str, worker: str) -> None:
        self.log = folder / "started"
        self.log.touch()
        notes = {name: NOTE.format(log=str(self.log), name=name) for name in ("web", "worker")}
        script = STARTER.format(web=notes["web"] + web, worker=notes["worker"] + worker, folder=str(folder))
        self.process = subprocess.Popen(
            [sys.executable, "-c", script], cwd=ROOT, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
        )

    def started(self, name: str) -> list[int]:
        """The numbers of every process of this name, in order."""
        lines = [line.split() for line in self.log.read_text().splitlines()]
        return [int(number) for who, number in lines if who == name]

    def end(self) -> tuple[int, str]:
        """Wait for its end: status and what it said."""
        _out, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


def until(holds: Callable[[], object]) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, "this never happened"
        time.sleep(0.05)


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervised]]:
    """Starts a supervisor; nothing of it is left after the test."""
    begun: list[Supervised] = []

    def begin(*, web: str = STAY, worker: str = STAY) -> Supervised:
        begun.append(Supervised(tmp_path, web=web, worker=worker))
        return begun[-1]

    yield begin
    for one in begun:
        one.process.kill()
        one.process.wait()
        for number in one.started("web") + one.started("worker"):
            if psutil.pid_exists(number):
                os.kill(number, signal.SIGKILL)


@pytest.mark.parametrize("name", ["web", "worker"])
def test_what_is_killed_is_started_again(supervise: Callable[..., Supervised], name: str) -> None:
    place = supervise()
    until(lambda: place.started("web") and place.started("worker"))
    os.kill(place.started(name)[0], signal.SIGKILL)
    until(lambda: len(place.started(name)) == 2)
    other = "worker" if name == "web" else "web"
    assert len(place.started(other)) == 1
    assert place.process.poll() is None


def test_sigterm_stops_both(supervise: Callable[..., Supervised]) -> None:
    place = supervise()
    until(lambda: place.started("web") and place.started("worker"))
    place.process.send_signal(signal.SIGTERM)
    status, said = place.end()
    assert status == 0
    assert "stopping" in said
    assert not any(map(psutil.pid_exists, place.started("web") + place.started("worker")))


def test_who_does_not_hear_is_ended_for_good(supervise: Callable[..., Supervised]) -> None:
    place = supervise(worker=DEAF)
    until(lambda: place.started("web") and place.started("worker"))
    place.process.send_signal(signal.SIGTERM)
    assert place.end()[0] == 0
    assert not any(map(psutil.pid_exists, place.started("worker")))


def test_children_end_with_a_supervisor_that_is_killed(supervise: Callable[..., Supervised]) -> None:
    place = supervise()
    until(lambda: place.started("web") and place.started("worker"))
    place.process.kill()
    place.process.wait()
    until(lambda: not any(map(psutil.pid_exists, place.started("web") + place.started("worker"))))


def test_a_web_server_that_never_runs_is_given_up_with_the_reason(supervise: Callable[..., Supervised]) -> None:
    place = supervise(web=FAIL)
    status, said = place.end()
    assert status == 1
    assert len(place.started("web")) == 10
    assert "web ended with 3; starting it again" in said
    assert "web ended 10 times in a row soon after its start" in said
    assert "The reason stands above." in said
    assert not any(map(psutil.pid_exists, place.started("worker")))


def test_a_worker_that_never_runs_does_not_stop_the_web_server(supervise: Callable[..., Supervised]) -> None:
    place = supervise(worker=FAIL)
    until(lambda: len(place.started("worker")) > 12)
    assert len(place.started("web")) == 1
    assert place.process.poll() is None
