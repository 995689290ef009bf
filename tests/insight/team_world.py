"""A company of two modules with the same rated role-play, so that five competencies can have levels."""

import itertools
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.assessment.models import Forecast, Rating
from app.catalogue.models import ModuleFile, ModuleVersion
from app.catalogue.queries import rubric_version_for
from app.clock import now
from app.db import db, unit_of_work
from app.insight.operations.targets import seed_targets
from app.insight.queries.tasks import competencies
from app.learning.models import Answer, Attempt
from app.people.models import Person, Role, Visibility
from tests.factories import _add, make_company, make_person, publish_m2

keys = itertools.count(1)
CRITERIA = ("A1", "A2", "A3", "A4", "A5", "A6")
TEXT = "Ingrid, this canary-text is mine. It is our error and I am sorry."


def two_modules() -> tuple[ModuleVersion, ModuleVersion]:
    """“Week five” twice, under two ids, so that there are two different tasks."""
    first = publish_m2()
    values = {c.name: getattr(first, c.name) for c in ModuleVersion.__table__.columns if c.name != "id"}
    second = _add(ModuleVersion(**{**values, "module_id": "week-six", "title": "Week six"}))
    files = db.session.execute(
        sa.select(ModuleFile.path, ModuleFile.sha256).where(ModuleFile.version_id == first.id)
    ).all()
    for row in files:
        _add(ModuleFile(version_id=second.id, path=row.path, sha256=row.sha256))
    with unit_of_work():
        seed_targets(competencies=competencies(), at=now())
    return db.session.get_one(ModuleVersion, first.id), second


def company(mode: Visibility = Visibility.LEVELS) -> None:
    """The company, in a mode since two years."""
    make_company(visibility=mode.value, created_at=now() - timedelta(days=730))


def handed_in(
    person: Person, version: ModuleVersion, *, level: int | None, rater: Person | None = None, ago: float = 10,
    forecast: int | None = None, gates: tuple[tuple[str, str], ...] = (),
) -> int:  # fmt: skip
    """An answer to Ingrid so many days ago; rated at one level throughout, unless `level` is None."""
    at = now() - timedelta(days=ago)
    attempt = _add(
        Attempt(person_id=person.id, module_id=version.module_id, module_version_id=version.id, started_at=at,
                touched_at=at, finished_at=at)
    )  # fmt: skip
    answer = _add(
        Answer(attempt_id=attempt.id, person_id=person.id, role_play="ingrid-mail", number=1, text=TEXT, text_hash="x",
               rubric_version_id=rubric_version_for(version, "storming-reply").id, client_key=f"key-{next(keys)}",
               submitted_at=at)
    )  # fmt: skip
    if forecast is not None:
        _add(Forecast(answer_id=answer.id, level=forecast, at=at))
    if level is not None:
        rate_by_hand(answer, level, rater or make_person(roles=[Role.REVIEWER]), at=at, gates=gates)
    return int(answer.id)


def rate_by_hand(
    answer: Answer, level: int, rater: Person, *, at: datetime, gates: tuple[tuple[str, str], ...] = ()
) -> Rating:
    """A person's rating, every criterion at one level."""
    row: Rating = _add(
        Rating(answer_id=answer.id, rubric_version_id=answer.rubric_version_id, rater_id=rater.id, status="settled",
               level=level, levels=dict.fromkeys(CRITERIA, level), at=at, comment="canary-comment",
               details={"gates": [{"id": g, "severity": s, "start": 0, "end": 6} for g, s in gates]})
    )  # fmt: skip
    return row
