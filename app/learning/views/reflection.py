"""Looking back: debrief questions on one's own path and one if-then plan. The learner's alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.engine.play import State
from app.errors import Missing
from app.learning.forms import follow_up_in, notes_in, today_of
from app.learning.frame import brief_sheet, frame, step_url
from app.learning.operations.reflections import NoteTooLong, PlanIncomplete, save_notes
from app.learning.queries.player import Player
from app.learning.queries.record import note_keys, notes_of
from app.learning.views.blueprint import blueprint
from app.learning.views.ledger_panel import Line, ledger_line
from app.learning.views.start import own_player
from app.people.permissions import Permission, needs

PATH = "/attempts/<int:attempt_id>/reflection"


@dataclass(frozen=True)
class OwnPath:
    """What the story of this attempt came to: the outcome, the line that cost most and the one that gave most."""

    outcome: str
    lost: Line | None
    won: Line | None


@blueprint.get(PATH)
@needs(Permission.LEARN)
def reflection(attempt_id: int) -> ResponseReturnValue:
    """The questions and the plan, with what was written before."""
    here = own_player(attempt_id)
    if not here.is_open("reflection"):
        return redirect(step_url(here, here.present_step()), 303)
    notes = notes_of(attempt_id)
    return _page(here, words=notes.words, follow_up=_iso(notes.follow_up), saved_at=notes.saved_at)


@blueprint.post(PATH)
@needs(Permission.LEARN)
def save_reflection(attempt_id: int) -> ResponseReturnValue:
    """Save and stop (`action=save`), or finish the step."""
    here = own_player(attempt_id)
    keys = note_keys(here.module)
    finish = request.form.get("action") != "save"
    follow_up = follow_up_in(request.form, today=_today())
    typed = {"words": notes_in(request.form, keys), "follow_up": request.form.get("follow-up", "")}
    if follow_up is None and typed["follow_up"]:
        return _page(here, day_error=_("Choose a day within the next 90 days."), **typed), 422
    try:
        save_notes(
            attempt_id=attempt_id,
            notes=notes_in(request.form, keys),
            follow_up=follow_up,
            finish=finish,
            actor_id=current_user.id,
            at=now(),
        )
    except (NoteTooLong, PlanIncomplete) as refusal:
        return _page(own_player(attempt_id), errors=dict.fromkeys(refusal.keys, str(refusal)), **typed), 422
    if finish:
        return redirect(url_for("learning.record", attempt_id=attempt_id), 303)
    flash(_("Your notes are saved, and your place is kept."))
    return redirect(url_for("curricula.home"), 303)


def _page(here: Player, **typed: Any) -> str:
    found = here.module.reflection
    if found is None:
        raise Missing
    proposed = _today() + timedelta(days=found.if_then.follow_up_days)
    context: dict[str, Any] = {"errors": {}, "day_error": None, "saved_at": None, **typed}
    context["follow_up"] = context["follow_up"] or _iso(proposed)
    return render_template(
        "learning/reflection.html",
        here=here,
        player=frame(here, "reflection"),
        brief=brief_sheet(here.module),
        reflection=found,
        own_path=_own_path(here),
        **context,
    )


def _own_path(here: Player) -> OwnPath | None:
    state: State | None = here.state
    if here.module.scenario is None or state is None or not state.finished:
        return None
    ending = here.module.scenario.ending(state.ending or "")
    entries = sorted(state.entries, key=lambda entry: entry.booked)
    lost = next((entry for entry in entries if entry.booked < 0), None)
    won = next((entry for entry in reversed(entries) if entry.booked > 0), None)
    return OwnPath(
        outcome=ending.outcome if ending else "",
        lost=ledger_line(state, lost) if lost else None,
        won=ledger_line(state, won) if won else None,
    )


def _today() -> date:
    return today_of(now(), current_user.zone)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
