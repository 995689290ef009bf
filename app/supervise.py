"""Run the web server and the worker together: start both, restart what dies, stop both.

Run as `python -m app.supervise`; `flask serve` ends in it. It holds the listening socket itself, so that requests
wait, instead of failing, while a web server is being restarted. It knows nothing but the settings.
"""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app import settings as settings_module
from app.instance import hold
from app.settings import Settings

LISTENING_SOCKET = "RAPPORT_LISTENING_SOCKET"
PR_SET_PDEATHSIG = 1
FIRST_DELAY, LONGEST_DELAY = 0.1, 10.0
# Whoever lived so long was well: its next failure is answered at once again.
HEALTHY_SECONDS = 60.0
# A web server that ends by itself so often, each time soon after its start, will not run without a change.
MOST_QUICK_ENDS = 10
STOP_SECONDS = 30.0
PORT_SECONDS = 3.0
BACKLOG = 512
ROOT = Path(__file__).resolve().parent.parent
HEARD = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD)


class PortTaken(Exception):
    """Somebody else listens on our port; the message says which setting to change."""


@dataclass
class Child:
    """A process that has to run for as long as the supervisor does."""

    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    delay: float = FIRST_DELAY
    restart_at: float = field(default=0.0)
    quick_ends: int = 0


def listen(settings: Settings) -> socket.socket:
    """The listening socket. Raises PortTaken.

    Tries for PORT_SECONDS: the web server of a supervisor that was killed needs a moment to end.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    deadline = time.monotonic() + PORT_SECONDS
    while True:
        try:
            listener.bind((settings.host, settings.port))
            break
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < deadline:
                time.sleep(0.2)
                continue
            listener.close()
            raise PortTaken(
                f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}). Stop the program that uses "
                "this port, or choose another one: RAPPORT_PORT=8001 RAPPORT_PUBLIC_URL=http://127.0.0.1:8001 make run"
            ) from None
    listener.listen(BACKLOG)
    listener.set_inheritable(True)
    return listener


def die_with_parent() -> None:
    """Ask the kernel to end this process when its parent dies, however that dies."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _prepare_child() -> None:
    # A session of its own: Ctrl-C in the terminal reaches the supervisor alone, which then stops all in order.
    os.setsid()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)
    die_with_parent()


def _say(text: str) -> None:
    sys.stderr.write(f"rapport: {text}\n")
    sys.stderr.flush()


def children() -> list[Child]:
    """What an installation consists of."""
    return [
        Child("web", (sys.executable, "-m", "gunicorn", "-c", "python:app.web_server")),
        Child("worker", (sys.executable, "-m", "flask", "--app", "wsgi", "worker")),
    ]


def _start(child: Child, listener: socket.socket) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "FLASK_RUN_FROM_CLI"}
    environ[LISTENING_SOCKET] = str(listener.fileno())
    child.started = time.monotonic()
    child.restart_at = 0.0
    child.process = subprocess.Popen(
        child.command,
        cwd=ROOT,
        env=environ,
        pass_fds=(listener.fileno(),) if child.name == "web" else (),
        stdin=subprocess.DEVNULL,
        preexec_fn=_prepare_child,
    )


def _tend(child: Child, listener: socket.socket) -> None:
    """Start a child that is due; note the death of one that ran."""
    at = time.monotonic()
    if child.process is None:
        if at >= child.restart_at:
            _start(child, listener)
        return
    code = child.process.poll()
    if code is None:
        return
    # Killed from outside (code below zero) says nothing against it; ending by itself so soon does.
    failed_soon = code >= 0 and at - child.started < HEALTHY_SECONDS
    child.delay = min(child.delay * 2, LONGEST_DELAY) if failed_soon else FIRST_DELAY
    child.quick_ends = child.quick_ends + 1 if failed_soon else 0
    child.process = None
    child.restart_at = at + child.delay
    if not _is_hopeless(child):
        _say(f"{child.name} ended with {code}; starting it again in {child.delay:.1f} s")


def _is_hopeless(child: Child) -> bool:
    """Whether starting this child again is useless.

    Never true of the worker: without it answers are still taken and kept, so the web server goes on.
    """
    return child.name == "web" and child.quick_ends >= MOST_QUICK_ENDS


def _stop(running: Sequence[Child]) -> None:
    """End all children: politely first, after STOP_SECONDS for good."""
    processes = [child.process for child in running if child.process is not None]
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run(settings: Settings) -> int:
    """Supervise until told to stop by SIGTERM or SIGINT; returns the exit status. Raises PortTaken and InUse.

    Gives up with status 1 when the web server ends MOST_QUICK_ENDS times in a row soon after its start.
    """
    lock = hold(settings.instance)
    listener = listen(settings)
    signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    running = children()
    try:
        while True:
            for child in running:
                _tend(child, listener)
            if any(map(_is_hopeless, running)):
                _say(
                    f"web ended {MOST_QUICK_ENDS} times in a row soon after its start; giving up. The reason stands "
                    "above. Mend it, then start again; nothing that was stored is lost."
                )
                return 1
            heard = signal.sigtimedwait(HEARD, 0.5)
            if heard is not None and heard.si_signo != signal.SIGCHLD:
                _say("stopping")
                return 0
    finally:
        _stop(running)
        listener.close()
        os.close(lock)


def main() -> int:
    """Supervise the installation of the present settings."""
    settings = settings_module.load()
    try:
        return run(settings)
    except PortTaken as error:
        _say(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main())
