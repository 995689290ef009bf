"""Rating one answer: the text left, the rubric right; afterwards the own rating beside the scorer's draft."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.assessment import words
from app.assessment.operations.claims import AlreadyRated, ReadByColleague, claim_next
from app.assessment.operations.ratings import IncompleteRating, NoEvidence, rate
from app.assessment.queries.review import Review, review
from app.assessment.rating_forms import RatingForm, read_rating_form, summary
from app.assessment.views.blueprint import blueprint
from app.clock import now
from app.errors import Refused
from app.people.permissions import Permission, needs


@blueprint.get("/review/<int:answer_id>", endpoint="review")
@needs(Permission.ANSWERS_RATE)
def show_review(answer_id: int) -> ResponseReturnValue:
    """The rating page of an answer one holds; else an offer to take it, or one's own rating beside the draft."""
    found = review(answer_id=answer_id, reviewer_id=current_user.id, at=now())
    if found.own is not None:
        return _compared(found)
    if not found.held:
        return render_template("assessment/review_take.html", found=found)
    return _page(found, RatingForm())


@blueprint.post("/review/<int:answer_id>")
@needs(Permission.ANSWERS_RATE)
def save_review(answer_id: int) -> ResponseReturnValue:
    """Save the rating, then show it beside the draft, or go on to the next answer."""
    at = now()
    found = review(answer_id=answer_id, reviewer_id=current_user.id, at=at)
    form = read_rating_form(request.form, found.rubric, found.spans)
    if form.errors:
        return _page(found, form), 422
    try:
        rate(answer_id=answer_id, judgement=form.judgement(found.spans), actor_id=current_user.id, at=at)
    except (ReadByColleague, AlreadyRated, IncompleteRating, NoEvidence) as refused:
        # The reviewer's work must not vanish with the refusal: the page comes back with everything in it.
        again = review(answer_id=answer_id, reviewer_id=current_user.id, at=at)
        return _page(again, form, refused=refused), 409
    if request.form.get("then") == "next":
        next_id = claim_next(actor_id=current_user.id, at=at)
        if next_id is not None:
            return redirect(url_for("assessment.review", answer_id=next_id), 303)
    return redirect(url_for("assessment.review", answer_id=answer_id), 303)


def _page(found: Review, form: RatingForm, *, refused: Refused | None = None) -> str:
    return render_template(
        "assessment/review.html",
        found=found,
        form=form,
        problems=summary(form, found.rubric),
        refused=str(refused) if refused else None,
        sentences=found.sentences,
        levels=[(level, words.level_word(level)) for level in (1, 2, 3, 4)],
    )


def _compared(found: Review) -> str:
    """Both ratings, criterion by criterion. Only reached when the reader's own rating is stored."""
    own, draft = found.own, found.draft
    rows: list[dict[str, Any]] = [
        {
            "name": criterion.name,
            "own": own.levels.get(criterion.id) if own else None,
            "draft": draft.levels.get(criterion.id) if draft else None,
            "why": _draft_reason(found, criterion.id),
        }
        for criterion in found.rubric.criteria
    ]
    gates = {
        "own": words.gate_names(found.rubric, _gate_ids(own)),
        "draft": words.gate_names(found.rubric, _gate_ids(draft)),
    }
    return render_template("assessment/review_compare.html", found=found, rows=rows, gates=gates)


def _draft_reason(found: Review, criterion: str) -> str:
    if found.draft is None or criterion not in found.draft.levels:
        return _("no draft")
    reason = found.draft.details.get("reasons", {}).get(criterion)
    return words.reason_words(found.rubric, criterion, reason, found.draft.levels[criterion])


def _gate_ids(rating: Any) -> list[str]:
    return [hit["id"] for hit in rating.details.get("gates", ())] if rating else []
