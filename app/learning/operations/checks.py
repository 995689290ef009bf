"""Answering checks: every try is kept, the first one for what it says, and it goes on until it is right."""

from datetime import datetime

from flask_babel import gettext as _

from app.db import db, operation
from app.engine.check_answers import Response, evaluate, is_complete
from app.engine.course.checks import Check
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import CheckResponse
from app.learning.operations.attempts import locked_attempt
from app.learning.operations.steps import StepNotReady, finish_step
from app.learning.queries.checks import latest_response
from app.learning.queries.player import player

STEP = "checks"


class CheckIncomplete(Refused):
    """A part of the check has no answer yet; nothing was stored."""

    def __init__(self, check: Check) -> None:
        super().__init__(
            {
                "single": _("Choose one answer."),
                "multiple": _("Choose at least one answer."),
                "spot": _("Mark at least one sentence."),
                "most_least": _("Choose one that works best and one that works worst."),
                "order": _("Give each line its own number."),
                "match": _("Choose a sentence for each line."),
                "fill": _("Write something into each gap."),
            }[check.kind]
        )


@operation
def answer_check(*, attempt_id: int, check_id: str, response: Response, actor_id: int, at: datetime) -> CheckResponse:
    """Store one response; after the last check is right the step is finished.

    A check that was answered right stays as it is, and the same response twice in a row is one (a button pressed
    twice). Raises Missing, StepNotReady, CheckIncomplete.
    """
    attempt = locked_attempt(attempt_id=attempt_id, actor_id=actor_id)
    here = player(attempt)
    check = here.module.checks.check(check_id) if here.module.checks else None
    if check is None:
        raise Missing
    if not here.is_open(STEP):
        raise StepNotReady
    latest = latest_response(attempt_id=attempt_id, check_id=check_id)
    if latest is not None and (latest.is_right or latest.response["given"] == response):
        return latest
    if not is_complete(check, response):
        raise CheckIncomplete(check)
    stored = CheckResponse(
        attempt_id=attempt_id,
        check_id=check_id,
        number=latest.number + 1 if latest else 1,
        response={"given": response},
        is_right=evaluate(check, response).right,
        at=at,
    )
    db.session.add(stored)
    attempt.touched_at = at
    record(Kind.CHECK_ANSWERED, at=at, actor_id=actor_id, attempt_id=attempt_id, check=check_id, number=stored.number)
    db.session.flush()
    if stored.is_right and set(here.open_checks) <= {check_id}:
        finish_step(attempt_id=attempt_id, step=STEP, actor_id=actor_id, at=at)
    return stored
