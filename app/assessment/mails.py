"""What a digest says about answers: read by a person, appeal answered, waiting to be read.

It carries no level and no words of an answer: mail is no place for them.
"""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from flask_babel import gettext as _
from flask_babel import ngettext

from app.assessment.models import Appeal
from app.assessment.operations.appeals import APPEAL_DECIDED
from app.assessment.operations.ratings import ANSWER_RATED
from app.assessment.queries.waiting import ANSWERS_WAIT, ANSWERS_WAIT_LONG, queue_of, too_long
from app.catalogue.queries import load_module
from app.db import db
from app.learning.models import Answer, Attempt
from app.mail.notices import Line, Section, Told, Writer
from app.people.links import absolute
from app.people.mails import local_time
from app.people.queries.company import addressee

RATED_RANK, APPEAL_RANK, WAITING_RANK = 40, 41, 50


def answers_rated(person_id: int, told: Sequence[Told], _at: datetime) -> list[Section]:
    """To the writer: a person has read your answer. Nothing of answers that are not theirs."""
    lines = [
        Line(_line_of(answer, module_version), url=absolute("assessment.feedback", answer_id=answer.id))
        for answer, module_version in _answers(person_id, {one.ids["answer_id"] for one in told})
    ]
    if not lines:
        return []
    short = ngettext("%(num)s answer read", "%(num)s answers read", len(lines))
    return [Section(RATED_RANK, short, _("A person has read your answer"), lines)]


def appeals_decided(person_id: int, told: Sequence[Told], _at: datetime) -> list[Section]:
    """To the writer: another reviewer has answered your appeal. It carries neither level nor reason."""
    ids = {one.ids["appeal_id"] for one in told}
    of_answers = set(db.session.scalars(sa.select(Appeal.answer_id).where(Appeal.id.in_(ids))))
    lines = [
        Line(_line_of(answer, module_version), url=absolute("assessment.appeal", answer_id=answer.id))
        for answer, module_version in _answers(person_id, of_answers)
    ]
    if not lines:
        return []
    short = ngettext("%(num)s appeal answered", "%(num)s appeals answered", len(lines))
    return [Section(APPEAL_RANK, short, _("Another reviewer has answered your appeal"), lines)]


def answers_wait(person_id: int, _told: Sequence[Told], at: datetime) -> list[Section]:
    """To a reviewer: how many answers wait now, and since when. No names."""
    queue, person = queue_of(person_id, at), addressee(person_id)
    if queue is None or person is None:
        return []
    since = local_time(queue.since, person.zone)
    more = [_("The day a reading was promised for has passed.")] if too_long(queue.since, at) else []
    short = ngettext("%(num)s answer waits for you", "%(num)s answers wait for you", queue.count)
    heading = _("Somebody waits for your rating")
    line = ngettext(
        "%(num)s answer, waiting since %(since)s", "%(num)s answers, the oldest since %(since)s", queue.count,
        since=since,
    )  # fmt: skip
    return [Section(WAITING_RANK, short, heading, [Line(line, more)], absolute("assessment.queue"))]


def _answers(person_id: int, ids: set[int]) -> list[tuple[Answer, int]]:
    rows = db.session.execute(
        sa.select(Answer, Attempt.module_version_id)
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .where(Answer.person_id == person_id, Answer.id.in_(ids))
        .order_by(Answer.id)
    )
    return [(answer, version) for answer, version in rows]


def _line_of(answer: Answer, module_version_id: int) -> str:
    module = load_module(module_version_id)
    role_play = module.role_play(answer.role_play)
    task = role_play.title if role_play else answer.role_play
    return str(_("“%(task)s” in “%(module)s”", task=task, module=module.title))


WRITERS: dict[str, Writer] = {
    ANSWER_RATED: answers_rated,
    APPEAL_DECIDED: appeals_decided,
    ANSWERS_WAIT: answers_wait,
    ANSWERS_WAIT_LONG: answers_wait,
}
