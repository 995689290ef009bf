"""The letter that tells everybody, 14 days before, that managers will see more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from app.db import db
from app.insight.models import VisibilityChange
from app.insight.operations.visibility import WIDER_MAIL
from app.mail.transports import Letter
from app.people.mails import in_language_of, letter_to, local_time
from app.people.models import Visibility
from app.people.queries.company import addressee
from app.people.words import VISIBILITY


def wider_visibility(person_id: int, ids: Mapping[str, Any], _at: datetime) -> Letter | None:
    """What managers will see and from when. Nothing if the wish was taken back meanwhile."""
    person = addressee(person_id)
    change = db.session.get(VisibilityChange, ids["change_id"])
    if person is None or change is None or change.withdrawn_at is not None or change.effective_at is None:
        return None
    base = current_app.config["SETTINGS"].public_url.rstrip("/")
    with in_language_of(person):
        return letter_to(
            person,
            subject=_(
                "Managers will see more of the training from %(day)s", day=local_time(change.effective_at, person.zone)
            ),
            template="wider-visibility",
            what=str(VISIBILITY[Visibility(change.mode)]),
            by_name=change.indirect_by_name,
            since=local_time(change.effective_at, person.zone),
            url=f"{base}/my-data",
        )


COMPOSERS = {WIDER_MAIL: wider_visibility}
