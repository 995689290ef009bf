"""The learner's home, the list of modules and what was done."""

from flask import render_template, request
from flask_login import current_user

from app.catalogue.queries.content import load_module
from app.catalogue.queries.versions import current_version, current_versions
from app.curricula.queries import home as queries
from app.curricula.views.blueprint import blueprint
from app.errors import Missing
from app.learning.frame import place_in_words
from app.learning.queries.attempts import attempt_of
from app.learning.queries.player import player
from app.people.permissions import Permission, needs


@blueprint.get("/")
@needs(Permission.LEARN)
def home() -> str:
    """The next thing to do, then short lists."""
    attempts = queries.open_attempts(current_user.id)
    present = None
    if attempts:
        present = player(attempt_of(person_id=current_user.id, attempt_id=attempts[0].attempt_id))
    return render_template(
        "curricula/home.html",
        present=present,
        place=place_in_words(present) if present else "",
        others=attempts[1:],
        suggestion=None if attempts else queries.suggestion(current_user.id),
        waiting=queries.waiting_answers(current_user.id),
        done=queries.done_modules(current_user.id, page=1, size=queries.SHORT_LIST),
    )


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
