"""Who sees what of whom, against a second model written from the rule, over random moves and choices."""

from dataclasses import dataclass, field

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.clock import now
from app.db import db, unit_of_work
from app.insight.models import VisibilityChange
from app.insight.queries.sight import View, sight
from app.people.models import Company, Person, Visibility
from tests.factories import make_company, make_person

PEOPLE = 6
MODES = [("completion", False), ("aggregate", False), ("levels", False), ("levels", True)]
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, PEOPLE - 1), st.one_of(st.none(), st.integers(0, PEOPLE - 1))),
        st.tuples(st.just("leave"), st.integers(0, PEOPLE - 1), st.none()),
        st.tuples(st.just("come"), st.integers(0, PEOPLE - 1), st.none()),
        st.tuples(st.just("mode"), st.integers(0, 3), st.none()),
    ),
    max_size=12,
)


@dataclass
class Model:
    """The rule, written a second time: walk up from the person and count the steps."""

    manager: dict[int, int | None] = field(default_factory=lambda: dict.fromkeys(range(PEOPLE)))
    gone: set[int] = field(default_factory=set)
    mode: tuple[str, bool] = ("completion", False)

    def steps(self, viewer: int, person: int) -> int | None:
        seen, here, n = set(), self.manager[person], 1
        while here is not None and here not in seen:
            if here == viewer:
                return n
            seen.add(here)
            here, n = self.manager[here], n + 1
        return None

    def view(self, viewer: int, person: int) -> View:
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
        return manager is not None and (manager == person or self.steps(person, manager) is not None)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_no_disagreement(app: Flask, moves: list[tuple[str, int, int | None]]) -> None:
    ids, model = people(), Model()
    for what, who, whom in moves:
        if what == "move" and model.would_circle(who, whom):
            continue
        change(ids, model, what, who, whom)
        for viewer in range(PEOPLE):
            seen = sight(ids[viewer])
            for person in range(PEOPLE):
                assert seen.of(ids[person]) is model.view(viewer, person), (what, viewer, person)


def people() -> list[int]:
    """The same six people for every example, without managers, in the narrowest mode."""
    if db.session.get(Company, 1) is None:
        make_company(visibility=Visibility.COMPLETION.value)
        for _n in range(PEOPLE):
            make_person()
    with unit_of_work() as session:
        session.query(VisibilityChange).delete()
        session.query(Person).update({"manager_id": None, "disabled_at": None})
        session.get_one(Company, 1).visibility = "completion"
    return [row.id for row in db.session.query(Person).order_by(Person.id)]


def change(ids: list[int], model: Model, what: str, who: int, whom: int | None) -> None:
    with unit_of_work() as session:
        person = session.get_one(Person, ids[who])
        if what == "move":
            person.manager_id = None if whom is None else ids[whom]
            model.manager[who] = whom
        elif what == "leave":
            person.disabled_at = now()
            model.gone.add(who)
        elif what == "come":
            person.disabled_at = None
            model.gone.discard(who)
        else:
            mode, by_name = MODES[who]
            session.add(
                VisibilityChange(
                    from_mode=model.mode[0], mode=mode, indirect_by_name=by_name, asked_by_id=ids[0], asked_at=now(),
                    effective_at=now(), applied_at=now(),
                )
            )  # fmt: skip
            model.mode = MODES[who]
