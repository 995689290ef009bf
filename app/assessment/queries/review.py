"""What a reviewer sees of one answer: the text without its writer, the rubric, and their own rating once given."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.assessment.models import ReviewTask
from app.assessment.queries.answers import Rated, ratings_of, reviewable_answer
from app.assessment.queries.queue import claim_of
from app.catalogue.queries import load_module, load_rubric
from app.catalogue.queries.versions import rubric_version
from app.db import db
from app.engine.answer_text import sentences
from app.engine.course.model import Person as Character
from app.engine.course.roleplay import RolePlay
from app.engine.masking import masked
from app.engine.rubric import Rubric
from app.errors import Missing
from app.learning.models import Attempt
from app.people.models import Person


@dataclass(frozen=True)
class Review:
    """One answer for one reviewer. `text` is masked, `spans` are its sentences as code points.

    `draft` is the scorer's proposal; it is only there when `own`, the reviewer's rating, is stored.
    `held`: the reviewer holds the answer now; `taken`: a colleague does; `waits`: no person has rated it yet.
    """

    answer_id: int
    text: str
    spans: tuple[tuple[int, int], ...]
    submitted_at: datetime
    module_title: str
    role_play: RolePlay
    customer: Character | None
    rubric: Rubric
    rubric_number: int
    own: Rated | None
    draft: Rated | None
    held: bool
    taken: bool
    waits: bool
    until: datetime | None

    @property
    def sentences(self) -> list[str]:
        """The words of each sentence, in order."""
        return [self.text[start:end] for start, end in self.spans]

    @property
    def pieces(self) -> list[tuple[int | None, str]]:
        """The whole text in order: sentences with their number from 1, and what stands between them with none."""
        found: list[tuple[int | None, str]] = []
        position = 0
        for number, (start, end) in enumerate(self.spans, start=1):
            if start > position:
                found.append((None, self.text[position:start]))
            found.append((number, self.text[start:end]))
            position = end
        return found


def review(*, answer_id: int, reviewer_id: int, at: datetime) -> Review:
    """An answer as this reviewer may see it. Raises Missing for an own, absent or unrated-by-design answer.

    Somebody who neither holds the answer nor has rated it gets no word of it: `text` is empty then.
    """
    answer = reviewable_answer(answer_id=answer_id, reviewer_id=reviewer_id)
    module = load_module(db.session.get_one(Attempt, answer.attempt_id).module_version_id)
    role_play = module.role_play(answer.role_play)
    rubric_id = answer.rubric_version_id
    if role_play is None or rubric_id is None:
        raise Missing
    ratings = ratings_of([answer.id])[answer.id]
    own = next((rating for rating in ratings if rating.rater_id == reviewer_id), None)
    drafts = [rating for rating in ratings if not rating.by_person]
    claim = claim_of(answer.id)
    live = claim is not None and claim.until > at
    name = db.session.scalar(sa.select(Person.name).where(Person.id == answer.person_id)) or ""
    mine = claim is not None and claim.reviewer_id == reviewer_id
    may_read = own is not None or mine
    return Review(
        answer_id=answer.id,
        text=masked(answer.text, name=name) if may_read else "",
        spans=tuple(sentences(answer.text)),
        submitted_at=answer.submitted_at,
        module_title=module.title,
        role_play=role_play,
        customer=module.person(role_play.sender),
        rubric=load_rubric(rubric_id),
        rubric_number=rubric_version(rubric_id).number,
        own=own,
        draft=drafts[-1] if own is not None and drafts else None,
        held=mine and live,
        taken=live and not mine,
        waits=db.session.get(ReviewTask, answer.id) is not None,
        until=claim.until if claim is not None and mine else None,
    )
