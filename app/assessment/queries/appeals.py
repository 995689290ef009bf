"""Appeals: what one may appeal, what became of it, and which ones a reviewer may answer."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.assessment.models import Appeal, Rating
from app.assessment.queries.answers import Rated, ratings_of
from app.assessment.queries.company import company_zone
from app.assessment.queries.nearness import line_of
from app.catalogue.models import ModuleVersion
from app.catalogue.queries import load_module, load_rubric
from app.db import db
from app.engine.masking import masked
from app.engine.rubric import Criterion
from app.engine.skills import appeal_open_until
from app.engine.working_days import working_day_after
from app.errors import Missing
from app.learning.models import Answer, Attempt
from app.people.models import Person, PersonRole, Role

PROMISED_WORKING_DAYS = 10
PAGE_SIZE = 25
LOOKED_THROUGH = 200


@dataclass(frozen=True)
class OwnAppeal:
    """An appeal of one's own: the criterion's name, what became of it, the day by which it is answered."""

    id: int
    answer_id: int
    criterion: str
    criterion_name: str
    reason: str
    opened_at: datetime
    promised: date
    before: int
    outcome_level: int | None
    outcome_reason: str
    decided_at: datetime | None


@dataclass(frozen=True)
class AppealLine:
    """An open appeal on a reviewer's list."""

    id: int
    module_title: str
    criterion_name: str
    opened_at: datetime
    promised: date


@dataclass(frozen=True)
class AppealCase:
    """An appeal as another reviewer sees it: neither the first level nor its rater, no name of the writer."""

    id: int
    answer_id: int
    module_title: str
    task: str
    message: str
    text: str
    start: int
    end: int
    criterion: Criterion
    reason: str
    opened_at: datetime
    promised: date
    decided_at: datetime | None


def promised_by(opened_at: datetime, zone: ZoneInfo) -> date:
    """The working day by which an appeal is answered."""
    return working_day_after(opened_at, zone=zone, days=PROMISED_WORKING_DAYS)


def rating_to_appeal(answer_id: int, *, at: datetime) -> Rated | None:
    """The rating of an answer that can be appealed now: a person's, at most 30 days old. None if there is none."""
    people = [rating for rating in ratings_of([answer_id])[answer_id] if rating.by_person]
    return people[-1] if people and at < appeal_open_until(people[-1].at) else None


def appeals_of_answer(answer_id: int) -> list[Appeal]:
    """Every appeal about one answer. The caller has made sure whose answer it is."""
    return list(db.session.scalars(sa.select(Appeal).where(Appeal.answer_id == answer_id).order_by(Appeal.id)))


_OWN = (
    sa.select(Appeal, Rating.levels, Answer.rubric_version_id)
    .join(Answer, Answer.id == Appeal.answer_id)
    .join(Rating, Rating.id == Appeal.rating_id)
    .where(Answer.person_id == sa.bindparam("person_id", type_=sa.Integer()))
    .order_by(Appeal.opened_at.desc(), Appeal.id.desc())
    .limit(100)
)
_OWN_OF_ANSWER = _OWN.where(Appeal.answer_id == sa.bindparam("answer_id", type_=sa.Integer()))


def own_appeals(person_id: int, *, answer_id: int | None = None) -> list[OwnAppeal]:
    """A person's appeals, the last first; of one answer if given."""
    rows = _OWN if answer_id is None else _OWN_OF_ANSWER
    found = db.session.execute(rows, {"person_id": person_id, "answer_id": answer_id}).all()
    if not found:
        return []
    zone = company_zone()
    rubrics = {key: load_rubric(key) for key in {row[2] for row in found}}
    return [
        OwnAppeal(
            id=appeal.id,
            answer_id=appeal.answer_id,
            criterion=appeal.criterion,
            criterion_name=rubrics[rubric_id].criterion(appeal.criterion).name,
            reason=appeal.reason,
            opened_at=appeal.opened_at,
            promised=promised_by(appeal.opened_at, zone),
            before=levels[appeal.criterion],
            outcome_level=appeal.outcome_level,
            outcome_reason=appeal.outcome_reason,
            decided_at=appeal.decided_at,
        )
        for appeal, levels, rubric_id in found
    ]


