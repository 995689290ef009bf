"""The list of policies, one of them with its history, and one version with what it changed."""

from flask import render_template, request
from flask_login import current_user

from app.clock import now
from app.engine.policy_difference import counted, differences
from app.people.permissions import Permission, needs
from app.policies.queries import versions as queries
from app.policies.queries.attestations import counts_by_version
from app.policies.queries.drafts import drafts_by
from app.policies.views.blueprint import blueprint


def sees_people() -> bool:
    """Whether the reader may see who confirmed."""
    return Permission.ASSIGNMENTS_MANAGE in current_user.permissions


@blueprint.get("/policy-texts")
@needs(Permission.POLICIES_WRITE)
def policies() -> str:
    """Every policy with its present version."""
    page = queries.policies_page(page=request.args.get("page", 1, type=int))
    return render_template(
        "policies/policies.html",
        page=page,
        drafts=drafts_by(current_user.id),
        titles={row.policy_id: row.title for row in queries.offered()},
        sees_people=sees_people(),
    )


@blueprint.get("/policy-texts/<policy_id>")
@needs(Permission.POLICIES_WRITE)
def policy(policy_id: str) -> str:
    """One policy: its text, its notes and its history."""
    return render_template(
        "policies/policy.html",
        version=queries.current(policy_id),
        page=queries.history(policy_id, page=request.args.get("page", 1, type=int)),
        people={row.number: row.people for row in counts_by_version(policy_id)},
        sees_people=sees_people(),
        today=now().date(),
    )


@blueprint.get("/policy-texts/<policy_id>/versions/<int:number>")
@needs(Permission.POLICIES_WRITE)
def version(policy_id: str, number: int) -> str:
    """One version: its text, and the difference to the one before."""
    row = queries.version_numbered(policy_id, number)
    before = queries.version_numbered(policy_id, number - 1) if number > 1 else None
    rows = differences(before.text, row.text) if before else ()
    return render_template("policies/version.html", version=row, before=before, rows=rows, counts=counted(rows))
