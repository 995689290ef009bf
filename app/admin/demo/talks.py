"""Scenes between people: appeals, agreed goals, looks at a team's levels, a message about one's own data."""

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa

from app.admin.demo.people import DemoPerson, people
from app.admin.demo.plays import RATED, reviewers_for
from app.admin.demo.stage import Scene, Stage, day_before, moment
from app.assessment.models import Appeal, Rating
from app.assessment.operations.appeals import decide_appeal, open_appeal
from app.db import db
from app.engine.answer_text import sentences
from app.insight.models import DataMessage
from app.insight.operations.goals import agree_goal
from app.insight.operations.looks import record_looks
from app.insight.operations.messages import answer_message, send_message

# Who appeals: module, criterion, sentence, reason, days before; then the level and words of another reviewer, if any.
APPEALS = (
    ("solveig", "twenty-two-comments", "B2", 2, "The four days and the alarm are both in my second sentence.", 36,
     3, 31, "Read again: the four days and the mother are named, the wait is not. That is Solid."),
    ("kwame", "twenty-two-comments", "B5", 3, "I did say where to write.", 50,
     2, 44, "A way to write is there. Who answers by when, and the alarm, are not. It stays Partial."),
    ("priya", "week-five", "A4", 2, "“So that payroll can be done” is Friday at ten. She knows it better than I.",
     3, None, None, ""),
)  # fmt: skip

# Manager, report, competency, sentence, days before, days until they look again.
GOALS = (
    ("marta", "dimitra", "C3", "Says in every trouble reply what covers the deadline if the repair slips.", 30, 21),
    ("marta", "chiara", "C1", "Writes the one sentence about the person first, then the rest.", 20, 30),
    ("henrik", "viktor", "C1", "Reads the case aloud before answering, and names one thing that happened.", 25, 12),
)


def scenes(anchor: datetime, cast: tuple[DemoPerson, ...]) -> Iterator[Scene]:
    """Everything that these people say to one another."""
    there = {person.short for person in cast}
    for appeal in APPEALS:
        if appeal[0] in there:
            yield from _appeal(anchor, *appeal)
    for goal in GOALS:
        if {goal[0], goal[1]} <= there:
            yield _goal(anchor, *goal)
    for days in (92, 61, 33, 8):
        for manager in ("marta", "henrik"):
            yield _looks(anchor, manager, days)
    if "elena" in there:
        yield from _message(anchor)


def _appeal(
    anchor: datetime, short: str, module_id: str, criterion: str, sentence: int, reason: str, days: float,
    level: int | None, decided: float | None, why: str,
) -> Iterator[Scene]:  # fmt: skip
    opened = moment(anchor, days, words=f"{short} appeals")

    def appeal(stage: Stage) -> None:
        answer = stage.answer(short, module_id, RATED[module_id])
        span = sentences(answer.text)[sentence - 1]
        open_appeal(
            answer_id=answer.id, criterion=criterion, span=span, reason=reason, actor_id=stage.people[short], at=opened
        )

    yield Scene(opened, f"appeal {short}", appeal)
    if decided is None:
        return
    at = moment(anchor, decided, words=f"{short} appeal decided")

    def decide(stage: Stage) -> None:
        answer = stage.answer(short, module_id, RATED[module_id])
        row = db.session.scalars(sa.select(Appeal).where(Appeal.answer_id == answer.id)).one()
        rater = db.session.get_one(Rating, row.rating_id).rater_id
        other = next(p for p in reviewers_for(short) if stage.people[p.short] != rater)
        decide_appeal(appeal_id=row.id, level=level, reason=why, actor_id=stage.people[other.short], at=at)

    yield Scene(at, f"appeal decided {short}", decide)


def _goal(anchor: datetime, manager: str, short: str, competency: str, text: str, days: float, retest_in: int) -> Scene:
    at = moment(anchor, days, words=f"{manager} {short} goal")

    def act(stage: Stage) -> None:
        agree_goal(
            person_id=stage.people[short], competency=competency, text=text, retest_on=day_before(anchor, -retest_in),
            actor_id=stage.people[manager], at=at,
        )  # fmt: skip

    return Scene(at, f"goal {short}", act)


def _looks(anchor: datetime, manager: str, days: float) -> Scene:
    at = moment(anchor, days, words=f"{manager} looks")

    def act(stage: Stage) -> None:
        team = [stage.people[p.short] for p in people() if p.manager == manager and p.short in stage.people]
        record_looks(viewer_id=stage.people[manager], person_ids=team, kind="team", day=at.date())

    return Scene(at, f"looks {manager}", act)


def _message(anchor: datetime) -> Iterator[Scene]:
    asked, told = moment(anchor, 40, words="elena asks"), moment(anchor, 38, words="elena is told")

    def ask(stage: Stage) -> None:
        text = "My hire date is the one of the contract. I began a month later. Does that change when things are due?"
        send_message(text=text, actor_id=stage.people["elena"], at=asked)

    def tell(stage: Stage) -> None:
        message = db.session.scalars(sa.select(DataMessage.id)).one()
        text = "Thank you. It is corrected. Nothing of yours was counted from the hire date, so no due date changes."
        answer_message(message_id=message, text=text, actor_id=stage.people["tomas"], at=told)

    yield Scene(asked, "message elena", ask)
    yield Scene(told, "message answered elena", tell)
