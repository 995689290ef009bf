"""The transcript of one's path, and "what if": another way from any scene of it, which is stored nowhere."""

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.engine.play import SKIPPED, CannotPlay, State, ending_text, path_of, quote, reached_ending, replay
from app.errors import Missing
from app.learning.frame import brief_sheet, customer_card, frame
from app.learning.queries.player import Path, Player, longest_way
from app.learning.views.blueprint import blueprint
from app.learning.views.happened import what_happened
from app.learning.views.ledger_panel import effort_spent, ledger_panel
from app.learning.views.scene_sheet import Option, SceneSheet, scene_sheet
from app.learning.views.start import own_player
from app.learning.views.turns import promise_ends, turns
from app.people.permissions import Permission, needs

SKIP = "skip"
"""Stands in the address of a "what if" where a scene is read instead of played."""


@blueprint.get("/attempts/<int:attempt_id>/transcript")
@needs(Permission.LEARN)
def transcript(attempt_id: int) -> ResponseReturnValue:
    """The path so far, to read and to print."""
    here = own_player(attempt_id)
    if here.module.scenario is None or here.state is None:
        raise Missing
    ending = reached_ending(here.module.scenario, here.state)
    return render_template(
        "learning/transcript.html",
        here=here,
        turns=turns(here.module, here.module.scenario, here.path),
        promises=promise_ends(here.state),
        effort=effort_spent(here.module, here.state.effort),
        ledger=ledger_panel(here.module.scenario, here.state, steps=here.most_scenes),
        ending=ending,
        paragraphs=ending_text(ending, here.state) if ending else (),
        quote=quote(ending, here.state) if ending else None,
    )


@blueprint.get("/attempts/<int:attempt_id>/what-if")
@needs(Permission.LEARN)
def what_if(attempt_id: int) -> ResponseReturnValue:
    """Another way from a scene of the finished path. Everything it needs stands in its address."""
    here = own_player(attempt_id)
    if here.module.scenario is None or here.state is None:
        raise Missing
    if not here.state.finished:
        flash(_("“What if” opens when the story has come to its end."))
        return redirect(url_for("learning.transcript", attempt_id=attempt_id), 303)
    start = request.args.get("from", 0, type=int)
    if not 0 <= start < here.position:
        raise Missing
    chosen = tuple(word for word in request.args.get("path", "").split(",") if word)
    state = _state(here, start, chosen)
    return _ending_page(here, start, state) if state.finished else _scene_page(here, start, chosen, state)


def _state(here: Player, start: int, chosen: tuple[str, ...]) -> State:
    """Where the other way leads. Raises Missing for one that the story does not know."""
    scenario = here.module.scenario
    if scenario is None:
        raise Missing
    path: Path = here.path[:start]
    try:
        for word in chosen:
            scene = replay(scenario, path).scene
            path = (*path, (scene or "", SKIPPED if word == SKIP else word))
        return replay(scenario, path)
    except CannotPlay as error:
        raise Missing from error


def _common(here: Player, start: int, state: State) -> dict[str, object]:
    if here.module.scenario is None:
        raise Missing
    most = len(state.path) + longest_way(here.module.scenario, state.scene)
    number = min(len(state.path) + 1, most)
    label = _("Scene %(number)s of up to %(most)s", number=number, most=most)
    return {
        "here": here,
        "player": replace(frame(here, "scenario"), step=number, steps=most, step_label=label),
        "brief": brief_sheet(here.module),
        "start": start,
        "happened": what_happened(here.module, state),
        "customer": customer_card(here.module),
        "effort": effort_spent(here.module, state.effort),
        "ledger": ledger_panel(here.module.scenario, state, steps=most),
    }


def _scene_page(here: Player, start: int, chosen: tuple[str, ...], state: State) -> str:
    scenario = here.module.scenario
    if scenario is None or state.scene is None:
        raise Missing
    sheet = scene_sheet(here.module, scenario.scenes_by_id[state.scene], state)
    options = tuple(Option(",".join((*chosen, option.id)), option.text) for option in sheet.options)
    return render_template(
        "learning/what_if.html",
        scene=replace(sheet, options=options),
        then=_then(here, state, sheet),
        skip_path=",".join((*chosen, SKIP)) if sheet.can_skip else None,
        **_common(here, start, state),
    )


def _then(here: Player, state: State, sheet: SceneSheet) -> str | None:
    """The letter taken in this scene on the own path, where both ways are still the same."""
    at = len(state.path)
    if path_of(state) != here.path[:at]:
        return None
    choice = here.path[at][1]
    return None if choice == SKIPPED else choice.upper()


def _ending_page(here: Player, start: int, state: State) -> str:
    scenario = here.module.scenario
    own = reached_ending(scenario, here.state) if scenario and here.state else None
    ending = reached_ending(scenario, state) if scenario else None
    if scenario is None or ending is None or own is None or here.state is None:
        raise Missing
    return render_template(
        "learning/what_if_ending.html",
        ending=ending,
        band=scenario.band(ending.band),
        paragraphs=ending_text(ending, state),
        quote=quote(ending, state),
        total=state.total,
        own=own,
        own_total=here.state.total,
        **_common(here, start, state),
    )
