"""A company of any size, written in bulk: what pages show at a hundred people and at five thousand.

Everybody has “Week five” (half of them done, a part of it late, the others open or overdue) and “Week six” to do; every
fifth has handed in an answer, which waits for a person or is rated; every fourth has confirmed a policy. One manager
has a team of exactly 25 with two rated answers each, whatever the size.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.assessment.models import Rating, ReviewTask
from app.catalogue.models import ModuleVersion
from app.catalogue.queries import rubric_version_for
from app.clock import now
from app.curricula.models import AssignmentCheck, Obligation, ObligationNow, ObligationReason, ObligationRecord
from app.curricula.operations.rules import start_draft
from app.curricula.queries.blocks import BLOCK
from app.curricula.queries.facts import present_versions
from app.db import Base, db, unit_of_work
from app.learning.models import Answer, Attempt, Completion
from app.people.models import Department, Job, Person, PersonJob, Role
from app.policies.models import Attestation
from app.policies.queries.versions import current
from tests.curricula.assigning import EVERYBODY, save
from tests.factories import make_person
from tests.insight.team_world import CRITERIA, TEXT, company, two_modules
from tests.policies.texts import ID, STATEMENT, published

TEAM = 25
DEPARTMENT = 50
DAY = timedelta(days=1)
ZONES = ("Europe/Brussels", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")
_keys = itertools.count(1)


@dataclass(frozen=True)
class Readers:
    """Who opens the pages, by id, and the draft of a rule for everybody."""

    hr: int
    reviewer: int
    boss: int
    learner: int
    draft: int

    def pages(self) -> list[tuple[str, int]]:
        """The address of every page that shows many people or much of one, and who asks for it."""
        day = (now() - 3 * DAY).date().isoformat()
        hr = [
            "/people", "/assign", "/assign/people", f"/assign/people/{self.learner}",
            f"/assign/drafts/{self.draft}/preview", "/reports/completion", "/reports/completion?by=department",
            "/reports/completion?by=person", "/reports/completion?by=rule", "/reports/completion?by=cycle",
            "/reports/assigned", "/reports/overdue", f"/reports/in-order?day={day}", "/reports/hours",
            "/reports/policies",
        ]  # fmt: skip
        return [
            ("/", self.learner),
            ("/assigned", self.learner),
            ("/team", self.boss),
            ("/review", self.reviewer),
            *((url, self.hr) for url in hr),
        ]


def fill(people: int) -> Readers:
    """A company of so many people, its readers among them. Call it on an empty database."""
    company()
    five, six = two_modules()
    hr, reviewer = make_person(roles=[Role.HR]), make_person(roles=[Role.REVIEWER])
    boss, learner = make_person(jobs=(Job.MANAGER,)), make_person()
    published(at=_ago(90))
    for item in (five.module_id, six.module_id, f"policy:{ID}"):
        save(hr, at=_ago(90), title=item, module_id=item)
    definition = {"audience": EVERYBODY, "module_id": five.module_id}
    with unit_of_work():
        draft = start_draft(rule_id=None, title="Everybody", definition=definition, actor_id=hr.id, at=now())
    team = _people(TEAM, led_by=boss.id)
    _give([learner.id, *team])
    for version in (five, six):
        _rated(_handed_in(team, version), reviewer.id)
    grow(people - 4 - TEAM, reviewer_id=reviewer.id)
    return Readers(hr.id, reviewer.id, boss.id, learner.id, draft)


def grow(people: int, *, reviewer_id: int) -> None:
    """So many more people, in nobody's team of those who read the pages."""
    ids = _people(people)
    _give(ids)
    answers = _handed_in(ids[::5], _versions()[0])
    _rated(answers[::2], reviewer_id)
    added(ReviewTask, [{"answer_id": key, "since": at, "why": "draft", "words": 90} for key, at in answers[1::2]])
    policy = current(ID).id
    added(Attestation, [
        {"person_id": key, "version_id": policy, "cycle": "1", "at": _ago(key % 60), "zone": ZONES[0],
         "statement": STATEMENT}
        for key in ids[::4]
    ])  # fmt: skip
    _checked()


