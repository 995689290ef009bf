"""Writing and handing in a role-play's answer. Limits of length are advice; nothing that was typed is ever dropped."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from app.assessment.forms import AnswerForm
from app.assessment.operations.forecasts import make_forecast
from app.assessment.views.answer_page import AnswerPage, answer_page, counted, new_client_key
from app.assessment.views.blueprint import blueprint
from app.clock import now
from app.errors import Missing
from app.learning.frame import brief_sheet, frame, step_url
from app.learning.operations.answers import AlreadyHandedIn, EmptyAnswer, submit_answer
from app.learning.operations.drafts import DraftConflict, TextTooLong, save_draft
from app.learning.operations.steps import finish_step
from app.learning.queries.answers import own_answer
from app.learning.queries.attempts import attempt_of
from app.learning.queries.drafts import DraftText, as_typed, draft_of
from app.learning.queries.player import player
from app.people.permissions import Permission, needs
from app.people.reading_time import time_of

PATH = "/attempts/<int:attempt_id>/role-plays/<role_play>"


@blueprint.get(PATH)
@needs(Permission.LEARN)
def answer(attempt_id: int, role_play: str) -> ResponseReturnValue:
    """The page to write on. It opens with the draft, else with the last answer, else empty."""
    page = answer_page(person_id=current_user.id, attempt_id=attempt_id, role_play=role_play)
    if not page.at.is_open(page.key):
        return redirect(url_for("learning.resume", attempt_id=attempt_id), 303)
    text, is_last = page.draft.text, False
    if not text and page.last is not None and request.args.get("start") != "empty":
        text, is_last = page.last.text, True
    return _show(page, text=text, starts_with_last=is_last)


@blueprint.post(PATH)
@needs(Permission.LEARN)
def hand_in(attempt_id: int, role_play: str) -> ResponseReturnValue:
    """Hand in (the default), or keep the text as a draft: `action=save` and stop, `action=keep` and go on.

    `action=leave-out` goes on without an answer, where the role-play may be left out for what it holds.
    """
    form = AnswerForm()
    if form.action.data in ("save", "keep"):
        return _keep(form, attempt_id, role_play)
    if form.action.data == "leave-out":
        return _leave_out(form, attempt_id, role_play)
    try:
        stored = submit_answer(
            attempt_id=attempt_id,
            role_play=role_play,
            client_key=form.client_key.data or "",
            text=form.text.data or "",
            draft_revision=form.revision_number,
            actor_id=current_user.id,
            at=now(),
        )
    except (EmptyAnswer, TextTooLong) as refusal:
        return _again(form, attempt_id, role_play, error=str(refusal)), 422
    except AlreadyHandedIn as refusal:
        return _again(form, attempt_id, role_play, handed_in=refusal.answer.submitted_at, new_key=True), 409
    if form.level is not None and stored.rubric_version_id is not None:
        make_forecast(answer_id=stored.id, level=form.level, actor_id=current_user.id, at=now())
    endpoint = "assessment.feedback" if stored.rubric_version_id is not None else "assessment.examples"
    return redirect(url_for(endpoint, answer_id=stored.id), 303)


@blueprint.get("/answers/<int:answer_id>/examples")
@needs(Permission.LEARN)
def examples(answer_id: int) -> str:
    """After handing in an answer that is not rated: the own words beside the examples, best first."""
    stored = own_answer(person_id=current_user.id, answer_id=answer_id)
    at = player(attempt_of(person_id=current_user.id, attempt_id=stored.attempt_id))
    play = at.module.role_play(stored.role_play)
    if play is None or play.rubric is not None:
        raise Missing
    return render_template(
        "assessment/answer_compare.html",
        player=frame(at, f"role-play:{play.id}"),
        brief=brief_sheet(at.module),
        play=play,
        answer=stored,
        anchors=sorted(play.anchors, key=lambda anchor: -anchor.level),
        next_url=step_url(at, at.present_step()),
        storage_key=f"{current_user.id}:{stored.attempt_id}:{play.id}",
    )


@blueprint.get(f"{PATH}/draft")
@needs(Permission.LEARN)
def draft(attempt_id: int, role_play: str) -> ResponseReturnValue:
    """The draft as it stands, and a fresh token for a page whose session was renewed beside it."""
    attempt_of(person_id=current_user.id, attempt_id=attempt_id)
    present = draft_of(attempt_id=attempt_id, role_play=role_play)
    return {**_as_json(present), "csrf_token": generate_csrf()}


@blueprint.route(f"{PATH}/draft", methods=["PUT", "POST"], endpoint="save_draft")
@needs(Permission.LEARN)
def save_draft_json(attempt_id: int, role_play: str) -> ResponseReturnValue:
    """Keep what is typed: `{text, revision, key}`. 409 with the newer text where there is one; nothing is lost."""
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
        return {"message": _("The text did not arrive.")}, 422
    revision = sent.get("revision")
    try:
        kept = save_draft(
            attempt_id=attempt_id,
            role_play=role_play,
            text=sent["text"],
            base_revision=revision if isinstance(revision, int) else 0,
            client_key=str(sent.get("key", "")),
            actor_id=current_user.id,
            at=now(),
        )
    except TextTooLong as refusal:
        return {"message": str(refusal)}, 422
    except DraftConflict as refusal:
        return {"message": str(refusal), "theirs": _as_json(refusal.theirs), "mine": refusal.mine}, 409
    return _as_json(kept, with_text=False)


def _as_json(draft: DraftText, *, with_text: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = {"revision": draft.revision, "saved": time_of(draft.saved_at, now=now())}
    return {**found, "text": draft.text} if with_text else found


def _keep(form: AnswerForm, attempt_id: int, role_play: str) -> ResponseReturnValue:
    refused = _draft_refused(form, attempt_id, role_play)
    if refused is not None:
        return refused
    if form.action.data == "keep":
        return redirect(url_for("assessment.answer", attempt_id=attempt_id, role_play=role_play), 303)
    flash(_("Your text is saved, and your place is kept."))
    return redirect(url_for("curricula.home"), 303)


def _leave_out(form: AnswerForm, attempt_id: int, role_play: str) -> ResponseReturnValue:
    refused = _draft_refused(form, attempt_id, role_play)
    if refused is not None:
        return refused
    finish_step(attempt_id=attempt_id, step=f"role-play:{role_play}", actor_id=current_user.id, at=now())
    return redirect(url_for("learning.resume", attempt_id=attempt_id), 303)


def _draft_refused(form: AnswerForm, attempt_id: int, role_play: str) -> ResponseReturnValue | None:
    """Keep what was typed as the draft; the page once more if that cannot be."""
    try:
        save_draft(
            attempt_id=attempt_id,
            role_play=role_play,
            text=form.text.data or "",
            base_revision=form.revision_number or 0,
            actor_id=current_user.id,
            at=now(),
        )
    except TextTooLong as refusal:
        return _again(form, attempt_id, role_play, error=str(refusal)), 422
    except DraftConflict as refusal:
        return _again(form, attempt_id, role_play, theirs=refusal.theirs), 409
    return None


def _again(form: AnswerForm, attempt_id: int, role_play: str, *, new_key: bool = False, **context: Any) -> str:
    """The same page once more, with everything that was typed and chosen."""
    page = answer_page(person_id=current_user.id, attempt_id=attempt_id, role_play=role_play)
    return _show(
        page,
        text=as_typed(form.text.data or ""),
        revision=form.revision_number,
        client_key=None if new_key else form.client_key.data,
        forecast=form.level,
        **context,
    )


def _show(
    page: AnswerPage, *, text: str, revision: int | None = None, client_key: str | None = None, **context: Any
) -> str:
    theirs: DraftText | None = context.get("theirs")
    return render_template(
        "assessment/answer.html",
        page=page,
        player=page.player,
        brief=page.brief,
        text=text,
        length=counted(text, page.play.length.unit),
        revision=page.draft.revision if revision is None else revision,
        client_key=client_key or new_client_key(),
        saved=time_of(page.draft.saved_at, now=now()) if page.draft.text else "",
        theirs_saved=time_of(theirs.saved_at, now=now()) if theirs else "",
        **context,
    )
