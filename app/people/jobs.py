"""Removing what is over: dead sessions and links, old counts of the throttle, uploads nobody confirmed."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from flask import current_app

from app.db import db
from app.jobs.queue import Job
from app.people.models import PeopleUpload, Session, Throttle, Token
from app.people.operations.sessions import remove_dead_sessions
from app.people.operations.throttle import LONGEST_WINDOW, remove_old_counts
from app.people.operations.tokens import remove_dead_tokens
from app.people.operations.uploads import UPLOADS_KEPT, remove_old_uploads

EVERYTHING = "all"
# Something must have been over for so long before the job runs; it then removes all that is over. So it runs at most
# once in this time, without keeping a diary.
PATIENCE = timedelta(hours=1)


def _limits() -> tuple[timedelta, timedelta]:
    settings = current_app.config["SETTINGS"]
    return timedelta(minutes=settings.session_idle_minutes), timedelta(hours=settings.session_hours)


def find(at: datetime, _limit: int) -> list[str]:
    """One key when there is something to remove."""
    idle, longest = _limits()
    then = at - PATIENCE
    over = sa.or_(
        sa.exists().where((Session.created_at <= then - longest) | (Session.seen_at <= then - idle)),
        sa.exists().where(Token.expires_at <= then),
        sa.exists().where(Throttle.window_start <= then - LONGEST_WINDOW),
        sa.exists().where(PeopleUpload.created_at <= then - UPLOADS_KEPT),
    )
    return [EVERYTHING] if db.session.scalar(sa.select(over)) else []


def clean_up(_key: str, at: datetime) -> None:
    """Remove everything that is over; safe to run twice."""
    idle, longest = _limits()
    remove_dead_sessions(at=at, idle=idle, longest=longest)
    remove_dead_tokens(at=at)
    remove_old_counts(at=at)
    remove_old_uploads(at=at)


JOBS = (Job(name="people.clean-up", find=find, do=clean_up),)
