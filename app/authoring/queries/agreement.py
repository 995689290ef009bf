"""Whether a second person has agreed to what is to be published."""

import sqlalchemy as sa

from app.authoring.models import Proposal
from app.db import db
from app.people.models import Company, Person


def second_reader_wanted() -> bool:
    """Whether the company wants a second person to read courses before they are published."""
    company = db.session.get(Company, 1)
    return company is not None and company.second_reader


def agreed(module_id: str, source_hash: str) -> bool:
    """Whether these files may be published: a second person agreed to them, or the company does not ask for one."""
    if not second_reader_wanted():
        return True
    found = proposal(module_id, source_hash)
    return found is not None and found.approved_at is not None


def proposal(module_id: str, source_hash: str) -> Proposal | None:
    """The proposal to publish these files, if somebody made one."""
    return db.session.scalars(
        sa.select(Proposal).where(Proposal.module_id == module_id, Proposal.source_hash == source_hash)
    ).one_or_none()


def proposer(found: Proposal) -> str:
    """The name of the author who made a proposal, for other authors."""
    person = db.session.get(Person, found.proposed_by_id)
    return person.name if person else ""
