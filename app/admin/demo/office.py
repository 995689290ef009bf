"""Scenes of the office: who joins, moves, leaves and is away, what is waived or extended, what managers may see."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.admin.demo.people import DemoPerson
from app.admin.demo.stage import Scene, Stage, day_before, moment
from app.admin.operations.demo import add_person
from app.curricula.operations.decisions import extend, record_absence, waive
from app.db import db
from app.insight.models import VisibilityChange
from app.insight.operations.visibility import agree_change, ask_change
from app.people.models import Job, Person, Visibility
from app.people.operations.people import PersonFields, change_person, disable_person

Act = Callable[[Stage, datetime], object]
BEGINS = 268


def scenes(anchor: datetime, cast: tuple[DemoPerson, ...]) -> Iterator[Scene]:
    """Everything that the office does, for the people of this cast."""
    yield _scene(anchor, 266, "levels asked", _ask_levels)
    yield _scene(anchor, 264, "levels agreed", _agree_levels)
    for person in cast:
        if person.hired < BEGINS:
            yield _scene(anchor, person.hired, f"joins {person.short}", _joins(anchor, person))
        if person.left is not None:
            yield _scene(anchor, person.left, f"leaves {person.short}", _leaves(person))
    there = {person.short for person in cast}
    for short, days, key, act in _decisions(anchor):
        if short in there:
            yield _scene(anchor, days, f"{key} {short}", act)


def _scene(anchor: datetime, days: float, key: str, act: Act) -> Scene:
    at = moment(anchor, days, hour=9, words=key)
    return Scene(at, key, lambda stage: act(stage, at), for_all=True)


def _ask_levels(stage: Stage, at: datetime) -> None:
    ask_change(mode=Visibility.LEVELS, indirect_by_name=False, actor_id=stage.people["ada"], at=at)


def _agree_levels(stage: Stage, at: datetime) -> None:
    change = db.session.scalars(sa.select(VisibilityChange.id)).one()
    agree_change(change_id=change, actor_id=stage.people["ilkka"], at=at)


def _joins(anchor: datetime, person: DemoPerson) -> Act:
    hired_on = day_before(anchor, person.hired)
    return lambda stage, at: add_person(
        entry=person, people=stage.people, departments=stage.departments, hired_on=hired_on, at=at
    )


def _leaves(person: DemoPerson) -> Act:
    return lambda stage, at: disable_person(person_id=stage.people[person.short], actor_id=stage.people["tomas"], at=at)


def _decisions(anchor: datetime) -> Iterator[tuple[str, float, str, Act]]:
    """Who, when, what, and how."""
    yield "petr", 205, "away", _away(anchor, "petr", 200, -20)
    yield "marguerite", 70, "away", _away(anchor, "marguerite", 66, -5)
    yield "ottilie", 33, "away", _away(anchor, "ottilie", 30, -9)
    yield "stefan", 180, "away", _away(anchor, "stefan", 179, 158)
    yield "arjun", 225, "exempt", _exempt(anchor, "arjun", "twenty-two-comments", "Speaks with no public channel.")
    yield "teresa", 225, "exempt", _exempt(anchor, "teresa", "week-five", "Certified for trouble replies elsewhere.")
    yield "hanne", 185, "waived", _waive("hanne", "week-five", "Taught the same course to us last autumn.")
    yield "nell", 62, "waived", _waive("nell", "twenty-two-comments", "Moved to another role at the end of the month.")
    yield "bo", 183, "extended", _extend(anchor, "bo", "week-five", 150, "Two go-lives in one month.")
    yield "priya", 5, "excused", _extend(anchor, "priya", "week-five", -1, "Her project was moved twice.")
    yield "owen", 3, "extended", _extend(anchor, "owen", "not-a-department", -5, "Budget weeks.")
    yield "emeka", 140, "moves", _moves("emeka", "Test", "katalin", Job.OTHER)
    yield "yiannis", 160, "moves", _moves("yiannis", "Sales", "rui", Job.OTHER)
    yield "reza", 50, "moves", _moves("reza", "Implementation North", "gintaras", Job.SERVICE)


def _away(anchor: datetime, short: str, first: int, last: int) -> Act:
    return lambda stage, at: record_absence(
        person_id=stage.people[short], kind="away", first=day_before(anchor, first), last=day_before(anchor, last),
        actor_id=stage.people["tomas"], at=at,
    )  # fmt: skip


def _exempt(anchor: datetime, short: str, module_id: str, note: str) -> Act:
    return lambda stage, at: record_absence(
        person_id=stage.people[short], kind="exempt", first=day_before(anchor, 225), last=None, module_id=module_id,
        note=note, actor_id=stage.people["tomas"], at=at,
    )  # fmt: skip


def _waive(short: str, module_id: str, note: str) -> Act:
    def act(stage: Stage, at: datetime) -> None:
        key = stage.obligation(short, module_id)
        waive(obligation_id=key, since=at.date(), note=note, actor_id=stage.people["tomas"], at=at)

    return act


def _extend(anchor: datetime, short: str, module_id: str, until: int, note: str) -> Act:
    day = (anchor - timedelta(days=until)).date()

    def act(stage: Stage, at: datetime) -> None:
        key = stage.obligation(short, module_id)
        extend(obligation_id=key, until=day, note=note, actor_id=stage.people["tomas"], at=at)

    return act


def _moves(short: str, department: str, manager: str, job: Job) -> Act:
    def act(stage: Stage, at: datetime) -> None:
        row = db.session.get_one(Person, stage.people[short])
        fields = PersonFields(
            name=row.name, email=row.email, zone=row.zone, language=row.language, jobs=frozenset({job}),
            department_id=stage.departments[department], manager_id=stage.people[manager], location=row.location,
            hired_on=row.hired_on,
        )  # fmt: skip
        change_person(person_id=row.id, fields=fields, actor_id=stage.people["tomas"], at=at)

    return act
