"""One person: adding, changing, roles, letting in and out."""

from datetime import timedelta

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from wtforms import Field

from app.admin.people_forms import PersonForm, RolesForm, person_values
from app.admin.people_words import FIELDS, STATES
from app.admin.views.blueprint import blueprint
from app.clock import now
from app.people.addresses import zones_to_offer
from app.people.models import Role
from app.people.operations.company import EmailTaken
from app.people.operations.people import (
    HIGH_ROLES,
    ForAdministrators,
    ManagerLoop,
    NumberTaken,
    PersonFields,
    change_person,
    create_person,
    disable_person,
    enable_person,
    set_roles,
    sign_out_everywhere,
)
from app.people.operations.tokens import invite, make_link
from app.people.permissions import Permission, needs
from app.people.queries.company import company
from app.people.queries.departments import paths
from app.people.queries.people import (
    PersonRow,
    State,
    likely_managers,
    live_sessions,
    people_called,
    person_row,
    reporting_line,
    reports_of,
)
from app.people.words import JOBS, LANGUAGES, ROLES


@blueprint.get("/people/<int:person_id>")
@needs(Permission.PEOPLE_MANAGE)
def person(person_id: int) -> ResponseReturnValue:
    """Everything about a person that is administered, and what can be done."""
    return _person_page(person_row(person_id))


def _person_page(row: PersonRow, *, link: str | None = None) -> str:
    form = RolesForm(offered=_offered(), formdata=None, data={"roles": [role.value for role in row.roles]})
    settings = current_app.config["SETTINGS"]
    return render_template(
        "admin/person.html",
        person=row,
        form=form,
        link=link,
        line=reporting_line(row.id),
        reports=reports_of(row.id),
        sessions=live_sessions(
            row.id,
            at=now(),
            idle=timedelta(minutes=settings.session_idle_minutes),
            longest=timedelta(hours=settings.session_hours),
        ),
        mail_works=settings.mail_transport == "smtp",
        guarded=Role.ADMINISTRATOR in row.roles and not _is_administrator(),
        fixed_roles=[role for role in row.roles if role not in _offered()],
        own=row.id == current_user.id,
        JOBS=JOBS,
        ROLES=ROLES,
        STATES=STATES,
        FIELDS=FIELDS,
        LANGUAGES=LANGUAGES,
        State=State,
    )


def _is_administrator() -> bool:
    return Role.ADMINISTRATOR in current_user.roles


def _offered() -> list[Role]:
    """The roles the signed-in person may give."""
    return [role for role in Role if _is_administrator() or role not in HIGH_ROLES]


@blueprint.get("/people/new")
@needs(Permission.PEOPLE_MANAGE)
def new_person() -> ResponseReturnValue:
    """The empty form."""
    found = company()
    data = {"zone": found.zone if found else current_user.zone, "language": found.language if found else "en"}
    return _form_page(PersonForm(formdata=None, data=data, departments=paths()), None)


@blueprint.post("/people/new")
@needs(Permission.PEOPLE_MANAGE)
def add_person() -> ResponseReturnValue:
    """Add a person, then show them: the invitation is the next step there."""
    form = PersonForm(departments=paths())
    fields = _typed(form)
    if fields is not None:
        try:
            person_id = create_person(fields=fields, actor_id=current_user.id, at=now())
        except (EmailTaken, NumberTaken) as refused:
            _beside(form, refused)
        else:
            flash(_("%(name)s was added. Nothing was sent yet.", name=fields.name), "done")
            return redirect(url_for("admin.person", person_id=person_id), 303)
    return _form_page(form, None), 422


@blueprint.get("/people/<int:person_id>/change")
@needs(Permission.PEOPLE_MANAGE)
def change_person_form(person_id: int) -> ResponseReturnValue:
    """The form, filled in."""
    row = person_row(person_id)
    return _form_page(PersonForm(formdata=None, data=person_values(row), departments=paths()), row)


@blueprint.post("/people/<int:person_id>/change")
@needs(Permission.PEOPLE_MANAGE)
def save_person(person_id: int) -> ResponseReturnValue:
    """Store what was changed."""
    row = person_row(person_id)
    form = PersonForm(departments=paths())
    fields = _typed(form)
    if fields is not None:
        try:
            change_person(person_id=person_id, fields=fields, actor_id=current_user.id, at=now())
        except (EmailTaken, NumberTaken, ManagerLoop, ForAdministrators) as refused:
            _beside(form, refused)
        else:
            flash(_("Saved."), "done")
            return redirect(url_for("admin.person", person_id=person_id), 303)
    return _form_page(form, row), 422


