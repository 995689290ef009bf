"""What a learner sees first: what to go on with, what waits for a person, what was done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app.assessment.models import Rating
from app.catalogue.models import ModuleVersion
from app.catalogue.queries.content import load_module
from app.db import Page, db
from app.learning.models import Answer, Attempt, Completion
from app.people.models import PersonJob
from app.policies.models import Attestation, PolicyVersion

SHORT_LIST = 5


@dataclass(frozen=True)
class OpenAttempt:
    """A module somebody is in the middle of. `number`: which of their tries it is, counted from 1."""

    attempt_id: int
    module_version_id: int
    title: str
    course_title: str
    touched_at: datetime
    started_at: datetime
    number: int


@dataclass(frozen=True)
class WaitingAnswer:
    """An own answer that no person has rated yet. `number`: which answer to that role-play it is, from 1."""

    answer_id: int
    title: str
    role_play: str
    number: int
    submitted_at: datetime


@dataclass(frozen=True)
class DoneModule:
    """A module somebody completed, or a policy somebody confirmed: one of the two ids is empty.

    `number`: which of their tries at the module it is, counted from 1; `tries`: how many there are by now.
    """

    attempt_id: int | None
    attestation_id: int | None
    title: str
    version: int
    completed_at: datetime
    started_at: datetime | None
    number: int
    tries: int


@dataclass(frozen=True)
class ListedModule:
    """A published module with the reader's own state: the open attempt and the last completion, if any."""

    version: ModuleVersion
    open_attempt_id: int | None
    completed_at: datetime | None


# The home page asks these with every visit, so they are put together once.
_PERSON = sa.bindparam("person_id", type_=sa.Integer())
_ANY = orm.aliased(Attempt)
_TRIES = (
    sa.select(sa.func.count(_ANY.id))
    .where(_ANY.person_id == Attempt.person_id, _ANY.module_id == Attempt.module_id)
    .correlate(Attempt)
)
_NUMBER = _TRIES.where(_ANY.id <= Attempt.id)
_OPEN_ATTEMPTS = (
    sa.select(
        Attempt.id,
        ModuleVersion.id.label("version_id"),
        ModuleVersion.title,
        ModuleVersion.course_title,
        Attempt.touched_at,
        Attempt.started_at,
        _NUMBER.scalar_subquery().label("nth"),
    )
    .join(ModuleVersion, ModuleVersion.id == Attempt.module_version_id)
    .where(Attempt.person_id == _PERSON, Attempt.finished_at.is_(None))
    .order_by(Attempt.touched_at.desc(), Attempt.id.desc())
    .limit(50)
)
_WAITING_ANSWERS = (
    sa.select(
        Answer.id,
        ModuleVersion.id.label("version_id"),
        ModuleVersion.title,
        Answer.role_play,
        Answer.number,
        Answer.submitted_at,
    )
    .join(Attempt, Attempt.id == Answer.attempt_id)
    .join(ModuleVersion, ModuleVersion.id == Attempt.module_version_id)
    .where(
        Answer.person_id == _PERSON,
        Answer.rubric_version_id.is_not(None),
        ~sa.select(Rating.id).where(Rating.answer_id == Answer.id, Rating.rater_id.is_not(None)).exists(),
    )
    .order_by(Answer.submitted_at.desc(), Answer.id.desc())
    .limit(SHORT_LIST)
)
_NONE = sa.cast(sa.null(), sa.Integer())
_EVERYTHING_DONE = sa.union_all(
    sa.select(
        Completion.attempt_id, _NONE.label("attestation_id"), ModuleVersion.title, ModuleVersion.number,
        Completion.completed_at.label("at"), Completion.id, Attempt.started_at,
        _NUMBER.scalar_subquery().label("nth"), _TRIES.scalar_subquery().label("tries"),
    )
    .join(ModuleVersion, ModuleVersion.id == Completion.module_version_id)
    .join(Attempt, Attempt.id == Completion.attempt_id)
    .where(Completion.person_id == _PERSON),
    sa.select(
        _NONE, Attestation.id.label("attestation_id"), PolicyVersion.title, PolicyVersion.number,
        Attestation.at, Attestation.id, sa.null(), sa.literal(1), sa.literal(1),
    )
    .join(PolicyVersion, PolicyVersion.id == Attestation.version_id)
    .where(Attestation.person_id == _PERSON),
).subquery()  # fmt: skip
_DONE = (
    sa.select(_EVERYTHING_DONE)
    .order_by(_EVERYTHING_DONE.c.at.desc(), _EVERYTHING_DONE.c.id.desc(), _EVERYTHING_DONE.c.attempt_id)
    .limit(sa.bindparam("most", type_=sa.Integer()))
    .offset(sa.bindparam("skipped", type_=sa.Integer()))
)
_DONE_COUNT = sa.select(
    sa.select(sa.func.count()).select_from(Completion).where(Completion.person_id == _PERSON).scalar_subquery()
    + sa.select(sa.func.count()).select_from(Attestation).where(Attestation.person_id == _PERSON).scalar_subquery()
)


