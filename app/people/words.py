"""The words for roles, jobs and visibility, in one place."""

from collections.abc import Iterable

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.people.models import Job, Role, Visibility

ROLES: dict[Role, LazyString] = {
    Role.REVIEWER: _l("Reviewer"),
    Role.AUTHOR: _l("Author"),
    Role.HR: _l("HR"),
    Role.ADMINISTRATOR: _l("Administrator"),
}
JOBS: dict[Job, LazyString] = {
    Job.SERVICE: _l("Service"),
    Job.MARKETING: _l("Marketing"),
    Job.SUPPORT: _l("Support"),
    Job.MANAGER: _l("Manager"),
    Job.OTHER: _l("Other work"),
}
VISIBILITY: dict[Visibility, LazyString] = {
    Visibility.COMPLETION: _l("Managers see what was completed and when, nothing about how well."),
    Visibility.AGGREGATE: _l("Managers also see how their team does as a whole, in groups of five or more."),
    Visibility.LEVELS: _l("Managers see the levels of the people who report to them."),
}
LANGUAGES = {"en": "English", "de": "Deutsch", "nl": "Nederlands", "fr": "Français"}


def what_they_do(*, roles: Iterable[Role], jobs: Iterable[Job], manages: int) -> str:
    """A short line about somebody: roles, whether they lead people, their work; or that they learn, and their work."""
    given, has = set(roles), set(jobs)
    told = [str(ROLES[role]) for role in Role if role in given]
    if manages or Job.MANAGER in has:
        told.append(str(JOBS[Job.MANAGER]))
    work = [str(JOBS[job]) for job in (Job.SERVICE, Job.SUPPORT, Job.MARKETING) if job in has]
    return ", ".join([*(told or [str(_l("Learner"))]), *work])
