"""Withdrawing a module and offering it again. Nobody who began it is stopped, and nothing done is touched."""

from datetime import datetime

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.db import db, operation
from app.errors import Missing
from app.events.kinds import Kind
from app.events.operations import record


@operation
def withdraw(*, module_id: str, actor_id: int | None, at: datetime) -> ModuleVersion:
    """Nobody can begin the module any more; who began it finishes. Twice is as good as once. Raises Missing."""
    newest = _newest(module_id)
    if newest.withdrawn_at is None:
        newest.withdrawn_at = at
        db.session.execute(
            sa.update(ModuleVersion).where(ModuleVersion.module_id == module_id).values(is_current=False)
        )
        record(Kind.MODULE_WITHDRAWN, at=at, actor_id=actor_id, module_version=newest.id)
    db.session.flush()
    return newest


@operation
def offer_again(*, module_id: str, actor_id: int | None, at: datetime) -> ModuleVersion:
    """The newest version of a withdrawn module can be begun again. Raises Missing."""
    newest = _newest(module_id)
    if newest.withdrawn_at is not None:
        newest.withdrawn_at = None
        newest.is_current = True
        record(Kind.MODULE_OFFERED, at=at, actor_id=actor_id, module_version=newest.id)
    db.session.flush()
    return newest


def _newest(module_id: str) -> ModuleVersion:
    found = db.session.scalars(
        sa.select(ModuleVersion)
        .where(ModuleVersion.module_id == module_id)
        .order_by(ModuleVersion.number.desc())
        .limit(1)
        .with_for_update()
    ).first()
    if found is None:
        raise Missing
    return found