def open_attempts(person_id: int) -> list[OpenAttempt]:
    """Unfinished attempts, the last touched first. One per module, so the list is as short as the catalogue."""
    rows = db.session.execute(_OPEN_ATTEMPTS, {"person_id": person_id})
    return [OpenAttempt(r.id, r.version_id, r.title, r.course_title, r.touched_at, r.started_at, r.nth) for r in rows]


def suggestion(person_id: int) -> ModuleVersion | None:
    """A module made for one of the person's jobs, else any, that the person never started."""
    started = sa.select(Attempt.module_id).where(Attempt.person_id == person_id)
    jobs = set(db.session.scalars(sa.select(PersonJob.job).where(PersonJob.person_id == person_id)))
    rows = db.session.scalars(
        sa.select(ModuleVersion)
        .where(ModuleVersion.is_current.is_(True), ModuleVersion.module_id.not_in(started))
        .order_by(ModuleVersion.title)
        .limit(100)
    ).all()
    return next((row for row in rows if jobs & set(row.audience)), rows[0] if rows else None)


def waiting_answers(person_id: int) -> list[WaitingAnswer]:
    """The last few own answers that wait for a person's rating."""
    rows = db.session.execute(_WAITING_ANSWERS, {"person_id": person_id})
    return [
        WaitingAnswer(r.id, r.title, _role_play_title(r.version_id, r.role_play), r.number, r.submitted_at)
        for r in rows
    ]


def _role_play_title(module_version_id: int, role_play: str) -> str:
    found = load_module(module_version_id).role_play(role_play)
    return found.title if found else role_play


def done_modules(person_id: int, *, page: int, size: int = 25) -> Page[DoneModule]:
    """Completed modules and confirmed policies, the last first."""
    total = db.session.scalar(_DONE_COUNT, {"person_id": person_id}) or 0
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    rows = db.session.execute(_DONE, {"person_id": person_id, "most": size, "skipped": (page - 1) * size})
    done = [
        DoneModule(r.attempt_id, r.attestation_id, r.title, r.number, r.at, r.started_at, r.nth, r.tries) for r in rows
    ]
    return Page(done, page, pages, total)


def own_states(person_id: int, versions: list[ModuleVersion]) -> list[ListedModule]:
    """The modules with what this person did in them, in two statements whatever their number."""
    ids = [row.module_id for row in versions]
    opened: dict[str, int] = _pairs(
        sa.select(Attempt.module_id, Attempt.id).where(
            Attempt.person_id == person_id, Attempt.finished_at.is_(None), Attempt.module_id.in_(ids)
        )
    )
    completed: dict[str, datetime] = _pairs(
        sa.select(Attempt.module_id, sa.func.max(Completion.completed_at, type_=Completion.completed_at.type))
        .join(Completion, Completion.attempt_id == Attempt.id)
        .where(Attempt.person_id == person_id, Attempt.module_id.in_(ids))
        .group_by(Attempt.module_id)
    )
    return [ListedModule(row, opened.get(row.module_id), completed.get(row.module_id)) for row in versions]


def _pairs(rows: sa.Select[str, Any]) -> dict[str, Any]:
    return {row[0]: row[1] for row in db.session.execute(rows)}
