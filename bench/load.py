"""Load from eight connections, and what it cost the web processes."""

import http.client
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

CONNECTIONS = 8
SYNCS = 100


@dataclass(frozen=True)
class Request:
    """What one connection sends."""

    method: str
    path: str
    headers: dict[str, str]
    body: str | None = None


@dataclass(frozen=True)
class Measured:
    """What a page cost: CPU of the web processes and waiting time, in milliseconds per request."""

    cpu: float
    p50: float
    p95: float
    statuses: frozenset[int]


def measure(
    port: int, web: Sequence[psutil.Process], make: Callable[[int, int], Request], *, requests: int
) -> Measured:
    """Send `requests` requests over eight connections; `make(connection, number)` builds each."""
    _drive(port, make, per_connection=max(3, requests // CONNECTIONS // 10))
    before = _cpu(web)
    times, statuses = _drive(port, make, per_connection=requests // CONNECTIONS, start=1_000_000)
    cpu = (_cpu(web) - before) / len(times) * 1000
    times.sort()
    return Measured(cpu, percentile(times, 50), percentile(times, 95), frozenset(statuses))


def least(rounds: Sequence[Measured]) -> Measured:
    """The least of each figure over several rounds of the same page."""
    return Measured(
        cpu=min(found.cpu for found in rounds),
        p50=min(found.p50 for found in rounds),
        p95=min(found.p95 for found in rounds),
        statuses=frozenset().union(*(found.statuses for found in rounds)),
    )


def _drive(
    port: int, make: Callable[[int, int], Request], *, per_connection: int, start: int = 0
) -> tuple[list[float], set[int]]:
    times: list[float] = []
    statuses: set[int] = set()

    def work(connection_number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for number in range(start, start + per_connection):
            request = make(connection_number, number)
            began = time.perf_counter()
            try:
                connection.request(request.method, request.path, request.body, request.headers)
                answer = connection.getresponse()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                # The server closed an idle connection; a browser opens a new one, and so do we.
                connection.close()
                connection.request(request.method, request.path, request.body, request.headers)
                answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - began) * 1000)
            statuses.add(answer.status)
        connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, statuses


def _cpu(processes: Sequence[psutil.Process]) -> float:
    """Seconds these processes have run. The scheduler's own count: times in clock ticks are guesses for short work."""
    tasks = [task for process in processes for task in Path(f"/proc/{process.pid}/task").iterdir()]
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which so many per cent of the sorted values lie."""
    return values[min(len(values) - 1, len(values) * percent // 100)]


def fdatasync_times(folder: Path) -> list[float]:
    """How long the disk takes to force 4 KiB down, sorted, in milliseconds."""
    path = folder / "sync-probe"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    times = []
    try:
        for number in range(SYNCS):
            os.pwrite(descriptor, b"x" * 4096, number * 4096)
            began = time.perf_counter()
            os.fdatasync(descriptor)
            times.append((time.perf_counter() - began) * 1000)
    finally:
        os.close(descriptor)
        path.unlink()
    return sorted(times)
