"""“In order on one day”, page and file, against a second implementation over random histories in the database."""

import os
import random
from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.curricula.models import Absence, Obligation, ObligationRecord
from app.db import db, unit_of_work
from app.people.models import Person, Role
from tests.conftest import Browser
from tests.engine.assignment.histories import ZERO, ZONE, instant, random_history, records_of, second
from tests.factories import make_company, make_person, publish_m2, sign_in
from tests.insight.team_world import two_modules
from tests.insight.test_reports import csv_of, figures

# Two of each person: a thousand histories.
PEOPLE = int(os.environ.get("REPORT_HISTORIES", "1000")) // 2
MODULES = ("week-five", "week-six")
DAYS = (0, 9, 23, 41, 58, 77)
WORDS = {
    "fulfilled": "Done", "open": "Open", "overdue": "Overdue", "waived": "Waived", "away": "Away",
    "cancelled": "No longer asked for",
}  # fmt: skip
Histories = dict[int, tuple[list[list[object]], list[tuple[int, int, int]]]]


def fill() -> Histories:
    """People with two random histories each, and days away; written as they are, without any of the operations."""
    found: Histories = {}
    # Far from the ids that the database gives by itself.
    first = max(100_000, db.session.scalar(sa.select(sa.func.max(Person.id))) or 0) + 1
    people, obligations, records, absences = [], [], [], []
    for n in range(first, first + PEOPLE):
        chance = random.Random(n)
        (one, away), (two, _away) = random_history(chance), random_history(chance)
        found[n] = ([one, two], away)
        values = {"zone": ZONE, "language": "en", "created_at": instant(-9, 0), "hand_edited": []}
        people.append({"id": n, "email": f"n{n}@norvale.example", "name": f"Person {n:06}", **values})
        absences += [
            {"person_id": n, "kind": "away", "first": ZERO + timedelta(days=a), "last": ZERO + timedelta(days=b),
             "at": instant(k, 12), "note": ""}
            for a, b, k in away
        ]  # fmt: skip
        for place, told in enumerate((one, two)):
            key = n * 2 + place
            opened = instant(told[0].day, 10)
            row = {"id": key, "person_id": n, "module_id": MODULES[place], "cycle": "1", "zone": ZONE}
            obligations.append({**row, "opened_at": opened})
            records += [
                {"obligation_id": key, "kind": r.kind.value, "at": r.at, "known_at": r.known_at, "due_at": r.due,
                 "done_at": r.done_at, "note": ""}
                for r in records_of(told)
            ]  # fmt: skip
    rows = {Person: people, Obligation: obligations, ObligationRecord: records, Absence: absences}
    with unit_of_work() as session:
        for table, values in rows.items():
            session.execute(sa.insert(table), values)
    return found


def expected(histories: Histories, day: int, then: bool) -> dict[str, Counter[str]]:
    """Name to how many of the person's obligations stood how, by walking the days; only who had any."""
    found = {}
    for n, (told, away) in histories.items():
        states = [second(one, away, day, then) for one in told]  # type: ignore[arg-type]
        counted = Counter(WORDS[state] for state in states if state is not None)
        if counted:
            found[f"Person {n:06}"] = counted
    return found


@pytest.mark.parametrize("known", ["", "today"])
def test_page_and_file_equal_a_second_implementation(app: Flask, known: str) -> None:
    make_company()
    publish_m2()
    two_modules()
    browser = app.test_client()
    assert isinstance(browser, Browser)
    sign_in(browser, make_person(roles=[Role.HR]))
    histories = fill()
    differences = []
    for day in DAYS:
        values = {"day": (ZERO + timedelta(days=day)).isoformat(), "known": known}
        right = expected(histories, day, known != "today")
        rows = {row["Person"]: row for row in csv_of(browser, "in-order", **values)}
        told = {
            name: Counter({word: int(row[word]) for word in WORDS.values() if int(row[word])})
            for name, row in rows.items()
        }
        differences += [(day, name) for name in right.keys() | told.keys() if right.get(name) != told.get(name)]
        in_order = {name for name, row in rows.items() if row["In order"] == "yes"}
        assert in_order == {name for name, counted in right.items() if not counted["Overdue"]}
        page = figures(browser.get("/reports/in-order", query_string=values).text)
        total = sum(right.values(), Counter[str]())
        assert page.get(f"of {len(right)} people in order", "0") == str(len(in_order))
        assert (page["done"], page["open"], page["overdue"]) == tuple(
            str(total[word]) for word in ("Done", "Open", "Overdue")
        )
    assert differences == []
