"""Nightly work: agreed changes of visibility, words about groups, old looks, proposed targets; long reports."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from flask import current_app

from app.db import db
from app.events.kinds import Kind
from app.events.models import Event
from app.insight.models import Look, ReportFile
from app.insight.operations.groups import compute_groups
from app.insight.operations.looks import LOOKS_KEPT_DAYS, remove_old_looks
from app.insight.operations.report_files import file_failed, file_ready, remove_file
from app.insight.operations.targets import seed_targets
from app.insight.operations.visibility import apply_change
from app.insight.queries.changes import due_changes
from app.insight.queries.report_files import file_to_write, files_asked_before, files_to_write
from app.insight.queries.report_filter import Report, ReportFilter
from app.insight.queries.sight import setting
from app.insight.queries.targets import has_targets
from app.insight.queries.tasks import competencies
from app.insight.report_sheets import columns, lines
from app.insight.report_writing import place_of, write_for_later
from app.insight.report_writing import remove as remove_written
from app.jobs.queue import Job
from app.people.mails import in_language_of
from app.people.models import Company, Visibility
from app.people.queries.company import addressee

FILES, OLD_FILES = "insight.report-files", "insight.old-report-files"


def find_due_changes(at: datetime, limit: int) -> list[str]:
    """Ids of agreed changes whose day has come."""
    return [str(change_id) for change_id in due_changes(at, limit)]


def let_count(key: str, at: datetime) -> None:
    """Let one agreed change count."""
    apply_change(change_id=int(key), at=at)


def find_month(at: datetime, _limit: int) -> list[str]:
    """The month, once, while something may be said about groups and nothing was computed in it."""
    if db.session.get(Company, 1) is None or setting().mode is Visibility.COMPLETION:
        return []
    began = at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    done = sa.exists().where(Event.kind == Kind.GROUPS_COMPUTED.value, Event.at >= began)
    return [] if db.session.scalar(sa.select(done)) else [began.date().isoformat()]


def say_groups(_key: str, at: datetime) -> None:
    """Say anew what can be said about groups."""
    compute_groups(at=at)


def find_old_looks(at: datetime, _limit: int) -> list[str]:
    """One key when a look is older than 12 months; a day of patience, so that it runs once a night at most."""
    before = (at - timedelta(days=LOOKS_KEPT_DAYS)).date()
    return ["all"] if db.session.scalar(sa.select(sa.exists().where(Look.day < before))) else []


def forget_looks(_key: str, at: datetime) -> None:
    """Forget what is older than 12 months."""
    remove_old_looks(at=at)


def find_no_targets(_at: datetime, _limit: int) -> list[str]:
    """One key while no target stands, in an installation that has a list of competencies."""
    return ["all"] if not has_targets() and competencies() else []


def take_over_targets(_key: str, at: datetime) -> None:
    """Take over the proposed targets."""
    seed_targets(competencies=competencies(), at=at)


def find_files(at: datetime, limit: int) -> list[str]:
    """Long reports that somebody asked for."""
    return [str(file_id) for file_id in files_to_write(job=FILES, at=at, limit=limit)]


def write_file(key: str, at: datetime) -> None:
    """Write one long report, in the language of who asked. Another worker that does the same puts the same in place."""
    row = file_to_write(int(key))
    person = addressee(row.by_id) if row else None
    if row is None or person is None:
        file_failed(file_id=int(key), at=at)
        return
    report, chosen = Report(row.report), ReportFilter.model_validate(row.chosen)
    place = place_of(current_app.config["INSTANCE"], row.key, row.format)
    with in_language_of(person):
        written = write_for_later(place, columns(report, chosen), lines(report, chosen, at=at))
    file_ready(file_id=int(key), rows=written, at=at)


def give_file_up(key: str, at: datetime) -> None:
    """Say that a file could not be written."""
    file_failed(file_id=int(key), at=at)


def find_old_files(at: datetime, limit: int) -> list[str]:
    """Files whose days are over."""
    before = at - timedelta(days=current_app.config["SETTINGS"].export_days)
    return [str(file_id) for file_id in files_asked_before(before, job=OLD_FILES, at=at, limit=limit)]


def forget_file(key: str, at: datetime) -> None:
    """Remove a file and what stands about it."""
    row = db.session.get(ReportFile, int(key))
    if row is not None:
        remove_written(place_of(current_app.config["INSTANCE"], row.key, row.format))
        remove_file(file_id=row.id, at=at)


JOBS = (
    Job(name=FILES, find=find_files, do=write_file, give_up=give_file_up, lease_seconds=1800),
    Job(name=OLD_FILES, find=find_old_files, do=forget_file),
    Job(name="insight.targets", find=find_no_targets, do=take_over_targets),
    Job(name="insight.visibility", find=find_due_changes, do=let_count),
    Job(name="insight.groups", find=find_month, do=say_groups, lease_seconds=600),
    Job(name="insight.looks", find=find_old_looks, do=forget_looks),
)
