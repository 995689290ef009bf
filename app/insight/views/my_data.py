"""“My data”: own levels with what stands behind them, who looked, download, objecting."""

import json
import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO

from flask import Response, flash, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.assessment.queries.appeals import own_appeals
from app.clock import now
from app.insight import words
from app.insight.operations.messages import LONGEST, NoWords, send_message
from app.insight.queries.download import own_texts, parts_of
from app.insight.queries.kit import with_outcome
from app.insight.queries.own import evidence, looks_at, messages_of, own_skills
from app.insight.queries.sight import setting
from app.insight.queries.tasks import competencies
from app.insight.queries.team import goals_of
from app.insight.views.blueprint import blueprint
from app.people.permissions import Permission, needs

IN_MEMORY = 1 << 20
CHUNK = 1 << 16


@blueprint.get("/my-data", endpoint="my_data")
@needs(Permission.LEARN)
def show() -> str:
    """The reader's own figures, whatever the company lets managers see."""
    return _page()


@blueprint.post("/my-data/messages")
@needs(Permission.LEARN)
def send() -> ResponseReturnValue:
    """Object to something or ask for a correction."""
    text = request.form.get("text", "")
    try:
        send_message(text=text, actor_id=current_user.id, at=now())
    except NoWords as refused:
        return _page(text=text, refused=str(refused)), 422
    flash(_("Your message is stored. HR reads it and answers here."))
    return redirect(url_for("insight.my_data"), 303)


@blueprint.get("/my-data/download")
@needs(Permission.LEARN)
def download() -> Response:
    """Everything stored about the reader: one JSON file a table, and every handed-in answer as a text."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in parts_of(current_user.id):
            archive.writestr(f"{name}.json", json.dumps(rows, ensure_ascii=False, indent=1))
        for name, text in own_texts(current_user.id):
            archive.writestr(f"texts/{name}", text)
    file.seek(0)
    headers = {"Content-Disposition": 'attachment; filename="my-rapport-data.zip"'}
    return Response(stream_with_context(_chunks(file)), mimetype="application/zip", headers=headers)


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


def _page(*, text: str = "", refused: str = "") -> str:
    person_id = current_user.id
    own = own_skills(person_id, at=now())
    listed = {c.id: c for c in competencies()}
    rows = [
        {"competency": listed[name], "cell": cell, "evidence": evidence(own.facts, cell.skill.pieces)}
        for name, cell in own.cells.items()
    ]
    return render_template(
        "insight/my_data.html", own=own, rows=rows, looks=looks_at(person_id), setting=setting(), words=words,
        goals=with_outcome(goals_of(person_id), own.facts, at=now()),
        messages=messages_of(person_id), appeals=own_appeals(person_id), listed=listed,
        zone=current_user.zone, text=text, refused=refused, longest=LONGEST,
    )  # fmt: skip
