"""Reports as tables: the same columns and lines for the page, the CSV and the XLSX."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from app.db import Page
from app.engine.assignment.dates import day_in
from app.engine.assignment.figures import Figures
from app.engine.assignment.standing import COUNTED, State
from app.insight import report_words as words
from app.insight.queries import report_day, report_hours, report_policies, report_rows
from app.insight.queries.report_filter import By, Report, ReportFilter
from app.people.queries.departments import paths

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Column:
    """A column. `number`: stands at the right. On the page: `under` the column before it, as a small line, with its
    label if it is `named`; `state`: a number leads to the records in that state.
    """

    label: str
    number: bool = False
    under: bool = False
    named: bool = False
    state: State | None = None

    @property
    def beside(self) -> bool:
        """Stands beside the rate: the page leaves a nought out."""
        return self.state is not None and self.state not in COUNTED


@dataclass(frozen=True)
class Line:
    """One row. What stands behind it: the list, narrowed (empty: not), or one obligation, or one person's page."""

    cells: tuple[Cell, ...]
    narrow: Mapping[str, str] = field(default_factory=dict)
    obligation_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class Total:
    """The figures above a table. `people`, `in_order`: only of one day; `hours`: only of training hours; `confirmed`:
    people who confirmed a policy.
    """

    figures: Figures | None = None
    people: int = 0
    in_order: int = 0
    hours: report_hours.HoursRow | None = None
    confirmed: int | None = None


@dataclass(frozen=True)
class Sheet:
    """One page of a report."""

    columns: Sequence[Column]
    page: Page[Line]
    total: Total


def sheet(report: Report, chosen: ReportFilter, *, at: datetime, page: int) -> Sheet:
    """One page of a report with its figures."""
    line = _line_of(report, chosen)
    match report:
        case Report.COMPLETION:
            groups = report_rows.groups_page(chosen, at=at, page=page)
            found, total = _with(groups, line), Total(report_rows.figures_now(chosen, at=at))
        case Report.ASSIGNED | Report.OVERDUE:
            rows = report_rows.obligations_page(chosen, at=at, page=page)
            found, total = _with(rows, line), Total(report_rows.figures_now(chosen, at=at))
        case Report.DAY:
            on_day, people = report_day.day_page(chosen, page=page)
            found, total = _with(people, line), Total(on_day.figures, on_day.people, on_day.in_order)
        case Report.HOURS:
            hours = report_hours.hours(chosen)
            found = Page([line(row) for row in hours], 1, 1, len(hours))
            total = Total(hours=report_hours.hours_in_all(chosen))
        case Report.POLICIES:
            found, total = _policies(chosen, line, page), Total(confirmed=report_policies.people_confirmed(chosen))
    return Sheet(columns(report, chosen), found, total)


def _policies(chosen: ReportFilter, line: Callable[[object], Line], page: int) -> Page[Line]:
    if chosen.by is By.PERSON:
        return _with(report_policies.confirmations_page(chosen, page=page), line)
    versions = report_policies.versions(chosen)
    return Page([line(row) for row in versions], 1, 1, len(versions))


def lines(report: Report, chosen: ReportFilter, *, at: datetime) -> Iterator[Line]:
    """All lines of a report in the order of its pages, as a stream."""
    line = _line_of(report, chosen)
    match report:
        case Report.COMPLETION:
            rows: Iterable[object] = report_rows.every_group(chosen, at=at)
        case Report.ASSIGNED | Report.OVERDUE:
            rows = report_rows.every_obligation(chosen, at=at)
        case Report.DAY:
            rows = report_day.everybody_on_day(chosen)
        case Report.HOURS:
            rows = report_hours.hours(chosen)
        case Report.POLICIES if chosen.by is By.PERSON:
            rows = report_policies.every_confirmation(chosen)
        case Report.POLICIES:
            rows = report_policies.versions(chosen)
    yield from map(line, rows)


def count_lines(report: Report, chosen: ReportFilter, *, at: datetime) -> int:
    """How many lines a file of the report holds, at most."""
    match report:
        case Report.COMPLETION:
            return report_rows.count_groups(chosen, at=at)
        case Report.ASSIGNED | Report.OVERDUE:
            return report_rows.count_obligations(chosen, at=at)
        case Report.DAY:
            return report_day.count_people(chosen)
        case Report.POLICIES if chosen.by is By.PERSON:
            return report_policies.count_confirmations(chosen)
        case Report.HOURS | Report.POLICIES:
            return 0  # as many as there are departments, or versions


def columns(report: Report, chosen: ReportFilter) -> list[Column]:
    """The columns of a report."""
    person = [
        Column(_("Person")),
        Column(_("Employee number"), under=True, named=True),
        Column(_("Department"), under=True),
    ]
    match report:
        case Report.COMPLETION:
            return [*_group_columns(chosen.by or By.MODULE), *_figure_columns()]
        case Report.ASSIGNED | Report.OVERDUE:
            return [*person, *_obligation_columns()]
        case Report.DAY:
            return [*person, Column(_("In order")), Column(_("Past due"), under=True, named=True), *_figure_columns()]
        case Report.HOURS:
            labels = (_("People"), _("Completed something"), _("Completions"), _("Hours"), _("Hours a person"))
            return [Column(words.by_word(chosen.by or By.JOB)), *(Column(label, number=True) for label in labels)]
        case Report.POLICIES if chosen.by is By.PERSON:
            return [*person, *(Column(label) for label in (_("Policy"), _("Version"), _("Cycle"), _("Confirmed on")))]
        case Report.POLICIES:
            texts = (_("Policy"), _("Version"), _("Published on"), _("Present text"))
            return [*(Column(label) for label in texts), Column(_("People who confirmed it"), number=True)]


