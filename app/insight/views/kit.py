"""The coaching kit for a competency of the team: three questions, one example, whom it concerns."""

from flask import render_template
from flask_login import current_user

from app.clock import now
from app.errors import Missing
from app.insight import words
from app.insight.queries.kit import example_for
from app.insight.queries.sight import sight
from app.insight.queries.tasks import competencies
from app.insight.queries.team import levels_of, named
from app.insight.views.blueprint import blueprint
from app.insight.views.looking import look
from app.people.models import Visibility
from app.people.permissions import Permission, needs


@blueprint.get("/team/kit/<competency>", endpoint="kit")
@needs(Permission.LEARN)
def team_kit(competency: str) -> str:
    """The kit for the direct reports, where levels may be seen by name. Raises Missing elsewhere."""
    seen = sight(current_user.id)
    known = next((c for c in competencies() if c.id == competency), None)
    people = named(seen, indirect=False)
    if known is None or not people or seen.setting.mode is not Visibility.LEVELS:
        raise Missing
    found = levels_of(seen, [person.id for person in people], at=now())
    cells = {person_id: row.get(competency) for person_id, row in found.grid.items()}
    below = [p for p in people if (cell := cells[p.id]) and cell.standing and cell.standing.gap]
    # Who is not listed is told about as well: their gap does not count.
    look([person.id for person in people], "team")
    return render_template(
        "insight/kit.html", competency=known, found=found, below=below, words=words, zone=current_user.zone,
        shown=example_for(competency, found.facts.values(), found.exercises),
    )  # fmt: skip
