"""Invitations and password resets by links that work once."""

import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.mail.operations import queue_mail
from app.mail.queries import queued_since
from app.people.links import link_of
from app.people.models import Person, PersonRole, Role, Token
from app.people.operations.profile import set_password
from app.people.queries.sessions import hash_of
from app.people.queries.tokens import TokenKind, binding, live_token

LIFETIME = {TokenKind.INVITATION: timedelta(days=7), TokenKind.RESET: timedelta(minutes=30)}
MAIL_INVITATION = "people.invitation"
MAIL_RESET = "people.reset"
# One mail per quiet time: somebody else's asking again and again must not kill the link one is just opening.
RESET_QUIET = timedelta(minutes=5)
RESET_MAIL_LATE = timedelta(hours=2)


class AlreadyHere(Refused):
    """The person has a password, so there is nothing to invite them to."""


class Disabled(Refused):
    """The person is disabled; enable them first."""


class NotYours(Refused):
    """Only an administrator may make a link for an administrator: it would let its maker in as them."""


class LinkDead(Refused):
    """The link was used, is too old, was replaced, or never existed. All of these look alike."""


def _person(person_id: int) -> Person:
    """The person, locked. Everybody locks the person before their links, so locks cannot cross."""
    return db.session.get_one(Person, person_id, with_for_update=True)


@operation
def invite(*, person_id: int, actor_id: int | None, at: datetime) -> None:
    """Queue the mail that invites somebody to set a password. The link is made when the mail is sent.

    Raises AlreadyHere when they have a password, Disabled when they are disabled.
    """
    person = _person(person_id)
    if person.disabled_at is not None:
        raise Disabled(_("%(name)s is disabled. Enable the account first.", name=person.name))
    if person.password_hash is not None:
        raise AlreadyHere(
            _("%(name)s has signed in before. They can use “I forgot my password” to come in again.", name=person.name)
        )
    queue_mail(kind=MAIL_INVITATION, person_id=person_id, at=at)
    record(Kind.PERSON_INVITED, at=at, actor_id=actor_id, person_id=person_id)
    db.session.flush()


@operation
def ask_for_reset(*, person_id: int | None, at: datetime) -> None:
    """Somebody typed an e-mail on “I forgot my password”; None when nobody has it, which is recorded alike."""
    if person_id is not None and not _reset_is_on_its_way(person_id, at):
        queue_mail(kind=MAIL_RESET, person_id=person_id, at=at, expires_at=at + RESET_MAIL_LATE)
    record(Kind.PASSWORD_RESET_ASKED, at=at, actor_id=None, person_id=person_id)
    db.session.flush()


def _reset_is_on_its_way(person_id: int, at: datetime) -> bool:
    return queued_since(kind=MAIL_RESET, person_id=person_id, since=at - RESET_QUIET)


@operation
def make_link(*, person_id: int, actor_id: int | None, at: datetime) -> str:
    """Make a one-time link to show once to an administrator, where no mail server delivers it.

    It invites somebody who has no password yet and lets anybody else set a new one. Returns the full address; it is
    stored nowhere. `actor_id` is None on the command line.

    Raises Disabled, NotYours.
    """
    person = _person(person_id)
    if person.disabled_at is not None:
        raise Disabled(_("%(name)s is disabled. Enable the account first.", name=person.name))
    if actor_id is not None and _is_administrator(person_id) and not _is_administrator(actor_id):
        raise NotYours(_("Only an administrator can make a link for an administrator."))
    kind = TokenKind.INVITATION if person.password_hash is None else TokenKind.RESET
    event = Kind.PERSON_INVITED if kind is TokenKind.INVITATION else Kind.PASSWORD_RESET_ASKED
    record(event, at=at, actor_id=actor_id, person_id=person_id)
    return link_of(make_token(person_id=person_id, kind=kind, at=at), kind)


def _is_administrator(person_id: int) -> bool:
    return db.session.get(PersonRole, (person_id, Role.ADMINISTRATOR.value)) is not None


@operation
def make_token(*, person_id: int, kind: TokenKind, at: datetime) -> str:
    """Make a link's secret (256 random bits) and store its hash; every earlier link of the person is replaced."""
    person = _person(person_id)
    drop_tokens(person_id=person_id)
    raw = secrets.token_urlsafe(32)
    db.session.add(
        Token(
            kind=kind.value,
            token_hash=hash_of(raw),
            person_id=person_id,
            bound_to=binding(person.email, person.password_hash),
            created_at=at,
            expires_at=at + LIFETIME[kind],
        )
    )
    db.session.flush()
    return raw


@operation
def drop_tokens(*, person_id: int) -> None:
    """Void every link of a person."""
    db.session.execute(sa.delete(Token).where(Token.person_id == person_id))


@operation
def use_token(*, raw: str, kind: TokenKind, password_hash: str, at: datetime) -> int:
    """Use up a link: the person has the new password, all their sessions end. Returns the person's id.

    Of many uses at once exactly one succeeds. Raises LinkDead.
    """
    found = live_token(raw, kind=kind, at=at)
    if found is None:
        raise LinkDead(_dead_words())
    _person(found.person_id)
    # Read again now that nobody else can use the links of this person.
    db.session.expire_all()
    if live_token(raw, kind=kind, at=at) is None:
        raise LinkDead(_dead_words())
    db.session.get_one(Token, found.id).used_at = at
    set_password(person_id=found.person_id, password_hash=password_hash, checked_hash=None, at=at)
    return found.person_id


def _dead_words() -> str:
    """What is said about a link that does not work, whatever the cause."""
    return str(_("This link does not work any more. Links work once and only for a while; a newer one replaces them."))


@operation
def remove_dead_tokens(*, at: datetime) -> None:
    """Delete used and expired links."""
    db.session.execute(sa.delete(Token).where((Token.expires_at <= at) | Token.used_at.is_not(None)))
