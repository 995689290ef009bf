"""The list of modules, one module with its versions, and one version with the map of its story."""

from dataclasses import dataclass

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.authoring.disk import shelf_on_disk
from app.authoring.impact_words import people_in_words, standing_in_words
from app.authoring.operations.proposals import want_second_reader
from app.authoring.operations.withdrawing import offer_again, withdraw
from app.authoring.queries.agreement import second_reader_wanted
from app.authoring.queries.in_progress import standings
from app.authoring.queries.modules import (
    in_progress_by_version,
    newest_versions,
    published_ids,
    version_numbered,
    versions_of,
)
from app.authoring.views.blueprint import blueprint
from app.catalogue.problem_words import as_line
from app.catalogue.queries import load_module
from app.catalogue.shelf import Shelf, ShelvedModule
from app.clock import now
from app.engine.course.model import Module
from app.engine.problems import Problem
from app.engine.story_map import StoryMap, story_map
from app.errors import Missing
from app.people.permissions import Permission, needs

MAPS_KEPT = 32
_maps: dict[str, StoryMap | None] = {}


@dataclass(frozen=True)
class OnDisk:
    """What the folder on disk holds of one module: the module if it has no mistake, and what was found."""

    entry: ShelvedModule | None
    problems: tuple[Problem, ...]


def disk() -> Shelf:
    """The course files of this installation, as they are on disk now."""
    return shelf_on_disk(current_app.config["SETTINGS"].courses, now().date())


def on_disk(module_id: str) -> OnDisk:
    """What the folder holds of a module, and the problems of it and of all rubrics."""
    shelf = disk()
    entry = next((entry for entry in shelf.modules if entry.module.id == module_id), None)
    problems = tuple(p for p in shelf.problems if f"/{module_id}/" in f"/{p.path}" or p.path.startswith("rubrics/"))
    return OnDisk(entry, problems)


@blueprint.get("/courses")
@needs(Permission.COURSES_AUTHOR)
def modules() -> ResponseReturnValue:
    """Every published module with its newest version, and the modules on disk that were never published."""
    page, in_progress = newest_versions(page=request.args.get("page", 1, type=int))
    shelf = disk()
    known = published_ids()
    return render_template(
        "authoring/modules.html",
        page=page,
        in_progress=in_progress,
        unpublished=[entry for entry in shelf.modules if entry.module.id not in known],
        problems=[as_line(problem) for problem in shelf.errors],
        second_reader=second_reader_wanted(),
        may_decide=Permission.INSTALLATION_ADMINISTER in current_user.permissions,
    )


@blueprint.post("/courses/second-reader")
@needs(Permission.INSTALLATION_ADMINISTER)
def set_second_reader() -> ResponseReturnValue:
    """Whether a second author has to read a course before it is published."""
    wanted = request.form.get("wanted") == "yes"
    want_second_reader(wanted=wanted, actor_id=current_user.id, at=now())
    flash(_("A second author has to agree from now on.") if wanted else _("Authors publish by themselves from now on."))
    return redirect(url_for("authoring.modules"), 303)


@blueprint.get("/courses/<module_id>")
@needs(Permission.COURSES_AUTHOR)
def module(module_id: str) -> ResponseReturnValue:
    """One module: its versions, who is in the middle of it, and what the check says about the files on disk."""
    versions = versions_of(module_id)
    found = on_disk(module_id)
    if not versions and found.entry is None:
        raise Missing
    places = standings(module_id)
    return render_template(
        "authoring/module.html",
        module_id=module_id,
        title=versions[0].title if versions else found.entry.module.title if found.entry else module_id,
        versions=versions,
        counts=in_progress_by_version(module_id),
        people=people_in_words(places),
        standings=[standing_in_words(place) for place in places],
        on_disk=found,
        lines=[as_line(problem) for problem in found.problems],
    )


@blueprint.get("/courses/<module_id>/versions/<int:number>")
@needs(Permission.COURSES_AUTHOR)
def version(module_id: str, number: int) -> ResponseReturnValue:
    """One version: what it is made of, and its story scene by scene with the figures of the walk."""
    row = version_numbered(module_id, number)
    found = load_module(row.id)
    return render_template(
        "authoring/version.html",
        version=row,
        module=found,
        story=_map_of(row.source_hash, found),
        titles={scene.id: scene.title for scene in found.scenario.scenes} if found.scenario else {},
    )


@blueprint.post("/courses/<module_id>/withdraw")
@needs(Permission.COURSES_AUTHOR)
def withdraw_module(module_id: str) -> ResponseReturnValue:
    """Let nobody begin the module any more."""
    row = withdraw(module_id=module_id, actor_id=current_user.id, at=now())
    flash(_("“%(title)s” is withdrawn. Who began it can finish it.", title=row.title))
    return redirect(url_for("authoring.module", module_id=module_id), 303)


@blueprint.post("/courses/<module_id>/offer")
@needs(Permission.COURSES_AUTHOR)
def offer_module(module_id: str) -> ResponseReturnValue:
    """Offer a withdrawn module again, in its newest version."""
    row = offer_again(module_id=module_id, actor_id=current_user.id, at=now())
    flash(_("“%(title)s” is offered again, version %(number)s.", title=row.title, number=row.number))
    return redirect(url_for("authoring.module", module_id=module_id), 303)


def _map_of(source_hash: str, found: Module) -> StoryMap | None:
    """The map of a version's story; versions never change, so it is kept."""
    if source_hash not in _maps:
        if len(_maps) >= MAPS_KEPT:
            _maps.pop(next(iter(_maps)), None)
        _maps[source_hash] = story_map(found.scenario) if found.scenario else None
    return _maps[source_hash]
