"""The tree of departments."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.admin.people_forms import DepartmentForm
from app.admin.people_list import page_number
from app.admin.views.blueprint import blueprint
from app.clock import now
from app.db import Page
from app.people.operations.departments import (
    BadDepartmentName,
    DepartmentExists,
    DepartmentLoop,
    TooManyDepartments,
    change_department,
    create_department,
    remove_department,
)
from app.people.permissions import Permission, needs
from app.people.queries.departments import Branch, department, tree

ON_A_PAGE = 100


@blueprint.get("/people/departments")
@needs(Permission.PEOPLE_MANAGE)
def departments() -> ResponseReturnValue:
    """The tree, with how many people are where."""
    return _tree_page(tree(), None)


@blueprint.post("/people/departments")
@needs(Permission.PEOPLE_MANAGE)
def add_department() -> ResponseReturnValue:
    """Add a department."""
    branches = tree()
    form = _form(branches)
    if form.validate_on_submit():
        try:
            create_department(name=form.name.data, parent_id=form.parent, actor_id=current_user.id, at=now())
        except (BadDepartmentName, DepartmentExists, TooManyDepartments) as refused:
            form.name.errors = [str(refused)]
        else:
            flash(_("“%(name)s” was added.", name=form.name.data), "done")
            return redirect(url_for("admin.departments"), 303)
    return _tree_page(branches, form), 422


def _form(branches: list[Branch], **kwargs: object) -> DepartmentForm:
    return DepartmentForm(places={branch.id: branch.words for branch in branches}, **kwargs)


def _tree_page(branches: list[Branch], form: DepartmentForm | None) -> str:
    pages = max(1, -(-len(branches) // ON_A_PAGE))
    number = min(max(1, page_number(request.args.get("page"))), pages)
    shown = branches[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return render_template(
        "admin/departments.html",
        page=Page(shown, number, pages, len(branches)),
        form=form or _form(branches, formdata=None),
    )


@blueprint.get("/people/departments/<int:department_id>")
@needs(Permission.PEOPLE_MANAGE)
def change_department_form(department_id: int) -> ResponseReturnValue:
    """The form to rename or move a department."""
    row = department(department_id)
    branches = tree()
    data = {"name": row.name, "parent_id": str(row.parent_id or "")}
    return _change_page(department_id, branches, _form(_elsewhere(branches, department_id), formdata=None, data=data))


@blueprint.post("/people/departments/<int:department_id>")
@needs(Permission.PEOPLE_MANAGE)
def save_department(department_id: int) -> ResponseReturnValue:
    """Rename or move a department."""
    department(department_id)
    branches = tree()
    # All places are accepted here, so that a place below itself gets its own sentence from the operation.
    form = _form(branches)
    if form.validate_on_submit():
        try:
            change_department(
                department_id=department_id, name=form.name.data, parent_id=form.parent, actor_id=current_user.id,
                at=now(),
            )  # fmt: skip
        except (BadDepartmentName, DepartmentExists) as refused:
            form.name.errors = [str(refused)]
        except (DepartmentLoop, TooManyDepartments) as refused:
            form.parent_id.errors = [str(refused)]
        else:
            flash(_("Saved."), "done")
            return redirect(url_for("admin.departments"), 303)
    return _change_page(department_id, branches, form), 422


def _elsewhere(branches: list[Branch], department_id: int) -> list[Branch]:
    """Places a department can stand below: not itself and nothing below it."""
    own = next(branch.path for branch in branches if branch.id == department_id)
    return [branch for branch in branches if branch.path[: len(own)] != own]


def _change_page(department_id: int, branches: list[Branch], form: DepartmentForm) -> str:
    branch = next(branch for branch in branches if branch.id == department_id)
    return render_template("admin/department_form.html", form=form, branch=branch)


@blueprint.post("/people/departments/<int:department_id>/remove")
@needs(Permission.PEOPLE_MANAGE)
def remove_department_here(department_id: int) -> ResponseReturnValue:
    """Remove an empty department."""
    name = department(department_id).name
    remove_department(department_id=department_id, actor_id=current_user.id, at=now())
    flash(_("“%(name)s” was removed.", name=name), "done")
    return redirect(url_for("admin.departments"), 303)
