"""HR's curricula: ordered modules with an objective."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.curricula.forms import CurriculumForm
from app.curricula.operations.curricula import ItemFields, archive_curriculum, change_curriculum, create_curriculum
from app.curricula.queries import rules as queries
from app.curricula.views.blueprint import blueprint
from app.engine.policy import item_of, policy_of
from app.people.permissions import Permission, needs
from app.policies.queries.versions import offered as policies_offered

LAST_PLACE, MOST_DAYS, LAST_VERSION = 500, 3650, 1000


class Mistake(Exception):
    """What was typed in the table of modules cannot be."""


@blueprint.get("/assign/curricula")
@needs(Permission.ASSIGNMENTS_MANAGE)
def curricula() -> str:
    """All curricula."""
    page = queries.curricula_page(page=request.args.get("page", 1, type=int))
    return render_template("curricula/assign/curricula.html", page=page)


@blueprint.get("/assign/curricula/new")
@needs(Permission.ASSIGNMENTS_MANAGE)
def new_curriculum() -> str:
    """An empty curriculum."""
    return _page(CurriculumForm(), {}, None)


@blueprint.post("/assign/curricula/new")
@needs(Permission.ASSIGNMENTS_MANAGE)
def add_curriculum() -> ResponseReturnValue:
    """Add a curriculum."""
    form = CurriculumForm()
    items = _items(form)
    if items is None:
        return _page(form, request.form, None), 400
    create_curriculum(
        title=form.title.data or "",
        objective=form.objective.data or "",
        items=items,
        actor_id=current_user.id,
        at=now(),
    )
    return redirect(url_for("curricula.curricula"), 303)


@blueprint.get("/assign/curricula/<int:curriculum_id>")
@needs(Permission.ASSIGNMENTS_MANAGE)
def curriculum(curriculum_id: int) -> str:
    """One curriculum, to look at and to change."""
    row, items = queries.curriculum_with_items(curriculum_id)
    typed: dict[str, Any] = {}
    for place, item in enumerate(items, start=1):
        typed |= {
            f"place-{item.module_id}": place,
            f"kind-{item.module_id}": str(item.level) if item.level else "required" if item.required else "optional",
            f"days-{item.module_id}": item.extra_days,
            f"counts-{item.module_id}": ", ".join(item.counts),
            f"version-{item.module_id}": item.from_version,
        }
    return _page(CurriculumForm(data={"title": row.title, "objective": row.objective}), typed, curriculum_id)


@blueprint.post("/assign/curricula/<int:curriculum_id>")
@needs(Permission.ASSIGNMENTS_MANAGE)
def save_curriculum(curriculum_id: int) -> ResponseReturnValue:
    """Change a curriculum; rules that give it follow."""
    queries.curriculum_with_items(curriculum_id)
    form = CurriculumForm()
    items = _items(form)
    if items is None:
        return _page(form, request.form, curriculum_id), 400
    change_curriculum(
        curriculum_id=curriculum_id,
        title=form.title.data or "",
        objective=form.objective.data or "",
        items=items,
        actor_id=current_user.id,
        at=now(),
    )
    flash(_("Saved. Rules that give this curriculum follow within a few minutes."))
    return redirect(url_for("curricula.curricula"), 303)


@blueprint.post("/assign/curricula/<int:curriculum_id>/archive")
@needs(Permission.ASSIGNMENTS_MANAGE)
def archive(curriculum_id: int) -> ResponseReturnValue:
    """Take a curriculum out of the lists."""
    archive_curriculum(curriculum_id=curriculum_id, actor_id=current_user.id, at=now())
    return redirect(url_for("curricula.curricula"), 303)


def _page(form: CurriculumForm, typed: Mapping[str, Any], curriculum_id: int | None) -> str:
    return render_template(
        "curricula/assign/curriculum.html",
        form=form,
        typed=typed,
        curriculum_id=curriculum_id,
        modules=queries.modules_offered(),
        policies=[(item_of(policy.policy_id), policy) for policy in policies_offered()],
    )


def _items(form: CurriculumForm) -> list[ItemFields] | None:
    """The modules that were given a place, in order; None, with the mistake on the form, when something is wrong."""
    valid = form.validate_on_submit()
    known = {version.module_id for version in queries.modules_offered()}
    policies = {item_of(policy.policy_id) for policy in policies_offered()}
    try:
        placed = [
            (_number(f"place-{module_id}", 0, LAST_PLACE, 0), module_id, _item(module_id, known))
            for module_id in sorted(known | policies)
            if request.form.get(f"place-{module_id}", "").strip()
        ]
    except Mistake as error:
        form.form_errors.append(str(error))
        return None
    if valid and not placed:
        form.form_errors.append(_("Give at least one module a place."))
        return None
    return [item for _place, _id, item in sorted(placed, key=lambda row: row[:2])] if valid else None


def _item(module_id: str, known: set[str]) -> ItemFields:
    kind = request.form.get(f"kind-{module_id}", "required")
    if policy_of(module_id):
        # Which version counts follows from the policy, and a confirmation has no level.
        days = _number(f"days-{module_id}", 0, MOST_DAYS, 0)
        return ItemFields(module_id=module_id, required=kind != "optional", extra_days=days)
    counts = [word.strip() for word in request.form.get(f"counts-{module_id}", "").split(",") if word.strip()]
    unknown = sorted(set(counts) - known)
    if unknown:
        raise Mistake(_("There is no module “%(id)s”. Write the ids that stand beside the titles.", id=unknown[0]))
    return ItemFields(
        module_id=module_id,
        required=kind != "optional",
        level=int(kind) if kind in ("1", "2", "3", "4") else None,
        extra_days=_number(f"days-{module_id}", 0, MOST_DAYS, 0),
        counts=tuple(counts),
        from_version=_number(f"version-{module_id}", 1, LAST_VERSION, 1),
    )


def _number(name: str, least: int, most: int, empty: int) -> int:
    typed = request.form.get(name, "").strip()
    if not typed:
        return empty
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and least <= int(typed) <= most):
        raise Mistake(_("“%(typed)s” is not a number from %(least)s to %(most)s.", typed=typed, least=least, most=most))
    return int(typed)
