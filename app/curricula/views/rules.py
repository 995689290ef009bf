"""HR's rules: the list, one rule with its versions, ending and undoing."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from app.clock import now
from app.curricula import words
from app.curricula.operations.rules import UNDO_WITHIN, end_rule, start_draft, undo_version
from app.curricula.queries import rules as queries
from app.curricula.queries.blocks import blocks_open
from app.curricula.views.blueprint import blueprint
from app.errors import Missing
from app.people.permissions import Permission, needs


@blueprint.get("/assign")
@needs(Permission.ASSIGNMENTS_MANAGE)
def rules() -> str:
    """The rules as sentences. `of=managers`: those with which managers gave a module to a report."""
    given = request.args.get("of") == "managers"
    page = queries.rules_page(page=request.args.get("page", 1, type=int), given=given)
    names = queries.with_people(queries.names(), *(row.rule for row in page.items))
    return render_template(
        "curricula/assign/rules.html",
        page=page,
        sentences={row.id: words.sentence(row.rule, names) for row in page.items},
        drafts=[] if given else queries.drafts_by(current_user.id),
        given=given,
    )


@blueprint.post("/assign/rules")
@needs(Permission.ASSIGNMENTS_MANAGE)
def new_rule() -> ResponseReturnValue:
    """Begin to write a rule."""
    draft = start_draft(rule_id=None, title="", definition={}, actor_id=current_user.id, at=now())
    return redirect(url_for("curricula.audience", draft_id=draft), 303)


@blueprint.get("/assign/rules/<int:rule_id>")
@needs(Permission.ASSIGNMENTS_MANAGE)
def rule(rule_id: int) -> str:
    """One rule: its sentence, its versions, and what can be done about it."""
    row = queries.rule_of(rule_id)
    versions = queries.versions_of(rule_id)
    at = now()
    names = queries.with_people(queries.names(), *(version.rule for version in versions))
    last = versions[0] if versions else None
    undoable = last if last and last.undone_at is None and at - last.saved_at <= UNDO_WITHIN else None
    return render_template(
        "curricula/assign/rule.html",
        rule=row,
        versions=versions,
        sentences={version.id: words.sentence(version.rule, names) for version in versions},
        present=next((version for version in versions if version.undone_at is None), None),
        undoable=undoable,
        undo_until=undoable.saved_at + UNDO_WITHIN if undoable else None,
        progress=blocks_open(at),
    )


@blueprint.post("/assign/rules/<int:rule_id>/change")
@needs(Permission.ASSIGNMENTS_MANAGE)
def change_rule(rule_id: int) -> ResponseReturnValue:
    """Begin to change a rule: a draft of what it says now."""
    row = queries.rule_of(rule_id)
    present = next((version for version in queries.versions_of(rule_id) if version.undone_at is None), None)
    if row.ended_at is not None or present is None:
        raise Missing
    draft = start_draft(
        rule_id=rule_id,
        title=row.title,
        definition=present.rule.model_dump(mode="json"),
        actor_id=current_user.id,
        at=now(),
    )
    return redirect(url_for("curricula.preview_rule", draft_id=draft), 303)


@blueprint.post("/assign/rules/<int:rule_id>/end")
@needs(Permission.ASSIGNMENTS_MANAGE)
def end(rule_id: int) -> ResponseReturnValue:
    """End a rule."""
    end_rule(rule_id=rule_id, actor_id=current_user.id, at=now())
    flash(_("The rule has ended. What it gave ends as the rule says, within a few minutes."))
    return redirect(url_for("curricula.rule", rule_id=rule_id), 303)


@blueprint.post("/assign/versions/<int:version_id>/undo")
@needs(Permission.ASSIGNMENTS_MANAGE)
def undo(version_id: int) -> ResponseReturnValue:
    """Take back what the last saving brought about."""
    recalled = undo_version(version_id=version_id, actor_id=current_user.id, at=now())
    mails = ngettext("%(num)s unsent notice is recalled.", "%(num)s unsent notices are recalled.", recalled)
    flash(_("The change is taken back within a few minutes.") + " " + mails)
    return redirect(url_for("curricula.rules"), 303)
