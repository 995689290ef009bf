"""What people see when something is refused or broken, and what is written to the log about it."""

import structlog
from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from werkzeug.exceptions import HTTPException

from app.errors import Missing, Refused

PAGES = {400, 401, 403, 404, 405, 409, 413, 429, 500, 503}
# Fields whose words must come back to the person when a form cannot be taken.
FREE_TEXT_FIELDS = ("text", "comment", "notes")

log = structlog.get_logger()


def init_errors(app: Flask) -> None:
    """Register the error pages."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Missing, _missing)
    app.register_error_handler(DBAPIError, _database_error)
    app.register_error_handler(OSError, _storage_error)
    app.register_error_handler(Exception, _broken)


def kept_texts() -> dict[str, str]:
    """Free text of a form that could not be taken. It goes into this one response only: no session, no log."""
    if request.method != "POST" or request.content_length is None:
        return {}
    try:
        form = request.form
    except HTTPException:
        return {}
    return {name: value for name, value in form.items() if value and _is_free_text(name)}


def kept_fields() -> list[tuple[str, str]]:
    """The other fields of a form whose texts are given back, so that it can be sent again as it was."""
    if not kept_texts():
        return []
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not _is_free_text(name) and name != "csrf_token" and "password" not in name
    ]


def _is_free_text(name: str) -> bool:
    return name in FREE_TEXT_FIELDS or name.startswith(("note-", "text-"))


def page(status: int, **context: object) -> tuple[str | dict[str, object], int]:
    """The error page of a status, or a small JSON object where a script asked."""
    if request.accept_mimetypes.best == "application/json":
        return {"status": status, "message": str(context.get("message", ""))}, status
    name = status if status in PAGES else (500 if status >= 500 else 400)
    return render_template(f"errors/{name}.html", **_kept(), **context), status


def _kept() -> dict[str, object]:
    return {"kept_texts": kept_texts(), "kept_fields": kept_fields(), "send_to": request.path}


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    body, status = page(error.code, message=error.description)
    # Robots and people alike are told when to come back.
    headers = {name: value for name, value in error.get_headers() if name == "Retry-After"}
    return body, status, headers


def _csrf_error(error: CSRFError) -> ResponseReturnValue:
    log.info("csrf.refused", endpoint=request.endpoint)
    if request.accept_mimetypes.best == "application/json":
        return {"status": 400, "message": str(error.description)}, 400
    return render_template("errors/csrf.html", **_kept()), 400


def _refused(error: Refused) -> ResponseReturnValue:
    return page(409, message=str(error))


def _missing(_error: Missing) -> ResponseReturnValue:
    return page(404)


def _database_error(error: DBAPIError) -> ResponseReturnValue:
    # The statement's parameters may hold personal words, so only the class is logged.
    log.error("database.error", error=type(error.orig).__name__, endpoint=request.endpoint)
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return page(503)
    return page(500)


def _storage_error(error: OSError) -> ResponseReturnValue:
    log.error("storage.error", error=type(error).__name__, number=error.errno, endpoint=request.endpoint)
    return page(503)


def _broken(error: Exception) -> ResponseReturnValue:
    log.error("request.broken", error=type(error).__name__, endpoint=request.endpoint, exc_info=True)
    return page(500)
