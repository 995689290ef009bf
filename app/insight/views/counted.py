"""How every figure is counted, in plain words."""

from flask import render_template

from app.insight.views.blueprint import blueprint
from app.people.permissions import Permission, needs


@blueprint.get("/how-this-is-counted")
@needs(Permission.LEARN)
def how() -> str:
    """The help page beside every figure."""
    return render_template("insight/counted.html")
