"""Handing in: the learner's words are stored and acknowledged before anything else happens with them."""

import hashlib
import re
from datetime import datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from app.catalogue.models import ModuleVersion
from app.catalogue.queries import load_module, rubric_version_for, version
from app.db import db, operation
from app.engine.answer_text import normalise_answer
from app.engine.course.roleplay import RolePlay
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Answer, Attempt
from app.learning.operations.attempts import locked_attempt
from app.learning.operations.drafts import MAX_CHARACTERS, TextTooLong, settle_draft
from app.learning.operations.steps import finish_step
from app.learning.queries.answers import answer_with_key
from app.learning.queries.drafts import as_typed

_LAST_NUMBER = sa.select(sa.func.max(Answer.number)).where(
    Answer.attempt_id == sa.bindparam("attempt_id", type_=sa.Integer()),
    Answer.role_play == sa.bindparam("role_play", type_=sa.Text()),
)
CLIENT_KEY = re.compile(r"[0-9A-Za-z-]{8,64}")


class EmptyAnswer(Refused):
    """There is nothing to hand in."""

    def __init__(self) -> None:
        super().__init__(_("Write your answer first, then hand it in."))


class BadClientKey(Refused):
    """The page that was sent carries no usable key, so a repeat of it could not be told from a new answer."""

    def __init__(self) -> None:
        super().__init__(_("This page is incomplete. Copy your text, load the page again and hand it in there."))


class AlreadyHandedIn(Refused):
    """This page was handed in before, with another text. Nothing was written; `answer` is what was stored then."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(_("This page was handed in before with another text. Hand in again to make it a new try."))
        self.answer = answer


@operation
def submit_answer(
    *,
    attempt_id: int,
    role_play: str,
    client_key: str,
    text: str,
    actor_id: int,
    at: datetime,
    draft_revision: int | None = None,
) -> Answer:
    """Store an answer, finish the role-play's step and empty the draft the page stood on (`draft_revision`).

    The same key with the same text gives the answer that is already there, however many requests arrive at once;
    another key makes the next try. Raises EmptyAnswer, TextTooLong, BadClientKey, AlreadyHandedIn, Missing, and
    what `finish_step` refuses when it is not this step's turn.
    """
    attempt = locked_attempt(attempt_id=attempt_id, actor_id=actor_id)
    # Held to the end: the module and the rubric are found by this row, which would otherwise be read again.
    pinned = version(attempt.module_version_id)
    play = load_module(pinned.id).role_play(role_play)
    if play is None:
        raise Missing
    if not CLIENT_KEY.fullmatch(client_key):
        raise BadClientKey
    text = normalise_answer(as_typed(text))
    # The attempt is locked, so nobody can hand in between this look and the insert below.
    earlier = answer_with_key(attempt_id=attempt_id, client_key=client_key)
    if earlier is not None:
        return _same_or_refused(earlier, role_play=role_play, text=text)
    if not text:
        raise EmptyAnswer
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong
    answer = _insert(attempt, pinned, play, client_key=client_key, text=text, at=at)
    settle_draft(attempt_id=attempt_id, role_play=role_play, handed_in=text, revision=draft_revision, at=at)
    attempt.touched_at = at
    record(
        Kind.ANSWER_SUBMITTED,
        at=at,
        actor_id=actor_id,
        answer_id=answer.id,
        attempt_id=attempt_id,
        role_play=role_play,
        number=answer.number,
    )
    db.session.flush()
    if answer.number == 1:
        # Refuses, and so takes the answer back, while an earlier step is open.
        finish_step(attempt_id=attempt_id, step=f"role-play:{role_play}", actor_id=actor_id, at=at)
    return answer


def _same_or_refused(earlier: Answer, *, role_play: str, text: str) -> Answer:
    if earlier.role_play != role_play:
        raise BadClientKey
    if text and earlier.text != text:
        raise AlreadyHandedIn(earlier)
    return earlier


def _insert(
    attempt: Attempt, pinned: ModuleVersion, play: RolePlay, *, client_key: str, text: str, at: datetime
) -> Answer:
    last = db.session.scalar(_LAST_NUMBER, {"attempt_id": attempt.id, "role_play": play.id})
    answer = Answer(
        attempt_id=attempt.id,
        person_id=attempt.person_id,
        role_play=play.id,
        rubric_version_id=rubric_version_for(pinned, play.rubric).id if play.rubric else None,
        number=(last or 0) + 1,
        client_key=client_key,
        text=text,
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
        submitted_at=at,
    )
    db.session.add(answer)
    db.session.flush()
    return answer
