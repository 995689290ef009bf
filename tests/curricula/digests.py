"""The jobs that end in a digest, run by hand at an instant; and what went out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import sqlalchemy as sa

from app.assessment import jobs as assessment_jobs
from app.curricula import jobs
from app.curricula.queries.digests import DIGEST
from app.db import db, unit_of_work
from app.mail import jobs as mail_jobs
from app.mail import queries
from app.mail.models import OutboxMail
from app.people.models import Person


def run_once(find: Callable[[datetime, int], list[str]], do: Callable[[str, datetime], None], at: datetime) -> int:
    """Do what a job finds at an instant, once; returns how much that was."""
    keys = find(at, 1000)
    for key in keys:
        with unit_of_work():
            do(key, at)
    return len(keys)


def a_minute(at: datetime) -> None:
    """What the worker does every minute, but for sending."""
    run_once(jobs.find, jobs.do, at)
    run_once(jobs.find_reminders, jobs.remind, at)
    run_once(assessment_jobs.find_reviewers, assessment_jobs.tell_reviewer, at)
    run_once(jobs.find_readers, jobs.gather, at)


def send_all(at: datetime) -> int:
    """Send what is due at an instant; returns how many mails were tried."""
    keys = queries.due(at, 1000)
    for key in keys:
        with unit_of_work():
            mail_jobs.send(key, at)
    return len(keys)


def live(first: datetime, last: datetime, *, every: timedelta = timedelta(hours=6)) -> None:
    """The worker runs now and then from an instant to another."""
    at = first
    while at <= last:
        a_minute(at)
        send_all(at)
        at += every


def sent_to(person: Person, taken: list[EmailMessage]) -> list[EmailMessage]:
    """The mails that went to one person."""
    email = db.session.get_one(Person, person.id).email
    return [message for message in taken if email in message["To"]]


def digests_of(person: Person) -> list[Any]:
    """Outbox rows of somebody's digests, the oldest first."""
    db.session.rollback()
    rows = sa.select(OutboxMail).where(OutboxMail.kind == DIGEST, OutboxMail.person_id == person.id)
    return list(db.session.scalars(rows.order_by(OutboxMail.id)))
