"""A manager gives a report a module that trains what is missing: first what it adds, then saving."""

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from app.clock import now
from app.curricula.queries.rules import Names, modules_offered
from app.curricula.views.preview import notes_of
from app.engine.assignment.dates import day_in, end_of_day
from app.insight.forms import GiveAnyForm, GiveForm
from app.insight.operations.giving import give, take_given_back
from app.insight.queries.giving import Offered, adds, modules_to_give
from app.insight.queries.team import Member, member
from app.insight.views.blueprint import blueprint
from app.people.permissions import Permission, needs

USUAL_DAYS = 14


@blueprint.get("/team/people/<int:person_id>/give", endpoint="give")
@needs(Permission.LEARN)
def look_first(person_id: int) -> str:
    """Which modules there are, and what giving the chosen one would add. Nothing is saved yet."""
    _seen, who = member(current_user.id, person_id)
    return _page(who, request.args)


@blueprint.post("/team/people/<int:person_id>/give")
@needs(Permission.LEARN)
def save_given(person_id: int) -> ResponseReturnValue:
    """Give the module."""
    _seen, who = member(current_user.id, person_id)
    competency = request.form.get("competency") or None
    form = _form(modules_to_give(competency), competency, request.form)
    if not form.validate() or form.due.data is None:
        return _page(who, request.form), 422
    give(
        person_id=person_id,
        module_id=form.module.data,
        competency=competency,
        due_on=form.due.data,
        actor_id=current_user.id,
        at=now(),
    )
    flash(
        _(
            "Assigned. %(name)s sees it now, with your name and the day. You can take it back for 24 hours.",
            name=who.name,
        )
    )
    return redirect(url_for("insight.person", person_id=person_id) + "#given", 303)


@blueprint.post("/team/given/<int:version_id>/undo")
@needs(Permission.LEARN)
def undo_given(version_id: int) -> ResponseReturnValue:
    """Take back what was given within the day."""
    person_id = take_given_back(version_id=version_id, actor_id=current_user.id, at=now())
    flash(_("Taken back. What was done in the meantime stays done."))
    return redirect(url_for("insight.person", person_id=person_id) + "#given", 303)


def _form(offered: list[Offered], competency: str | None, sent: MultiDict[str, str]) -> GiveForm:
    kind = GiveForm if competency else GiveAnyForm
    day = day_in(now(), current_user.zone) + timedelta(days=USUAL_DAYS)
    choices = [(row.module_id, _label(row)) for row in offered]
    return kind(
        formdata=sent if "due" in sent else None, offered=choices, data={"due": day, "module": sent.get("module")}
    )


def _label(row: Offered) -> str:
    minutes = ngettext("%(num)s minute", "%(num)s minutes", row.minutes)
    return " · ".join([row.title, *row.tasks, minutes])


def _page(who: Member, sent: MultiDict[str, str]) -> str:
    competency = sent.get("competency") or None
    offered = modules_to_give(competency)
    form = _form(offered, competency, sent)
    asked = "due" in sent
    chosen = next((row for row in offered if row.module_id == form.module.data), None)
    found, due_at = None, None
    remarks: list[str] = []
    if asked and form.validate() and form.due.data and chosen:
        found = adds(person_id=who.id, module_id=chosen.module_id, due_on=form.due.data, at=now())
        titles = {row.module_id: row.title for row in modules_offered()}
        remarks = notes_of(found.touched, Names({}, {}, titles, {}))
        due_at = found.touched.due or end_of_day(form.due.data, found.touched.zone)
    return render_template(
        "insight/give.html", who=who, competency=competency, offered=offered, form=form, chosen=chosen, found=found,
        remarks=remarks, due_at=due_at, own_name=current_user.name,
    )  # fmt: skip
