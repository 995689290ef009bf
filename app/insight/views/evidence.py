"""What stands behind one cell, as far as the company's visibility allows."""

from flask import render_template
from flask_login import current_user

from app.clock import now
from app.errors import Missing
from app.insight import words
from app.insight.queries.own import evidence as evidence_of
from app.insight.queries.team import levels_of, member
from app.insight.views.blueprint import blueprint
from app.insight.views.looking import look
from app.people.permissions import Permission, needs


@blueprint.get("/team/people/<int:person_id>/<competency>")
@needs(Permission.LEARN)
def evidence(person_id: int, competency: str) -> str:
    """The pieces behind a level: task, what it counts as, the day. Never a text, a draft or a time of day."""
    seen, who = member(current_user.id, person_id)
    found = levels_of(seen, [person_id], at=now())
    cell = found.grid[person_id].get(competency)
    if cell is None:
        raise Missing
    look([person_id], "evidence")
    return render_template(
        "insight/evidence.html",
        who=who,
        cell=cell,
        competency=next(c for c in found.exercises.columns if c.id == competency),
        rows=evidence_of(found.facts[person_id], cell.skill.pieces),
        tasks=found.exercises.feeding(competency),
        words=words,
        zone=current_user.zone,
    )
