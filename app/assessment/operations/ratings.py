"""A person rates an answer. Their rating wins over any scorer's; both are kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from flask_babel import gettext as _

from app.assessment.models import Evidence, Rating, ReviewClaim, ReviewTask
from app.assessment.operations.claims import claim
from app.assessment.queries.answers import reviewable_answer
from app.catalogue.queries import load_rubric
from app.db import db, operation
from app.engine.rated import lacks_evidence
from app.engine.rubric import Rubric
from app.engine.scoring.levels import overall_level
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import Answer
from app.mail.operations import tell

MAX_COMMENT = 2000
ANSWER_RATED = "answer-rated"
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Judgement:
    """What a reviewer decided. Levels 1 to 4 by criterion; spans are code points of the answer; gates by id."""

    levels: Mapping[str, int]
    evidence: Mapping[str, Spans] = field(default_factory=dict)
    gates: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    comment: str = ""


class IncompleteRating(Refused):
    """A criterion has no level, or something is named that the rubric or the answer does not have."""

    def __init__(self) -> None:
        super().__init__(_("Give every criterion one of the four levels, then save again."))


class NoEvidence(Refused):
    """A level above 1 without a marked sentence. `criteria` are the ids that lack one."""

    def __init__(self, criteria: Sequence[str]) -> None:
        super().__init__(_("Mark at least one sentence for every level above Harmful."))
        self.criteria = tuple(criteria)


@operation
def rate(*, answer_id: int, judgement: Judgement, actor_id: int, at: datetime) -> Rating:
    """Store a person's rating, take the answer from the queue and tell the learner.

    Rating the same answer again by the same person gives the rating that is there. A claim that has run out is
    renewed if nobody else took the answer. Raises Missing, IncompleteRating, NoEvidence, AlreadyRated,
    ReadByColleague.
    """
    answer = reviewable_answer(answer_id=answer_id, reviewer_id=actor_id)
    own = db.session.scalars(
        sa.select(Rating).where(Rating.answer_id == answer_id, Rating.rater_id == actor_id)
    ).one_or_none()
    if own is not None:
        return own
    rubric = load_rubric(answer.rubric_version_id or 0)
    _check(rubric, answer.text, judgement)
    claim(answer_id=answer_id, actor_id=actor_id, at=at)
    rating = _add(answer, rubric, judgement, actor_id=actor_id, at=at)
    db.session.execute(sa.delete(ReviewTask).where(ReviewTask.answer_id == answer_id))
    db.session.execute(sa.delete(ReviewClaim).where(ReviewClaim.answer_id == answer_id))
    record(Kind.ANSWER_RATED, at=at, actor_id=actor_id, answer_id=answer_id, rating_id=rating.id)
    tell(kind=ANSWER_RATED, person_id=answer.person_id, key=str(rating.id), ids={"answer_id": answer_id}, at=at)
    db.session.flush()
    return rating


def _check(rubric: Rubric, text: str, judgement: Judgement) -> None:
    criteria = {criterion.id for criterion in rubric.criteria}
    gates = {gate.id for gate in rubric.gates}
    known = set(judgement.levels) == criteria and set(judgement.evidence) <= criteria and set(judgement.gates) <= gates
    possible = all(level in (1, 2, 3, 4) for level in judgement.levels.values())
    spans = [*judgement.gates.values(), *(span for found in judgement.evidence.values() for span in found)]
    if not (known and possible and _inside(text, spans)) or len(judgement.comment) > MAX_COMMENT:
        raise IncompleteRating
    marked = {criterion for criterion, found in judgement.evidence.items() if found}
    lacking = lacks_evidence(rubric, judgement.levels, marked)
    if lacking:
        raise NoEvidence(lacking)


def _inside(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    return all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)


def _add(answer: Answer, rubric: Rubric, judgement: Judgement, *, actor_id: int, at: datetime) -> Rating:
    overall = overall_level(rubric, judgement.levels, tuple(judgement.gates))
    details: dict[str, Any] = {
        "mean": round(overall.mean, 4),
        "limited_by": list(overall.limited_by),
        "gates": [
            {"id": gate, "severity": rubric.gate(gate).severity, "start": start, "end": end}
            for gate, (start, end) in judgement.gates.items()
        ],
    }
    rating = Rating(
        answer_id=answer.id,
        rubric_version_id=answer.rubric_version_id,
        rater_id=actor_id,
        status="settled",
        level=overall.level,
        levels=dict(judgement.levels),
        details=details,
        comment=judgement.comment.strip(),
        at=at,
    )
    db.session.add(rating)
    db.session.flush()
    for criterion, spans in judgement.evidence.items():
        for start, end in spans:
            db.session.add(Evidence(rating_id=rating.id, criterion=criterion, start_at=start, end_at=end))
    return rating
