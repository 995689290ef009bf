"""What people object to, as HR reads it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.db import Page, db
from app.insight.models import DataMessage
from app.people.models import Person

PAGE_SIZE = 25


@dataclass(frozen=True)
class Message:
    """One message that waits for an answer."""

    id: int
    name: str
    text: str
    at: datetime


def open_messages(*, reader_id: int, page: int) -> Page[Message]:
    """One page of messages without an answer, the oldest first, never the reader's own; two statements."""
    waits = (DataMessage.answered_at.is_(None), DataMessage.person_id != reader_id)
    total = db.session.scalar(sa.select(sa.func.count()).select_from(DataMessage).where(*waits)) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, page), pages)
    rows = db.session.execute(
        sa.select(DataMessage.id, Person.name, DataMessage.text, DataMessage.at)
        .join(Person, Person.id == DataMessage.person_id)
        .where(*waits)
        .order_by(DataMessage.at, DataMessage.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    return Page([Message(row.id, row.name, row.text, row.at) for row in rows], page, pages, total)
