"""The words of reports."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.curricula.words import STATES
from app.engine.assignment.standing import State
from app.insight.queries.report_excuses import Excuse
from app.insight.queries.report_filter import By, Report
from app.people.models import Job, Role
from app.people.words import JOBS, ROLES

TITLES: dict[Report, LazyString] = {
    Report.COMPLETION: _l("Completion"),
    Report.ASSIGNED: _l("Everything assigned"),
    Report.OVERDUE: _l("Overdue"),
    Report.DAY: _l("In order on one day"),
    Report.HOURS: _l("Training hours"),
    Report.POLICIES: _l("Policies confirmed"),
}
SAYS: dict[Report, LazyString] = {
    Report.COMPLETION: _l("What is done, open and overdue now. A name leads to the records behind its numbers."),
    Report.ASSIGNED: _l("Each module somebody was asked to do, with its due date, the day it was done, and why."),
    Report.OVERDUE: _l("What is past its due date and not done, the longest overdue first."),
    Report.DAY: _l("Who had nothing past due at the end of a day, worked out from the history."),
    Report.HOURS: _l("The stated minutes of what was completed. Nobody’s time is measured."),
    Report.POLICIES: _l("Who has confirmed which version. Who still has to stands under “Everything assigned”."),
}
EMPTY: dict[Report, LazyString] = {
    Report.COMPLETION: _l("Nothing that fits was assigned."),
    Report.ASSIGNED: _l("Nothing that fits was assigned."),
    Report.OVERDUE: _l("Nothing is overdue."),
    Report.DAY: _l("Nobody who fits had anything to do on that day."),
    Report.HOURS: _l("Nobody fits."),
    Report.POLICIES: _l("Nothing that fits was confirmed."),
}
BY: dict[By, LazyString] = {
    By.MODULE: _l("Module"),
    By.COURSE: _l("Course"),
    By.DEPARTMENT: _l("Department"),
    By.PERSON: _l("Person"),
    By.RULE: _l("Rule"),
    By.CYCLE: _l("Cycle"),
    By.JOB: _l("Work"),
    By.ROLE: _l("Role"),
    By.VERSION: _l("Version"),
}


def by_word(by: By) -> str:
    """What a report is told by."""
    return str(BY[by])


def title_of(report: str) -> str:
    """The title of a report by its name."""
    return str(TITLES[Report(report)])


def state_word(state: State) -> str:
    """How an obligation stands."""
    return str(STATES[state.value])


def in_time(*, late: bool | None, excuse: Excuse | None) -> str | None:
    """Whether something was done in time; with day and name where lateness was excused afterwards."""
    if excuse is not None:
        day = excuse.on.isoformat()
        return _("late, excused on %(day)s by %(name)s", day=day, name=excuse.by or _("the rules"))
    return None if late is None else _("late") if late else _("in time")


def group_word(by: By, key: str, label: str) -> str:
    """The name of a group of people."""
    if by is By.DEPARTMENT:
        return label or _("No department")
    if by is By.ROLE:
        return str(ROLES[Role(key)]) if key else _("Learner, no further role")
    return str(JOBS[Job(key)]) if key else _("No work given")
