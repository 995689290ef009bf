"""Appealing a criterion, and the reviewer's side of it."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.assessment import words
from app.assessment.operations.appeals import (
    LONGEST,
    AppealedBefore,
    UnclearAppeal,
    UnclearOutcome,
    decide_appeal,
    open_appeal,
)
from app.assessment.queries.appeals import answerable, appeal_case, own_appeals, rating_to_appeal
from app.assessment.views.blueprint import blueprint
from app.catalogue.queries import load_rubric
from app.clock import now
from app.engine.answer_text import sentences
from app.errors import Missing
from app.learning.models import Answer
from app.learning.queries.answers import own_answer
from app.people.permissions import Permission, needs


@blueprint.get("/answers/<int:answer_id>/appeal", endpoint="appeal")
@needs(Permission.LEARN)
def show_appeal(answer_id: int) -> str:
    """The page to appeal one criterion of an own answer, and what became of earlier appeals."""
    return _appeal_page(own_answer(person_id=current_user.id, answer_id=answer_id))


@blueprint.post("/answers/<int:answer_id>/appeal")
@needs(Permission.LEARN)
def send_appeal(answer_id: int) -> ResponseReturnValue:
    """Store the appeal."""
    answer = own_answer(person_id=current_user.id, answer_id=answer_id)
    spans = dict(enumerate(sentences(answer.text), start=1))
    sent = {name: request.form.get(name, "") for name in ("criterion", "sentence", "text")}
    number = int(sent["sentence"]) if sent["sentence"].isascii() and sent["sentence"].isdigit() else 0
    try:
        open_appeal(
            answer_id=answer_id, criterion=sent["criterion"], span=spans.get(number, (0, 0)), reason=sent["text"],
            actor_id=current_user.id, at=now(),
        )  # fmt: skip
    except (UnclearAppeal, AppealedBefore) as refused:
        again = own_answer(person_id=current_user.id, answer_id=answer_id)
        return _appeal_page(again, sent=sent, refused=str(refused)), 422
    flash(_("Your appeal is with another reviewer. Until it is answered this criterion is out of your level."))
    return redirect(url_for("assessment.appeal", answer_id=answer_id), 303)


@blueprint.get("/review/appeals")
@needs(Permission.ANSWERS_RATE)
def appeals() -> str:
    """Open appeals that the reader may answer, the oldest first."""
    return render_template("assessment/appeals.html", lines=answerable(current_user.id))


@blueprint.get("/review/appeals/<int:appeal_id>")
@needs(Permission.ANSWERS_RATE)
def appeal_review(appeal_id: int) -> str:
    """One appeal: the text, the sentence pointed at, the criterion; neither the first level nor who gave it."""
    return _case_page(appeal_id)


@blueprint.post("/review/appeals/<int:appeal_id>")
@needs(Permission.ANSWERS_RATE)
def answer_appeal(appeal_id: int) -> ResponseReturnValue:
    """Answer an appeal with a level and a reason."""
    level = request.form.get("level", "")
    text = request.form.get("text", "")
    try:
        decide_appeal(
            appeal_id=appeal_id, level=int(level) if level in ("1", "2", "3", "4") else None, reason=text,
            actor_id=current_user.id, at=now(),
        )  # fmt: skip
    except UnclearOutcome as refused:
        return _case_page(appeal_id, level=level, text=text, refused=str(refused)), 422
    flash(_("Your answer is with the writer now."))
    return redirect(url_for("assessment.appeals"), 303)


def _appeal_page(answer: Answer, *, sent: dict[str, str] | None = None, refused: str = "") -> str:
    if answer.rubric_version_id is None:
        raise Missing
    rubric = load_rubric(answer.rubric_version_id)
    before = own_appeals(current_user.id, answer_id=answer.id)
    rating = rating_to_appeal(answer.id, at=now())
    taken = {appeal.criterion for appeal in before}
    open_ = [c for c in rubric.criteria if rating and c.id in rating.levels and c.id not in taken]
    return render_template(
        "assessment/appeal.html", answer=answer, rating=rating, criteria=open_, before=before,
        sentences=[answer.text[start:end] for start, end in sentences(answer.text)],
        level_word=words.level_word, sent=sent or {}, refused=refused, longest=LONGEST,
    )  # fmt: skip


def _case_page(appeal_id: int, **sent: Any) -> str:
    return render_template(
        "assessment/appeal_review.html",
        case=appeal_case(appeal_id=appeal_id, reviewer_id=current_user.id),
        levels=[(level, words.level_word(level)) for level in (1, 2, 3, 4)],
        longest=LONGEST,
        level=sent.get("level", ""),
        text=sent.get("text", ""),
        refused=sent.get("refused", ""),
    )
