"""What a manager needs for one talk: an example sentence of the weakest criterion, and what was agreed before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from app.catalogue.queries.content import load_rubric
from app.engine.examples import Example, examples
from app.engine.skills import Skill, skill
from app.insight.models import PracticeGoal
from app.insight.queries.facts import PersonFacts
from app.insight.queries.tasks import Exercises


@dataclass(frozen=True)
class Shown:
    """One sentence of an example answer, the criterion it shows, and what reliable looks like there."""

    criterion: str
    sentence: str
    anchor_level: int
    descriptor: str


@dataclass(frozen=True)
class Goal:
    """An agreed goal. `before` and `after` stand once its day has come: what was seen when it was agreed, and on the
    day; `new`: pieces handed in between.
    """

    row: PracticeGoal
    before: Skill | None = None
    after: Skill | None = None
    new: int = 0


def example_for(competency: str, people: Iterable[PersonFacts], listed: Exercises) -> Shown | None:
    """A sentence that shows the criterion in which these people are weakest; None where no rubric has one.

    Without anything seen it is the first criterion of a task that feeds the competency.
    """
    for rubric_version_id, criterion_id in _candidates(competency, people, listed):
        found = _sentence(rubric_version_id, criterion_id)
        if found is not None:
            return found
    return None


def _candidates(competency: str, people: Iterable[PersonFacts], listed: Exercises) -> list[tuple[int, str]]:
    """Rubric version and criterion, the weakest first; then those nobody was rated in."""
    levels: dict[str, list[float]] = defaultdict(list)
    versions: dict[str, int] = {}
    for own in people:
        for rows in own.criteria.get(competency, {}).values():
            for version_id, criterion_id, level in rows:
                levels[criterion_id].append(level)
                versions[criterion_id] = max(version_id, versions.get(criterion_id, 0))
    weakest = sorted(levels, key=lambda name: (sum(levels[name]) / len(levels[name]), name))
    rated = [(versions[name], name) for name in weakest]
    fresh = [
        (version_id, criterion.id)
        for version_id in listed.rubrics
        for criterion in load_rubric(version_id).criteria
        if criterion.competency == competency
    ]
    return [*rated, *(pair for pair in fresh if pair not in rated)]


def _sentence(rubric_version_id: int, criterion_id: str) -> Shown | None:
    rubric = load_rubric(rubric_version_id)
    shown = _examples(rubric_version_id)
    moves = sorted((m for m in rubric.moves if m.criterion == criterion_id), key=lambda move: not move.required)
    found = next((shown[move.id] for move in moves if move.id in shown), None)
    if found is None:
        return None
    anchor = next(anchor for anchor in rubric.anchors if anchor.id == found.anchor)
    criterion = rubric.criterion(criterion_id)
    return Shown(
        criterion.name, anchor.text[found.start : found.end].strip(), anchor.levels[criterion_id],
        criterion.descriptors.at(3),
    )  # fmt: skip


@lru_cache(maxsize=16)
def _examples(rubric_version_id: int) -> dict[str, Example]:
    """Kept in the process: finding them takes some tens of milliseconds, and a published rubric never changes."""
    return examples(load_rubric(rubric_version_id))


def with_outcome(rows: Sequence[PracticeGoal], own: PersonFacts | None, *, at: datetime) -> list[Goal]:
    """Goals with what was seen on their day, where that day has come and levels may be seen (`own` given)."""
    return [_goal(row, own, at) for row in rows]


def _goal(row: PracticeGoal, own: PersonFacts | None, at: datetime) -> Goal:
    if own is None or at.date() < row.retest_on:
        return Goal(row)
    values = own.values.get(row.competency, [])
    day_over = datetime.combine(row.retest_on + timedelta(days=1), time(), UTC)
    then = min(at, day_over)
    before = skill([v for v in values if v.at <= row.at], now=row.at, away=own.away)
    after = skill([v for v in values if v.at <= then], now=then, away=own.away)
    return Goal(row, before, after, sum(row.at < value.at <= then for value in values))
