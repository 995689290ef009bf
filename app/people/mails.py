"""The letters of this feature, and what composers of other features need to write one.

A composer gets (person_id, ids, at) at sending time and returns a Letter, or None when nothing is to be sent.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app, render_template
from flask_babel import force_locale, format_datetime
from flask_babel import gettext as _

from app.mail.transports import Letter
from app.people.links import link_of
from app.people.operations.tokens import LIFETIME, make_token
from app.people.queries.company import Addressee, addressee, company
from app.people.queries.tokens import TokenKind


@contextmanager
def in_language_of(person: Addressee) -> Iterator[None]:
    """Everything inside is translated into the person's language, or English where we do not speak it."""
    language = person.language if person.language in current_app.config["LANGUAGES"] else "en"
    with force_locale(language):
        yield


def local_time(instant: datetime, zone: str) -> str:
    """An instant in a person's zone, with the zone's city: `Monday 9 March, 13:00 (Brussels)`."""
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return f"{format_datetime(instant.astimezone(ZoneInfo(zone)), 'EEEE d MMMM, HH:mm', rebase=False)} ({city})"


def letter_to(person: Addressee, *, subject: str, template: str, fewer_url: str = "", **context: Any) -> Letter:
    """A letter with the text of `templates/email/<template>.txt`. Call it inside `in_language_of`.

    `fewer_url`: of a mail one can have fewer of, the page where one says so.
    """
    text = render_template(f"email/{template}.txt", person=person, fewer_url=fewer_url, **context)
    return Letter(person.name, person.email, subject, text.strip() + "\n", fewer_url)


def invitation(person_id: int, _ids: Mapping[str, Any], at: datetime) -> Letter | None:
    """The invitation to set a password. Nothing for somebody who has one meanwhile."""
    person = addressee(person_id)
    if person is None or person.has_password:
        return None
    url, until = _fresh_link(person, TokenKind.INVITATION, at)
    found = company()
    with in_language_of(person):
        subject = _("Your account at Rapport, %(company)s", company=found.name if found else "Rapport")
        return letter_to(person, subject=subject, template="invitation", url=url, until=local_time(until, person.zone))


def reset(person_id: int, _ids: Mapping[str, Any], at: datetime) -> Letter | None:
    """The link to set a new password."""
    person = addressee(person_id)
    if person is None:
        return None
    # Who never set a password is invited: their link may be used for longer.
    kind = TokenKind.RESET if person.has_password else TokenKind.INVITATION
    url, until = _fresh_link(person, kind, at)
    with in_language_of(person):
        subject = _("A new password for Rapport")
        return letter_to(person, subject=subject, template="reset", url=url, until=local_time(until, person.zone))


def _fresh_link(person: Addressee, kind: TokenKind, at: datetime) -> tuple[str, datetime]:
    return link_of(make_token(person_id=person.id, kind=kind, at=at), kind), at + LIFETIME[kind]


COMPOSERS = {"people.invitation": invitation, "people.reset": reset}
