"""Changing what managers may see: stricter at once; wider with two administrators, 14 days and a mail to everybody."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from flask_babel import gettext as _

from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.insight.models import VisibilityChange
from app.insight.operations.groups import forget_groups
from app.insight.queries.sight import WIDTH, setting
from app.mail.operations import queue_mail
from app.people.models import Company, Person, Visibility

NOTICE = timedelta(days=14)
WIDER_MAIL = "insight.wider-visibility"


class SameVisibility(Refused):
    """It is so already."""

    def __init__(self) -> None:
        super().__init__(_("This is what managers see already. Nothing was changed."))


class TwoAdministrators(Refused):
    """A wider view needs the agreement of a second administrator."""

    def __init__(self) -> None:
        super().__init__(_("You asked for this yourself. Another administrator has to agree to it."))


class Overtaken(Refused):
    """The wish was withdrawn, agreed to or overtaken meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("This was decided or taken back meanwhile. Look at the page again."))


@operation
def ask_change(*, mode: Visibility, indirect_by_name: bool, actor_id: int, at: datetime) -> VisibilityChange:
    """Ask for another visibility. A stricter one counts at once for everything. Raises SameVisibility."""
    company = _locked_company()
    present = setting()
    by_name = indirect_by_name and mode is Visibility.LEVELS
    wanted = (WIDTH[mode], by_name)
    if wanted == present.width:
        raise SameVisibility
    _withdraw_open(at)
    row = VisibilityChange(
        from_mode=company.visibility, mode=mode.value, indirect_by_name=by_name, asked_by_id=actor_id, asked_at=at
    )
    db.session.add(row)
    db.session.flush()
    record(Kind.VISIBILITY_ASKED, at=at, actor_id=actor_id, change_id=row.id, mode=mode.value)
    if wanted < present.width:
        row.effective_at = at
        _apply(row, company, at)
    db.session.flush()
    return row


@operation
def agree_change(*, change_id: int, actor_id: int, at: datetime) -> None:
    """Agree to a wider visibility as a second administrator: everybody gets a mail, it counts 14 days later.

    Raises Missing, Overtaken, TwoAdministrators.
    """
    _locked_company()
    row = _open(change_id)
    if row.agreed_at is not None:
        raise Overtaken
    if row.asked_by_id == actor_id:
        raise TwoAdministrators
    row.agreed_by_id, row.agreed_at, row.effective_at = actor_id, at, at + NOTICE
    record(Kind.VISIBILITY_AGREED, at=at, actor_id=actor_id, change_id=row.id)
    for person_id in db.session.scalars(sa.select(Person.id).where(Person.disabled_at.is_(None)).order_by(Person.id)):
        queue_mail(kind=WIDER_MAIL, person_id=person_id, ids={"change_id": row.id}, at=at, expires_at=row.effective_at)
    db.session.flush()


@operation
def withdraw_change(*, change_id: int, actor_id: int, at: datetime) -> None:
    """Take back a wish that does not count yet. Raises Missing, Overtaken."""
    _locked_company()
    row = _open(change_id)
    row.withdrawn_at = at
    record(Kind.VISIBILITY_WITHDRAWN, at=at, actor_id=actor_id, change_id=row.id)
    db.session.flush()


@operation
def apply_change(*, change_id: int, at: datetime) -> None:
    """Let an agreed change count, once its day has come; safe to run twice."""
    company = _locked_company()
    row = db.session.get(VisibilityChange, change_id, with_for_update=True)
    if row is None or row.applied_at is not None or row.withdrawn_at is not None:
        return
    if row.effective_at is None or row.effective_at > at:
        return
    _apply(row, company, at)
    db.session.flush()


def _apply(row: VisibilityChange, company: Company, at: datetime) -> None:
    row.from_mode, row.applied_at = company.visibility, at
    narrower = WIDTH[Visibility(row.mode)] < WIDTH[Visibility.AGGREGATE]
    company.visibility = row.mode
    if narrower:
        forget_groups()
    record(Kind.VISIBILITY_CHANGED, at=at, actor_id=row.asked_by_id, change_id=row.id, mode=row.mode)


def _locked_company() -> Company:
    company = db.session.get(Company, 1, with_for_update=True)
    if company is None:
        raise Missing
    return company


def _open(change_id: int) -> VisibilityChange:
    row = db.session.get(VisibilityChange, change_id, with_for_update=True)
    if row is None:
        raise Missing
    if row.withdrawn_at is not None or row.applied_at is not None:
        raise Overtaken
    return row


def _withdraw_open(at: datetime) -> None:
    """A new wish takes the place of one that does not count yet."""
    db.session.execute(
        sa.update(VisibilityChange)
        .where(VisibilityChange.applied_at.is_(None), VisibilityChange.withdrawn_at.is_(None))
        .values(withdrawn_at=at)
    )
