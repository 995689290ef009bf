"""The worker process: looks for work when woken, once a minute, and once at its start."""

import logging
import os
import sqlite3
import threading

import structlog
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from app.clock import now
from app.jobs.edge import commit_and_wake
from app.jobs.queue import POLL_SECONDS, jobs, wake
from app.jobs.runner import beat

WORKER = "worker"
BEAT_SECONDS = 10.0
LONGEST_POLL_SECONDS = 0.1
STOP_SECONDS = 20
NICENESS = 5
"""People who wait for a page come before scoring; not far before, since the worker may hold the write lock."""

log = structlog.get_logger()


def work(app: Flask) -> None:
    """Run the worker until it is told to stop by SIGTERM or SIGINT."""
    logging.getLogger("huey").setLevel(logging.WARNING)
    os.nice(NICENESS)
    with app.app_context():
        consumer = jobs().huey.create_consumer(
            workers=1,
            initial_delay=POLL_SECONDS,
            max_delay=LONGEST_POLL_SECONDS,
            periodic=True,
            graceful_signal="TERM",
            shutdown_timeout=STOP_SECONDS,
        )
        wake_everything()
    stopping = threading.Event()
    heart = threading.Thread(target=_beat_until, args=(app, stopping), name="heartbeat", daemon=True)
    heart.start()
    try:
        consumer.run()
    finally:
        stopping.set()
        heart.join(timeout=2)


def wake_everything() -> None:
    """Wake every job once: whatever became due while no worker ran is found now."""
    for name in jobs().by_name:
        try:
            wake(name)
        except (OSError, sqlite3.Error) as error:
            # The clock of the queue wakes all jobs within a minute in any case.
            log.warning("jobs.wake-failed", job=name, error=type(error).__name__)


def _beat_until(app: Flask, stopping: threading.Event) -> None:
    while not stopping.is_set():
        try:
            with app.app_context(), commit_and_wake():
                beat(name=WORKER, at=now())
        except SQLAlchemyError as error:
            # A missed beat shows on the health page by itself; the next one comes in ten seconds.
            log.warning("worker.beat-failed", error=type(error).__name__)
        stopping.wait(BEAT_SECONDS)
