"""Keeping what a learner types, so that nothing is ever lost, whichever tab or device wrote last.

A draft's revision only grows, also when an answer is handed in and its text is emptied: a page that was opened long
ago can therefore never take an old text for the present one.
"""

from datetime import datetime, timedelta

import sqlalchemy as sa
from flask_babel import gettext as _

from app.catalogue.queries import load_module
from app.db import db, operation
from app.engine.answer_text import normalise_answer
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Attempt, Draft
from app.learning.operations.attempts import locked_attempt
from app.learning.queries.answers import answer_with_key
from app.learning.queries.drafts import NOTHING, DraftText, as_text, as_typed

MAX_CHARACTERS = 20_000
"""Far more than any module asks for; more than this is not an answer but an accident."""


_DRAFT = sa.select(Draft).where(
    Draft.attempt_id == sa.bindparam("attempt_id", type_=sa.Integer()),
    Draft.role_play == sa.bindparam("role_play", type_=sa.Text()),
)


class DraftConflict(Refused):
    """A newer draft stands on the server. Nothing was written; `theirs` is the newer one, `mine` what was sent."""

    def __init__(self, *, theirs: DraftText, mine: str) -> None:
        super().__init__(_("A newer version of this text came from another page or device. Choose the one to keep."))
        self.theirs = theirs
        self.mine = mine


class TextTooLong(Refused):
    """The text has more than MAX_CHARACTERS characters; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            _("This text is longer than %(most)s characters. Please shorten it; nothing was cut.", most=MAX_CHARACTERS)
        )


@operation
def save_draft(
    *,
    attempt_id: int,
    role_play: str,
    text: str,
    base_revision: int,
    actor_id: int,
    at: datetime,
    client_key: str = "",
) -> DraftText:
    """Keep `text` as the draft that follows revision `base_revision`, and return it with its new revision.

    The same text again changes nothing, nor does a text that the same page (`client_key`) has handed in meanwhile: a
    save may arrive after it. Raises DraftConflict when the draft on the server is not the one the page
    started from and says something else; TextTooLong; Missing.
    """
    attempt = locked_attempt(attempt_id=attempt_id, actor_id=actor_id)
    if load_module(attempt.module_version_id).role_play(role_play) is None:
        raise Missing
    text = as_typed(text)
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong
    row = _draft_row(attempt_id, role_play)
    present = as_text(row)
    if text == present.text or _is_handed_in(attempt_id, client_key, text):
        return present
    if base_revision != present.revision:
        raise DraftConflict(theirs=present, mine=text)
    return _write(attempt, row, role_play=role_play, text=text, actor_id=actor_id, at=at)


def _is_handed_in(attempt_id: int, client_key: str, text: str) -> bool:
    answer = answer_with_key(attempt_id=attempt_id, client_key=client_key) if client_key else None
    return answer is not None and answer.text == normalise_answer(text)


def _write(attempt: Attempt, row: Draft | None, *, role_play: str, text: str, actor_id: int, at: datetime) -> DraftText:
    is_begun = row is None or row.text == ""
    if row is None:
        row = Draft(attempt_id=attempt.id, role_play=role_play, revision=NOTHING.revision)
        db.session.add(row)
    row.text, row.revision, row.saved_at = text, row.revision + 1, at
    if attempt.touched_at < at - timedelta(minutes=1):
        attempt.touched_at = at
    if is_begun:
        # Only that a draft was begun is recorded. An event for every pause in typing would record how people type.
        record(Kind.DRAFT_SAVED, at=at, actor_id=actor_id, attempt_id=attempt.id, role_play=role_play)
    db.session.flush()
    return as_text(row)


@operation
def settle_draft(*, attempt_id: int, role_play: str, handed_in: str, revision: int | None, at: datetime) -> None:
    """Empty the draft that has just become an answer; part of handing in, inside its transaction.

    The draft stays when it is newer than the page that was handed in and says something else: it came from another
    page or device and waits there as the start of the next try.
    """
    row = _draft_row(attempt_id, role_play)
    if row is None or row.text == "":
        return
    if row.revision == revision or normalise_answer(row.text) in ("", handed_in):
        row.text, row.revision, row.saved_at = "", row.revision + 1, at


def _draft_row(attempt_id: int, role_play: str) -> Draft | None:
    return db.session.scalars(_DRAFT, {"attempt_id": attempt_id, "role_play": role_play}).first()
