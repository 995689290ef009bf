"""Outages: times in which learners could not reach the installation. Dues inside move by the length and a day."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.curricula.forms import OutageForm
from app.curricula.operations.decisions import BadDays, record_outage
from app.curricula.queries.facts import company_zone
from app.curricula.queries.outages import outages_page
from app.curricula.views.blueprint import blueprint
from app.people.permissions import Permission, needs


@blueprint.get("/assign/outages")
@needs(Permission.ASSIGNMENTS_MANAGE)
def outages() -> str:
    """What was recorded, and a form for another one."""
    return _page(OutageForm())


@blueprint.post("/assign/outages")
@needs(Permission.ASSIGNMENTS_MANAGE)
def save_outage() -> ResponseReturnValue:
    """Record an outage."""
    form = OutageForm()
    if not form.validate_on_submit():
        return _page(form), 400
    first, last = form.span(company_zone())
    try:
        record_outage(first_at=first, last_at=last, actor_id=current_user.id, at=now())
    except BadDays as refused:
        form.form_errors.append(str(refused))
        return _page(form), 400
    flash(_("Recorded. Due dates inside it move within a few minutes."))
    return redirect(url_for("curricula.outages"), 303)


def _page(form: OutageForm) -> str:
    page = outages_page(page=request.args.get("page", 1, type=int))
    return render_template("curricula/assign/outages.html", page=page, form=form, zone=company_zone())
