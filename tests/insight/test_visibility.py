"""Changing what managers see: stricter at once; wider with two administrators, 14 days and later answers only."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db, unit_of_work
from app.errors import Missing
from app.insight.jobs import find_due_changes, let_count
from app.insight.mails import wider_visibility
from app.insight.models import VisibilityChange
from app.insight.operations.visibility import (
    Overtaken,
    SameVisibility,
    TwoAdministrators,
    agree_change,
    ask_change,
    withdraw_change,
)
from app.insight.queries.sight import View, setting, sight
from app.insight.queries.team import levels_of
from app.mail.models import OutboxMail
from app.people.models import Company, Person, Role, Visibility
from tests.factories import make_person
from tests.insight.team_world import company, handed_in, two_modules
from tests.insight.test_team import browser_of

NOTICE = timedelta(days=14)


@pytest.fixture
def administrators(app: Flask) -> tuple[Person, Person]:
    company(Visibility.COMPLETION)
    return make_person(roles=[Role.ADMINISTRATOR]), make_person(roles=[Role.ADMINISTRATOR])


def ask(person: Person, mode: Visibility, *, at: datetime, by_name: bool = False) -> int:
    with unit_of_work():
        return ask_change(mode=mode, indirect_by_name=by_name, actor_id=person.id, at=at).id


def agree(person: Person, change_id: int, *, at: datetime) -> None:
    with unit_of_work():
        agree_change(change_id=change_id, actor_id=person.id, at=at)


def night(at: datetime) -> None:
    for key in find_due_changes(at, 10):
        with unit_of_work():
            let_count(key, at)


def mode() -> str:
    db.session.expire_all()
    return db.session.get_one(Company, 1).visibility


def test_wider_needs_two_and_a_fortnight(administrators: tuple[Person, Person]) -> None:
    one, other = administrators
    make_person(disabled_at=now())
    at = now()
    change_id = ask(one, Visibility.LEVELS, at=at)
    night(at + timedelta(days=100))
    assert mode() == "completion"
    with pytest.raises(TwoAdministrators):
        agree(one, change_id, at=at)
    agree(other, change_id, at=at)
    with pytest.raises(Overtaken):
        agree(other, change_id, at=at)
    told = set(db.session.scalars(sa.select(OutboxMail.person_id)))
    assert told == {one.id, other.id}
    night(at + NOTICE - timedelta(seconds=1))
    assert mode() == "completion"
    night(at + NOTICE)
    night(at + NOTICE)
    assert mode() == "levels"
    assert setting().levels_since == at + NOTICE


def test_narrower_counts_at_once_and_widening_begins_anew(administrators: tuple[Person, Person]) -> None:
    one, other = administrators
    at = now()
    agree(other, ask(one, Visibility.LEVELS, at=at), at=at)
    night(at + NOTICE)
    ask(other, Visibility.COMPLETION, at=at + timedelta(days=20))
    assert mode() == "completion"
    again = at + timedelta(days=30)
    agree(other, ask(one, Visibility.LEVELS, at=again), at=again)
    night(again + NOTICE)
    assert setting().levels_since == again + NOTICE
    assert setting().groups_since == again + NOTICE


def test_from_groups_to_levels_keeps_the_groups(administrators: tuple[Person, Person]) -> None:
    one, other = administrators
    at = now()
    for n, wanted in enumerate((Visibility.AGGREGATE, Visibility.LEVELS)):
        then = at + timedelta(days=20 * n)
        agree(other, ask(one, wanted, at=then), at=then)
        night(then + NOTICE)
    found = setting()
    assert (found.groups_since, found.levels_since) == (at + NOTICE, at + timedelta(days=34))
    ask(one, Visibility.AGGREGATE, at=at + timedelta(days=50))
    assert setting().groups_since == at + NOTICE


def test_a_new_wish_takes_the_place_of_an_open_one(administrators: tuple[Person, Person]) -> None:
    one, other = administrators
    at = now()
    first = ask(one, Visibility.LEVELS, at=at)
    agree(other, first, at=at)
    ask(one, Visibility.AGGREGATE, at=at)
    night(at + NOTICE)
    assert mode() == "completion"
    assert wider_visibility(one.id, {"change_id": first}, at) is None, "no mail about what was taken back"
    with pytest.raises(Overtaken), unit_of_work():
        withdraw_change(change_id=first, actor_id=one.id, at=at)
    with pytest.raises(SameVisibility):
        ask(one, Visibility.COMPLETION, at=at)
    with pytest.raises(Missing):
        agree(other, 999, at=at)


def test_the_letter_says_what_and_from_when(administrators: tuple[Person, Person]) -> None:
    one, other = administrators
    change_id = ask(one, Visibility.LEVELS, at=now())
    agree(other, change_id, at=now())
    letter = wider_visibility(one.id, {"change_id": change_id}, now())
    assert letter is not None
    assert "Managers see the levels of the people who report to them." in letter.text
    assert "not for pay, promotion, discipline or dismissal" in letter.text


def test_only_later_answers_count_in_a_wider_view(administrators: tuple[Person, Person]) -> None:
    one, other = administrators
    five, six = two_modules()
    boss = make_person()
    leif = make_person(manager_id=boss.id)
    handed_in(leif, five, level=3, ago=20)
    agreed = now() - timedelta(days=29)
    agree(other, ask(one, Visibility.LEVELS, at=agreed), at=agreed)
    night(now())
    cell = levels_of(sight(boss.id), [leif.id], at=now()).grid[leif.id]["C1"]
    assert (cell.skill.n, cell.waiting) == (0, 0), "handed in before the day it counts from"
    handed_in(leif, six, level=None, ago=1)
    cell = levels_of(sight(boss.id), [leif.id], at=now()).grid[leif.id]["C1"]
    assert (cell.skill.n, cell.waiting) == (0, 1)


def test_indirect_by_name_is_a_wider_choice(administrators: tuple[Person, Person]) -> None:
    one, other = administrators
    boss = make_person()
    between = make_person(manager_id=boss.id)
    below = make_person(manager_id=between.id)
    at = now()
    agree(other, ask(one, Visibility.LEVELS, at=at), at=at)
    night(at + NOTICE)
    assert sight(boss.id).of(below.id) is View.GROUP
    then = at + timedelta(days=20)
    agree(other, ask(one, Visibility.LEVELS, at=then, by_name=True), at=then)
    night(then + NOTICE)
    assert sight(boss.id).of(below.id) is View.LEVELS
    assert sight(boss.id).since(below.id) == then + NOTICE
    assert sight(boss.id).since(between.id) == at + NOTICE
    ask(one, Visibility.LEVELS, at=then + timedelta(days=20))
    assert sight(boss.id).of(below.id) is View.GROUP


def test_the_page(app: Flask, administrators: tuple[Person, Person]) -> None:
    one, other = (browser_of(app, person) for person in administrators)
    place = "/administration/visibility"
    assert browser_of(app, make_person(roles=[Role.HR])).get(place).status_code == 403
    assert one.submit(place, {"mode": "nonsense"}).status_code == 303
    assert one.submit(place, {"mode": "levels"}).status_code == 303
    change_id = db.session.scalars(sa.select(VisibilityChange.id)).one()
    assert "/agree" not in one.get(place).text
    assert f"{place}/{change_id}/agree" in other.get(place).text
    assert one.submit(f"{place}/{change_id}/agree").status_code == 409
    assert other.submit(f"{place}/{change_id}/agree").status_code == 303
    assert "It counts from" in one.get(place).text
    assert one.submit(f"{place}/{change_id}/withdraw").status_code == 303
    assert "taken back" in one.get(place).text