def answerable(reviewer_id: int) -> list[AppealLine]:
    """Open appeals that this reviewer may answer, the oldest first, at most a page of them."""
    rows = db.session.execute(
        sa.select(Appeal, Answer.person_id, Answer.rubric_version_id, Person.department_id, ModuleVersion.title)
        .join(Answer, Answer.id == Appeal.answer_id)
        .join(Person, Person.id == Answer.person_id)
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .join(ModuleVersion, ModuleVersion.id == Attempt.module_version_id)
        .where(Appeal.decided_at.is_(None), Answer.person_id != reviewer_id, ~_rated_by(reviewer_id))
        .order_by(Appeal.opened_at, Appeal.id)
        .limit(LOOKED_THROUGH)
    ).all()
    rubrics = {key: load_rubric(key) for key in {row[2] for row in rows} if key is not None}
    line, zone = _line_of(reviewer_id), company_zone()
    place = db.session.get_one(Person, reviewer_id).department_id
    found: list[AppealLine] = []
    for appeal, writer_id, rubric_id, department_id, title in rows:
        # Only an appeal out of the reader's own department asks who else could answer it.
        near = department_id is not None and department_id == place
        if writer_id in line or (near and not may_answer(appeal, reviewer_id)):
            continue
        name = rubrics[rubric_id or 0].criterion(appeal.criterion).name
        found.append(AppealLine(appeal.id, title, name, appeal.opened_at, promised_by(appeal.opened_at, zone)))
        if len(found) == PAGE_SIZE:
            break
    return found


def _rated_by(reviewer_id: int) -> sa.Exists:
    return sa.exists().where(Rating.answer_id == Appeal.answer_id, Rating.rater_id == reviewer_id)


def may_answer(appeal: Appeal, reviewer_id: int) -> bool:
    """Whether a reviewer may answer an appeal.

    Not the writer, not who rated the answer, nobody of the writer's own reporting line; of the writer's department
    only while no other reviewer is left.
    """
    return reviewer_id in _reviewers_for(appeal)


def _reviewers_for(appeal: Appeal) -> set[int]:
    writer = db.session.scalars(
        sa.select(Person).join(Answer, Answer.person_id == Person.id).where(Answer.id == appeal.answer_id)
    ).one()
    raters = set(
        db.session.scalars(
            sa.select(Rating.rater_id).where(Rating.answer_id == appeal.answer_id, Rating.rater_id.is_not(None))
        )
    )
    listed = db.session.execute(
        sa.select(Person.id, Person.department_id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.REVIEWER.value, Person.disabled_at.is_(None))
    ).all()
    shut = raters | _line_of(writer.id) | {writer.id}
    able = {row.id: row.department_id for row in listed if row.id not in shut}
    elsewhere = {key for key, place in able.items() if place is None or place != writer.department_id}
    return elsewhere or set(able)


def _line_of(person_id: int) -> set[int]:
    return set(db.session.scalars(line_of(person_id)))


def appeal_case(*, appeal_id: int, reviewer_id: int) -> AppealCase:
    """An open appeal for a reviewer who may answer it, or one they answered. Raises Missing."""
    appeal = db.session.get(Appeal, appeal_id)
    if appeal is None:
        raise Missing
    own = appeal.decided_at is not None and appeal.reviewer_id == reviewer_id
    if not own and (appeal.decided_at is not None or not may_answer(appeal, reviewer_id)):
        raise Missing
    answer = db.session.get_one(Answer, appeal.answer_id)
    module = load_module(db.session.get_one(Attempt, answer.attempt_id).module_version_id)
    play = module.role_play(answer.role_play)
    name = db.session.get_one(Person, answer.person_id).name
    return AppealCase(
        id=appeal.id,
        answer_id=answer.id,
        module_title=module.title,
        task=play.title if play else answer.role_play,
        message=play.message if play else "",
        text=masked(answer.text, name=name),
        start=appeal.start_at,
        end=appeal.end_at,
        criterion=load_rubric(answer.rubric_version_id or 0).criterion(appeal.criterion),
        reason=masked(appeal.reason, name=name),
        opened_at=appeal.opened_at,
        promised=promised_by(appeal.opened_at, company_zone()),
        decided_at=appeal.decided_at,
    )
