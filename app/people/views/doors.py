"""What every door does: count the try, read who comes, let somebody in, and send them on inside the house only."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from flask import current_app, request, session
from flask_babel import format_timedelta
from flask_babel import gettext as _
from flask_login import current_user, login_user
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import TooManyRequests

from app.clock import now
from app.db import db
from app.jobs.edge import commit_and_wake
from app.people.operations.sessions import TOUCH_EVERY, start_session, touch_session
from app.people.operations.throttle import Door, count_try
from app.people.queries.sessions import signed_in
from app.people.views.blueprint import blueprint

LONGEST_NEXT = 2000
NOT_AGAIN = frozenset({"/sign-in", "/sign-out", "/first-start"})
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)

log = structlog.get_logger()


@contextmanager
def short_transaction() -> Iterator[None]:
    """A transaction of its own inside a request, committed at the end of the block whatever happens afterwards.

    It comes before any other write: what the request does later must not be committed by it.
    """
    if db.session.info.get("writing"):
        raise RuntimeError("a short transaction may not follow a write of the same request")
    with commit_and_wake():
        yield


def count_here(door: Door, account: str, at: datetime) -> datetime | None:
    """Count a try at a door from where the request comes; returns when to come back if it was one too many."""
    return count_try(door=door, account=account, address=address(), at=at)


def refuse_until(come_back: datetime | None, at: datetime) -> None:
    """Raise 429 with the time to wait, in words, when there is one."""
    if come_back is None:
        return
    wait = format_timedelta(max(come_back - at, timedelta(minutes=1)), threshold=1.2)
    raise TooManyRequests(
        description=_("There were too many tries. Please come back in %(wait)s.", wait=wait), retry_after=come_back
    )


def address() -> str:
    """Where the request comes from; behind a proxy only as far as the setting TRUSTED_PROXIES says."""
    return request.remote_addr or ""


def let_in(person_id: int, *, checked_hash: str | None, at: datetime) -> None:
    """Start a session and give this browser a fresh cookie; what stood in the old one is forgotten."""
    replaces = current_user.session_id if current_user.is_authenticated else None
    token = start_session(
        person_id=person_id, browser=browser_words(), at=at, checked_hash=checked_hash, replaces=replaces
    )
    idle, longest = session_limits()
    session.clear()
    login_user(signed_in(token, at=at, idle=idle, longest=longest))


def session_limits() -> tuple[timedelta, timedelta]:
    """After how long unused, and after how long in any case, a session ends."""
    settings = current_app.config["SETTINGS"]
    return timedelta(minutes=settings.session_idle_minutes), timedelta(hours=settings.session_hours)


def browser_words() -> str:
    """Which browser the request says it is, in a few words: `Firefox on Linux`."""
    agent = request.user_agent.string
    browser = next((name for mark, name in BROWSERS if mark in agent), None)
    system = next((name for mark, name in SYSTEMS if mark in agent), None)
    if browser and system:
        return _("%(browser)s on %(system)s", browser=browser, system=system)
    return browser or system or _("A browser")


def local_path(wanted: str | None) -> str:
    """Where to go after signing in: a path of this installation, or the home page for anything else.

    Browsers read `//evil`, `/\\evil` and paths with tabs or line breaks as other hosts, so none of these pass.
    """
    home = "/"
    if not wanted or len(wanted) > LONGEST_NEXT or not wanted.startswith("/"):
        return home
    if "\\" in wanted or any(unicodedata.category(letter)[0] in "CZ" and letter != " " for letter in wanted):
        return home
    # Not urlsplit: it reads ///evil as the path /evil.
    path = re.split(r"[?#]", wanted, maxsplit=1)[0]
    if "//" in path or re.search(r"(?i)%(2f|5c|0|1|7f)", path) or path in NOT_AGAIN:
        return home
    return wanted


@blueprint.before_app_request
def touch() -> None:
    """Note that the session is in use, at most once a minute, in a transaction of its own.

    Whoever only reads can go on reading while the disk is full or the database busy.
    """
    at = now()
    if not current_user.is_authenticated or at - current_user.session_seen_at < TOUCH_EVERY:
        return
    try:
        with short_transaction():
            touch_session(session_id=current_user.session_id, at=at)
    except OperationalError as error:
        log.warning("session.not-touched", error=type(error.orig).__name__)
