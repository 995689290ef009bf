"""Two of one's own tries at a task, to be read beside each other."""

from dataclasses import dataclass

from app.assessment.queries.answers import Rated
from app.assessment.queries.feedback import Feedback, feedback
from app.errors import Missing
from app.learning.models import Answer
from app.learning.queries.answers import answers_to


@dataclass(frozen=True)
class Try:
    """One try and the rating that counts for it, if there is one."""

    answer: Answer
    rating: Rated | None


@dataclass(frozen=True)
class Tries:
    """The earlier and the later try; `others` are the numbers of the tries this one could be read beside.

    `earlier` is `later` while there is one try only.
    """

    found: Feedback
    earlier: Try
    later: Try
    others: tuple[int, ...]


def tries(*, person_id: int, answer_id: int, number: int | None = None) -> Tries:
    """An own answer and the try with this number; without one the first, and beside the first the latest.

    Raises Missing for somebody else's answer and for a number that is not there.
    """
    found = feedback(person_id=person_id, answer_id=answer_id)
    ratings = {standing.answer_id: standing.rating for standing in found.standings}
    answers = answers_to(attempt_id=found.answer.attempt_id, role_play=found.answer.role_play)
    by_number = {row.number: Try(row, ratings.get(row.id)) for row in answers}
    this = found.answer.number
    wanted = number or (min(by_number) if this > min(by_number) else max(by_number))
    if wanted not in by_number:
        raise Missing
    earlier, later = sorted((this, wanted))
    others = tuple(key for key in by_number if key != this)
    return Tries(found, by_number[earlier], by_number[later], others)
