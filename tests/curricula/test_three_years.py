"""A yearly module over three years: done in time, done late, still open; what was written stays as it was."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask

from app.curricula.models import Obligation, ObligationNow, ObligationReason, ObligationRecord
from app.db import Base, db
from app.engine.assignment.dates import end_of_day
from app.engine.assignment.figures import Figures
from app.engine.assignment.standing import State
from app.insight.queries.report_day import everybody_on_day
from app.insight.queries.report_filter import ReportFilter
from app.people.models import Person, Role
from tests.curricula.assigning import assign, complete, save
from tests.factories import make_company, make_person, publish_m2

ZONE = "Europe/Brussels"
FIRST, SECOND, THIRD = (end_of_day(date(year, 3, 29), ZONE) for year in (2026, 2027, 2028))
KEPT: tuple[type[Base], ...] = (Obligation, ObligationReason, ObligationRecord)


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def give(*, learner: Person, hr: Person) -> None:
    """Due on 29 March of every year, the first time in 2026; it opens thirty days before."""
    save(
        hr, at=noon("2026-01-05"), audience={"kind": "named", "ids": [learner.id]},
        due={"anchor": "fixed", "on": "2026-03-29"},
        cycle={"kind": "fixed", "dates": [{"month": 3, "day": 29}], "opens": 30},
    )  # fmt: skip


def nights(first: str, last: str) -> None:
    """The nightly job, once a week and on the last day."""
    at, end = noon(first), noon(last)
    while at < end:
        assign(at)
        at += timedelta(days=7)
    assign(end)


def everything(upto: int) -> dict[str, list[tuple[Any, ...]]]:
    """Every column of what was written about the first so many obligations."""
    db.session.rollback()
    found = {}
    for model in KEPT:
        key = Obligation.id if model is Obligation else model.__table__.c.obligation_id
        rows = db.session.execute(sa.select(*model.__table__.c).where(key <= upto).order_by(model.__table__.c.id))
        found[model.__tablename__] = [tuple(row) for row in rows]
    return found


def standings() -> list[tuple[str, str, datetime | None, bool | None]]:
    db.session.rollback()
    now = ObligationNow
    rows = db.session.execute(
        sa.select(Obligation.cycle, now.state, now.due_at, now.late)
        .join(now, now.obligation_id == Obligation.id)
        .order_by(Obligation.opened_at)
    )
    return [tuple(row) for row in rows]


def on(day: str, *, as_known_today: bool) -> Figures:
    """The learner's figures on a day, as HR's report counts them."""
    [told] = everybody_on_day(ReportFilter(day=date.fromisoformat(day), as_known_today=as_known_today))
    return told.figures


def test_three_yearly_cycles_each_stay_as_they_were(app: Flask) -> None:
    make_company()
    publish_m2()
    hr, learner = make_person(roles=[Role.HR]), make_person(zone=ZONE)
    give(learner=learner, hr=hr)
    nights("2026-01-05", "2026-03-10")
    complete(learner, at=FIRST)
    nights("2026-03-30", "2026-06-30")
    assert standings() == [("1", "fulfilled", FIRST, False)]
    first = everything(1)

    nights("2026-07-07", "2027-04-05")
    assert standings()[1:] == [("2027-03-29", "open", SECOND, None)]
    complete(learner, at=SECOND + timedelta(days=9))
    nights("2027-04-08", "2027-09-01")
    assert standings() == [("1", "fulfilled", FIRST, False), ("2027-03-29", "fulfilled", SECOND, True)]
    assert everything(1) == first
    second = everything(2)

    nights("2027-09-08", "2028-03-01")
    assert standings() == [
        ("1", "fulfilled", FIRST, False),
        ("2027-03-29", "fulfilled", SECOND, True),
        ("2028-03-29", "open", THIRD, None),
    ]
    assert everything(1) == first
    assert everything(2) == second
    assert [len(rows) for rows in second.values()] == [2, 2, 4]
    completions = [row.completion_id for row in db.session.scalars(sa.select(ObligationRecord)) if row.completion_id]
    assert len(set(completions)) == len(completions) == 2, "a completion fulfils one cycle"


def test_every_day_of_the_three_years_is_told_as_it_was(app: Flask) -> None:
    make_company()
    publish_m2()
    hr, learner = make_person(roles=[Role.HR]), make_person(zone=ZONE)
    give(learner=learner, hr=hr)
    nights("2026-01-05", "2026-03-10")
    complete(learner, at=FIRST)
    nights("2026-03-30", "2027-04-05")
    complete(learner, at=SECOND + timedelta(days=9))
    nights("2027-04-08", "2028-04-01")
    # Done on the last evening, but known to the job only on the next day.
    for as_known_today, counted in ((False, State.OPEN), (True, State.FULFILLED)):
        assert on("2026-03-29", as_known_today=as_known_today) == Figures.of([counted])
    for as_known_today in (False, True):
        told = {
            "2026-03-28": [State.OPEN],
            "2026-03-30": [State.FULFILLED],
            "2027-03-29": [State.FULFILLED, State.OPEN],
            "2027-03-30": [State.FULFILLED, State.OVERDUE],
            "2027-04-08": [State.FULFILLED, State.FULFILLED],
            "2028-03-29": [State.FULFILLED, State.FULFILLED, State.OPEN],
            "2028-03-30": [State.FULFILLED, State.FULFILLED, State.OVERDUE],
        }
        for day, states in told.items():
            assert on(day, as_known_today=as_known_today) == Figures.of(states), day
