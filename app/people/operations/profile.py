"""What people change about themselves."""

from datetime import datetime

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.models import Person, Session, Token


class PasswordChangedMeanwhile(Refused):
    """The password that was checked is no longer the stored one."""


@operation
def change_profile(*, person_id: int, name: str, zone: str, language: str, at: datetime) -> None:
    """Change one's own name, time zone and language; an import does not overwrite what somebody wrote here."""
    person = db.session.get_one(Person, person_id, with_for_update=True)
    new = {"name": name, "zone": zone, "language": language}
    changed = [field for field, value in new.items() if getattr(person, field) != value]
    for field in changed:
        setattr(person, field, new[field])
    person.hand_edited = sorted({*person.hand_edited, *changed})
    if changed:
        record(Kind.PROFILE_CHANGED, at=at, actor_id=person_id, person_id=person_id, fields=",".join(changed))
    db.session.flush()


@operation
def set_fewer_mails(*, person_id: int, fewer: bool, at: datetime) -> None:
    """Want only what is pressing, or everything again. Raises Missing when there is no such person."""
    person = db.session.get(Person, person_id, with_for_update=True)
    if person is None:
        raise Missing
    if person.fewer_mails != fewer:
        person.fewer_mails = fewer
        record(Kind.MAIL_WISH_CHANGED, at=at, actor_id=person_id, person_id=person_id, fewer=int(fewer))
    db.session.flush()


@operation
def set_password(*, person_id: int, password_hash: str, checked_hash: str | None, at: datetime) -> None:
    """Give somebody a new password: every session of theirs ends, every link to them is dead.

    `checked_hash` is the stored hash the old password was checked against outside of this transaction, None when a
    link proved who it is. Raises PasswordChangedMeanwhile.
    """
    person = db.session.get_one(Person, person_id, with_for_update=True)
    if checked_hash is not None and person.password_hash != checked_hash:
        raise PasswordChangedMeanwhile(_("Your password has just been changed somewhere else. Sign in again."))
    person.password_hash = password_hash
    db.session.execute(sa.delete(Token).where(Token.person_id == person_id, Token.used_at.is_(None)))
    ended = db.session.scalars(sa.delete(Session).where(Session.person_id == person_id).returning(Session.id)).all()
    record(Kind.PASSWORD_SET, at=at, actor_id=person_id, person_id=person_id, sessions_ended=len(ended))
    db.session.flush()
