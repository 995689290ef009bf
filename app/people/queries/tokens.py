"""Single-use links: is one alive, and whose is it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from app.db import db
from app.people.models import Person, Token
from app.people.queries.sessions import hash_of


class TokenKind(StrEnum):
    """What a link is for."""

    INVITATION = "invitation"
    RESET = "reset"


@dataclass(frozen=True)
class LiveToken:
    """A link that can still be used, and whom it lets in."""

    id: int
    person_id: int
    name: str
    email: str


def binding(email: str, password_hash: str | None) -> str:
    """What a link hangs on: when the e-mail or the password changes, every earlier link is dead."""
    return hashlib.sha256(f"{email}\n{password_hash or ''}".encode()).hexdigest()


def live_token(raw: str, *, kind: TokenKind, at: datetime) -> LiveToken | None:
    """The link, if it exists, is unused, not too old, its account is as it was then and not disabled."""
    found = db.session.execute(
        sa.select(Token, Person)
        .join(Person, Person.id == Token.person_id)
        .where(
            Token.token_hash == hash_of(raw),
            Token.kind == kind.value,
            Token.used_at.is_(None),
            Token.expires_at > at,
            Person.disabled_at.is_(None),
        )
    ).first()
    if found is None:
        return None
    token, person = found
    if token.bound_to != binding(person.email, person.password_hash):
        return None
    return LiveToken(token.id, person.id, person.name, person.email)
