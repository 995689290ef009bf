"""By when the company promises that a person has read an answer."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.db import db
from app.engine.working_days import working_day_after
from app.people.models import Company

PROMISED_WORKING_DAYS = 2
_ZONE = sa.select(Company.zone)


def company_zone() -> ZoneInfo:
    """The company's time zone; UTC before the company is set up."""
    return ZoneInfo(db.session.scalar(_ZONE) or "UTC")


def promised_day(submitted_at: datetime, zone: ZoneInfo) -> date:
    """The working day, in the company's zone, by which a person has read an answer handed in at `submitted_at`."""
    return working_day_after(submitted_at, zone=zone, days=PROMISED_WORKING_DAYS)
