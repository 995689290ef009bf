"""Joiners, movers, leavers, absences and cycles: every block of people, every night and whenever something changed."""

from datetime import datetime

from app.curricula.operations.reconcile import check_block
from app.curricula.queries.blocks import CHANGING, blocks_to_check, people_of
from app.events.kinds import Kind
from app.jobs.queue import Job

NAME = "assign"


def find(at: datetime, limit: int) -> list[str]:
    """Blocks of people to bring in line."""
    return [str(block) for block in blocks_to_check(job=NAME, at=at, limit=limit)]


def do(key: str, at: datetime) -> None:
    """Bring one block in line; safe to run twice."""
    block = int(key)
    check_block(block=block, person_ids=people_of(block), at=at)


JOBS = (Job(name=NAME, find=find, do=do, lease_seconds=120),)
WAKES = (*CHANGING, Kind.MODULE_COMPLETED)
