"""What people object to, for HR."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.insight.operations.messages import LONGEST, NoWords, answer_message
from app.insight.queries.messages import open_messages
from app.insight.views.blueprint import blueprint
from app.people.permissions import Permission, needs


@blueprint.get("/people/messages", endpoint="messages")
@needs(Permission.PEOPLE_MANAGE)
def show() -> str:
    """Messages that wait for an answer, the oldest first, and how many were answered. Never one's own."""
    return _page()


@blueprint.post("/people/messages/<int:message_id>")
@needs(Permission.PEOPLE_MANAGE)
def reply(message_id: int) -> ResponseReturnValue:
    """Answer one message."""
    text = request.form.get("text", "")
    try:
        answer_message(message_id=message_id, text=text, actor_id=current_user.id, at=now())
    except NoWords as refused:
        return _page(refused=str(refused)), 422
    flash(_("Your answer stands on the person’s page “My data” now."))
    return redirect(url_for("insight.messages"), 303)


def _page(refused: str = "") -> str:
    page = open_messages(reader_id=current_user.id, page=request.args.get("page", 1, type=int))
    return render_template("insight/messages.html", page=page, refused=refused, longest=LONGEST)
