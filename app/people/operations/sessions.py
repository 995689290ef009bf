"""Starting and ending sessions."""

import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.models import Person, Session
from app.people.queries.sessions import hash_of

RANDOM_BYTES = 32
TOUCH_EVERY = timedelta(minutes=1)


class ChangedMeanwhile(Refused):
    """The account was disabled or got another password between checking the password and signing in."""


@operation
def start_session(
    *, person_id: int, browser: str, at: datetime, checked_hash: str | None, replaces: int | None = None
) -> str:
    """Sign somebody in on one browser; returns the raw session id, which only the cookie keeps.

    `checked_hash` is the stored password hash that the typed password was checked against, outside of this
    transaction (None when something else proved who it is, such as a link). `replaces` is the session this browser
    had until now; it ends.

    Raises ChangedMeanwhile when the account is no longer the one that was checked.
    """
    person = db.session.get_one(Person, person_id, with_for_update=True)
    if person.disabled_at is not None or (checked_hash is not None and person.password_hash != checked_hash):
        raise ChangedMeanwhile(_("Your account has just been changed. Sign in again."))
    if replaces is not None:
        db.session.execute(sa.delete(Session).where(Session.id == replaces))
    token = secrets.token_urlsafe(RANDOM_BYTES)
    row = Session(token_hash=hash_of(token), person_id=person_id, created_at=at, seen_at=at, browser=browser)
    db.session.add(row)
    db.session.flush()
    record(Kind.SESSION_STARTED, at=at, actor_id=person_id, session_id=row.id)
    db.session.flush()
    return token


@operation
def refuse_session(*, person_id: int | None, at: datetime) -> None:
    """Note a sign-in with a wrong password (`person_id` is known) or for an unknown account (None)."""
    record(Kind.SESSION_REFUSED, at=at, actor_id=None, person_id=person_id)
    db.session.flush()


@operation
def touch_session(*, session_id: int, at: datetime) -> None:
    """Note that a session is in use, at most once a minute. Does nothing when it has ended meanwhile."""
    db.session.execute(
        sa.update(Session).where(Session.id == session_id, Session.seen_at <= at - TOUCH_EVERY).values(seen_at=at)
    )


@operation
def end_session(*, session_id: int, person_id: int, actor_id: int, at: datetime) -> None:
    """End one session of a person; every copy of its cookie is dead at once.

    Raises Missing when the person has no such session.
    """
    ended = db.session.scalar(
        sa.delete(Session).where(Session.id == session_id, Session.person_id == person_id).returning(Session.id)
    )
    if ended is None:
        raise Missing
    record(Kind.SESSION_ENDED, at=at, actor_id=actor_id, person_id=person_id, session_id=session_id)
    db.session.flush()


@operation
def end_all_sessions(*, person_id: int, at: datetime, actor_id: int | None, except_id: int | None = None) -> int:
    """End a person's sessions, all or all but one: after a new password, a change of roles, disabling.

    Returns how many ended.
    """
    statement = sa.delete(Session).where(Session.person_id == person_id)
    if except_id is not None:
        statement = statement.where(Session.id != except_id)
    ended = db.session.scalars(statement.returning(Session.id)).all()
    for session_id in ended:
        record(Kind.SESSION_ENDED, at=at, actor_id=actor_id, person_id=person_id, session_id=session_id)
    db.session.flush()
    return len(ended)


@operation
def remove_dead_sessions(*, at: datetime, idle: timedelta, longest: timedelta) -> None:
    """Delete the rows of sessions that are too old or too long unused."""
    db.session.execute(sa.delete(Session).where((Session.created_at <= at - longest) | (Session.seen_at <= at - idle)))
