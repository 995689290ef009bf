"""The plain facts that the engine plans with, read for many people at once in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.curricula.models import (
    Absence,
    AssignmentRule,
    Curriculum,
    CurriculumItem,
    Obligation,
    ObligationReason,
    ObligationRecord,
    OutageRecord,
    RuleVersion,
)
from app.db import db
from app.engine.assignment import dates
from app.engine.assignment.audience import PersonFacts, Structure
from app.engine.assignment.dates import day_in
from app.engine.assignment.facts import ActiveRule, Done, Held, Item, PersonState, Reason, World
from app.engine.assignment.rule import Rule
from app.engine.assignment.standing import Around, Entry, Record
from app.engine.policy import PREFIX, item_of
from app.learning.models import Answer, Attempt, ChoiceMade, Completion, Draft
from app.people.models import Company, Department, Person, PersonJob, PersonRole
from app.policies.models import Attestation, PolicyVersion
from app.policies.queries.versions import Standing as Policy
from app.policies.queries.versions import standings

V = TypeVar("V")


def company_zone() -> str:
    """The company's time zone; UTC before the first start."""
    found = db.session.get(Company, 1)
    return found.zone if found else "UTC"


def structure() -> Structure:
    """The departments and reporting lines; two statements."""
    departments = db.session.execute(sa.select(Department.id, Department.parent_id))
    managers = db.session.execute(sa.select(Person.id, Person.manager_id).where(Person.manager_id.is_not(None)))
    return Structure({row[0]: row[1] for row in departments}, {row[0]: row[1] for row in managers})


def present_versions() -> list[RuleVersion]:
    """Of every rule that has not ended, the newest version that was not undone."""
    return [version for version, _rule in _present()]


def _present() -> list[tuple[RuleVersion, AssignmentRule]]:
    newest = (
        sa.select(RuleVersion.rule_id, sa.func.max(RuleVersion.number).label("number"))
        .where(RuleVersion.undone_at.is_(None))
        .group_by(RuleVersion.rule_id)
        .subquery()
    )
    rows = db.session.execute(
        sa.select(RuleVersion, AssignmentRule)
        .join(newest, (RuleVersion.rule_id == newest.c.rule_id) & (RuleVersion.number == newest.c.number))
        .join(AssignmentRule, AssignmentRule.id == RuleVersion.rule_id)
        .where(AssignmentRule.ended_at.is_(None))
        .order_by(RuleVersion.rule_id)
    )
    return [(version, rule) for version, rule in rows]


@dataclass(frozen=True)
class Contents:
    """What rules can give: curriculum to its modules, the modules that are published, and policies by the id under
    which they are assigned. `in_use`: the curricula that a new rule can name.
    """

    curricula: Mapping[int, tuple[Item, ...]]
    published: frozenset[str]
    policies: Mapping[str, Policy] = field(default_factory=dict)
    in_use: frozenset[int] = frozenset()

    def of(self, rule: Rule) -> tuple[Item, ...]:
        """What a rule gives. A module that is not published yet, or no more, cannot be started and is not given."""
        if rule.module_id is not None:
            items: tuple[Item, ...] = (Item(rule.module_id),)
        else:
            items = self.curricula.get(rule.curriculum_id or 0, ())
        return tuple(found for item in items if (found := self._present(item)) is not None)

    def _present(self, item: Item) -> Item | None:
        """The item as it can be given; of a policy with the version that counts, whatever the curriculum says."""
        policy = self.policies.get(item.module_id)
        if policy is None:
            return item if item.module_id in self.published else None
        return replace(item, counts=frozenset(), from_version=policy.confirm_from, renewed_at=policy.renewed_at)


def world(contents: Contents | None = None) -> World:
    """The rules with what they give, the structure, and the versions that were undone; six statements or seven."""
    contents = contents or read_contents()
    zone = company_zone()
    rules = []
    for version, row in _present():
        rule = Rule.model_validate(version.definition)
        rules.append(ActiveRule(row.id, version.id, day_in(row.created_at, zone), rule, contents.of(rule)))
    undone = db.session.scalars(sa.select(RuleVersion.id).where(RuleVersion.undone_at.is_not(None)))
    return World(tuple(rules), structure(), frozenset(undone))


