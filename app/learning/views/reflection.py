"""Looking back: debrief questions on one's own path and one if-then plan. The learner's alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from app.clock import now
from app.engine.play import State
from app.errors import Missing
from app.learning.forms import follow_up_in, notes_in, today_of
from app.learning.frame import brief_sheet, frame, step_url
from app.learning.operations.reflections import NotesConflict, NoteTooLong, PlanIncomplete, save_notes
from app.learning.queries.player import Player
from app.learning.queries.record import Notes, note_keys, notes_of
from app.learning.views.blueprint import blueprint
from app.learning.views.ledger_panel import Line, ledger_line
from app.learning.views.start import own_player
from app.people.permissions import Permission, needs
from app.people.reading_time import time_of

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
    return _page(here, **_as_shown(notes_of(attempt_id)))


@blueprint.post(PATH)
@needs(Permission.LEARN)
def save_reflection(attempt_id: int) -> ResponseReturnValue:
    """Finish the step, save and stop (`action=save`), or go on with these notes of two versions (`action=keep`)."""
    here = own_player(attempt_id)
    action = request.form.get("action")
    typed = _typed(here, request.form)
    if typed["follow_up"] and follow_up_in(request.form, today=_today()) is None:
        return _page(here, day_error=_("Choose a day within the next 90 days."), **typed), 422
    try:
        _save(here, request.form, finish=action not in ("save", "keep"))
    except (NoteTooLong, PlanIncomplete) as refusal:
        return _page(own_player(attempt_id), errors=dict.fromkeys(refusal.keys, str(refusal)), **typed), 422
    except NotesConflict as refusal:
        return _page(own_player(attempt_id), theirs=_as_shown(refusal.theirs), **typed), 409
    if action == "keep":
        return redirect(url_for("learning.reflection", attempt_id=attempt_id), 303)
    if action != "save":
        return redirect(url_for("learning.record", attempt_id=attempt_id), 303)
    flash(_("Your notes are saved, and your place is kept."))
    return redirect(url_for("curricula.home"), 303)


@blueprint.get(f"{PATH}/draft")
@needs(Permission.LEARN)
def reflection_draft(attempt_id: int) -> ResponseReturnValue:
    """The notes as they stand, and a fresh token for a page whose session was renewed beside it."""
    here = own_player(attempt_id)
    return {**_as_json(here, notes_of(attempt_id)), "csrf_token": generate_csrf()}


@blueprint.route(f"{PATH}/draft", methods=["PUT", "POST"])
@needs(Permission.LEARN)
def save_reflection_draft(attempt_id: int) -> ResponseReturnValue:
    """Keep what is typed: `{text, revision}`, the text being the form's fields as JSON. 409 with newer notes."""
    here = own_player(attempt_id)
    fields = _fields_in(request.get_json(silent=True))
    if fields is None:
        return {"message": _("The text did not arrive.")}, 422
    try:
        kept = _save(here, fields, by_itself=True)
    except NoteTooLong as refusal:
        return {"message": str(refusal)}, 422
    except NotesConflict as refusal:
        return {"message": str(refusal), "theirs": _as_json(here, refusal.theirs)}, 409
    found = _as_json(here, kept)
    return {"revision": found["revision"], "saved": found["saved"]}


def _fields_in(sent: object) -> dict[str, str] | None:
    """The fields of the form and the revision they follow, out of what a page sent; None if they are none."""
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
        return None
    try:
        fields = json.loads(sent["text"])
    except ValueError:
        return None
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        return None
    return {**fields, "revision": str(sent.get("revision", ""))}


def _save(here: Player, fields: Mapping[str, str], *, finish: bool = False, by_itself: bool = False) -> Notes:
    revision = fields.get("revision", "")
    return save_notes(
        attempt_id=here.attempt.id,
        notes=notes_in(fields, note_keys(here.module)),
        follow_up=follow_up_in(fields, today=_today()),
        finish=finish,
        base_revision=int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 18 else None,
        by_itself=by_itself,
        actor_id=current_user.id,
        at=now(),
    )


def _as_json(here: Player, notes: Notes) -> dict[str, Any]:
    """Notes as the page's script reads them: the fields of its form, as text."""
    fields = {f"note-{key}": notes.words.get(key, "") for key in note_keys(here.module)}
    text = json.dumps({**fields, "follow-up": _iso(notes.follow_up)}, ensure_ascii=False, separators=(",", ":"))
    return {"revision": notes.revision, "saved": time_of(notes.saved_at, now=now()), "text": text}


def _typed(here: Player, form: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, to be shown again."""
    words = notes_in(form, note_keys(here.module))
    return {"words": words, "follow_up": form.get("follow-up", ""), "revision": form.get("revision", "")}


def _as_shown(notes: Notes) -> dict[str, Any]:
    """Stored notes, to be shown."""
    return {
        "words": notes.words,
        "follow_up": _iso(notes.follow_up),
        "saved_at": notes.saved_at,
        "revision": notes.revision,
    }


def _page(here: Player, **typed: Any) -> str:
    found = here.module.reflection
    if found is None:
        raise Missing
    proposed = _today() + timedelta(days=found.if_then.follow_up_days)
    context: dict[str, Any] = {"errors": {}, "day_error": None, "saved_at": None, "theirs": None, **typed}
    context["follow_up"] = context["follow_up"] or _iso(proposed)
    return render_template(
        "learning/reflection.html",
        here=here,
        player=frame(here, "reflection"),
        brief=brief_sheet(here.module),
        reflection=found,
        own_path=_own_path(here),
        storage_key=f"{current_user.id}:{here.attempt.id}:reflection",
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
