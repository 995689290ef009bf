"""The queue that wakes jobs. It carries names of jobs only; what there is to do stands in the database."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app
from huey import SqliteHuey, crontab

POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Job:
    """Work that must happen.

    `find(at, limit)` returns the keys of what is due, `do(key, at)` does one of them in its own transaction and is
    safe to run twice. `give_up(key, at)` is called once when a key has failed too often.
    """

    name: str
    find: Callable[[datetime, int], list[str]]
    do: Callable[[str, datetime], None]
    give_up: Callable[[str, datetime], None] | None = None
    lease_seconds: int = 60


@dataclass(frozen=True)
class Jobs:
    """All jobs of the application, the events that wake them, and the queue."""

    by_name: Mapping[str, Job]
    wake_on: Mapping[str, tuple[str, ...]]
    huey: SqliteHuey


def init_jobs(app: Flask, jobs: Iterable[Job], wake_on: Mapping[str, tuple[str, ...]]) -> None:
    """Register the jobs; called once by the factory. `wake_on` maps kinds of event to names of jobs."""
    path = app.config["INSTANCE"] / "queue.db"
    huey = SqliteHuey("rapport", filename=str(path), fsync=False, results=False)
    by_name = {job.name: job for job in jobs}
    unknown = {name for names in wake_on.values() for name in names} - by_name.keys()
    if unknown:
        raise ValueError(f"wake_on names jobs that are not listed: {sorted(unknown)}")

    @huey.task(name="run_job")
    def run_job(name: str) -> None:
        from app.jobs.runner import run

        with app.app_context():
            run(by_name[name])

    @huey.periodic_task(crontab(minute="*"), name="run_all")
    def run_all() -> None:
        for name in by_name:
            run_job(name)

    app.extensions["jobs"] = Jobs(by_name, wake_on, huey)
    app.extensions["run_job"] = run_job


def jobs() -> Jobs:
    """The jobs of the present application."""
    found: Jobs = current_app.extensions["jobs"]
    return found


def wake_for(kinds: Iterable[str]) -> None:
    """Wake the jobs that wait for these kinds of event, each once.

    Raises OSError when the queue file cannot be written.
    """
    listed = jobs().wake_on
    names = dict.fromkeys(name for kind in kinds for name in listed.get(str(kind), ()))
    for name in names:
        wake(name)


def wake(name: str) -> None:
    """Ask the worker to look for work of one job now."""
    try:
        current_app.extensions["run_job"](name)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
