"""The letter that says that a person has read an answer. It carries no level: mail is no place for it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from app.assessment.models import Appeal
from app.assessment.operations.appeals import APPEAL_DECIDED_MAIL
from app.assessment.operations.ratings import ANSWER_RATED_MAIL
from app.catalogue.queries import load_module
from app.db import db
from app.learning.models import Answer, Attempt
from app.mail.transports import Letter
from app.people.mails import in_language_of, letter_to
from app.people.queries.company import addressee


def answer_rated(person_id: int, ids: Mapping[str, Any], _at: datetime) -> Letter | None:
    """To the writer: a person has read your answer. Nothing if the answer is not theirs."""
    person = addressee(person_id)
    answer = db.session.get(Answer, ids["answer_id"])
    if person is None or answer is None or answer.person_id != person_id:
        return None
    module = load_module(db.session.get_one(Attempt, answer.attempt_id).module_version_id)
    role_play = module.role_play(answer.role_play)
    base = current_app.config["SETTINGS"].public_url.rstrip("/")
    with in_language_of(person):
        return letter_to(
            person,
            subject=_("A person has read your answer in “%(module)s”", module=module.title),
            template="answer-rated",
            module=module.title,
            task=role_play.title if role_play else answer.role_play,
            url=f"{base}/answers/{answer.id}/feedback",
        )


def appeal_decided(person_id: int, ids: Mapping[str, Any], _at: datetime) -> Letter | None:
    """To the writer: another reviewer has answered your appeal. It carries neither level nor reason."""
    person = addressee(person_id)
    appeal = db.session.get(Appeal, ids["appeal_id"])
    answer = db.session.get(Answer, appeal.answer_id) if appeal else None
    if person is None or answer is None or answer.person_id != person_id:
        return None
    module = load_module(db.session.get_one(Attempt, answer.attempt_id).module_version_id)
    base = current_app.config["SETTINGS"].public_url.rstrip("/")
    with in_language_of(person):
        return letter_to(
            person,
            subject=_("Your appeal in “%(module)s” is answered", module=module.title),
            template="appeal-decided",
            module=module.title,
            url=f"{base}/answers/{answer.id}/appeal",
        )


COMPOSERS = {ANSWER_RATED_MAIL: answer_rated, APPEAL_DECIDED_MAIL: appeal_decided}
