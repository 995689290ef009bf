"""Policies: reading and confirming one, one's record of it; and for HR who has confirmed and who has not."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.clock import now
from app.curricula.operations.attesting import NewerText, attest
from app.curricula.queries import policies as queries
from app.curricula.views.blueprint import blueprint
from app.curricula.views.people import reason_lines
from app.engine.policy_difference import counted, differences
from app.people.permissions import Permission, needs
from app.people.queries.departments import paths
from app.people.reading_time import when_in
from app.policies.forms import ConfirmForm
from app.policies.queries.attestations import attestations_page, counts_by_version, own_attestation
from app.policies.queries.versions import current, version_numbered


@blueprint.get("/policies/<policy_id>")
@needs(Permission.LEARN)
def policy(policy_id: str) -> str:
    """The present text for somebody who was asked to confirm it, and what changed since they last did."""
    own = queries.own_policy(current_user.id, policy_id)
    return _page(own, ConfirmForm(version=own.version.id))


@blueprint.post("/policies/<policy_id>/confirm")
@needs(Permission.LEARN)
def confirm(policy_id: str) -> ResponseReturnValue:
    """Confirm the text that was shown; another one that came out meanwhile is shown first."""
    own = queries.own_policy(current_user.id, policy_id)
    form = ConfirmForm()
    try:
        if form.version.data != own.version.id:
            raise NewerText
        if not form.validate_on_submit():
            return _page(own, form), 400
        done = attest(
            policy_id=policy_id,
            version_id=form.version.data,
            statement=str(form.agree.label.text),
            actor_id=current_user.id,
            at=now(),
        )
    except NewerText as newer:
        flash(str(newer), "warning")
        return redirect(url_for("curricula.policy", policy_id=policy_id), 303)
    return redirect(url_for("curricula.confirmation", attestation_id=done), 303)


def _page(own: queries.OwnPolicy, form: ConfirmForm) -> str:
    rows = differences(own.last.version.text, own.version.text) if own.last and own.changed_since else ()
    return render_template(
        "curricula/policy/read.html",
        own=own,
        version=own.version,
        form=form,
        rows=rows,
        counts=counted(rows),
        reasons=reason_lines([own.asked])[own.asked.id] if own.asked else [],
        at=now(),
    )


@blueprint.get("/policies/confirmations/<int:attestation_id>")
@needs(Permission.LEARN)
def confirmation(attestation_id: int) -> str:
    """One's own confirmation with the text as it was, to print."""
    own = own_attestation(current_user.id, attestation_id)
    return render_template(
        "curricula/policy/record.html",
        row=own.attestation,
        version=own.version,
        confirmed_at=when_in(own.attestation.at, own.attestation.zone),
    )


@blueprint.get("/assign/policies/<policy_id>")
@needs(Permission.ASSIGNMENTS_MANAGE)
def policy_people(policy_id: str) -> str:
    """Who still has to confirm a policy, who is overdue, and who confirmed which version."""
    present, at = current(policy_id), now()
    page = request.args.get("page", 1, type=int)
    number = request.args.get("version", type=int)
    overdue = request.args.get("show") == "overdue"
    chosen = version_numbered(policy_id, number) if number is not None else None
    return render_template(
        "curricula/policy/people.html",
        version=present,
        chosen=chosen,
        overdue=overdue,
        versions=counts_by_version(policy_id),
        counts=queries.waiting_counts(policy_id, at=at),
        waiting=None if chosen else queries.waiting_page(policy_id, overdue_at=at if overdue else None, page=page),
        confirmed=attestations_page(policy_id=policy_id, number=chosen.number, page=page) if chosen else None,
        departments=paths(),
        when_in=when_in,
        at=at,
    )
