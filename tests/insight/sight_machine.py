"""Who sees whom, step by step: random moves, leavers and settings against a second model written from the rule."""

import os
from dataclasses import dataclass, field

from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.clock import now
from app.db import db, unit_of_work
from app.insight.models import VisibilityChange
from app.insight.queries.sight import View, sight
from app.people.models import Company, Person, Visibility
from tests.factories import make_company, make_person

PEOPLE = 6
MODES = [("completion", False), ("aggregate", False), ("levels", False), ("levels", True)]
STEPS = 40
# The whole proof: RAPPORT_STEPS=10000. Every run makes some hundred steps.
WANTED = int(os.environ.get("RAPPORT_STEPS", "200"))
WHO = st.integers(0, PEOPLE - 1)


@dataclass
class Model:
    """The rule, written a second time: walk up from the person and count the steps."""

    manager: dict[int, int | None] = field(default_factory=lambda: dict.fromkeys(range(PEOPLE)))
    gone: set[int] = field(default_factory=set)
    mode: tuple[str, bool] = ("completion", False)

    def steps(self, viewer: int, person: int) -> int | None:
        """How many steps above the person the viewer stands; None when not above."""
        seen, here, n = set(), self.manager[person], 1
        while here is not None and here not in seen:
            if here == viewer:
                return n
            seen.add(here)
            here, n = self.manager[here], n + 1
        return None

    def view(self, viewer: int, person: int) -> View:
        """What the viewer sees of the person."""
        steps = self.steps(viewer, person)
        if viewer == person or steps is None or person in self.gone:
            return View.NOTHING
        mode, by_name = self.mode
        if steps == 1:
            return View.LEVELS if mode == "levels" else View.COMPLETION
        if mode == "levels" and by_name:
            return View.LEVELS
        return View.NOTHING if mode == "completion" else View.GROUP

    def would_circle(self, person: int, manager: int | None) -> bool:
        """Whether the person would report to themselves."""
        return manager is not None and (manager == person or self.steps(person, manager) is not None)


def fresh_people() -> list[int]:
    """The same six people for every run, without managers, in the narrowest mode."""
    if db.session.get(Company, 1) is None:
        make_company(visibility=Visibility.COMPLETION.value)
        for _n in range(PEOPLE):
            make_person()
    with unit_of_work() as session:
        session.query(VisibilityChange).delete()
        session.query(Person).update({"manager_id": None, "disabled_at": None})
        session.get_one(Company, 1).visibility = "completion"
    return [row.id for row in db.session.query(Person).order_by(Person.id)]


class Sights(RuleBasedStateMachine):
    """Every rule is committed, as a request of somebody else would; after each, everybody looks at everybody."""

    taken = 0

    @initialize()
    def begin(self) -> None:
        """Nobody reports to anybody."""
        self.ids, self.model = fresh_people(), Model()

    @rule(who=WHO, whom=st.one_of(st.none(), WHO))
    def move(self, who: int, whom: int | None) -> None:
        """Somebody gets another manager, or none."""
        if self.model.would_circle(who, whom):
            return
        with unit_of_work() as session:
            session.get_one(Person, self.ids[who]).manager_id = None if whom is None else self.ids[whom]
        self.model.manager[who] = whom

    @rule(who=WHO)
    def leave_or_come_back(self, who: int) -> None:
        """Somebody is disabled, or enabled again."""
        gone = who not in self.model.gone
        with unit_of_work() as session:
            session.get_one(Person, self.ids[who]).disabled_at = now() if gone else None
        self.model.gone ^= {who}

    @rule(choice=st.integers(0, len(MODES) - 1))
    def choose(self, choice: int) -> None:
        """Another visibility comes to count."""
        mode, by_name = MODES[choice]
        with unit_of_work() as session:
            session.add(
                VisibilityChange(
                    from_mode=self.model.mode[0], mode=mode, indirect_by_name=by_name, asked_by_id=self.ids[0],
                    asked_at=now(), effective_at=now(), applied_at=now(),
                )
            )  # fmt: skip
        self.model.mode = MODES[choice]

    @invariant()
    def all_agree(self) -> None:
        """No disagreement about anybody."""
        if not hasattr(self, "ids"):
            return
        type(self).taken += 1
        for viewer in range(PEOPLE):
            seen = sight(self.ids[viewer])
            for person in range(PEOPLE):
                told, expected = seen.of(self.ids[person]), self.model.view(viewer, person)
                assert told is expected, (viewer, person, told, expected)
        db.session.rollback()


def profile(steps: int) -> settings:
    """Settings for about so many steps."""
    return settings(
        max_examples=max(1, steps // STEPS),
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=steps < 1000,
        suppress_health_check=list(HealthCheck),
    )


def of_app(_app: Flask) -> type[Sights]:
    """The machine, counting anew; the app's context stands while the test runs."""
    return type("Counted", (Sights,), {"taken": 0})
