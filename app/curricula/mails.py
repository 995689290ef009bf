"""The letter that says what was newly assigned, and why."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import ngettext

from app.curricula import words
from app.curricula.operations.reconcile import ASSIGNED_MAIL
from app.curricula.queries.obligations import assigned_among
from app.curricula.queries.rules import names, with_people
from app.mail.transports import Letter
from app.people.mails import in_language_of, letter_to, local_time
from app.people.queries.company import addressee


def assigned(person_id: int, ids: Mapping[str, Any], _at: datetime) -> Letter | None:
    """To the learner: what was assigned. Nothing when all of it is done or was taken back meanwhile."""
    person = addressee(person_id)
    rows = assigned_among(person_id, ids["obligations"])
    if person is None or not rows:
        return None
    base = current_app.config["SETTINGS"].public_url.rstrip("/")
    found = with_people(names(), *(reason.rule for row in rows for reason in row.reasons))
    with in_language_of(person):
        return letter_to(
            person,
            subject=ngettext("%(num)s module for you", "%(num)s modules for you", len(rows)),
            template="assigned",
            rows=[
                (
                    row.title,
                    local_time(row.due_at, row.zone) if row.due_at else _("no date"),
                    [words.reason(reason, found) for reason in row.reasons if not reason.ended_why],
                )
                for row in rows
            ],
            url=f"{base}/assigned",
        )


COMPOSERS = {ASSIGNED_MAIL: assigned}
