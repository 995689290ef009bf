"""Telling the story of the demo company: day by day from nine months ago until now, each day in one transaction.

Whatever stopped it, telling it again goes on: days that are done are known from the events, and what happens at night
is found by the same jobs that a running installation has, at the time of that night.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from app.admin.demo import office, plays, rules, talks
from app.admin.demo.people import DemoPerson, above, people
from app.admin.demo.stage import Scene, Stage, day_before, moment
from app.admin.operations.demo import CompanyExists, add_person, begin_demo, end_day, open_doors
from app.admin.queries.demo import Loading, standing
from app.assessment import jobs as assessment_jobs
from app.curricula import jobs as curricula_jobs
from app.db import db, unit_of_work
from app.insight import jobs as insight_jobs
from app.jobs.queue import Job
from app.learning.models import Answer

ASSIGN = tuple(job for job in curricula_jobs.JOBS if job.name == curricula_jobs.NAME)
# Who would be reminded now. It is noted and not sent, so that a running installation begins with what is new.
REMINDING = (
    *(job for job in curricula_jobs.JOBS if job.name == curricula_jobs.REMIND),
    *(job for job in assessment_jobs.JOBS if job.name != assessment_jobs.NAME),
)
MANY = 10_000
CHECKED_EVERY_DAYS = 7
Day = tuple[date, list[Scene]]


def begin(at: datetime) -> Loading:
    """The standing of a loading that was begun now, or earlier and not finished. Raises CompanyExists."""
    found = standing()
    db.session.rollback()
    if found.is_unfinished:
        return found
    with unit_of_work():
        begin_demo(anchor=at, at=moment(at, office.BEGINS + 3, hour=8, words="begin"))
    return standing()


def days(anchor: datetime, cast: tuple[DemoPerson, ...]) -> list[Day]:
    """The scenes of every day on which something happens, the earliest first."""
    scenes = sorted(_all_scenes(anchor, cast), key=lambda scene: (scene.at, scene.key))
    return [(day, list(own)) for day, own in groupby(scenes, key=lambda scene: scene.at.astimezone(UTC).date())]


def _all_scenes(anchor: datetime, cast: tuple[DemoPerson, ...]) -> Iterator[Scene]:
    yield Scene(moment(anchor, office.BEGINS, hour=8, words="first"), "a first day", lambda s: _people(s, anchor, cast))
    yield from office.scenes(anchor, cast)
    yield from rules.scenes(anchor)
    yield from plays.scenes(anchor, cast)
    yield from talks.scenes(anchor, cast)


def _people(stage: Stage, anchor: datetime, cast: tuple[DemoPerson, ...]) -> None:
    """Everybody who was there from the beginning; whoever others report to comes before them."""
    at = moment(anchor, office.BEGINS, hour=8, words="first")
    for entry in sorted((p for p in cast if p.hired >= office.BEGINS), key=lambda p: len(above(p.short))):
        add_person(
            entry=entry, people=stage.people, departments=stage.departments,
            hired_on=day_before(anchor, entry.hired), at=at,
        )  # fmt: skip


def tell(loading: Loading, story: list[Day], *, told: Callable[[], None] = lambda: None) -> None:
    """Tell what was not told yet; `told` is called after each of these days."""
    if loading.anchor is None:
        raise CompanyExists("The demo company was not begun here.")
    anchor, before = loading.anchor, None
    checking = _checking(story)
    for day, scenes in story:
        if day not in loading.told:
            if before is not None:
                _night(_end_of(before, anchor), (*insight_jobs.JOBS, *(ASSIGN if before in checking else ())))
            _tell_day(day, scenes)
            told()
        before = day
    _night(anchor, (*insight_jobs.JOBS, *ASSIGN, *REMINDING))


def _checking(story: list[Day]) -> set[date]:
    """Days after which everybody is brought in line with the rules: after the office did something, and every week.

    A running installation does so every night; here it would take most of the time and change nothing.
    """
    found: set[date] = set()
    last: date | None = None
    for day, scenes in story:
        if last is None or any(scene.for_all for scene in scenes) or (day - last).days >= CHECKED_EVERY_DAYS:
            last = day
            found.add(day)
    return found


def finish(*, password_hash: str, at: datetime) -> None:
    """Let the people of the sign-in list in."""
    with unit_of_work():
        open_doors(password_hash=password_hash, emails=[p.email for p in people() if p.can_sign_in], at=at)


def _tell_day(day: date, scenes: list[Scene]) -> None:
    with unit_of_work():
        stage = Stage()
        for scene in scenes:
            scene.act(stage)
        end_day(day=day, at=scenes[-1].at)


def _end_of(day: date, anchor: datetime) -> datetime:
    return min(datetime.combine(day + timedelta(days=1), time(), UTC), anchor)


def _night(at: datetime, jobs: Iterable[Job]) -> None:
    """What a worker would have found by then: these jobs' work, and answers to score."""
    for key in assessment_jobs.find_unscored(at, MANY):
        submitted = db.session.get_one(Answer, int(key)).submitted_at
        with unit_of_work():
            assessment_jobs.score_answer(key, submitted + timedelta(minutes=2))
    for job in jobs:
        _run(job, at)


def _run(job: Job, at: datetime) -> None:
    keys = job.find(at, MANY)
    db.session.rollback()
    for key in keys:
        with unit_of_work():
            job.do(key, at)