def _obligation_columns() -> list[Column]:
    return [
        Column(_("Module")),
        Column(_("Course"), under=True),
        Column(_("Cycle"), under=True, named=True),
        Column(_("State")),
        Column(_("Due")),
        Column(_("Time zone"), under=True),
        Column(_("Done on")),
        Column(_("In time"), under=True),
        Column(_("Rules")),
    ]


def _group_columns(by: By) -> list[Column]:
    first, course = Column(words.by_word(by)), Column(_("Course"), under=True)
    match by:
        case By.MODULE:
            return [first, course]
        case By.PERSON:
            return [first, Column(_("Employee number"), under=True, named=True)]
        case By.CYCLE:
            return [Column(_("Module")), course, Column(_("Cycle"))]
        case _:
            return [first]


def _figure_columns() -> list[Column]:
    states = report_rows.SHOWN_STATES
    return [
        Column(_("Rate, %"), number=True),
        *(Column(words.state_word(state).capitalize(), number=True, state=state) for state in states),
    ]


def _figure_cells(figures: Figures) -> tuple[Cell, ...]:
    return (figures.percent, *(figures[state] for state in report_rows.SHOWN_STATES))


def _with(page: Page[Any], line: Callable[[object], Line]) -> Page[Line]:
    return Page([line(row) for row in page.items], page.page, page.pages, page.total)


def _line_of(report: Report, chosen: ReportFilter) -> Callable[[object], Line]:
    """How a row of this report becomes a line; departments are read once."""
    departments = {} if report in (Report.COMPLETION, Report.HOURS) else paths()

    def line(row: object) -> Line:
        match row:
            case report_rows.GroupRow():
                return _group_line(row, chosen.by or By.MODULE)
            case report_rows.ObligationRow():
                return _obligation_line(row, departments)
            case report_day.PersonOnDay():
                return _day_line(row, departments)
            case report_hours.HoursRow():
                return _hours_line(row, chosen.by or By.JOB)
            case report_policies.VersionRow():
                return _version_line(row)
            case report_policies.ConfirmationRow():
                return _confirmation_line(row, departments)
            case _:
                raise TypeError(f"no line for {row!r}")

    return line


def _group_line(row: report_rows.GroupRow, by: By) -> Line:
    label = row.label or (_("Policies") if by is By.COURSE else _("No department"))
    match by:
        case By.MODULE | By.PERSON:
            first: tuple[Cell, ...] = (label, row.note)
        case By.CYCLE:
            first = (label, row.note, row.cycle)
        case _:
            first = (label,)
    narrow = {"module": row.key, "cycle": row.cycle or ""} if by is By.CYCLE else {by.value: row.key}
    return Line((*first, *_figure_cells(row.figures)), {} if not row.label else narrow)


def _obligation_line(row: report_rows.ObligationRow, departments: Mapping[int, str]) -> Line:
    done = row.done_at is not None and row.state is State.FULFILLED
    in_time = words.in_time(late=row.late, excuse=row.excuse) if done else None
    cells = (
        row.name, row.employee_number, departments.get(row.department_id or 0, ""), row.title, row.course_title,
        row.cycle, words.state_word(row.state), _day(row.due_at, row.zone), row.zone if row.due_at else None,
        _day(row.done_at, row.zone) if done else None, in_time, "; ".join(row.rules),
    )  # fmt: skip
    return Line(cells, obligation_id=row.id)


def _day(instant: datetime | None, zone: str) -> date | None:
    """Only the day: times of day are the learner's alone."""
    return day_in(instant, zone) if instant else None


def _day_line(row: report_day.PersonOnDay, departments: Mapping[int, str]) -> Line:
    person = (row.name, row.employee_number, departments.get(row.department_id or 0, ""))
    in_order = _("yes") if row.figures.in_order else _("no")
    cells = (*person, in_order, "; ".join(row.overdue), *_figure_cells(row.figures))
    return Line(cells, person_id=row.id)


def _hours_line(row: report_hours.HoursRow, by: By) -> Line:
    label = words.group_word(by, row.key, row.label)
    return Line((label, row.people, row.learned, row.completions, row.hours, row.hours_each))


def _version_line(row: report_policies.VersionRow) -> Line:
    cells = (row.title, row.number, row.published_on, _("yes") if row.is_current else _("no"), row.people)
    return Line(cells, {"by": By.PERSON.value, "module": row.item_id, "version": str(row.number)})


def _confirmation_line(row: report_policies.ConfirmationRow, departments: Mapping[int, str]) -> Line:
    person = (row.name, row.employee_number, departments.get(row.department_id or 0, ""))
    return Line((*person, row.title, row.number, row.cycle, _day(row.at, row.zone)), person_id=row.person_id)
