"""Two tries of one answer beside each other: their words, and their levels criterion by criterion."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.assessment import words
from app.assessment.queries.tries import Try, tries
from app.assessment.views.blueprint import blueprint
from app.assessment.views.feedback import around
from app.assessment.views.feedback_page import sure_part
from app.engine.draft_difference import beside
from app.engine.rubric import Rubric
from app.people.permissions import Permission, needs


@dataclass(frozen=True)
class Row:
    """One criterion in both tries; a level is empty where nobody has read it yet. `since` is in words."""

    name: str
    earlier: int | None
    later: int | None
    since: str


@blueprint.get("/answers/<int:answer_id>/tries", endpoint="tries")
@needs(Permission.LEARN)
def show_tries(answer_id: int) -> ResponseReturnValue:
    """An own answer beside another try: the first one unless `with` names another."""
    number = request.args.get("with", type=int)
    shown = tries(person_id=current_user.id, answer_id=answer_id, number=number)
    if shown.earlier is shown.later:
        return redirect(url_for("assessment.feedback", answer_id=answer_id))
    return render_template(
        "assessment/tries.html",
        earlier=shown.earlier,
        later=shown.later,
        others=[
            number for number in shown.others if number not in (shown.earlier.answer.number, shown.later.answer.number)
        ],
        difference=beside(shown.earlier.answer.text, shown.later.answer.text),
        rows=_rows(shown.found.rubric, shown.earlier, shown.later) if shown.found.rubric else [],
        **around(shown.found),
    )


def _rows(rubric: Rubric, earlier: Try, later: Try) -> list[Row]:
    """The whole answer first, then every criterion; nothing while neither try has been read."""
    if earlier.rating is None and later.rating is None:
        return []
    before, after = _levels(earlier), _levels(later)
    rows = [_row(_("The whole answer"), _whole(earlier), _whole(later))]
    return rows + [_row(c.name, before.get(c.id), after.get(c.id)) for c in rubric.criteria]


def _row(name: str, earlier: int | None, later: int | None) -> Row:
    return Row(name, earlier, later, words.since_words(earlier, later))


def _levels(one: Try) -> dict[str, int]:
    return sure_part(one.rating).levels if one.rating else {}


def _whole(one: Try) -> int | None:
    return one.rating.level if one.rating else None
