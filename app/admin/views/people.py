"""Everybody, as a page and as a file."""

from typing import Any

from flask import Response, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.admin.people_list import chosen_filter, filter_values, page_number, people_csv, with_words
from app.admin.people_words import STATES
from app.admin.views.blueprint import blueprint
from app.people.models import Job, Role
from app.people.permissions import Permission, needs
from app.people.queries.departments import paths
from app.people.queries.people import PeopleFilter, State, is_alone, people_page, person_row
from app.people.words import JOBS, ROLES


@blueprint.get("/people")
@needs(Permission.PEOPLE_MANAGE)
def people() -> ResponseReturnValue:
    """The list, by department, work, role and state."""
    return _page(chosen_filter(request.args), page_number(request.args.get("page")))


@blueprint.get("/people/search")
@needs(Permission.PEOPLE_MANAGE)
def search_again() -> ResponseReturnValue:
    """Somebody opened the address of a search, which does not hold what was looked for: the list again."""
    return redirect(url_for("admin.people"), 303)


@blueprint.post("/people/search")
@needs(Permission.PEOPLE_MANAGE)
def search_people() -> ResponseReturnValue:
    """The list narrowed to a name or an e-mail. It writes nothing; it is a POST to keep names out of addresses."""
    chosen = with_words(chosen_filter(request.form), request.form.get("words", ""))
    if not chosen.words:
        values: dict[str, Any] = dict(filter_values(chosen))
        return redirect(url_for("admin.people", **values), 303)
    return _page(chosen, page_number(request.form.get("page")))


@blueprint.get("/people/list.csv")
@needs(Permission.PEOPLE_MANAGE)
def export_people() -> ResponseReturnValue:
    """The list as a file, with the filters of the page."""
    return _file(chosen_filter(request.args))


@blueprint.post("/people/list.csv")
@needs(Permission.PEOPLE_MANAGE)
def export_search() -> ResponseReturnValue:
    """What a search found, as a file."""
    return _file(with_words(chosen_filter(request.form), request.form.get("words", "")))


def _page(chosen: PeopleFilter, page: int) -> str:
    return render_template(
        "admin/people.html",
        page=people_page(chosen, page=page),
        chosen=chosen,
        values=filter_values(chosen),
        manager=person_row(chosen.manager_id).name if chosen.manager_id else None,
        departments=paths(),
        JOBS=JOBS,
        ROLES=ROLES,
        STATES=STATES,
        job_options=[(job.value, JOBS[job]) for job in Job],
        role_options=[(role.value, ROLES[role]) for role in Role],
        state_options=[(state.value, STATES[state]) for state in State],
    )


def _file(chosen: PeopleFilter) -> Response:
    return Response(
        stream_with_context(people_csv(chosen)),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="people.csv"'},
    )


def first_steps() -> str:
    """The first things to do for an administrator who is alone here, as safe HTML; empty for everybody else."""
    # What the reader may do is known with who is signed in, so nobody else causes the question.
    if Permission.INSTALLATION_ADMINISTER not in current_user.permissions or not is_alone(current_user.id):
        return ""
    return render_template("admin/first_steps.html")
