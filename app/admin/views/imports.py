"""Importing people: upload, dry run, confirmation, and the rows that could not be taken."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from flask import Response, current_app, flash, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from app.admin.people_forms import OverwriteForm, UploadForm
from app.admin.people_list import COLUMNS, page_number
from app.admin.people_words import (
    ACTIONS,
    FIELDS,
    file_problem,
    first_problem,
    row_note,
    row_problem,
    row_problems,
    value_words,
)
from app.admin.views.blueprint import blueprint
from app.clock import now
from app.db import Page
from app.errors import Missing
from app.people.csv_cells import csv_line
from app.people.import_file import MOST_BYTES, MOST_ROWS, FileRefused, Problem, decode, read
from app.people.import_plan import Action, Plan
from app.people.models import PeopleUpload
from app.people.operations.imports import (
    PlanChanged,
    choose_overwriting,
    discard_upload,
    import_people,
    invite_imported,
    keep_upload,
)
from app.people.permissions import Permission, needs
from app.people.queries.imports import plan_of, upload_of

R = TypeVar("R")
ON_A_PAGE = 50
FAILURES_NAMED = 3


@blueprint.get("/people/imports/new")
@needs(Permission.PEOPLE_MANAGE)
def new_import() -> ResponseReturnValue:
    """The upload form and what a file may hold."""
    return _upload_page(UploadForm(formdata=None))


@blueprint.post("/people/imports/new")
@needs(Permission.PEOPLE_MANAGE)
def upload_people() -> ResponseReturnValue:
    """Read an upload; one that can be read goes on to its dry run."""
    form = UploadForm()
    data = form.file.data.read(MOST_BYTES + 1) if form.validate_on_submit() and form.file.data else None
    if data is None:
        form.file.errors = [_("Choose a CSV file first.")]
        return _upload_page(form), 422
    try:
        content = decode(data)
        read(content)
    except FileRefused as refused:
        form.file.errors = [file_problem(refused.problem, refused.line)]
        return _upload_page(form), 422
    upload_id = keep_upload(content=content, actor_id=current_user.id, at=now())
    return redirect(url_for("admin.people_import", upload_id=upload_id), 303)


def _upload_page(form: UploadForm) -> str:
    return render_template("admin/import_new.html", form=form, most_rows=MOST_ROWS, most_mb=MOST_BYTES // 1_000_000)


@blueprint.get("/people/imports/example.csv")
@needs(Permission.PEOPLE_MANAGE)
def import_example() -> ResponseReturnValue:
    """An empty list with the names of the columns and one invented person."""
    columns = COLUMNS[:-2]
    person = (
        "Noor Haddad", "noor.haddad@company.example", "1042", "Support / Second line", "support", "", "Rotterdam",
        "2026-03-02", "Europe/Amsterdam", "en",
    )  # fmt: skip
    return _csv(iter((csv_line(columns), csv_line(person))), "people-example.csv")


@blueprint.get("/people/imports/<int:upload_id>")
@needs(Permission.PEOPLE_MANAGE)
def people_import(upload_id: int) -> ResponseReturnValue:
    """The dry run, or after confirming what was done."""
    upload = upload_of(upload_id, by_id=current_user.id)
    if upload.applied_at is not None:
        return _result_page(upload)
    plan = plan_of(upload)
    only = _only(request.args.get("only"))
    rows = plan.rows_with(only) if only else plan.rows
    return render_template(
        "admin/import_dry_run.html",
        upload=upload,
        plan=plan,
        page=_paged(rows),
        only=only,
        form=OverwriteForm(formdata=None, data={"overwrite": upload.overwrite_hand_edits}),
        summary=_summary(plan),
        Action=Action,
        ACTIONS=ACTIONS,
        FIELDS=FIELDS,
        row_problem=row_problem,
        row_note=row_note,
        value_words=value_words,
    )


def _paged(rows: Sequence[R]) -> Page[R]:
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    number = min(max(1, page_number(request.args.get("page"))), pages)
    return Page(rows[(number - 1) * ON_A_PAGE : number * ON_A_PAGE], number, pages, len(rows))


def _only(typed: str | None) -> Action | None:
    if not typed:
        return None
    try:
        return Action(typed)
    except ValueError:
        raise Missing from None


def _summary(plan: Plan) -> str:
    """`create 4 · update 0 · skip 1 (line 5: the e-mail is missing)`."""
    failed = plan.rows_with(Action.FAIL)
    named = [
        _("line %(line)s: %(why)s", line=row.line, why=first_problem(row.problems)) for row in failed[:FAILURES_NAMED]
    ]
    if len(failed) > FAILURES_NAMED:
        more = len(failed) - FAILURES_NAMED
        named.append(ngettext("%(num)s more", "%(num)s more", more))
    told = _(
        "create %(create)s · update %(update)s · skip %(skip)s",
        create=plan.count(Action.CREATE),
        update=plan.count(Action.UPDATE),
        skip=plan.skipped,
    )
    return f"{told} ({'; '.join(named)})" if named else told


def _result_page(upload: PeopleUpload) -> str:
    result: dict[str, Any] = upload.result or {}
    page: Page[dict[str, Any]] = _paged(result["failed"])
    failed = [{**row, "why": row_problems(_told(row))} for row in page.items]
    return render_template(
        "admin/import_done.html",
        upload=upload,
        result=result,
        failed=failed,
        page=page,
        mail_works=current_app.config["SETTINGS"].mail_transport == "smtp",
    )


@blueprint.post("/people/imports/<int:upload_id>/overwrite")
@needs(Permission.PEOPLE_MANAGE)
def choose_overwrite(upload_id: int) -> ResponseReturnValue:
    """Say whether the file wins over what was changed by hand; the dry run then shows it."""
    overwrite = bool(OverwriteForm().overwrite.data)
    choose_overwriting(upload_id=upload_id, overwrite=overwrite, actor_id=current_user.id)
    return redirect(url_for("admin.people_import", upload_id=upload_id), 303)


@blueprint.post("/people/imports/<int:upload_id>/confirm")
@needs(Permission.PEOPLE_MANAGE)
def confirm_import(upload_id: int) -> ResponseReturnValue:
    """Do what the dry run showed. A second press of the button only shows the result."""
    here = redirect(url_for("admin.people_import", upload_id=upload_id), 303)
    if upload_of(upload_id, by_id=current_user.id).applied_at is not None:
        return here
    try:
        import_people(
            upload_id=upload_id, fingerprint=request.form.get("fingerprint", ""), actor_id=current_user.id, at=now()
        )
    except PlanChanged as changed:
        flash(str(changed), "warning")
    return here


@blueprint.post("/people/imports/<int:upload_id>/discard")
@needs(Permission.PEOPLE_MANAGE)
def discard_import(upload_id: int) -> ResponseReturnValue:
    """Forget an upload."""
    discard_upload(upload_id=upload_id, actor_id=current_user.id)
    flash(_("The file was removed. Nobody was changed."), "done")
    return redirect(url_for("admin.new_import"), 303)


@blueprint.post("/people/imports/<int:upload_id>/invite")
@needs(Permission.PEOPLE_MANAGE)
def invite_people(upload_id: int) -> ResponseReturnValue:
    """Invite those whom an import created. Only where mails are delivered: links are shown one by one."""
    upload_of(upload_id, by_id=current_user.id)
    if current_app.config["SETTINGS"].mail_transport != "smtp":
        raise Missing
    count = invite_imported(upload_id=upload_id, actor_id=current_user.id, at=now())
    flash(ngettext("%(num)s invitation is on its way.", "%(num)s invitations are on their way.", count), "done")
    return redirect(url_for("admin.people_import", upload_id=upload_id), 303)


@blueprint.get("/people/imports/<int:upload_id>/failed.csv")
@needs(Permission.PEOPLE_MANAGE)
def failed_rows(upload_id: int) -> ResponseReturnValue:
    """The rows that were not taken as a file, with line and reason; it can be mended and uploaded again."""
    upload = upload_of(upload_id, by_id=current_user.id)
    header, rows = _failed_of(upload)
    return _csv(
        (csv_line(cells) for cells in [("line", "reason", *header), *rows]),
        "people-not-imported.csv",
    )


def _told(row: dict[str, Any]) -> list[Problem]:
    """What was wrong with a row of a finished import."""
    # Imports of an earlier release kept one reason a row.
    found = row.get("problems") or [[row["code"], row["params"]]]
    return [Problem(code, params) for code, params in found]


def _failed_of(upload: PeopleUpload) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    if upload.result is not None:
        stored = upload.result["failed"]
        told = [(row["line"], _told(row), row["cells"]) for row in stored]
        header = tuple(upload.result["header"])
    else:
        file = read(upload.content)
        cells = {row.line: row.cells for row in file.rows}
        plan = plan_of(upload)
        told = [(r.line, list(r.problems), cells[r.line]) for r in plan.rows_with(Action.FAIL)]
        header = file.header
    keep = [n for n, name in enumerate(header) if name.lower() not in ("line", "reason")]
    rows = [(line, row_problems(problems), *(row[n] for n in keep)) for line, problems, row in told]
    return tuple(header[n] for n in keep), rows


def _csv(lines: Iterator[str], name: str) -> Response:
    return Response(
        stream_with_context(chain(("\ufeff",), lines)),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
