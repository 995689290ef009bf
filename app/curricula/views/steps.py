"""Writing a rule, one page a step, with what was chosen kept. Works without a script."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.clock import now
from app.curricula import rule_parts as parts
from app.curricula import words
from app.curricula.forms import AudienceForm, ContentForm, DatesForm, RemindersForm
from app.curricula.models import RuleDraft
from app.curricula.operations.rules import drop_draft, keep_draft
from app.curricula.queries import rules as queries
from app.curricula.views.blueprint import blueprint
from app.engine.policy import item_of
from app.people.permissions import Permission, needs
from app.people.queries.departments import paths
from app.people.queries.people import people_called
from app.policies.queries.versions import offered as policies_offered

STEPS = ("audience", "content", "dates", "reminders", "preview_rule")


def own_draft(draft_id: int) -> RuleDraft:
    """The reader's own draft. Raises Missing."""
    return queries.draft_of(draft_id, current_user.id)


def draft_sentence(draft: RuleDraft) -> list[words.Piece]:
    """What was chosen so far, as a sentence; empty until there is content."""
    rule = parts.rule_from(draft.definition)
    return words.sentence(rule, queries.with_people(queries.names(), rule)) if rule else []


def _page(draft: RuleDraft, step: str, form: Any) -> str:
    return render_template(
        "curricula/assign/step.html", draft=draft, step=step, form=form, sentence=draft_sentence(draft)
    )


def _next(draft_id: int, step: str, part: dict[str, Any]) -> ResponseReturnValue:
    keep_draft(draft_id=draft_id, part=part, actor_id=current_user.id, at=now())
    following = STEPS[STEPS.index(step) + 1]
    return redirect(url_for(f"curricula.{following}", draft_id=draft_id), 303)


def _audience_form(draft: RuleDraft) -> AudienceForm:
    values = parts.audience_values(draft.definition, queries.emails_of)
    places = sorted({*queries.locations(), *values.get("locations", [])})
    return AudienceForm(data=values, places=paths(), locations=places)


@blueprint.get("/assign/drafts/<int:draft_id>/audience")
@needs(Permission.ASSIGNMENTS_MANAGE)
def audience(draft_id: int) -> str:
    """Step 1: whom it is for."""
    draft = own_draft(draft_id)
    return _page(draft, "audience", _audience_form(draft))


@blueprint.post("/assign/drafts/<int:draft_id>/audience")
@needs(Permission.ASSIGNMENTS_MANAGE)
def save_audience(draft_id: int) -> ResponseReturnValue:
    """Keep the audience."""
    draft = own_draft(draft_id)
    form = _audience_form(draft)
    if form.validate_on_submit():
        try:
            return _next(draft_id, "audience", parts.audience_part(form, people_called))
        except parts.Unknown as error:
            lines = ", ".join(error.lines[:10])
            form.form_errors.append(
                _("Nobody, or more than one person, fits: %(lines)s. Write the e-mail instead.", lines=lines)
            )
    return _page(draft, "audience", form), 400


def _content_form(draft: RuleDraft) -> ContentForm:
    offered = {
        _("Curricula"): [(f"c:{key}", title) for key, title in queries.curricula_offered()],
        _("Modules"): [(f"m:{v.module_id}", f"{v.title} ({v.course_title})") for v in queries.modules_offered()],
        _("Policies"): [(f"m:{item_of(p.policy_id)}", p.title) for p in policies_offered()],
    }
    return ContentForm(data=parts.content_values(draft.definition), offered=offered)


@blueprint.get("/assign/drafts/<int:draft_id>/content")
@needs(Permission.ASSIGNMENTS_MANAGE)
def content(draft_id: int) -> str:
    """Step 2: what they take."""
    draft = own_draft(draft_id)
    return _page(draft, "content", _content_form(draft))


@blueprint.post("/assign/drafts/<int:draft_id>/content")
@needs(Permission.ASSIGNMENTS_MANAGE)
def save_content(draft_id: int) -> ResponseReturnValue:
    """Keep the content."""
    draft = own_draft(draft_id)
    form = _content_form(draft)
    if form.validate_on_submit():
        return _next(draft_id, "content", parts.content_part(form))
    return _page(draft, "content", form), 400


@blueprint.get("/assign/drafts/<int:draft_id>/dates")
@needs(Permission.ASSIGNMENTS_MANAGE)
def dates(draft_id: int) -> str:
    """Step 3: when it is due, and again."""
    draft = own_draft(draft_id)
    return _page(draft, "dates", DatesForm(data=parts.dates_values(draft.definition)))


@blueprint.post("/assign/drafts/<int:draft_id>/dates")
@needs(Permission.ASSIGNMENTS_MANAGE)
def save_dates(draft_id: int) -> ResponseReturnValue:
    """Keep the dates."""
    draft = own_draft(draft_id)
    form = DatesForm()
    if form.validate_on_submit():
        return _next(draft_id, "dates", parts.dates_part(form))
    return _page(draft, "dates", form), 400


@blueprint.get("/assign/drafts/<int:draft_id>/reminders")
@needs(Permission.ASSIGNMENTS_MANAGE)
def reminders(draft_id: int) -> str:
    """Step 4: reminders and leaving."""
    draft = own_draft(draft_id)
    return _page(draft, "reminders", RemindersForm(data=parts.reminders_values(draft.definition)))


@blueprint.post("/assign/drafts/<int:draft_id>/reminders")
@needs(Permission.ASSIGNMENTS_MANAGE)
def save_reminders(draft_id: int) -> ResponseReturnValue:
    """Keep the reminders."""
    draft = own_draft(draft_id)
    form = RemindersForm()
    if form.validate_on_submit():
        return _next(draft_id, "reminders", parts.reminders_part(form))
    return _page(draft, "reminders", form), 400


@blueprint.post("/assign/drafts/<int:draft_id>/drop")
@needs(Permission.ASSIGNMENTS_MANAGE)
def drop(draft_id: int) -> ResponseReturnValue:
    """Throw the draft away."""
    drop_draft(draft_id=draft_id, actor_id=current_user.id)
    return redirect(url_for("curricula.rules"), 303)
