"""What differs between the files on disk and what is published; proposing, agreeing, publishing."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.authoring.difference_words import in_words
from app.authoring.impact_words import meaning_in_words, people_in_words, standing_in_words
from app.authoring.operations.proposals import approve, propose
from app.authoring.operations.publishing import Origin, publish
from app.authoring.queries.agreement import agreed, proposal, proposer, second_reader_wanted
from app.authoring.queries.differences import Preview, previews
from app.authoring.views.blueprint import blueprint
from app.authoring.views.modules import disk, on_disk
from app.catalogue.problem_words import as_line
from app.clock import now
from app.errors import Missing, Refused
from app.people.permissions import Permission, needs


class ChangedMeanwhile(Refused):
    """The files on disk are no longer those whose difference was shown."""

    def __init__(self) -> None:
        super().__init__(
            _("The files have changed since you looked. Nothing was published. Read the difference again.")
        )


@blueprint.get("/courses/<module_id>/changes")
@needs(Permission.COURSES_AUTHOR)
def changes(module_id: str) -> ResponseReturnValue:
    """The difference between the files on disk and the newest version, in words, and what it means for people."""
    found = on_disk(module_id)
    preview = _preview(module_id)
    if preview is None and not found.problems:
        raise Missing
    asked = proposal(module_id, preview.source_hash) if preview else None
    return render_template(
        "authoring/changes.html",
        module_id=module_id,
        preview=preview,
        changes=[in_words(change) for change in preview.changes] if preview else [],
        people=people_in_words(preview.standings) if preview else "",
        standings=_places(preview) if preview else [],
        meaning=meaning_in_words(preview) if preview else [],
        lines=[as_line(problem) for problem in found.problems],
        second_reader=second_reader_wanted(),
        agreed=preview is not None and agreed(module_id, preview.source_hash),
        proposal=asked,
        proposer=proposer(asked) if asked else "",
    )


@blueprint.post("/courses/<module_id>/publish")
@needs(Permission.COURSES_AUTHOR)
def publish_module(module_id: str) -> ResponseReturnValue:
    """Publish the files on disk, if they are still those whose difference was shown."""
    preview = _shown_preview(module_id)
    [done] = publish(
        modules=[preview.entry],
        rubrics=disk().rubrics,
        origin=Origin.COMPANY,
        actor_id=current_user.id,
        at=now(),
    )
    flash(_("“%(title)s” is published as version %(number)s.", title=done.title, number=done.number))
    return redirect(url_for("authoring.module", module_id=module_id), 303)


@blueprint.post("/courses/<module_id>/propose")
@needs(Permission.COURSES_AUTHOR)
def propose_module(module_id: str) -> ResponseReturnValue:
    """Ask another author to read the files on disk."""
    preview = _shown_preview(module_id)
    propose(module_id=module_id, source_hash=preview.source_hash, actor_id=current_user.id, at=now())
    flash(_("Proposed. Another author can read it under “Courses” and agree."))
    return redirect(url_for("authoring.changes", module_id=module_id), 303)


@blueprint.post("/courses/<module_id>/agree")
@needs(Permission.COURSES_AUTHOR)
def agree_to_module(module_id: str) -> ResponseReturnValue:
    """Agree, as a second reader, to the files on disk."""
    preview = _shown_preview(module_id)
    approve(module_id=module_id, source_hash=preview.source_hash, actor_id=current_user.id, at=now())
    flash(_("You have agreed. It can be published now."))
    return redirect(url_for("authoring.changes", module_id=module_id), 303)


def _preview(module_id: str) -> Preview | None:
    return next(iter(previews(disk(), only=module_id)), None)


def _shown_preview(module_id: str) -> Preview:
    """The preview of the files that the page showed. Raises Missing and ChangedMeanwhile."""
    preview = _preview(module_id)
    if preview is None:
        raise Missing
    if preview.source_hash != request.form.get("source_hash"):
        raise ChangedMeanwhile
    return preview


def _places(preview: Preview) -> list[tuple[str, bool]]:
    """Where people stand in words, and whether the difference names that scene."""
    return [(standing_in_words(standing), standing.scene in preview.touched) for standing in preview.standings]
