"""Objecting to a figure or asking for a correction; HR answers."""

from datetime import datetime

from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.insight.models import DataMessage

LONGEST = 4000


class NoWords(Refused):
    """A message needs words."""

    def __init__(self) -> None:
        super().__init__(_("Write what is wrong in at most %(n)s characters, then send it again.", n=LONGEST))


@operation
def send_message(*, text: str, actor_id: int, at: datetime) -> DataMessage:
    """Store a message to HR about one's own data. Raises NoWords."""
    row = DataMessage(person_id=actor_id, text=_clean(text), at=at)
    db.session.add(row)
    db.session.flush()
    record(Kind.DATA_MESSAGE_SENT, at=at, actor_id=actor_id, message_id=row.id)
    db.session.flush()
    return row


@operation
def answer_message(*, message_id: int, text: str, actor_id: int, at: datetime) -> None:
    """Answer a message; the first answer stays. Raises Missing (also for one's own message), NoWords."""
    row = db.session.get(DataMessage, message_id, with_for_update=True)
    if row is None or row.person_id == actor_id:
        raise Missing
    if row.answered_at is not None:
        return
    row.answer, row.answered_by_id, row.answered_at = _clean(text), actor_id, at
    record(Kind.DATA_MESSAGE_ANSWERED, at=at, actor_id=actor_id, message_id=row.id)
    db.session.flush()


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text or len(text) > LONGEST:
        raise NoWords
    return text