def added(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Write rows at once; returns their keys in the same order."""
    if not rows:
        return []
    key = sa.inspect(table).primary_key[0]
    with unit_of_work() as session:
        return list(session.scalars(sa.insert(table).returning(key, sort_by_parameter_order=True), rows))


def _versions() -> list[ModuleVersion]:
    """“Week five” and “Week six”."""
    return list(db.session.scalars(sa.select(ModuleVersion).order_by(ModuleVersion.id)))


def _people(number: int, *, led_by: int | None = None) -> list[int]:
    """They report to `led_by`; without that every 25 of them to the first of their own."""
    departments = added(
        Department, [{"name": f"Department {next(_keys):05}"} for _n in range(-(-number // DEPARTMENT))]
    )
    numbers = [next(_keys) for _n in range(number)]
    ids = added(Person, [
        {"email": f"row{n}@norvale.example", "name": f"Row {n * 7919 % 100_000:05}", "zone": ZONES[n % len(ZONES)],
         "language": "en", "created_at": _ago(400), "hand_edited": [], "manager_id": led_by,
         "department_id": departments[place // DEPARTMENT], "hired_on": date(2020, 1, 1) + n % 2000 * DAY}
        for place, n in enumerate(numbers)
    ])  # fmt: skip
    works = list(Job)
    with unit_of_work() as session:
        for start in range(0, number if led_by is None else 0, TEAM):
            led = ids[start + 1 : start + TEAM]
            session.execute(sa.update(Person).where(Person.id.in_(led)).values(manager_id=ids[start]))
        session.execute(sa.insert(PersonJob), [{"person_id": key, "job": works[key % len(works)].value} for key in ids])
    return ids


def _give(ids: list[int]) -> None:
    """Everything asked of these people 60 days ago, due after 20 to 100 days; half of the first module is done."""
    rules = {version.definition["module_id"]: version for version in present_versions()}
    opened = _ago(60)
    for place, version in enumerate(_versions()):
        rule = rules[version.module_id]
        keys = added(Obligation, [
            {"person_id": key, "module_id": version.module_id, "cycle": "1", "zone": ZONES[0], "opened_at": opened}
            for key in ids
        ])  # fmt: skip
        whose, due = dict(zip(keys, ids, strict=True)), {key: opened + (20 + key % 80) * DAY for key in keys}
        by = {"at": opened, "rule_id": rule.rule_id, "version_id": rule.id}
        added(ObligationReason, [{"obligation_id": key, "matched_on": opened.date(), **by} for key in keys])
        asked = {"kind": "assigned", "known_at": opened, "note": "", **by}
        added(ObligationRecord, [{"obligation_id": key, "due_at": due[key], **asked} for key in keys])
        done = {key: opened + (10 + key % 40) * DAY for key in keys[1::2]} if place == 0 else {}
        completions = _completed([(whose[key], at) for key, at in done.items()], version)
        added(ObligationRecord, [
            {"obligation_id": key, "kind": "fulfilled", "at": at, "known_at": at, "done_at": at,
             "completion_id": completion, "note": ""}
            for (key, at), completion in zip(done.items(), completions, strict=True)
        ])  # fmt: skip
        added(ObligationNow, [
            {"obligation_id": key, "person_id": whose[key], "state": "fulfilled" if key in done else "open",
             "due_at": due[key], "done_at": done.get(key), "late": done[key] > due[key] if key in done else None}
            for key in keys
        ])  # fmt: skip


def _completed(done: list[tuple[int, datetime]], version: ModuleVersion) -> list[int]:
    attempts = _attempts(done, version)
    return added(Completion, [
        {"attempt_id": attempt, "person_id": person, "module_version_id": version.id, "completed_at": at}
        for attempt, (person, at) in zip(attempts, done, strict=True)
    ])  # fmt: skip


def _attempts(done: Sequence[tuple[int, datetime]], version: ModuleVersion) -> list[int]:
    return added(Attempt, [
        {"person_id": person, "module_id": version.module_id, "module_version_id": version.id, "started_at": at,
         "touched_at": at, "finished_at": at}
        for person, at in done
    ])  # fmt: skip


def _handed_in(ids: list[int], version: ModuleVersion) -> list[tuple[int, datetime]]:
    """An answer of each of these people, and when it was handed in."""
    rubric = rubric_version_for(version, "storming-reply").id
    done = [(key, _ago(5 + key % 50)) for key in ids]
    answers = added(Answer, [
        {"attempt_id": attempt, "person_id": person, "role_play": "ingrid-mail", "number": 1, "text": TEXT,
         "text_hash": "x", "rubric_version_id": rubric, "client_key": f"row-{next(_keys)}", "submitted_at": at}
        for attempt, (person, at) in zip(_attempts(done, version), done, strict=True)
    ])  # fmt: skip
    return [(answer, at) for answer, (_person, at) in zip(answers, done, strict=True)]


def _rated(answers: list[tuple[int, datetime]], rater_id: int) -> None:
    """A person's rating of each of these answers."""
    rubrics = dict(
        db.session.execute(
            sa.select(Answer.id, Answer.rubric_version_id).where(Answer.id.in_([key for key, _at in answers]))
        ).all()
    )
    added(Rating, [
        {"answer_id": key, "rubric_version_id": rubrics[key], "rater_id": rater_id, "status": "settled",
         "level": 1 + key % 4, "levels": dict.fromkeys(CRITERIA, 1 + key % 4), "at": at, "comment": "",
         "details": {"gates": []}}
        for key, at in answers
    ])  # fmt: skip


def _checked() -> None:
    """The nightly job has looked at everybody already."""
    with unit_of_work() as session:
        session.execute(sa.delete(AssignmentCheck))
    last = db.session.scalar(sa.select(sa.func.max(Person.id))) or 0
    added(AssignmentCheck, [
        {"block": block, "checked_at": now(), "day": now().date()} for block in range(last // BLOCK + 1)
    ])  # fmt: skip


def _ago(days: int) -> datetime:
    return now() - days * DAY
