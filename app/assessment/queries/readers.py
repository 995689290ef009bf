"""Who may learn anything about an answer, by the company's own choice."""

import sqlalchemy as sa

from app.db import db
from app.people.models import Company, Visibility


def managers_see() -> Visibility:
    """What managers may see of their people; the least of it while no company is set up."""
    chosen = db.session.scalar(sa.select(Company.visibility).where(Company.id == 1))
    return Visibility(chosen) if chosen else Visibility.COMPLETION