def read_contents() -> Contents:
    """What rules can give; three statements."""
    policies = {item_of(policy.policy_id): policy for policy in standings()}
    rows = db.session.execute(
        sa.select(CurriculumItem, Curriculum.archived_at.is_(None).label("in_use"))
        .join(Curriculum, Curriculum.id == CurriculumItem.curriculum_id)
        .order_by(CurriculumItem.position, CurriculumItem.id)
    ).all()
    in_use = frozenset(row.curriculum_id for row, used in rows if used)
    return Contents(_items_of(row for row, _used in rows), published_modules(), policies, in_use)


def published_modules() -> frozenset[str]:
    """Ids of the modules one can start."""
    return frozenset(db.session.scalars(sa.select(ModuleVersion.module_id).where(ModuleVersion.is_current.is_(True))))


def _items_of(rows: Iterable[CurriculumItem]) -> Mapping[int, tuple[Item, ...]]:
    """What every curriculum holds, in its order."""
    found: dict[int, list[Item]] = defaultdict(list)
    for row in rows:
        found[row.curriculum_id].append(
            Item(row.module_id, row.required, row.extra_days, frozenset(row.counts), row.from_version)
        )
    return {key: tuple(items) for key, items in found.items()}


def people_facts(ids: Collection[int] | None = None) -> list[PersonFacts]:
    """What rules may ask about these people, or about everybody; two statements."""
    jobs, roles = _jobs_and_roles(ids)
    people: sa.Select[*tuple[Any, ...]] = sa.select(
        Person.id, Person.zone, Person.department_id, Person.manager_id, Person.location, Person.hired_on,
        Person.disabled_at,
    )  # fmt: skip
    rows = db.session.execute(_among(people.order_by(Person.id), Person.id, ids))
    return [
        PersonFacts(
            r.id, r.zone, r.department_id, r.manager_id, frozenset(jobs[r.id]), frozenset(roles[r.id]), r.location,
            r.hired_on, r.disabled_at is None,
        )
        for r in rows
    ]  # fmt: skip


def person_states(people: Iterable[PersonFacts], *, modules: Collection[str] | None = None) -> list[PersonState]:
    """Everything the plan rests on for these people, of these modules (all by default); seven statements.

    Completions are read whatever the module: an equivalent one may count.
    """
    people = list(people)
    ids = [person.id for person in people]
    held = held_by(ids, modules)
    done = _done_by(ids)
    around = around_of(ids)
    return [PersonState(p, tuple(held[p.id]), tuple(done[p.id]), around[p.id]) for p in people]


def held_by(ids: Collection[int], modules: Collection[str] | None = None) -> Mapping[int, list[Held]]:
    """The obligations of these people with reasons and records, by person; four statements."""
    chosen = sa.select(Obligation).where(Obligation.person_id.in_(ids))
    if modules is not None:
        chosen = chosen.where(Obligation.module_id.in_(modules))
    rows = db.session.scalars(chosen.order_by(Obligation.id)).all()
    keys = chosen.with_only_columns(Obligation.id).scalar_subquery()
    reasons = _grouped(
        sa.select(ObligationReason).where(ObligationReason.obligation_id.in_(keys)).order_by(ObligationReason.id),
        lambda row: row.obligation_id,
        _reason,
    )
    records = _grouped(
        sa.select(ObligationRecord).where(ObligationRecord.obligation_id.in_(keys)).order_by(ObligationRecord.id),
        lambda row: row.obligation_id,
        record_of,
    )
    started = _started(ids)
    found: dict[int, list[Held]] = defaultdict(list)
    for row in rows:
        begun = any(end is None or end >= row.opened_at for end in started[row.person_id, row.module_id])
        found[row.person_id].append(
            Held(
                row.id, row.module_id, row.cycle, row.zone, row.opened_at, tuple(reasons[row.id]),
                tuple(records[row.id]), begun,
            )
        )  # fmt: skip
    return found


def _reason(row: ObligationReason) -> Reason:
    return Reason(row.rule_id, row.version_id, row.matched_on, row.ended_at is not None, row.ended_version_id)


