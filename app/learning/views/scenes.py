"""The story: its scenes, choosing, skipping a scene for its content, and the ending."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.engine.play import ending_text, quote, reached_ending
from app.errors import Missing, Refused
from app.learning.frame import brief_sheet, customer_card, frame, step_url
from app.learning.operations.choices import ChosenElsewhere, NotThisChoice, make_choice, skip_scene
from app.learning.operations.steps import finish_step
from app.learning.queries.player import Player
from app.learning.views.blueprint import blueprint
from app.learning.views.happened import what_happened
from app.learning.views.ledger_panel import effort_spent, ledger_panel
from app.learning.views.scene_sheet import scene_sheet
from app.learning.views.start import own_player, to_place
from app.people.permissions import Permission, needs


@blueprint.get("/attempts/<int:attempt_id>/scenario")
@needs(Permission.LEARN)
def scenario(attempt_id: int) -> ResponseReturnValue:
    """The present scene, or the ending once it is reached."""
    here = own_player(attempt_id)
    if here.state is None:
        raise Missing
    if not here.is_open("scenario"):
        return redirect(step_url(here, here.present_step()), 303)
    return _ending(here) if here.state.finished else _scene(here)


@blueprint.post("/attempts/<int:attempt_id>/choices")
@needs(Permission.LEARN)
def choose(attempt_id: int) -> ResponseReturnValue:
    """Take a choice. The form says for which scene and at which place, so that an old tab changes nothing."""
    choice = request.form.get("choice", "")
    if not choice:
        return _nothing_chosen(attempt_id)
    try:
        make_choice(
            attempt_id=attempt_id,
            position=_position(),
            scene=request.form.get("scene", ""),
            choice=choice,
            actor_id=current_user.id,
            at=now(),
        )
    except (ChosenElsewhere, NotThisChoice) as refused:
        return _to_present_scene(attempt_id, refused)
    return redirect(url_for("learning.scenario", attempt_id=attempt_id, _anchor="happened"), 303)


@blueprint.get("/attempts/<int:attempt_id>/skip")
@needs(Permission.LEARN)
def skip(attempt_id: int) -> ResponseReturnValue:
    """The present scene to read instead of to play."""
    here = own_player(attempt_id)
    scene, state = here.scene, here.state
    if scene is None or state is None or scene.skip is None or not here.is_open("scenario"):
        return to_place(attempt_id)
    return render_template(
        "learning/skip.html",
        here=here,
        player=frame(here, "scenario"),
        brief=brief_sheet(here.module),
        scene=scene_sheet(here.module, scene, state),
        goes_on_as=scene.choice(scene.skip.as_),
    )


@blueprint.post("/attempts/<int:attempt_id>/skip")
@needs(Permission.LEARN)
def finish_skip(attempt_id: int) -> ResponseReturnValue:
    """Go on with the story without having played the scene."""
    try:
        skip_scene(
            attempt_id=attempt_id,
            position=_position(),
            scene=request.form.get("scene", ""),
            actor_id=current_user.id,
            at=now(),
        )
    except (ChosenElsewhere, NotThisChoice) as refused:
        return _to_present_scene(attempt_id, refused)
    return redirect(url_for("learning.scenario", attempt_id=attempt_id, _anchor="happened"), 303)


@blueprint.post("/attempts/<int:attempt_id>/scenario")
@needs(Permission.LEARN)
def finish_scenario(attempt_id: int) -> ResponseReturnValue:
    """Leave the ending for the next step."""
    finish_step(attempt_id=attempt_id, step="scenario", actor_id=current_user.id, at=now())
    return to_place(attempt_id)


def _nothing_chosen(attempt_id: int) -> ResponseReturnValue:
    here = own_player(attempt_id)
    if here.scene is None or not here.is_open("scenario"):
        return to_place(attempt_id)
    return _scene(here, error=_("Choose one of these first.")), 422


def _position() -> int:
    """The place on the path that the form was made for; a forged one is a place that no path has."""
    return request.form.get("position", -1, type=int)


def _to_present_scene(attempt_id: int, refused: Refused) -> ResponseReturnValue:
    flash(str(refused), "warning")
    return to_place(attempt_id)


def _scene(here: Player, *, error: str | None = None) -> str:
    if here.scene is None or here.state is None or here.module.scenario is None:
        raise Missing
    return render_template(
        "learning/scene.html",
        here=here,
        player=frame(here, "scenario"),
        brief=brief_sheet(here.module),
        scene=scene_sheet(here.module, here.scene, here.state),
        happened=what_happened(here.module, here.state),
        customer=customer_card(here.module),
        effort=effort_spent(here.module, here.state.effort),
        ledger=ledger_panel(here.module.scenario, here.state, steps=here.most_scenes),
        error=error,
    )


def _ending(here: Player) -> str:
    if here.state is None or here.module.scenario is None:
        raise Missing
    ending = reached_ending(here.module.scenario, here.state)
    if ending is None:
        raise Missing
    return render_template(
        "learning/ending.html",
        here=here,
        player=frame(here, "scenario"),
        brief=brief_sheet(here.module),
        last=here.module.scenario.end,
        ending=ending,
        band=here.module.scenario.band(ending.band),
        paragraphs=ending_text(ending, here.state),
        quote=quote(ending, here.state),
        happened=what_happened(here.module, here.state),
        customer=customer_card(here.module),
        effort=effort_spent(here.module, here.state.effort),
        ledger=ledger_panel(here.module.scenario, here.state, steps=here.most_scenes),
        done="scenario" in here.done,
    )
