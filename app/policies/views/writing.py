"""Writing the next text: a draft, a look at it with the difference, then publishing."""

import re
import unicodedata
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from pydantic import ValidationError

from app.clock import now
from app.engine.course.base import FORMAT
from app.engine.policy import Policy, hash_of
from app.engine.policy_difference import counted, differences
from app.people.permissions import Permission, needs
from app.policies.forms import AGAIN, EDITORIAL, TextForm
from app.policies.models import PolicyDraft, PolicyVersion
from app.policies.operations.drafts import drop_draft, keep_draft, publish_draft, start_draft
from app.policies.operations.publishing import Outcome
from app.policies.queries.drafts import draft_of, free_id
from app.policies.queries.versions import current
from app.policies.views.blueprint import blueprint

LONGEST_ID = 50


@blueprint.post("/policy-texts/drafts")
@needs(Permission.POLICIES_WRITE)
def start() -> ResponseReturnValue:
    """Begin the next text of a policy, or a new policy."""
    policy_id = request.form.get("policy_id") or None
    draft = start_draft(policy_id=policy_id, actor_id=current_user.id, at=now())
    return redirect(url_for("policies.write", draft_id=draft), 303)


@blueprint.get("/policy-texts/drafts/<int:draft_id>")
@needs(Permission.POLICIES_WRITE)
def write(draft_id: int) -> str:
    """The draft, to write."""
    draft = draft_of(draft_id, current_user.id)
    return _form_page(draft, TextForm(data={"again": AGAIN, "minutes": 5, **draft.fields}))


@blueprint.post("/policy-texts/drafts/<int:draft_id>")
@needs(Permission.POLICIES_WRITE)
def keep(draft_id: int) -> ResponseReturnValue:
    """Keep what was typed, and look at it."""
    draft = draft_of(draft_id, current_user.id)
    form = TextForm()
    if not form.validate_on_submit():
        return _form_page(draft, form), 400
    fields = {name: "" if value is None else value for name, value in form.data.items() if name != "csrf_token"}
    keep_draft(draft_id=draft_id, fields=fields, actor_id=current_user.id, at=now())
    return redirect(url_for("policies.look", draft_id=draft_id), 303)


@blueprint.get("/policy-texts/drafts/<int:draft_id>/preview")
@needs(Permission.POLICIES_WRITE)
def look(draft_id: int) -> ResponseReturnValue:
    """The draft as people will read it, and what differs from the present text."""
    draft = draft_of(draft_id, current_user.id)
    policy = _policy(draft)
    if policy is None:
        return redirect(url_for("policies.write", draft_id=draft_id))
    present = _present(draft)
    rows = differences(present.text, policy.text) if present else ()
    return render_template(
        "policies/look.html",
        draft=draft,
        policy=policy,
        present=present,
        rows=rows,
        counts=counted(rows),
        same=present is not None and present.source_hash == hash_of(policy),
    )


@blueprint.post("/policy-texts/drafts/<int:draft_id>/publish")
@needs(Permission.POLICIES_WRITE)
def publish(draft_id: int) -> ResponseReturnValue:
    """Publish the draft, if the difference that was shown is still the right one."""
    policy = _policy(draft_of(draft_id, current_user.id))
    if policy is None:
        return redirect(url_for("policies.write", draft_id=draft_id), 303)
    done = publish_draft(draft_id=draft_id, policy=policy, actor_id=current_user.id, at=now())
    if done.outcome is Outcome.UNCHANGED:
        flash(_("The text says the same as version %(number)s. Nothing was published.", number=done.number))
    else:
        flash(_("“%(title)s” is published as version %(number)s.", title=done.title, number=done.number))
    return redirect(url_for("policies.policy", policy_id=done.policy_id), 303)


@blueprint.post("/policy-texts/drafts/<int:draft_id>/drop")
@needs(Permission.POLICIES_WRITE)
def drop(draft_id: int) -> ResponseReturnValue:
    """Throw the draft away."""
    drop_draft(draft_id=draft_id, actor_id=current_user.id)
    return redirect(url_for("policies.policies"), 303)


def _form_page(draft: PolicyDraft, form: TextForm) -> str:
    return render_template("policies/write.html", draft=draft, form=form, present=_present(draft))


def _present(draft: PolicyDraft) -> PolicyVersion | None:
    return current(draft.policy_id) if draft.policy_id else None


def _policy(draft: PolicyDraft) -> Policy | None:
    """What the draft says; None while something is missing."""
    said: dict[str, Any] = {name: value for name, value in draft.fields.items() if name != "again"}
    said["contact_email"] = said.get("contact_email") or None
    said["confirm_again"] = draft.fields.get("again") != EDITORIAL
    policy_id = draft.policy_id or free_id(_id_from(str(said.get("title", ""))))
    present = _present(draft)
    language = present.language if present else "en"
    try:
        return Policy.model_validate({**said, "format": FORMAT, "id": policy_id, "language": language})
    except ValidationError:
        return None


def _id_from(title: str) -> str:
    """An id from a title: `Gifts and hospitality` gives `gifts-and-hospitality`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    name = "-".join(words)[:LONGEST_ID].rstrip("-")
    return name if name[:1].isalpha() else f"policy-{name}".rstrip("-")
