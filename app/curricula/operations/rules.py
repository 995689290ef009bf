"""Writing, saving, ending and undoing rules. Saving is what assigns; the job does it group by group."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask_babel import gettext as _

from app.curricula.models import AssignmentRule, RuleDraft, RuleVersion
from app.curricula.operations.reconcile import ASSIGNED
from app.curricula.queries.facts import company_zone, people_facts, structure
from app.db import db, operation
from app.engine.assignment.audience import matches
from app.engine.assignment.dates import day_in
from app.engine.assignment.rule import Rule
from app.errors import Missing, Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.mail.models import Notice
from app.mail.operations import close_notices

UNDO_WITHIN = timedelta(hours=24)


class TooLateToUndo(Refused):
    """A run can be undone for 24 hours, and only the last one of a rule."""


class RuleChanged(Refused):
    """Somebody else saved the rule in the meantime."""


@operation
def start_draft(*, rule_id: int | None, title: str, definition: dict[str, Any], actor_id: int, at: datetime) -> int:
    """Begin to write a rule, or to change one; returns the draft's id. A person has one draft per rule."""
    old = sa.delete(RuleDraft).where(RuleDraft.by_id == actor_id)
    same = RuleDraft.rule_id.is_(None) if rule_id is None else RuleDraft.rule_id == rule_id
    db.session.execute(old.where(same))
    row = RuleDraft(by_id=actor_id, rule_id=rule_id, title=title, definition=definition, touched_at=at)
    db.session.add(row)
    db.session.flush()
    return row.id


@operation
def keep_draft(*, draft_id: int, part: dict[str, Any], title: str | None = None, actor_id: int, at: datetime) -> None:
    """Keep what was chosen on one step. Raises Missing for a draft of somebody else."""
    row = _draft(draft_id, actor_id)
    row.definition = {**row.definition, **part}
    row.title = title if title is not None else row.title
    row.touched_at = at
    db.session.flush()


@operation
def drop_draft(*, draft_id: int, actor_id: int) -> None:
    """Throw a draft away. Raises Missing."""
    db.session.delete(_draft(draft_id, actor_id))
    db.session.flush()


@operation
def save_rule(
    *, draft_id: int, rule: Rule, title: str, base_number: int, freeze: bool, actor_id: int, at: datetime
) -> int:
    """Save a draft as the next version of its rule, and remove the draft; returns the rule's id.

    `base_number`: the number of the version the writer saw (0 for a new rule). `freeze`: the audience stays as it is
    now. The job assigns afterwards. Raises Missing, RuleChanged.
    """
    draft = _draft(draft_id, actor_id)
    row = _rule(draft.rule_id) if draft.rule_id is not None else None
    if row is None:
        row = AssignmentRule(title=title, created_at=at)
        db.session.add(row)
        db.session.flush()
    number = _last_number(row.id)
    if number != base_number:
        raise RuleChanged(_("Somebody else changed this rule in the meantime. Open it again and look at the change."))
    if freeze:
        rule = rule.model_copy(update={"frozen_to": _matching_now(rule, at)})
    row.title = title
    version = RuleVersion(
        rule_id=row.id, number=number + 1, definition=rule.model_dump(mode="json"), saved_at=at, saved_by_id=actor_id
    )
    db.session.add(version)
    db.session.delete(draft)
    db.session.flush()
    record(Kind.RULE_SAVED, at=at, actor_id=actor_id, rule_id=row.id, version_id=version.id)
    db.session.flush()
    return row.id


@operation
def end_rule(*, rule_id: int, actor_id: int, at: datetime) -> None:
    """End a rule: what it gave ends as the rule says, unless there is another reason for it. Raises Missing."""
    row = _rule(rule_id)
    row.ended_at = at
    record(Kind.RULE_ENDED, at=at, actor_id=actor_id, rule_id=rule_id)
    db.session.flush()


@operation
def undo_version(*, version_id: int, actor_id: int, at: datetime) -> int:
    """Take back what the last saving of a rule brought about; returns how many unsent notices were recalled.

    The version before holds again; without one the rule ends. What was done in the meantime stays done.
    Raises Missing, TooLateToUndo.
    """
    version = db.session.get(RuleVersion, version_id, with_for_update=True)
    if version is None:
        raise Missing
    newer = sa.exists().where(RuleVersion.rule_id == version.rule_id, RuleVersion.number > version.number)
    if version.undone_at is not None or at - version.saved_at > UNDO_WITHIN or db.session.scalar(sa.select(newer)):
        raise TooLateToUndo(
            _("Only the last change of a rule can be undone, within 24 hours. Change the rule instead.")
        )
    version.undone_at, version.undone_by_id = at, actor_id
    recalled = _recall_notices(version_id, at)
    record(Kind.RULE_UNDONE, at=at, actor_id=actor_id, rule_id=version.rule_id, version_id=version_id)
    db.session.flush()
    return recalled


def _recall_notices(version_id: int, at: datetime) -> int:
    waiting = db.session.execute(
        sa.select(Notice.id, Notice.ids).where(Notice.kind == ASSIGNED, Notice.closed_at.is_(None))
    )
    recalled = [row.id for row in waiting if row.ids.get("version_id") == version_id]
    # A digest that is on its way leaves out what was taken back by itself.
    close_notices(notice_ids=recalled, mail_id=None, at=at)
    return len(recalled)


def _matching_now(rule: Rule, at: datetime) -> tuple[int, ...]:
    tree, today = structure(), day_in(at, company_zone())
    return tuple(p.id for p in people_facts() if p.active and matches(rule.audience, p, tree, on=today))


def _draft(draft_id: int, actor_id: int) -> RuleDraft:
    row = db.session.get(RuleDraft, draft_id, with_for_update=True)
    if row is None or row.by_id != actor_id:
        raise Missing
    return row


def _rule(rule_id: int) -> AssignmentRule:
    row = db.session.get(AssignmentRule, rule_id, with_for_update=True)
    if row is None or row.ended_at is not None:
        raise Missing
    return row


def _last_number(rule_id: int) -> int:
    return db.session.scalar(sa.select(sa.func.max(RuleVersion.number)).where(RuleVersion.rule_id == rule_id)) or 0
