"""The reviewer's queue: what waits, taking the next, giving one back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.assessment import words
from app.assessment.operations.claims import claim, claim_next, release
from app.assessment.queries.queue import waiting
from app.assessment.views.blueprint import blueprint
from app.catalogue.queries import load_module
from app.clock import now
from app.people.permissions import Permission, needs


@blueprint.get("/review", endpoint="queue")
@needs(Permission.ANSWERS_RATE)
def show_queue() -> ResponseReturnValue:
    """What waits for a person, longest waiting first, without names and never one's own."""
    page = waiting(reviewer_id=current_user.id, at=now(), page=request.args.get("page", 1, type=int))
    titles = _titles({(row.module_version_id, row.role_play) for row in page.items})
    return render_template("assessment/queue.html", page=page, titles=titles, why_in_queue=words.why_in_queue)


@blueprint.post("/review/next")
@needs(Permission.ANSWERS_RATE)
def take_next() -> ResponseReturnValue:
    """Take the answer that waits longest."""
    answer_id = claim_next(actor_id=current_user.id, at=now())
    if answer_id is None:
        flash(_("Nothing more waits for you at the moment."))
        return redirect(url_for("assessment.queue"), 303)
    return redirect(url_for("assessment.review", answer_id=answer_id), 303)


@blueprint.post("/review/<int:answer_id>/claim")
@needs(Permission.ANSWERS_RATE)
def take(answer_id: int) -> ResponseReturnValue:
    """Take one answer out of the list."""
    claim(answer_id=answer_id, actor_id=current_user.id, at=now())
    return redirect(url_for("assessment.review", answer_id=answer_id), 303)


@blueprint.post("/review/<int:answer_id>/release")
@needs(Permission.ANSWERS_RATE)
def give_back(answer_id: int) -> ResponseReturnValue:
    """Give an answer back to the queue."""
    release(answer_id=answer_id, actor_id=current_user.id, at=now())
    flash(_("The answer is back in the queue. Nothing of your rating was kept."))
    return redirect(url_for("assessment.queue"), 303)


def _titles(tasks: set[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """What the role-plays of these module versions are called; each version is read once."""
    modules = {version_id: load_module(version_id) for version_id, _role_play in tasks}
    found = {}
    for version_id, role_play in tasks:
        play = modules[version_id].role_play(role_play)
        found[version_id, role_play] = play.title if play else role_play
    return found
