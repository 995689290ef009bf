"""The learner's feedback: being read, with a person, or with a level and its reasons."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _
from flask_login import current_user

from app.assessment import words
from app.assessment.queries.appeals import own_appeals
from app.assessment.queries.feedback import Feedback, Standing, feedback, has_rating, standings
from app.assessment.views.blueprint import blueprint
from app.assessment.views.feedback_page import compared_anchor, page_of, plain_paragraphs
from app.assessment.views.feedback_step import anchor_words
from app.clock import now
from app.errors import Missing
from app.learning.frame import brief_sheet, frame
from app.learning.models import Answer, Attempt
from app.people.permissions import Permission, needs


@blueprint.get("/answers/<int:answer_id>/feedback", endpoint="feedback")
@needs(Permission.LEARN)
def show_feedback(answer_id: int) -> ResponseReturnValue:
    """The page of one own answer, in the state it is in."""
    found = feedback(person_id=current_user.id, answer_id=answer_id)
    if found.rubric is None:
        return redirect(url_for("assessment.examples", answer_id=answer_id))
    rating = found.rating
    context = around(found)
    if rating is None:
        return render_template("assessment/being_read.html", **context)
    page = page_of(found, found.rubric, rating)
    if not any(row.level for row in page.rows):
        reasons = words.review_words(found.rubric, rating.details)
        return render_template("assessment/feedback_with_person.html", page=page, reasons=reasons, **context)
    reasons = words.review_words(found.rubric, rating.details) if rating.level is None else []
    # Only what a person has rated can be appealed.
    appeals = own_appeals(current_user.id, answer_id=answer_id) if found.rated_by_person else []
    return render_template("assessment/feedback.html", page=page, reasons=reasons, appeals=appeals, **context)


@blueprint.get("/answers/<int:answer_id>/state")
@needs(Permission.LEARN)
def state(answer_id: int) -> ResponseReturnValue:
    """Whether an own answer was read, for the page that waits."""
    ready = has_rating(person_id=current_user.id, answer_id=answer_id)
    return {"ready": ready, "message": _("Your feedback is ready.") if ready else ""}


@blueprint.get("/answers/<int:answer_id>/examples/<anchor_id>")
@needs(Permission.LEARN)
def example(answer_id: int, anchor_id: str) -> ResponseReturnValue:
    """The own answer beside one example of the rubric. Only after handing in, so that nobody copies first."""
    found = feedback(person_id=current_user.id, answer_id=answer_id)
    anchors = found.rubric.anchors if found.rubric else ()
    anchor = next((anchor for anchor in anchors if anchor.id == anchor_id), None)
    if anchor is None or found.rubric is None:
        raise Missing
    rows = [
        (criterion.name, anchor.levels[criterion.id], criterion.descriptors.at(anchor.levels[criterion.id]))
        for criterion in found.rubric.criteria
    ]
    others = [(other, anchor_words(other)) for other in anchors if other.id != anchor.id]
    return render_template(
        "assessment/feedback_compare.html",
        anchor=anchor,
        anchor_line=anchor_words(anchor),
        rows=rows,
        others=others,
        **around(found),
    )


def record_answers(attempt: Attempt, answers: Sequence[Answer], titles: Mapping[str, str]) -> str:
    """The record page's lines about the answers of an attempt: the level that counts, or who still reads."""
    del attempt
    rows = zip(answers, standings(answers), strict=True)
    return render_template("assessment/feedback_record.html", rows=list(rows), titles=titles)


def around(found: Feedback) -> dict[str, Any]:
    """What every page about an own answer shows around its text."""
    answer, player = found.answer, found.player
    customer = player.module.person(found.role_play.sender)
    finished = player.present_step() is None
    onward = "learning.record" if finished else "learning.resume"
    return {
        "found": found,
        "answer": answer,
        "own_text": plain_paragraphs(answer.text),
        "customer": customer.short if customer else found.role_play.title,
        "player": frame(player, f"role-play:{answer.role_play}"),
        "brief": brief_sheet(player.module),
        "step_finished": finished,
        "onward_url": url_for(onward, attempt_id=answer.attempt_id),
        "again_url": url_for("assessment.answer", attempt_id=answer.attempt_id, role_play=answer.role_play),
        "promised": format_date(found.promised, "EEEE d MMMM"),
        "late": now().astimezone(found.zone).date() > found.promised,
        "standing": _standing(found.standings),
        "level_word": words.level_word,
        "example": _example(found),
    }


def _example(found: Feedback) -> Any:
    rating = found.rating
    if found.rubric is None or rating is None:
        return None
    return compared_anchor(found.rubric, rating.level)


def _standing(standings: tuple[Standing, ...]) -> str | None:
    """First, best and latest; nothing while there is one answer only."""
    levels = [standing.level for standing in standings]
    read = [level for level in levels if level is not None]
    if len(levels) < 2 or not read:
        return None
    return words.standing_words(levels[0], max(read), levels[-1])
