"""The draft of one role-play, as it stands on the server."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.db import db
from app.learning.models import Draft


@dataclass(frozen=True)
class DraftText:
    """A draft: its text, its revision (0: nothing was ever saved) and when it was saved."""

    text: str
    revision: int
    saved_at: datetime | None


NOTHING = DraftText(text="", revision=0, saved_at=None)


def draft_of(*, attempt_id: int, role_play: str) -> DraftText:
    """The draft of a role-play; `NOTHING` if none was saved. The caller has made sure whose attempt it is."""
    row = db.session.scalars(
        sa.select(Draft).where(Draft.attempt_id == attempt_id, Draft.role_play == role_play)
    ).first()
    return as_text(row)


def as_text(row: Draft | None) -> DraftText:
    """A stored draft as a value that outlives the row."""
    return NOTHING if row is None else DraftText(text=row.text, revision=row.revision, saved_at=row.saved_at)


def as_typed(text: str) -> str:
    """What was typed, fit for storing: line feeds only, and no characters that a database refuses."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unified.encode("utf-8", errors="replace").decode("utf-8")
