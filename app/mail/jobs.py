"""The sender: composes each due mail, hands it over, notes that it was sent.

Nothing is held open while the mail server is spoken to: composing is one transaction (a link's hash is stored there,
before the mail that carries the link leaves), handing over is none, noting is another. If the process dies between
handing over and noting, the mail goes out again under the same Message-ID; it is never lost.

A mail server that cannot take the mail now postpones it (`operations.BACK_OFF_MINUTES`); only when those are used
up, or when the server refuses this very mail for good, does the job fail and is it set aside for a person. While the
server takes nothing at all, one mail a minute tries, so that the worker has time for its other work.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import structlog
from flask import current_app

from app.jobs.edge import commit_and_wake
from app.jobs.queue import Job
from app.mail import operations, queries
from app.mail.queries import Waiting
from app.mail.transports import Later, Letter, NotNow, deliver, message_id_of, message_of

# Makes the letter of one kind of mail from (person_id, ids, at); None means that nothing is to be sent, Later that it
# may not be sent yet.
Composer = Callable[[int, Mapping[str, Any], datetime], Letter | Later | None]

log = structlog.get_logger()


def send(key: str, at: datetime) -> None:
    """Send one mail of the outbox; safe to run twice."""
    mail = queries.waiting(int(key))
    if mail is None or queries.server_is_away(at):
        return
    letter = _composed(mail, at)
    if letter is None:
        return
    settings = current_app.config["SETTINGS"]
    message = message_of(
        letter,
        sender=settings.mail_from,
        message_id=message_id_of(mail_id=mail.id, created_at=mail.created_at, public_url=settings.public_url),
        at=at,
    )
    try:
        deliver(settings, message, mail_id=mail.id)
    except NotNow as error:
        if not error.this_mail_only:
            with commit_and_wake():
                operations.note_server_away(at=at)
        if mail.tries >= len(operations.BACK_OFF_MINUTES):
            raise
        cause = type(error.__cause__).__name__
        log.warning("mail.postponed", mail_id=mail.id, tries=mail.tries + 1, error=cause)
        operations.postpone_mail(mail_id=mail.id, at=at, error=cause)
        return
    operations.mark_sent(mail_id=mail.id, at=at)


def _composed(mail: Waiting, at: datetime) -> Letter | None:
    """The letter, in a transaction of its own that has ended when this returns; None when none is to be sent now."""
    with commit_and_wake():
        expired = mail.expires_at is not None and mail.expires_at <= at
        compose: Composer = current_app.extensions["composers"][mail.kind]
        letter = None if expired else compose(mail.person_id, mail.ids, at)
        if letter is None:
            operations.drop_mail(mail_id=mail.id, at=at)
        elif isinstance(letter, Later):
            operations.put_off_mail(mail_id=mail.id, until=letter.until)
            return None
    return letter


JOBS = (Job(name=queries.SEND, find=queries.due, do=send, lease_seconds=450),)
