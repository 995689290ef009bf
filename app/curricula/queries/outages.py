"""Recorded outages, as HR reads them."""

import sqlalchemy as sa

from app.curricula.models import OutageRecord
from app.db import Page, paginate


def outages_page(*, page: int) -> Page[OutageRecord]:
    """Recorded outages, the last first."""
    return paginate(sa.select(OutageRecord).order_by(OutageRecord.first_at.desc(), OutageRecord.id.desc()), page=page)
