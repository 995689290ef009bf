"""The learner's home, the list of modules and what was done."""

from flask import current_app, render_template, request
from flask_login import current_user

from app.catalogue.queries.content import load_module
from app.catalogue.queries.versions import current_version, current_versions
from app.clock import now
from app.curricula import words
from app.curricula.queries import home as queries
from app.curricula.queries.obligations import AssignedRow, own_all, own_open
from app.curricula.views.blueprint import blueprint
from app.curricula.views.people import reason_lines
from app.errors import Missing
from app.learning.frame import place_in_words
from app.learning.queries.attempts import attempt_of
from app.learning.queries.player import player
from app.people.permissions import Permission, needs


@blueprint.get("/")
@needs(Permission.LEARN)
def home() -> str:
    """The next thing to do with its due and why, then short lists."""
    at = now()
    assigned = own_open(current_user.id)
    attempts = queries.open_attempts(current_user.id)
    following, coming = _next(assigned, attempts)
    attempt_id = following.open_attempt_id if following else attempts[0].attempt_id if attempts else None
    present = player(attempt_of(person_id=current_user.id, attempt_id=attempt_id)) if attempt_id else None
    shown = ([following] if following else []) + coming
    # What was begun and is asked for no longer stands with what is in progress.
    coming = [row for row in coming if row.due_at is not None or row.open_attempt_id is None]
    own = {row.open_attempt_id for row in coming}
    return render_template(
        "curricula/home.html",
        following=following,
        present=present,
        place=place_in_words(present) if present else "",
        try_number=next((row.number for row in attempts if row.attempt_id == attempt_id), 1),
        overdue=[row for row in coming if row.overdue(at)],
        coming=[row for row in coming if not row.overdue(at)],
        reasons=reason_lines(shown),
        others=[row for row in attempts if row.attempt_id not in own | {attempt_id}],
        suggestion=None if attempts or following else queries.suggestion(current_user.id),
        waiting=queries.waiting_answers(current_user.id),
        done=queries.done_modules(current_user.id, page=1, size=queries.SHORT_LIST),
        at=at,
    )


def _next(
    assigned: list[AssignedRow], attempts: list[queries.OpenAttempt]
) -> tuple[AssignedRow | None, list[AssignedRow]]:
    """What stands in the card, and the rest: the earliest due; without one what was begun of one's own accord."""
    dated = [row for row in assigned if row.due_at is not None]
    if dated:
        following: AssignedRow | None = dated[0]
    else:
        following = None if attempts else next(iter(assigned), None)
    return following, [row for row in assigned if row is not following]


@blueprint.get("/assigned")
@needs(Permission.LEARN)
def assigned() -> str:
    """Everything assigned to the reader, with reasons."""
    at, page = now(), own_all(current_user.id, page=request.args.get("page", 1, type=int))
    # Levels are worked out by a higher feature, which the factory names.
    demanded = {row.module_id for row in page.items if row.level and row.done_at}
    shown = current_app.extensions["shown_levels"](current_user.id, demanded, at=at)
    return render_template(
        "curricula/assigned.html", page=page, reasons=reason_lines(list(page.items)), at=at, STATES=words.STATES,
        shown=shown,
    )  # fmt: skip


@blueprint.get("/modules")
@needs(Permission.LEARN)
def browse() -> str:
    """All modules one can start, whether or not anybody assigned them."""
    page = current_versions(page=request.args.get("page", 1, type=int))
    modules = queries.own_states(current_user.id, list(page.items))
    return render_template("curricula/browse.html", modules=modules, page=page)


@blueprint.get("/modules/<module_id>")
@needs(Permission.LEARN)
def module(module_id: str) -> str:
    """What a module is about, how long it takes, who can see what; and the button that starts it."""
    version = current_version(module_id)
    if version is None:
        raise Missing
    [state] = queries.own_states(current_user.id, [version])
    return render_template("curricula/module.html", version=version, module=load_module(version.id), state=state)


@blueprint.get("/done")
@needs(Permission.LEARN)
def done() -> str:
    """Everything the reader completed, with its record."""
    page = queries.done_modules(current_user.id, page=request.args.get("page", 1, type=int))
    return render_template("curricula/done.html", page=page)
