"""Curricula and rules as HR reads them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.curricula.models import (
    AssignmentRule,
    Curriculum,
    CurriculumItem,
    Obligation,
    ObligationNow,
    ObligationReason,
    RuleDraft,
    RuleVersion,
)
from app.curricula.queries.facts import present_versions
from app.curricula.queries.titles import MINUTES, is_policy
from app.db import Page, db, paginate
from app.engine.assignment.rule import Condition, Named, ReportsTo, Rule
from app.engine.policy import PREFIX
from app.errors import Missing
from app.people.models import Person
from app.people.queries.departments import paths
from app.policies.models import PolicyVersion


@dataclass(frozen=True)
class Names:
    """Ids to the names that the words of a rule need."""

    departments: Mapping[int, str]
    people: Mapping[int, str]
    modules: Mapping[str, str]
    curricula: Mapping[int, str]


@dataclass(frozen=True)
class RuleRow:
    """A rule in a list: `people` have something open from it."""

    id: int
    title: str
    number: int
    rule: Rule
    saved_at: datetime
    people: int


@dataclass(frozen=True)
class VersionRow:
    """A saved version with who saved and perhaps undid it."""

    id: int
    number: int
    rule: Rule
    saved_at: datetime
    saved_by: str | None
    undone_at: datetime | None


def names() -> Names:
    """Names of departments, modules with policies, and curricula; three statements. `with_people` adds people."""
    modules = db.session.execute(
        sa.union_all(
            sa.select(ModuleVersion.module_id, ModuleVersion.title).where(ModuleVersion.is_current.is_(True)),
            sa.select(sa.literal(PREFIX) + PolicyVersion.policy_id, PolicyVersion.title).where(
                PolicyVersion.is_current.is_(True)
            ),
        )
    )
    curricula = db.session.execute(sa.select(Curriculum.id, Curriculum.title))
    return Names(paths(), {}, {row[0]: row[1] for row in modules}, {row[0]: row[1] for row in curricula})


def with_people(found: Names, *rules: Rule) -> Names:
    """The names with those of the people that these rules mention; one statement."""
    ids = {key for rule in rules for key in mentioned(rule.audience)}
    if not ids:
        return found
    people = db.session.execute(sa.select(Person.id, Person.name).where(Person.id.in_(ids)))
    return Names(found.departments, {row[0]: row[1] for row in people}, found.modules, found.curricula)


def emails_of(ids: Iterable[int]) -> list[str]:
    """The e-mails of people, in the order of their names."""
    rows = db.session.scalars(sa.select(Person.email).where(Person.id.in_(list(ids))).order_by(Person.name, Person.id))
    return list(rows)


def mentioned(condition: Condition) -> set[int]:
    """The people a condition names."""
    if isinstance(condition, Named | ReportsTo):
        return set(condition.ids)
    parts = getattr(condition, "parts", None) or ([condition.part] if hasattr(condition, "part") else [])
    return {key for part in parts for key in mentioned(part)}


def rules_page(*, page: int, given: bool = False) -> Page[RuleRow]:
    """The rules that have not ended, by title, with how many people have something open from each.

    `given`: those with which managers gave a module to a report; else HR's own.
    """
    current = {version.rule_id: version for version in present_versions()}
    whose = AssignmentRule.given_by_id.is_not(None) if given else AssignmentRule.given_by_id.is_(None)
    found = paginate(
        sa.select(AssignmentRule)
        .where(AssignmentRule.ended_at.is_(None), AssignmentRule.id.in_(current), whose)
        .order_by(AssignmentRule.title, AssignmentRule.id),
        page=page,
    )
    counts = _people_of([row.id for row in found.items])
    rows = [
        RuleRow(
            row.id, row.title, current[row.id].number, Rule.model_validate(current[row.id].definition),
            current[row.id].saved_at, counts.get(row.id, 0),
        )
        for row in found.items
    ]  # fmt: skip
    return Page(rows, found.page, found.pages, found.total)


def _people_of(rule_ids: list[int]) -> dict[int, int]:
    rows = db.session.execute(
        sa.select(ObligationReason.rule_id, sa.func.count(sa.distinct(Obligation.person_id)))
        .join(Obligation, Obligation.id == ObligationReason.obligation_id)
        .join(ObligationNow, ObligationNow.obligation_id == Obligation.id)
        .where(
            ObligationReason.rule_id.in_(rule_ids),
            ObligationReason.ended_at.is_(None),
            ObligationNow.state.in_(("open", "away")),
        )
        .group_by(ObligationReason.rule_id)
    )
    return {row[0]: row[1] for row in rows}


def rule_of(rule_id: int) -> AssignmentRule:
    """One rule, ended or not. Raises Missing."""
    row = db.session.get(AssignmentRule, rule_id)
    if row is None:
        raise Missing
    return row


def versions_of(rule_id: int) -> list[VersionRow]:
    """The last fifty versions of a rule, the newest first."""
    rows = db.session.execute(
        sa.select(RuleVersion, Person.name)
        .outerjoin(Person, Person.id == RuleVersion.saved_by_id)
        .where(RuleVersion.rule_id == rule_id)
        .order_by(RuleVersion.number.desc())
        .limit(50)
    )
    return [
        VersionRow(v.id, v.number, Rule.model_validate(v.definition), v.saved_at, name, v.undone_at) for v, name in rows
    ]


def draft_of(draft_id: int, by_id: int) -> RuleDraft:
    """An own draft. Raises Missing, also for somebody else's."""
    row = db.session.get(RuleDraft, draft_id)
    if row is None or row.by_id != by_id:
        raise Missing
    return row


