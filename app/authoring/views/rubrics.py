"""A rubric for its authors: what readers look for, its versions, its examples, what became of appeals."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.assessment.queries.overturns import LEAST, Overturns, overturns
from app.authoring.queries.rubrics import rubric_versions
from app.authoring.views.blueprint import blueprint
from app.catalogue.queries import load_rubric
from app.clock import now
from app.people.permissions import Permission, needs


@blueprint.get("/courses/rubrics/<rubric_id>", endpoint="rubric")
@needs(Permission.COURSES_AUTHOR)
def show_rubric(rubric_id: str) -> ResponseReturnValue:
    """The newest version, with the appeals of the last year."""
    versions = rubric_versions(rubric_id)
    found = load_rubric(versions[0].id)
    counted = overturns(rubric_id=rubric_id, at=now())
    return render_template(
        "authoring/rubric.html",
        rubric=found,
        versions=versions,
        rows=[(criterion, counted.get(criterion.id, Overturns())) for criterion in found.criteria],
        least=LEAST,
    )
