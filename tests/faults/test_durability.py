"""On SQLite every acknowledged answer was forced to the disk: at least one fdatasync each, counted by strace."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from app.settings import ROOT
from tests.faults.installation import Installation

pytestmark = pytest.mark.faults

WRITES = 60
SYNCED = re.compile(r"\bf(?:data)?sync\(\d+<[^>]*rapport\.db")


def _can_trace(folder: Path) -> bool:
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-f", "-o", folder / "try", "true"], capture_output=True)
    return tried.returncode == 0


def _syncs_of(folder: Path, *, synchronous: str) -> int:
    """How often the database was forced to the disk while WRITES answers were acknowledged one by one."""
    place = Installation(folder / "installation", web_workers=1, testing=synchronous == "OFF")
    [learner] = place.prepare(1)
    trace = folder / "trace.txt"
    environ = place.environ(RAPPORT_SQLITE_SYNCHRONOUS=synchronous)
    if synchronous == "OFF":
        environ["RAPPORT_TESTING"] = "1"
    command = ["strace", "-f", "-y", "-o", str(trace), "-e", "trace=fsync,fdatasync"]
    web = [sys.executable, "-m", "gunicorn", "-c", "python:app.web_server"]
    process = subprocess.Popen([*command, *web], cwd=ROOT, env=environ, stderr=subprocess.DEVNULL)
    try:
        place.wait_until_serving()
        before = _count(trace)
        for number in range(WRITES):
            assert place.hand_in(learner, f"durable-{number:04}", f"Answer number {number}, Ingrid.").status == 303
        return _count(trace) - before
    finally:
        # strace itself ignores a polite end; it ends with what it follows.
        for traced in psutil.Process(process.pid).children():
            traced.terminate()
        process.wait(60)


def _count(trace: Path) -> int:
    return len(SYNCED.findall(trace.read_text(errors="replace")))


def test_every_acknowledged_answer_was_forced_to_the_disk(tmp_path: Path) -> None:
    if not _can_trace(tmp_path):
        pytest.skip("not measured: strace is missing or this machine forbids tracing")
    found = _syncs_of(tmp_path, synchronous="FULL")
    print(f"\nsynchronous=FULL: {found} syncs of the database for {WRITES} acknowledged answers")
    assert found >= WRITES


def test_the_count_notices_when_nothing_is_forced_to_the_disk(tmp_path: Path) -> None:
    if not _can_trace(tmp_path):
        pytest.skip("not measured: strace is missing or this machine forbids tracing")
    found = _syncs_of(tmp_path, synchronous="OFF")
    print(f"\nsynchronous=OFF (control): {found} syncs of the database for {WRITES} acknowledged answers")
    assert found < WRITES
