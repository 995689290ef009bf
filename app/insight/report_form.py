"""The filter of a report as it stands in an address: read, checked, and put back beside each field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, HiddenField, SelectField
from wtforms.validators import ValidationError

from app.curricula.forms import Day
from app.engine.assignment.standing import State
from app.insight import report_words as words
from app.insight.queries.report_filter import By, Report, ReportFilter, courses_and_modules, rules_ever
from app.insight.queries.report_rows import SHOWN_STATES
from app.people.models import Job
from app.people.queries.departments import paths
from app.people.words import JOBS

PEOPLE = ("department", "job", "person", "left")
CONTENT = ("course", "module", "rule", "cycle")
FIELDS: dict[Report, tuple[str, ...]] = {
    Report.COMPLETION: ("by", *PEOPLE, *CONTENT),
    Report.ASSIGNED: (*PEOPLE, *CONTENT, "state"),
    Report.OVERDUE: (*PEOPLE, *CONTENT),
    Report.DAY: ("day", "known", *PEOPLE, *CONTENT, "order"),
    Report.HOURS: ("by", "since", "until", *PEOPLE, "course", "module"),
    Report.POLICIES: ("by", "since", "until", *PEOPLE, "module", "version"),
}
TOLD_BY: dict[Report, tuple[By, ...]] = {
    Report.COMPLETION: (By.MODULE, By.COURSE, By.DEPARTMENT, By.PERSON, By.RULE, By.CYCLE),
    Report.HOURS: (By.JOB, By.ROLE, By.DEPARTMENT),
    Report.POLICIES: (By.VERSION, By.PERSON),
}


def offered(_form: Any, field: Any) -> None:
    """Our own words for what is not offered any more, as an old bookmark may ask for."""
    if field.data not in {value for value, _label in field.choices or ()}:
        raise ValidationError(_("This is no longer there. Choose another, or all."))


def refuse_unless_number(field: Field) -> None:
    """Nothing, or the digits of an id."""
    if field.data and not (field.data.isascii() and field.data.isdigit() and len(field.data) < 10):
        raise ValidationError(_("This is no longer there. Choose another, or all."))


def choice(label: LazyString) -> SelectField:
    """One of several; what is offered is filled in later."""
    return SelectField(label, [offered], default="", validate_choice=False)


class ReportForm(FlaskForm):
    """The filters of one report. It is read from the address, so that a report can be kept as a bookmark."""

    class Meta:
        """No token: reading changes nothing."""

        csrf = False

    day = Day(_l("At the end of"), description=_l("A day like 2026-03-03."))
    known = choice(_l("As known"))
    by = choice(_l("By"))
    since = Day(_l("Completed from"))
    until = Day(_l("Completed until"))
    department = choice(_l("Department, with everything below"))
    job = choice(_l("Work"))
    course = choice(_l("Course"))
    module = choice(_l("Module"))
    rule = choice(_l("Rule"))
    state = choice(_l("State"))
    order = choice(_l("Who"))
    left = BooleanField(_l("Also people who have left"))
    person = HiddenField()
    cycle = HiddenField()
    version = HiddenField()

    def __init__(self, values: MultiDict[str, str], *, report: Report, today: date) -> None:
        super().__init__(formdata=values)
        self.report, self.today = report, today
        for name in [name for name in self._fields if name not in FIELDS[report]]:
            del self[name]
        for name, choices in self._offered(report).items():
            self[name].choices = choices
        if "by" in self and not self.by.data:
            self.by.data = self.by.choices[0][0]
        if "day" in self and not self.day.raw_data:
            self.day.process(None, data=today)

    def _offered(self, report: Report) -> dict[str, list[tuple[str, str]]]:
        taught = courses_and_modules()
        courses = {course: title for course, title, _id, _title in taught if course}
        every = {
            "by": [(by.value, words.by_word(by)) for by in TOLD_BY.get(report, ())],
            "known": [("", _("on that day")), ("today", _("today, with later corrections"))],
            "department": [("", _("all departments")), *((str(key), path) for key, path in paths().items())],
            "job": [("", _("any work")), *((job.value, str(JOBS[job])) for job in Job)],
            "course": [("", _("all courses")), *courses.items()],
            "module": self._modules(taught, report),
            "state": [("", _("any state")), *((state.value, words.state_word(state)) for state in SHOWN_STATES)],
            "order": [("", _("everybody")), ("no", _("who was not in order")), ("yes", _("who was in order"))],
        }
        if "rule" in FIELDS[report]:
            every["rule"] = [("", _("any rule")), *((str(key), title) for key, title in rules_ever())]
        return {name: choices for name, choices in every.items() if name in FIELDS[report]}

    @staticmethod
    def _modules(taught: list[tuple[str, str, str, str]], report: Report) -> list[tuple[str, str]]:
        if report is Report.POLICIES:
            return [("", _("all policies")), *((key, title) for course, _t, key, title in taught if not course)]
        taken = [(key, title) for course, _t, key, title in taught if course or report is not Report.HOURS]
        return [("", _("all modules")), *taken]

    def validate_day(self, field: Field) -> None:
        """A day that has begun."""
        if field.process_errors:
            return
        if field.data is None:
            raise ValidationError(_("Write a day like 2026-03-03."))
        if field.data > self.today:
            raise ValidationError(_("This day has not come yet. Write today or an earlier day."))

    def validate_until(self, field: Field) -> None:
        """Not before the beginning."""
        if field.data is not None and self.since.data is not None and field.data < self.since.data:
            raise ValidationError(_("The last day comes before the first one."))

    def validate_person(self, field: Field) -> None:
        """The id of somebody, which only links give."""
        refuse_unless_number(field)

    def validate_version(self, field: Field) -> None:
        """The number of a version, which only links give."""
        refuse_unless_number(field)

    def chosen(self) -> ReportFilter:
        """The filter, once the form is valid."""
        by = self._word("by")
        order = self._word("order")
        return ReportFilter(
            by=By(by) if by else None,
            department_id=self._number("department"),
            course_id=self._word("course"),
            module_id=self._word("module"),
            rule_id=self._number("rule"),
            cycle=self._word("cycle"),
            version=self._number("version"),
            person_id=self._number("person"),
            job=self._word("job"),
            state=State.OVERDUE.value if self.report is Report.OVERDUE else self._word("state"),
            in_order={"yes": True, "no": False}.get(order or ""),
            left=bool(self._data("left")),
            day=self._data("day"),
            as_known_today=self._word("known") == "today",
            since=self._data("since"),
            until=self._data("until"),
        )

    def values(self) -> Mapping[str, str]:
        """The filter as it stands in an address, without what is not narrowed."""
        found = {name: self[name].data for name in FIELDS[self.report]}
        texts = {name: data.isoformat() if isinstance(data, date) else data for name, data in found.items()}
        return {name: "y" if text is True else str(text) for name, text in texts.items() if text}

    def _data(self, name: str) -> Any:
        return self[name].data if name in self else None

    def _word(self, name: str) -> str | None:
        return self._data(name) or None

    def _number(self, name: str) -> int | None:
        word = self._word(name)
        return int(word) if word else None
