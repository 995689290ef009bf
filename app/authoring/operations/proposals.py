"""A second person reads before a course is published, where the company wants that."""

from datetime import datetime

from flask_babel import gettext as _

from app.authoring.models import Proposal
from app.authoring.queries.agreement import proposal
from app.db import db, operation
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.people.models import Company


class OwnProposal(Refused):
    """The one who proposed a change wants to agree to it."""

    def __init__(self) -> None:
        super().__init__(_("You proposed this yourself. Ask another author to read it and to agree."))


@operation
def propose(*, module_id: str, source_hash: str, actor_id: int, at: datetime) -> Proposal:
    """Ask for a second reader of a module's present files. The same files are proposed once."""
    found = proposal(module_id, source_hash)
    if found is None:
        found = Proposal(module_id=module_id, source_hash=source_hash, proposed_by_id=actor_id, proposed_at=at)
        db.session.add(found)
        db.session.flush()
        record(Kind.MODULE_PROPOSED, at=at, actor_id=actor_id, proposal=found.id)
    return found


@operation
def approve(*, module_id: str, source_hash: str, actor_id: int, at: datetime) -> Proposal:
    """Agree to what somebody else proposed. Raises Missing if nobody proposed these files, and OwnProposal."""
    found = proposal(module_id, source_hash)
    if found is None:
        raise Missing
    if found.proposed_by_id == actor_id:
        raise OwnProposal
    if found.approved_at is None:
        found.approved_by_id, found.approved_at = actor_id, at
        record(Kind.MODULE_APPROVED, at=at, actor_id=actor_id, proposal=found.id)
    db.session.flush()
    return found


@operation
def want_second_reader(*, wanted: bool, actor_id: int | None, at: datetime) -> None:
    """Whether courses need a second reader from now on. Raises Missing before the first start."""
    company = db.session.get(Company, 1)
    if company is None:
        raise Missing
    company.second_reader = wanted
    record(Kind.COMPANY_CHANGED, at=at, actor_id=actor_id)
    db.session.flush()