def _typed(form: PersonForm) -> PersonFields | None:
    """What was typed with the manager looked up; None when something has to be looked at."""
    valid = form.validate_on_submit()
    reference = form.manager.data or ""
    found = people_called(reference) if reference and not form.manager.errors else []
    if reference and not form.manager.errors and len(found) != 1:
        form.manager.errors = [
            _("Several people have this name. Write the e-mail.")
            if found
            else _("Nobody here has this e-mail, employee number or name.")
        ]
        return None
    return form.fields(found[0][0] if found else None) if valid else None


def _beside(form: PersonForm, refused: Exception) -> None:
    """Put a refusal beside the field it is about."""
    field: Field = form.email
    if isinstance(refused, NumberTaken):
        field = form.employee_number
    elif isinstance(refused, ManagerLoop):
        field = form.manager
    field.errors = [str(refused)]


def _form_page(form: PersonForm, row: PersonRow | None) -> str:
    return render_template(
        "admin/person_form.html", form=form, person=row, managers=likely_managers(), zones=zones_to_offer()
    )


@blueprint.post("/people/<int:person_id>/roles")
@needs(Permission.PEOPLE_MANAGE)
def save_roles(person_id: int) -> ResponseReturnValue:
    """Give and take roles. Those the signed-in person may not give stay as they are."""
    row = person_row(person_id)
    form = RolesForm(offered=tuple(Role))
    if not form.validate_on_submit():
        return redirect(url_for("admin.person", person_id=person_id), 303)
    wanted = {Role(value) for value in form.roles.data or ()}
    # The page offers HR fewer boxes: the roles it cannot show are kept. Whether more was asked for, the operation sees.
    kept = {role for role in row.roles if role not in _offered()}
    set_roles(person_id=person_id, roles=frozenset(wanted | kept), actor_id=current_user.id, at=now())
    flash(_("The roles of %(name)s were saved. They sign in again to use them.", name=row.name), "done")
    return redirect(url_for("admin.person", person_id=person_id), 303)


@blueprint.post("/people/<int:person_id>/disable")
@needs(Permission.PEOPLE_MANAGE)
def disable(person_id: int) -> ResponseReturnValue:
    """Shut a person out."""
    row = person_row(person_id)
    disable_person(person_id=person_id, actor_id=current_user.id, at=now())
    flash(_("%(name)s is disabled and signed out everywhere.", name=row.name), "done")
    return redirect(url_for("admin.person", person_id=person_id), 303)


@blueprint.post("/people/<int:person_id>/enable")
@needs(Permission.PEOPLE_MANAGE)
def enable(person_id: int) -> ResponseReturnValue:
    """Let a person in again."""
    row = person_row(person_id)
    enable_person(person_id=person_id, actor_id=current_user.id, at=now())
    flash(_("%(name)s can sign in again.", name=row.name), "done")
    return redirect(url_for("admin.person", person_id=person_id), 303)


@blueprint.post("/people/<int:person_id>/invite")
@needs(Permission.PEOPLE_MANAGE)
def invite_person(person_id: int) -> ResponseReturnValue:
    """Send the invitation by mail; without a mail server show a link instead, this once."""
    row = person_row(person_id)
    if current_app.config["SETTINGS"].mail_transport == "smtp":
        invite(person_id=person_id, actor_id=current_user.id, at=now())
        flash(_("The invitation to %(name)s is on its way.", name=row.name), "done")
        return redirect(url_for("admin.person", person_id=person_id), 303)
    return _person_page(row, link=make_link(person_id=person_id, actor_id=current_user.id, at=now()))


@blueprint.post("/people/<int:person_id>/sign-out")
@needs(Permission.PEOPLE_MANAGE)
def end_sessions(person_id: int) -> ResponseReturnValue:
    """Sign a person out on every browser."""
    row = person_row(person_id)
    count = sign_out_everywhere(person_id=person_id, actor_id=current_user.id, at=now())
    told = ngettext("%(num)s browser was signed out.", "%(num)s browsers were signed out.", count)
    flash(f"{row.name}: {told}", "done")
    return redirect(url_for("admin.person", person_id=person_id), 303)
