"""Recording what happened and sealing the record."""

import hashlib
import hmac
import json
from datetime import datetime

import sqlalchemy as sa

from app.db import db, operation
from app.events.kinds import Kind
from app.events.models import Event

FIRST_SEAL = "0" * 64


def record(kind: Kind, *, at: datetime, actor_id: int | None, **subjects: int | str | None) -> Event:
    """Add an event to the present transaction and note its kind, so that the edge can wake the jobs that wait for it.

    `subjects` are ids (or ids of course files), never words of a person.
    """
    session = db.session
    event = Event(kind=kind.value, at=at, actor_id=actor_id, subjects=subjects)
    session.add(event)
    session.info.setdefault("recorded", []).append(kind)
    return event


def seal_of(event: Event, *, sequence: int, previous: str, key: bytes) -> str:
    """The tamper-evident seal: HMAC-SHA256 over the previous seal and the event's canonical JSON."""
    body = json.dumps(
        [sequence, event.kind, event.at.isoformat(), event.actor_id, event.subjects],
        sort_keys=True,
        separators=(",", ":"),
    )
    return hmac.new(key, (previous + body).encode(), hashlib.sha256).hexdigest()


@operation
def seal_events(*, key: bytes, limit: int = 500) -> int:
    """Give committed, unsealed events their place in the chain; returns how many were sealed."""
    session = db.session
    last = session.scalars(
        sa.select(Event).where(Event.sequence.is_not(None)).order_by(Event.sequence.desc()).limit(1).with_for_update()
    ).first()
    sequence, previous = (last.sequence or 0, last.seal or FIRST_SEAL) if last else (0, FIRST_SEAL)
    rows = session.scalars(sa.select(Event).where(Event.sequence.is_(None)).order_by(Event.id).limit(limit)).all()
    for event in rows:
        sequence += 1
        previous = seal_of(event, sequence=sequence, previous=previous, key=key)
        event.sequence, event.seal = sequence, previous
    session.flush()
    return len(rows)
