"""Joiners, movers, leavers, absences and cycles; reminders; and the one mail a day that tells of all of it."""

from datetime import datetime

from app.curricula.mails import DUE, OVERDUE, sections_for
from app.curricula.operations.reconcile import check_block
from app.curricula.queries.blocks import CHANGING, blocks_to_check, people_of
from app.curricula.queries.digests import DIGEST, people_to_write_to
from app.curricula.queries.reminders import blocks_to_look_at, reminders_in
from app.engine.assignment.dates import day_in
from app.events.kinds import Kind
from app.jobs.queue import Job
from app.mail.operations import note_look, queue_digest, tell
from app.mail.queries import open_notices
from app.people.mails import in_language_of
from app.people.queries.company import addressee

NAME, REMIND, GATHER = "assign", "remind", "digests"


def find(at: datetime, limit: int) -> list[str]:
    """Blocks of people to bring in line."""
    return [str(block) for block in blocks_to_check(job=NAME, at=at, limit=limit)]


def do(key: str, at: datetime) -> None:
    """Bring one block in line; safe to run twice."""
    block = int(key)
    check_block(block=block, person_ids=people_of(block), at=at)


def find_reminders(at: datetime, limit: int) -> list[str]:
    """Blocks of people in which to look for reminders."""
    return [str(block) for block in blocks_to_look_at(job=REMIND, at=at, limit=limit)]


def remind(key: str, at: datetime) -> None:
    """Note the reminders of a block whose time has come; each can be noted once only."""
    block = int(key)
    for wanted in reminders_in(block, at):
        reminder = wanted.reminder
        tell(
            kind=OVERDUE if reminder.overdue else DUE,
            person_id=wanted.person_id,
            key=f"{wanted.obligation_id}:{reminder.key}",
            ids={"obligation_id": wanted.obligation_id, "due_day": reminder.due_day.isoformat()},
            pressing=reminder.pressing,
            at=at,
        )
    note_look(block=block, at=at)


def find_readers(at: datetime, limit: int) -> list[str]:
    """Ids of people to write to now."""
    return [str(person_id) for person_id in people_to_write_to(job=GATHER, at=at, limit=limit)]


def gather(key: str, at: datetime) -> None:
    """Put everything somebody is to be told into the digest of their day; what is no longer true is left out."""
    person = addressee(int(key))
    if person is None:
        return
    waiting = open_notices(person.id, pressing_only=person.fewer_mails)
    with in_language_of(person):
        true = [notice for notice in waiting if sections_for(person.id, [notice.told], at)]
    queue_digest(
        kind=DIGEST,
        person_id=person.id,
        day=day_in(at, person.zone),
        told=[notice.id for notice in true],
        untrue=[notice.id for notice in waiting if notice not in true],
        at=at,
    )


JOBS = (
    Job(name=NAME, find=find, do=do, lease_seconds=120),
    Job(name=REMIND, find=find_reminders, do=remind, lease_seconds=120),
    Job(name=GATHER, find=find_readers, do=gather),
)
WAKES = (*CHANGING, Kind.MODULE_COMPLETED)
