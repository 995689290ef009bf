"""Starting a module, and the lock that every later step of an attempt takes."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from app.catalogue.queries import current_version
from app.db import db, operation
from app.errors import Missing
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Attempt
from app.learning.queries.attempts import OWN_ATTEMPT, open_attempt

_LOCKED = OWN_ATTEMPT.with_for_update().execution_options(populate_existing=True)


@operation
def start_attempt(*, module_id: str, actor_id: int, at: datetime) -> Attempt:
    """The person's open attempt at a module, else a new one on the version that is current now.

    Whoever is in the middle of a module stays on the version they began with. After a completion a new attempt is
    made; earlier ones are kept. Raises Missing when the module is not published.
    """
    found = open_attempt(person_id=actor_id, module_id=module_id)
    if found is not None:
        return found
    version = current_version(module_id)
    if version is None:
        raise Missing
    attempt = Attempt(
        person_id=actor_id, module_id=module_id, module_version_id=version.id, started_at=at, touched_at=at
    )
    try:
        with db.session.begin_nested():
            db.session.add(attempt)
    except IntegrityError:
        # On PostgreSQL the same person may have pressed the button in two windows at once; the first one counts.
        found = open_attempt(person_id=actor_id, module_id=module_id)
        if found is None:
            raise
        return found
    record(Kind.ATTEMPT_STARTED, at=at, actor_id=actor_id, attempt_id=attempt.id, module_version_id=version.id)
    db.session.flush()
    return attempt


@operation
def locked_attempt(*, attempt_id: int, actor_id: int) -> Attempt:
    """The actor's own attempt, locked until the transaction ends, so that two tabs are served one after the other.

    Every operation on an attempt begins with it. Raises Missing for another person's attempt as for an absent one.
    """
    found = db.session.scalars(_LOCKED, {"attempt_id": attempt_id, "person_id": actor_id}).one_or_none()
    if found is None:
        raise Missing
    return found
