"""HR's reports: one page each, with filters that also drive the files."""

from datetime import date, datetime
from typing import Any

from flask import Response, current_app, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from app.clock import now
from app.curricula.queries.facts import company_zone
from app.engine.assignment.dates import day_in
from app.errors import Missing
from app.insight import report_words as words
from app.insight.operations.report_files import ask_file, note_export
from app.insight.queries.report_filter import Report, ReportFilter
from app.insight.report_form import ReportForm
from app.insight.report_sheets import columns, count_lines, lines, sheet
from app.insight.report_writing import MEDIA, Format, csv_lines, file_name, pieces_of_xlsx
from app.insight.views.blueprint import blueprint
from app.people.permissions import Permission, needs
from app.people.queries.people import person_row


@blueprint.get("/reports")
@blueprint.get("/reports/<name>")
@needs(Permission.REPORTS_READ)
def report(name: str = Report.COMPLETION.value) -> ResponseReturnValue:
    """One report; completion to begin with."""
    at = now()
    form = _form(_report(name), request.args, at)
    return _page(form, at) if form.validate() else (_page(form, None), 400)


@blueprint.post("/reports/<name>/file")
@needs(Permission.REPORTS_READ)
def export_report(name: str) -> ResponseReturnValue:
    """The rows of the page as a file: at once, or written by the worker where there are very many."""
    at = now()
    form = _form(_report(name), request.form, at)
    try:
        format = Format(request.form.get("format", ""))
    except ValueError:
        raise Missing from None
    if not form.validate():
        typed: dict[str, Any] = {
            key: value for key, value in request.form.items() if key not in ("csrf_token", "format")
        }
        return redirect(url_for("insight.report", name=name, **typed), 303)
    chosen = form.chosen()
    rows = count_lines(form.report, chosen, at=at)
    told: dict[str, Any] = {"report": name, "format": format.value, "actor_id": current_user.id, "at": at}
    if rows > current_app.config["SETTINGS"].export_rows_at_once:
        stored = chosen.model_dump(mode="json", exclude_defaults=True)
        file_id = ask_file(chosen=stored, rows=rows, **told)
        return redirect(url_for("insight.report_file", file_id=file_id), 303)
    note_export(**told)
    return _file(form.report, chosen, format, at)


def _report(name: str) -> Report:
    try:
        return Report(name)
    except ValueError:
        raise Missing from None


def _form(report: Report, values: MultiDict[str, str], at: datetime) -> ReportForm:
    today: date = day_in(at, company_zone())
    return ReportForm(values, report=report, today=today)


def _page(form: ReportForm, at: datetime | None) -> str:
    """The page; without rows where the filter has a mistake (`at` empty)."""
    chosen = form.chosen() if at else None
    found = sheet(form.report, chosen, at=at, page=_number()) if chosen and at else None
    person_id = chosen.person_id if chosen else None
    return render_template(
        "insight/report.html",
        report=form.report,
        form=form,
        values=form.values() if chosen else {},
        chosen=chosen,
        found=found,
        person=person_row(person_id).name if person_id else None,
        words=words,
    )


def _number() -> int:
    return request.args.get("page", 1, type=int)


def _file(report: Report, chosen: ReportFilter, format: Format, at: datetime) -> Response:
    heads, rows = columns(report, chosen), lines(report, chosen, at=at)
    parts: Any = csv_lines(heads, rows) if format is Format.CSV else pieces_of_xlsx(heads, rows)
    return Response(
        stream_with_context(parts),
        mimetype=MEDIA[format],
        headers={"Content-Disposition": f'attachment; filename="{file_name(report, chosen, format)}"'},
    )
