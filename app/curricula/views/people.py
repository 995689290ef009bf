"""One person's obligations for HR: reasons, history, and what can be decided."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.curricula import words
from app.curricula.forms import AwayForm, ExemptForm, ExtendForm, WaiveForm
from app.curricula.operations.decisions import extend, record_absence, waive, withdraw_absence
from app.curricula.queries import obligations as queries
from app.curricula.queries.counted import people_with_counts
from app.curricula.queries.rules import Names, modules_offered, names, with_people
from app.curricula.views.blueprint import blueprint
from app.engine.assignment.dates import day_in
from app.engine.policy import item_of
from app.people.permissions import Permission, needs
from app.people.queries.people import PersonRow, person_row
from app.policies.queries.versions import offered as policies_offered


def reason_lines(rows: list[queries.AssignedRow], *, to_hr: bool = False) -> dict[int, list[str]]:
    """Obligation to its reasons in words, told to the person or to HR."""
    if not rows:
        return {}
    tell = words.reason_of_somebody if to_hr else words.reason
    found: Names = with_people(names(), *(reason.rule for row in rows for reason in row.reasons))
    return {row.id: [tell(reason, found) for reason in row.reasons] for row in rows}


@blueprint.get("/assign/people")
@needs(Permission.ASSIGNMENTS_MANAGE)
def obliged() -> str:
    """People with what they have open and overdue."""
    page = people_with_counts(at=now(), page=request.args.get("page", 1, type=int))
    return render_template("curricula/assign/people.html", page=page)


@blueprint.get("/assign/people/<int:person_id>")
@needs(Permission.ASSIGNMENTS_MANAGE)
def obligations(person_id: int) -> str:
    """One person's obligations."""
    return _person_page(person_row(person_id), AwayForm(prefix="away"), _exempt_form())


def _exempt_form() -> ExemptForm:
    modules = [(version.module_id, version.title) for version in modules_offered()]
    policies = [(item_of(policy.policy_id), policy.title) for policy in policies_offered()]
    return ExemptForm(prefix="exempt", offered=[*modules, *policies])


def _person_page(person: PersonRow, away: AwayForm, exempt: ExemptForm) -> str:
    page = queries.own_all(person.id, page=request.args.get("page", 1, type=int))
    rows = list(page.items)
    return render_template(
        "curricula/assign/person.html",
        person=person,
        page=page,
        reasons=reason_lines(rows, to_hr=True),
        absences=queries.absences_of(person.id),
        away=away,
        exempt=exempt,
        at=now(),
        STATES=words.STATES,
    )


@blueprint.post("/assign/people/<int:person_id>/away")
@needs(Permission.ASSIGNMENTS_MANAGE)
def record_away(person_id: int) -> ResponseReturnValue:
    """Somebody is away."""
    person, form = person_row(person_id), AwayForm(prefix="away")
    if not form.validate_on_submit():
        return _person_page(person, form, _exempt_form()), 400
    return _absence(person_id, "away", form, {})


@blueprint.post("/assign/people/<int:person_id>/exempt")
@needs(Permission.ASSIGNMENTS_MANAGE)
def record_exempt(person_id: int) -> ResponseReturnValue:
    """Somebody is exempt."""
    person, form = person_row(person_id), _exempt_form()
    if not form.validate_on_submit():
        return _person_page(person, AwayForm(prefix="away"), form), 400
    return _absence(person_id, "exempt", form, {"module_id": form.module_id.data or None, "note": form.note.data or ""})


def _absence(person_id: int, kind: str, form: Any, more: dict[str, Any]) -> ResponseReturnValue:
    record_absence(
        person_id=person_id,
        kind=kind,
        first=form.first.data,
        last=form.last.data,
        actor_id=current_user.id,
        at=now(),
        **more,
    )
    flash(_("Saved. Due dates inside these days move to 14 days after the last one."))
    return redirect(url_for("curricula.obligations", person_id=person_id), 303)


@blueprint.post("/assign/absences/<int:absence_id>/withdraw")
@needs(Permission.ASSIGNMENTS_MANAGE)
def withdraw(absence_id: int) -> ResponseReturnValue:
    """Take an absence or an exemption back."""
    person_id = withdraw_absence(absence_id=absence_id, actor_id=current_user.id, at=now())
    return redirect(url_for("curricula.obligations", person_id=person_id), 303)


@blueprint.get("/assign/obligations/<int:obligation_id>")
@needs(Permission.ASSIGNMENTS_MANAGE)
def obligation(obligation_id: int) -> str:
    """One obligation with everything that became of it."""
    row = queries.obligation(obligation_id)
    today = day_in(now(), row.zone)
    return _obligation_page(row, WaiveForm(prefix="waive", data={"since": today}), ExtendForm(prefix="extend"))


def _obligation_page(row: queries.AssignedRow, waiver: WaiveForm, extension: ExtendForm) -> str:
    return render_template(
        "curricula/assign/obligation.html",
        row=row,
        person=person_row(row.person_id),
        reasons=reason_lines([row], to_hr=True)[row.id],
        history=queries.history_of([row.id])[row.id],
        waiver=waiver,
        extension=extension,
        at=now(),
        STATES=words.STATES,
        RECORDS=words.RECORDS,
    )


@blueprint.post("/assign/obligations/<int:obligation_id>/waive")
@needs(Permission.ASSIGNMENTS_MANAGE)
def give_waiver(obligation_id: int) -> ResponseReturnValue:
    """Waive one cycle."""
    row, form = queries.obligation(obligation_id), WaiveForm(prefix="waive")
    if not form.validate_on_submit() or form.since.data is None:
        return _obligation_page(row, form, ExtendForm(prefix="extend")), 400
    waive(
        obligation_id=obligation_id,
        since=form.since.data,
        note=form.note.data or "",
        actor_id=current_user.id,
        at=now(),
    )
    return redirect(url_for("curricula.obligation", obligation_id=obligation_id), 303)


@blueprint.post("/assign/obligations/<int:obligation_id>/extend")
@needs(Permission.ASSIGNMENTS_MANAGE)
def give_extension(obligation_id: int) -> ResponseReturnValue:
    """Move the due of one cycle."""
    row, form = queries.obligation(obligation_id), ExtendForm(prefix="extend")
    if not form.validate_on_submit() or form.until.data is None:
        return _obligation_page(row, WaiveForm(prefix="waive"), form), 400
    extend(
        obligation_id=obligation_id,
        until=form.until.data,
        note=form.note.data or "",
        actor_id=current_user.id,
        at=now(),
    )
    return redirect(url_for("curricula.obligation", obligation_id=obligation_id), 303)
