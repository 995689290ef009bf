"""Closed by default: a view without a stated permission does not let the application start."""

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.people.permissions import Permission

UNSTATED = object()


class UndeclaredViews(Exception):
    """Views carry neither `@public` nor `@needs(...)`; the message names their endpoints."""


def refuse_undeclared_views(app: Flask) -> None:
    """Raise UndeclaredViews if any view states no permission."""
    undeclared = sorted(
        endpoint for endpoint, view in app.view_functions.items() if getattr(view, "permission", UNSTATED) is UNSTATED
    )
    if undeclared:
        raise UndeclaredViews("These views need @public or @needs(Permission.…): " + ", ".join(undeclared))


def required_permission(endpoint: str) -> Permission | None:
    """What a view needs; None means that anybody may call it."""
    found: Permission | None = current_app.view_functions[endpoint].__dict__["permission"]
    return found


def guard() -> ResponseReturnValue | None:
    """Before every request: let it through, send it to the sign-in page, or answer 403."""
    if request.endpoint is None:
        return None
    permission = required_permission(request.endpoint)
    if permission is None:
        return None
    if not current_user.is_authenticated:
        if request.method in {"GET", "HEAD"}:
            return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?")))
        abort(401)
    if permission not in current_user.permissions:
        abort(403)
    return None
