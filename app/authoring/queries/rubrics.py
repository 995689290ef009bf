"""The published versions of a rubric."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.catalogue.models import RubricVersion
from app.db import db
from app.errors import Missing


def rubric_versions(rubric_id: str) -> Sequence[RubricVersion]:
    """All versions of a rubric, the newest first. Raises Missing if it was never published."""
    rows = sa.select(RubricVersion).where(RubricVersion.rubric_id == rubric_id).order_by(RubricVersion.number.desc())
    found = db.session.scalars(rows).all()
    if not found:
        raise Missing
    return found