def record_of(row: ObligationRecord) -> Record:
    """A stored record as the engine knows it."""
    return Record(
        Entry(row.kind), row.at, row.known_at, row.due_at, row.done_at, row.rule_id, row.version_id, row.completion_id,
        row.attestation_id,
    )  # fmt: skip


def _started(ids: Collection[int]) -> Mapping[tuple[int, str], list[datetime | None]]:
    """Person and module to the ends of the attempts that were really begun: a scene choice or a saved text."""
    begun = sa.or_(
        sa.exists().where(ChoiceMade.attempt_id == Attempt.id),
        sa.exists().where(Draft.attempt_id == Attempt.id),
        sa.exists().where(Answer.attempt_id == Attempt.id),
    )
    rows = db.session.execute(
        sa.select(Attempt.person_id, Attempt.module_id, Attempt.finished_at).where(Attempt.person_id.in_(ids), begun)
    )
    found: dict[tuple[int, str], list[datetime | None]] = defaultdict(list)
    for row in rows:
        found[row.person_id, row.module_id].append(row.finished_at)
    return found


def _done_by(ids: Collection[int]) -> Mapping[int, list[Done]]:
    """What these people completed, and which policies they confirmed."""
    completed = (
        sa.select(
            Completion.id.label("id"), Completion.person_id, ModuleVersion.module_id, ModuleVersion.number,
            Completion.completed_at.label("at"), sa.literal(False).label("attested"),
        )
        .join(ModuleVersion, ModuleVersion.id == Completion.module_version_id)
        .where(Completion.person_id.in_(ids))
    )  # fmt: skip
    confirmed = (
        sa.select(
            Attestation.id, Attestation.person_id, sa.literal(PREFIX) + PolicyVersion.policy_id, PolicyVersion.number,
            Attestation.at, sa.literal(True),
        )
        .join(PolicyVersion, PolicyVersion.id == Attestation.version_id)
        .where(Attestation.person_id.in_(ids))
    )  # fmt: skip
    found: dict[int, list[Done]] = defaultdict(list)
    for row in db.session.execute(sa.union_all(completed, confirmed).order_by("at", "attested", "id")):
        found[row.person_id].append(Done(row.id, row.module_id, row.number, row.at, bool(row.attested)))
    return found


def around_of(ids: Collection[int]) -> Mapping[int, Around]:
    """Absences and exemptions of these people, and outages; two statements."""
    outages = [
        dates.Outage(row.first_at, row.last_at, row.at)
        for row in db.session.scalars(sa.select(OutageRecord).order_by(OutageRecord.first_at))
    ]
    rows: dict[tuple[int, str], list[dates.Absence]] = defaultdict(list)
    for row in db.session.scalars(sa.select(Absence).where(Absence.person_id.in_(ids)).order_by(Absence.id)):
        rows[row.person_id, row.kind].append(dates.Absence(row.first, row.last, row.at, row.gone_at, row.module_id))
    return {key: Around(rows[key, "away"], rows[key, "exempt"], outages) for key in ids}


def _jobs_and_roles(ids: Collection[int] | None) -> tuple[Mapping[int, set[str]], Mapping[int, set[str]]]:
    found: dict[str, dict[int, set[str]]] = {"job": defaultdict(set), "role": defaultdict(set)}
    both = sa.union_all(
        _among(sa.select(sa.literal("job"), PersonJob.person_id, PersonJob.job), PersonJob.person_id, ids),
        _among(sa.select(sa.literal("role"), PersonRole.person_id, PersonRole.role), PersonRole.person_id, ids),
    )
    for kind, person_id, word in db.session.execute(both):
        found[kind][person_id].add(word)
    return found["job"], found["role"]


def _among(
    statement: sa.Select[*tuple[Any, ...]], column: Any, ids: Collection[int] | None
) -> sa.Select[*tuple[Any, ...]]:
    return statement if ids is None else statement.where(column.in_(ids))


def _grouped(
    statement: sa.Select[Any], key: Callable[[Any], int], made: Callable[[Any], V]
) -> defaultdict[int, list[V]]:
    found: defaultdict[int, list[V]] = defaultdict(list)
    for row in db.session.scalars(statement):
        found[key(row)].append(made(row))
    return found
