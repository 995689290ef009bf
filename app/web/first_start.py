"""Before the first start is over every page leads to it."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.people.queries.company import is_set_up

OPEN = frozenset({"people.first_start", "people.begin", "admin.healthz"})


def lead_to_first_start() -> ResponseReturnValue | None:
    """Send requests to the first-start page until the installation is set up.

    Who is signed in proves that it is; for visitors the database is asked each time, because the demo can be cleared
    while the server runs.
    """
    if request.endpoint in OPEN or current_user.is_authenticated or is_set_up():
        return None
    return redirect(url_for("people.first_start"), 303)
