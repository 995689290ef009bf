"""How every figure is counted, in plain words."""

from flask import render_template

from app.insight.queries.sight import setting
from app.insight.views.blueprint import blueprint
from app.people.permissions import Permission, needs


@blueprint.get("/how-this-is-counted")
@needs(Permission.LEARN)
def how() -> str:
    """The help page beside every figure."""
    return render_template("insight/counted.html")


def who_sees_levels() -> str:
    """For a module's page: what this company lets managers see beyond completion, as safe HTML; empty if nothing."""
    return render_template("insight/who_sees_levels.html", mode=setting().mode.value)
