"""Keeping what the scorer proposes. A proposal is a draft: it stands beside a person's rating, never over it."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.assessment.models import Evidence, Rating, ReviewTask
from app.db import db, operation
from app.engine.answer_text import word_count
from app.engine.scoring.proposal import ScoreProposal
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Answer

GAVE_UP = "gave-up:"
"""Before the scorer's name, in the row that says that scoring failed too often."""

# Parts of a proposal that have columns of their own.
OWN_COLUMNS = ("scorer", "status", "level", "levels", "evidence")


@operation
def keep_score(*, answer_id: int, proposal: ScoreProposal, examples: dict[str, Any], at: datetime) -> Rating:
    """Store a proposal with its evidence. A second one of the same scorer gives the first, unchanged.

    `examples`: move id to the place in an anchor that shows it (`anchor`, `start`, `end`).
    """
    kept = _rating(answer_id, proposal.scorer)
    if kept is not None:
        return kept
    record_ = proposal.as_record()
    rating = _add(
        answer_id,
        at=at,
        scorer=proposal.scorer,
        status=proposal.status,
        level=proposal.level,
        levels=dict(proposal.levels),
        details={key: value for key, value in record_.items() if key not in OWN_COLUMNS} | {"examples": examples},
    )
    for criterion, span in proposal.evidence.items():
        db.session.add(
            Evidence(rating_id=rating.id, criterion=criterion, start_at=span.start, end_at=span.end),
        )
    _wait_for_a_person(answer_id, why=_why(proposal))
    record(Kind.ANSWER_SCORED, at=at, actor_id=None, answer_id=answer_id, rating_id=rating.id, status=proposal.status)
    db.session.flush()
    return rating


@operation
def give_to_people(*, answer_id: int, scorer: str, at: datetime) -> Rating:
    """Scoring failed too often: the answer goes to a person, and the learner's page says so."""
    name = GAVE_UP + scorer
    kept = _rating(answer_id, name)
    if kept is not None:
        return kept
    rating = _add(
        answer_id, at=at, scorer=name, status="human", level=None, levels={}, details={"flags": ["scorer_failed"]}
    )
    _wait_for_a_person(answer_id, why="failed")
    record(Kind.ANSWER_SCORED, at=at, actor_id=None, answer_id=answer_id, rating_id=rating.id, status="human")
    db.session.flush()
    return rating


def _rating(answer_id: int, scorer: str) -> Rating | None:
    return db.session.scalars(
        sa.select(Rating).where(Rating.answer_id == answer_id, Rating.scorer == scorer)
    ).one_or_none()


def _add(answer_id: int, **values: Any) -> Rating:
    answer = db.session.get_one(Answer, answer_id)
    rating = Rating(answer_id=answer_id, rubric_version_id=answer.rubric_version_id, comment="", **values)
    db.session.add(rating)
    db.session.flush()
    return rating


def _wait_for_a_person(answer_id: int, *, why: str) -> None:
    """Put the answer into the queue, unless a person has rated it or it waits already (a newer scorer changes why)."""
    session = db.session
    by_a_person = sa.select(Rating.id).where(Rating.answer_id == answer_id, Rating.rater_id.is_not(None))
    if session.scalar(sa.select(by_a_person.exists())):
        return
    task = session.get(ReviewTask, answer_id, with_for_update=True)
    if task is not None:
        task.why = why
        return
    answer = session.get_one(Answer, answer_id)
    session.add(ReviewTask(answer_id=answer_id, since=answer.submitted_at, why=why, words=word_count(answer.text)))


def _why(proposal: ScoreProposal) -> str:
    if proposal.status == "unscorable":
        return "unscorable"
    if proposal.gates or proposal.gate_review:
        return "gate"
    return "unsure" if proposal.status == "human" else "draft"
