"""What is assigned has a title, whether it is a module or a policy."""

from typing import Any

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.curricula.models import Obligation
from app.engine.policy import PREFIX
from app.policies.models import PolicyVersion

TITLE = sa.func.coalesce(ModuleVersion.title, PolicyVersion.title).label("title")
COURSE_TITLE = sa.func.coalesce(ModuleVersion.course_title, "").label("course_title")
SUMMARY = sa.func.coalesce(ModuleVersion.summary, PolicyVersion.summary).label("summary")
MINUTES = sa.func.coalesce(ModuleVersion.minutes, PolicyVersion.minutes).label("minutes")


def titled(rows: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    """A select from obligations joined with what the columns above say. The course's title of a policy is empty."""
    return (
        rows.outerjoin(
            ModuleVersion,
            (ModuleVersion.module_id == Obligation.module_id) & ModuleVersion.id.in_(shown_versions()),
        )
        .outerjoin(PolicyVersion, is_policy(Obligation.module_id))
        .where(ModuleVersion.id.is_not(None) | PolicyVersion.id.is_not(None))
    )


def is_policy(item_id: sa.SQLColumnExpression[str]) -> sa.ColumnElement[bool]:
    """Whether an assigned id means this row of `policy_versions`, the present text."""
    return (sa.literal(PREFIX) + PolicyVersion.policy_id == item_id) & PolicyVersion.is_current.is_(True)


def shown_versions() -> sa.Select[tuple[int]]:
    """Of every module the current version, or the newest one where none is offered any more."""
    best = sa.func.row_number().over(
        partition_by=ModuleVersion.module_id, order_by=(ModuleVersion.is_current.desc(), ModuleVersion.number.desc())
    )
    ranked = sa.select(ModuleVersion.id, best.label("place")).subquery()
    return sa.select(ranked.c.id).where(ranked.c.place == 1)