def drafts_by(by_id: int) -> list[RuleDraft]:
    """The drafts of somebody, the last touched first; one per rule, at most twenty shown."""
    rows = db.session.scalars(
        sa.select(RuleDraft).where(RuleDraft.by_id == by_id).order_by(RuleDraft.touched_at.desc()).limit(20)
    )
    return list(rows)


def last_number(rule_id: int | None) -> int:
    """The number of a rule's last version, undone or not; 0 for none."""
    if rule_id is None:
        return 0
    return db.session.scalar(sa.select(sa.func.max(RuleVersion.number)).where(RuleVersion.rule_id == rule_id)) or 0


@dataclass(frozen=True)
class CurriculumRow:
    """A curriculum in a list."""

    id: int
    title: str
    objective: str
    modules: int
    minutes: int


def curricula_page(*, page: int) -> Page[CurriculumRow]:
    """The curricula in use, by title."""
    found = paginate(
        sa.select(Curriculum).where(Curriculum.archived_at.is_(None)).order_by(Curriculum.title, Curriculum.id),
        page=page,
    )
    rows = db.session.execute(
        sa.select(
            CurriculumItem.curriculum_id,
            sa.func.count().label("modules"),
            sa.func.sum(MINUTES).label("m"),
        )
        .outerjoin(
            ModuleVersion,
            (ModuleVersion.module_id == CurriculumItem.module_id) & ModuleVersion.is_current.is_(True),
        )
        .outerjoin(
            PolicyVersion,
            is_policy(CurriculumItem.module_id),
        )
        .where(CurriculumItem.curriculum_id.in_([row.id for row in found.items]))
        .group_by(CurriculumItem.curriculum_id)
    )
    sums = {row.curriculum_id: (row.modules, row.m or 0) for row in rows}
    items = [CurriculumRow(c.id, c.title, c.objective, *sums.get(c.id, (0, 0))) for c in found.items]
    return Page(items, found.page, found.pages, found.total)


def curricula_offered() -> list[tuple[int, str]]:
    """Id and title of the curricula a rule can name; at most two hundred."""
    rows = db.session.execute(
        sa.select(Curriculum.id, Curriculum.title)
        .where(Curriculum.archived_at.is_(None))
        .order_by(Curriculum.title, Curriculum.id)
        .limit(200)
    )
    return [(row.id, row.title) for row in rows]


def modules_offered() -> list[ModuleVersion]:
    """The modules one can start, by course and title; at most five hundred."""
    rows = db.session.scalars(
        sa.select(ModuleVersion)
        .where(ModuleVersion.is_current.is_(True))
        .order_by(ModuleVersion.course_title, ModuleVersion.title, ModuleVersion.id)
        .limit(500)
    )
    return list(rows)


def curriculum_with_items(curriculum_id: int) -> tuple[Curriculum, list[CurriculumItem]]:
    """A curriculum and its modules in order. Raises Missing for one that was taken out of the lists."""
    row = db.session.get(Curriculum, curriculum_id)
    if row is None or row.archived_at is not None:
        raise Missing
    items = db.session.scalars(
        sa.select(CurriculumItem)
        .where(CurriculumItem.curriculum_id == curriculum_id)
        .order_by(CurriculumItem.position, CurriculumItem.id)
    )
    return row, list(items)


def locations() -> list[str]:
    """The places people work at; at most two hundred."""
    rows = db.session.scalars(
        sa.select(Person.location).where(Person.location.is_not(None)).distinct().order_by(Person.location).limit(200)
    )
    return [row for row in rows if row]
