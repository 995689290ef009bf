"""Checks: one a page, again until it is right; the first try is kept."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.clock import now
from app.engine.course.checks import Check
from app.errors import Missing
from app.learning.forms import places_in, response_in
from app.learning.frame import brief_sheet, frame, step_url
from app.learning.operations.checks import CheckIncomplete, answer_check
from app.learning.queries.checks import NONE_YET, tries_of
from app.learning.queries.player import Player
from app.learning.views.blueprint import blueprint
from app.learning.views.check_sheet import check_sheet, given_numbers
from app.learning.views.start import own_player
from app.people.permissions import Permission, needs

PATH = "/attempts/<int:attempt_id>/checks/<check>"


@blueprint.get(PATH)
@needs(Permission.LEARN)
def check(attempt_id: int, check: str) -> ResponseReturnValue:
    """One check, with what was said about the last try. `?again=1` opens a wrong one for the next try."""
    here = own_player(attempt_id)
    found = _check(here, check)
    if not here.is_open("checks"):
        return redirect(step_url(here, here.present_step()), 303)
    return _page(here, found)


@blueprint.post(PATH)
@needs(Permission.LEARN)
def give_check_answer(attempt_id: int, check: str) -> ResponseReturnValue:
    """Answer the check, then look at what it was."""
    found = _check(own_player(attempt_id), check)
    response = response_in(found, request.form)
    try:
        answer_check(attempt_id=attempt_id, check_id=check, response=response, actor_id=current_user.id, at=now())
    except CheckIncomplete as refusal:
        typed: dict[str, Any] = {"given": response, "error": str(refusal)}
        if found.kind == "order":
            typed["numbers"] = places_in(request.form, [item.id for item in found.items])
        return _page(own_player(attempt_id), found, **typed), 422
    return redirect(url_for("learning.check", attempt_id=attempt_id, check=check), 303)


def _check(here: Player, check_id: str) -> Check:
    found = here.module.checks.check(check_id) if here.module.checks else None
    if found is None:
        raise Missing
    return found


def _page(here: Player, check: Check, **typed: Any) -> str:
    tries = tries_of(here.attempt.id)
    present = tries.get(check.id, NONE_YET)
    checks = here.module.checks.checks if here.module.checks else ()
    number = checks.index(check) + 1
    open_ids = [one.id for one in checks if one.id not in here.right]
    context: dict[str, Any] = {
        "given": present.latest,
        "numbers": given_numbers(check, present.latest),
        "sheet": check_sheet(check, present),
        **typed,
    }
    return render_template(
        "learning/check.html",
        here=here,
        player=frame(here, "checks"),
        brief=brief_sheet(here.module),
        check=check,
        number=number,
        checks=checks,
        tries=tries,
        next_check=_next(open_ids, [one.id for one in checks], number),
        next_url=step_url(here, here.present_step()),
        **context,
    )


def _next(open_ids: list[str], ids: list[str], number: int) -> str | None:
    """The open check that comes next, going round to the first; None when no other one is open."""
    later = [one for one in ids[number:] + ids[: number - 1] if one in open_ids]
    return later[0] if later else None
