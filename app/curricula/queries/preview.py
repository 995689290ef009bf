"""Who a rule would touch, by name, before it is saved; and what that costs."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.assessment.models import Rating, ReviewTask
from app.catalogue.models import ModuleVersion
from app.catalogue.queries.content import load_module
from app.curricula.models import Obligation, ObligationReason
from app.curricula.queries.facts import (
    Contents,
    company_zone,
    people_facts,
    person_states,
    read_contents,
    world,
)
from app.db import db
from app.engine.assignment.audience import Structure, in_audience
from app.engine.assignment.dates import day_in
from app.engine.assignment.facts import ActiveRule, Item, PersonState, World
from app.engine.assignment.rule import Rule
from app.engine.assignment.touch import Group, Touched, narrowed, queue_empty_on, touched
from app.engine.policy import item_of, policy_of
from app.errors import Missing
from app.people.models import Person, PersonRole, Role
from app.policies.queries.versions import offered

# Assumptions until the company's own figures are there: minutes to rate an answer, answers a reviewer rates a day.
MINUTES_PER_ANSWER = 6
PER_REVIEWER_A_DAY = 8
MEASURED_FROM = 20
MEASURED_DAYS = 28
WORKING_DAYS_IN_THEM = 20


@dataclass(frozen=True)
class PreviewRow:
    """One person of the preview."""

    touched: Touched
    name: str
    department: str
    hired_on: date | None


@dataclass(frozen=True)
class Load:
    """What saving costs: `minutes` of learners in all, `answers` to rate, and when the queue would be empty.

    `measured`: whether `per_day` was counted here; else it is an assumption.
    """

    people: int
    minutes: int
    answers: int
    waiting: int
    reviewers: int
    per_day: float
    measured: bool
    empty_on: date | None

    @property
    def reviewer_hours(self) -> float:
        """Hours of reviewers for the new answers, at `MINUTES_PER_ANSWER` each."""
        return round(self.answers * MINUTES_PER_ANSWER / 60, 1)


@dataclass(frozen=True)
class Preview:
    """Everybody the rule would touch, by group and name, and what it costs."""

    rows: Mapping[Group, list[PreviewRow]]
    load: Load

    def count(self, group: Group) -> int:
        """How many people stand in a group."""
        return len(self.rows[group])


def preview(rule: Rule, *, rule_id: int | None, departments: Mapping[int, str], at: datetime) -> Preview:
    """What would happen if this rule were saved now; the same number of statements however many people there are.

    `departments`: id to name, for the rows.
    """
    contents, today = read_contents(), day_in(at, company_zone())
    around, modules = _as_if_saved(rule, rule_id, contents, today)
    states = _affected(around, rule_id or 0, modules, at)
    earlier = _earlier(contents)
    found = [touched(state, around, rule_id=rule_id or 0, at=at, earlier=earlier) for state in states]
    called = _called([one.person_id for one in found])
    rows: dict[Group, list[PreviewRow]] = {group: [] for group in Group}
    for one in found:
        person = called[one.person_id]
        place = departments.get(person.department_id or 0, "")
        rows[one.group].append(PreviewRow(one, person.name, place, person.hired_on))
    for group in rows.values():
        group.sort(key=lambda row: (row.name.casefold(), row.touched.person_id))
    return Preview(rows, _load(found, at, today))


def preview_of(rule: Rule, *, person_id: int, at: datetime) -> Touched:
    """What this rule would mean for one person by itself, whatever other rules say. Raises Missing."""
    contents = read_contents()
    items = contents.of(rule)
    new = ActiveRule(0, 0, day_in(at, company_zone()), rule, items)
    around = World((new,), Structure({}, {}))
    states = person_states(people_facts([person_id]), modules={item.module_id for item in items})
    if not states:
        raise Missing
    return touched(states[0], around, rule_id=0, at=at, earlier=_earlier(contents))


def _earlier(contents: Contents) -> Mapping[str, list[list[Item]]]:
    """Module to the required ones that stand before it, in every curriculum in use that has it."""
    found: dict[str, list[list[Item]]] = defaultdict(list)
    for curriculum_id, items in contents.curricula.items():
        if curriculum_id in contents.in_use:
            for place, item in enumerate(items):
                found[item.module_id].append([before for before in items[:place] if before.required])
    return found


def _as_if_saved(rule: Rule, rule_id: int | None, contents: Contents, today: date) -> tuple[World, frozenset[str]]:
    """The world with the rule in place, narrowed to the modules that it gives or gave."""
    now = world(contents)
    before = next((one for one in now.rules if one.id == rule_id), None)
    items = contents.of(rule)
    saved_on = before.saved_on if before else today
    new = ActiveRule(rule_id or 0, 0, saved_on, rule, items)
    modules = frozenset(item.module_id for item in (*items, *(before.items if before else ())))
    rules = (*(one for one in now.rules if one.id != rule_id), new)
    return narrowed(replace(now, rules=rules), modules), modules


def _affected(around: World, rule_id: int, modules: Collection[str], at: datetime) -> list[PersonState]:
    """Who is in the audience, or has something from the rule."""
    rule = next(one.rule for one in around.rules if one.id == rule_id)
    have = set(
        db.session.scalars(
            sa.select(Obligation.person_id)
            .join(ObligationReason, ObligationReason.obligation_id == Obligation.id)
            .where(ObligationReason.rule_id == rule_id, ObligationReason.ended_at.is_(None))
        )
    )
    # Who was left out stays in the list, so that they can be taken in again.
    whole = rule.model_copy(update={"left_out": ()})
    people = [
        person
        for person in people_facts()
        if person.id in have or in_audience(whole, person, around.structure, on=day_in(at, person.zone))
    ]
    return person_states(people, modules=modules)


def _called(ids: Collection[int]) -> Mapping[int, Any]:
    rows = db.session.execute(
        sa.select(Person.id, Person.name, Person.department_id, Person.hired_on).where(Person.id.in_(ids))
    )
    return {row.id: row for row in rows}


def _load(found: Collection[Touched], at: datetime, today: date) -> Load:
    modules = Counter(module_id for one in found for module_id in one.given)
    versions = db.session.scalars(
        sa.select(ModuleVersion).where(ModuleVersion.is_current.is_(True), ModuleVersion.module_id.in_(modules))
    ).all()
    answers = sum(modules[v.module_id] * _rated_answers(v.id) for v in versions)
    waiting, reviewers, per_day, measured = _reviewing(at)
    return Load(
        people=sum(1 for one in found if one.given),
        minutes=sum(modules[v.module_id] * v.minutes for v in versions) + _policy_minutes(modules),
        answers=answers,
        waiting=waiting,
        reviewers=reviewers,
        per_day=per_day,
        measured=measured,
        empty_on=queue_empty_on(today=today, waiting=waiting, more=answers, per_day=per_day),
    )


def _policy_minutes(given: Counter[str]) -> int:
    """Minutes to read the policies that are given."""
    policies = offered() if any(policy_of(item_id) for item_id in given) else []
    return sum(given[item_of(policy.policy_id)] * policy.minutes for policy in policies)


def _rated_answers(version_id: int) -> int:
    """How many answers of a module a person rates."""
    return sum(1 for role_play in load_module(version_id).role_plays if role_play.rubric)


def _reviewing(at: datetime) -> tuple[int, int, float, bool]:
    """Answers that wait, reviewers, what they rate on a working day together, and whether that was counted here."""
    since = at - timedelta(days=MEASURED_DAYS)
    count = sa.func.count()
    waiting, reviewers, rated = db.session.execute(
        sa.select(
            sa.select(count).select_from(ReviewTask).scalar_subquery(),
            sa.select(count)
            .select_from(PersonRole)
            .join(Person, Person.id == PersonRole.person_id)
            .where(PersonRole.role == Role.REVIEWER.value, Person.disabled_at.is_(None))
            .scalar_subquery(),
            sa.select(count).where(Rating.rater_id.is_not(None), Rating.at > since).scalar_subquery(),
        )
    ).one()
    if reviewers and rated >= MEASURED_FROM:
        return waiting, reviewers, rated / WORKING_DAYS_IN_THEM, True
    return waiting, reviewers, float(reviewers * PER_REVIEWER_A_DAY), False
