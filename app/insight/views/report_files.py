"""Long reports that the worker writes: how far they are, and the files."""

from typing import Any

from flask import Response, current_app, jsonify, render_template, request, send_file
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from app.errors import Missing
from app.insight import report_words as words
from app.insight.models import ReportFile
from app.insight.queries.report_files import own_file, own_files
from app.insight.queries.report_filter import Report, ReportFilter
from app.insight.report_writing import MEDIA, Format, file_name, lines_so_far, place_of
from app.insight.views.blueprint import blueprint
from app.people.permissions import Permission, needs


@blueprint.get("/reports/files")
@needs(Permission.REPORTS_READ)
def report_files() -> str:
    """The long reports the reader asked for."""
    page = own_files(current_user.id, page=request.args.get("page", 1, type=int))
    days = current_app.config["SETTINGS"].export_days
    return render_template("insight/report_files.html", page=page, words=words, told=_told, days=days)


@blueprint.get("/reports/files/<int:file_id>")
@needs(Permission.REPORTS_READ)
def report_file(file_id: int) -> str:
    """One long report: how far it is, or the link to it."""
    row = own_file(file_id, reader_id=current_user.id)
    return render_template(
        "insight/report_file.html",
        row=row,
        title=words.title_of(row.report),
        titles=words.TITLES,
        told=_told(row),
        days=current_app.config["SETTINGS"].export_days,
    )


@blueprint.get("/reports/files/<int:file_id>/state")
@needs(Permission.REPORTS_READ)
def report_file_state(file_id: int) -> Response:
    """How far it is, for the page's script."""
    row = own_file(file_id, reader_id=current_user.id)
    return jsonify(ready=row.ready_at is not None or row.failed_at is not None, message=_told(row))


@blueprint.get("/reports/files/<int:file_id>/download")
@needs(Permission.REPORTS_READ)
def download_report_file(file_id: int) -> Response:
    """The file, for who asked for it."""
    row = own_file(file_id, reader_id=current_user.id)
    place = place_of(current_app.config["INSTANCE"], row.key, row.format)
    if row.ready_at is None or not place.is_file():
        raise Missing
    name = file_name(Report(row.report), ReportFilter.model_validate(row.chosen), Format(row.format))
    answer = send_file(place, mimetype=MEDIA[Format(row.format)], as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _told(row: ReportFile) -> str:
    """How far a file is, in words."""
    numbers: dict[str, Any] = {"rows": row.rows}
    if row.failed_at is not None:
        return _("The file could not be written. Ask for it again; if it fails again, tell your administrator.")
    if row.ready_at is not None:
        return ngettext("The file is ready: %(num)s row.", "The file is ready: %(num)s rows.", row.rows)
    written = lines_so_far(place_of(current_app.config["INSTANCE"], row.key, row.format))
    return _("%(written)s of about %(rows)s rows are written.", written=written, **numbers)
