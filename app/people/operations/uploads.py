"""Uploaded lists of people do not stay longer than they are needed."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from app.db import db, operation
from app.people.models import PeopleUpload

UPLOADS_KEPT = timedelta(days=1)


@operation
def remove_old_uploads(*, at: datetime) -> None:
    """Delete uploads, confirmed or not, a day after they arrived: they hold names and addresses of everybody."""
    db.session.execute(sa.delete(PeopleUpload).where(PeopleUpload.created_at <= at - UPLOADS_KEPT))
