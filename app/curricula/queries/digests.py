"""Who is to get a digest now."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from app.curricula.queries.reminders import away_on_day
from app.db import db
from app.engine.assignment.dates import day_in
from app.engine.mail_hours import is_mail_time
from app.jobs.models import Lease
from app.mail.models import Notice, OutboxMail
from app.mail.queries import on_its_way
from app.people.models import Company, Person

DIGEST = "digest"
# Some are left out after reading, so more are read than are asked for.
READ_AHEAD = 200
# The demo company has a hundred people whose mail nobody reads; those who can sign in are written to.
_IN_DEMO = sa.exists().where(Company.demo.is_(True))


def people_to_write_to(*, job: str, at: datetime, limit: int) -> list[int]:
    """Ids of people with something to be told, where it is a working day's morning or afternoon.

    Nobody who had a digest today (in their zone), for whom one is on its way, or who is away or disabled. Found in a
    fixed number of statements a page of people.
    """
    found: list[int] = []
    after = 0
    while len(found) < limit:
        page = list(db.session.scalars(_candidates(job, at, after).limit(READ_AHEAD)))
        not_now = away_on_day(page, at) | _had_one_today(page, at)
        found += [person_id for person_id in page if person_id not in not_now]
        if len(page) < READ_AHEAD:
            break
        after = page[-1]
    return found[:limit]


def _candidates(job: str, at: datetime, after: int) -> sa.Select[int]:
    zones = db.session.scalars(sa.select(Person.zone).where(Person.disabled_at.is_(None)).distinct()).all()
    days = {zone: day_in(at, zone).isoformat() for zone in zones if is_mail_time(at, zone)}
    waits = sa.exists().where(
        Notice.person_id == Person.id, Notice.closed_at.is_(None), Notice.pressing | Person.fewer_mails.is_(False)
    )
    # One word a day and person, so that the unique key and this question mean the same.
    day = sa.case(days, value=Person.zone, else_="") if days else sa.literal("")
    todays = sa.exists().where(
        OutboxMail.once == sa.literal(f"{DIGEST}:") + sa.cast(Person.id, sa.Text) + sa.literal(":") + day
    )
    taken = sa.exists().where(
        Lease.job == job,
        Lease.key == sa.cast(Person.id, sa.Text),
        Lease.set_aside_at.is_not(None) | (Lease.until > at),
    )
    return (
        sa.select(Person.id)
        .where(
            Person.id > after, Person.disabled_at.is_(None), Person.zone.in_(days), waits, ~todays,
            ~on_its_way(DIGEST, Person.id), ~taken, ~_IN_DEMO | Person.password_hash.is_not(None),
        )
        .order_by(Person.id)
    )  # fmt: skip


def _had_one_today(person_ids: Collection[int], at: datetime) -> set[int]:
    """Of these people those whose last digest went out today, though it was meant for an earlier day."""
    rows = db.session.execute(
        sa.select(Person.id, Person.zone, sa.func.max(OutboxMail.sent_at, type_=OutboxMail.sent_at.type))
        .join(OutboxMail, OutboxMail.person_id == Person.id)
        .where(Person.id.in_(person_ids), OutboxMail.kind == DIGEST, OutboxMail.sent_at.is_not(None))
        .group_by(Person.id, Person.zone)
    )
    return {person_id for person_id, zone, sent_at in rows if sent_at and day_in(sent_at, zone) == day_in(at, zone)}
