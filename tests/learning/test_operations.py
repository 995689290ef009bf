"""Starting, choosing, skipping and finishing steps, without pages."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.db import db, unit_of_work
from app.engine.play import SKIPPED, path_of, replay
from app.errors import Missing
from app.events.models import Event
from app.learning.models import Answer, Attempt, CheckResponse, ChoiceMade, Completion, Reflection, StepDone
from app.learning.operations.attempts import start_attempt
from app.learning.operations.choices import ChosenElsewhere, NotThisChoice, make_choice, skip_scene
from app.learning.operations.steps import StepNotFinished, StepNotReady, finish_step
from app.learning.queries.attempts import attempt_of
from app.learning.queries.player import Player, player, players, state_after
from app.people.models import Person
from tests.conftest import NOON
from tests.factories import make_company, make_person, publish_m2
from tests.learning.story import BEST

LATER = NOON + timedelta(hours=1)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def learner(app) -> Person:
    make_company()
    publish_m2()
    return make_person()


@pytest.fixture
def attempt(learner) -> Attempt:
    return started(learner)


def started(person: Person) -> Attempt:
    with unit_of_work():
        return start_attempt(module_id="week-five", actor_id=person.id, at=NOON)


def finish(attempt: Attempt, step: str) -> None:
    with unit_of_work():
        finish_step(attempt_id=attempt.id, step=step, actor_id=attempt.person_id, at=LATER)


def choose(attempt: Attempt, position: int, scene: str, choice: str) -> None:
    with unit_of_work():
        make_choice(
            attempt_id=attempt.id, position=position, scene=scene, choice=choice, actor_id=attempt.person_id, at=LATER
        )


def now(attempt: Attempt) -> Player:
    db.session.rollback()
    return player(attempt_of(person_id=attempt.person_id, attempt_id=attempt.id))


def to_story(attempt: Attempt) -> None:
    finish(attempt, "brief")
    finish(attempt, "lesson:the-person-first")


def to_end(attempt: Attempt, choices: dict[str, str]) -> None:
    to_story(attempt)
    while (here := now(attempt)).scene is not None:
        if here.lessons_due:
            finish(attempt, f"lesson:{here.lessons_due[0].id}")
        choose(attempt, here.position, here.scene.id, choices[here.scene.id])


def count(table: type) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(table))


def test_starting_twice_is_one_attempt(learner):
    first, second = started(learner), started(learner)
    assert first.id == second.id
    assert count(Attempt) == 1
    kinds = list(db.session.scalars(sa.select(Event.kind)))
    assert kinds.count("attempt.started") == 1


def test_starting_what_is_not_published_is_missing(learner):
    with pytest.raises(Missing), unit_of_work():
        start_attempt(module_id="week-six", actor_id=learner.id, at=NOON)


def test_another_persons_attempt_is_missing(attempt):
    other = make_person()
    with pytest.raises(Missing):
        attempt_of(person_id=other.id, attempt_id=attempt.id)
    with pytest.raises(Missing), unit_of_work():
        finish_step(attempt_id=attempt.id, step="brief", actor_id=other.id, at=LATER)
    with pytest.raises(Missing), unit_of_work():
        make_choice(attempt_id=attempt.id, position=0, scene="third-ticket", choice="a", actor_id=other.id, at=LATER)


def test_steps_come_in_order(attempt):
    with pytest.raises(StepNotReady):
        finish(attempt, "lesson:the-person-first")
    with pytest.raises(StepNotReady):
        finish(attempt, "checks")
    with pytest.raises(Missing):
        finish(attempt, "lesson:of-another-module")
    finish(attempt, "brief")
    finish(attempt, "brief")
    assert count(StepDone) == 1
    assert now(attempt).present_step().key == "lesson:the-person-first"
    with pytest.raises(StepNotReady):
        finish(attempt, "lesson:a-date-you-can-stand-on")
    with pytest.raises(StepNotFinished):
        finish(attempt, "scenario")


def test_no_choice_before_the_lesson_that_opens_the_scene(attempt):
    finish(attempt, "brief")
    with pytest.raises(NotThisChoice):
        choose(attempt, 0, "third-ticket", "b")
    finish(attempt, "lesson:the-person-first")
    choose(attempt, 0, "third-ticket", "b")
    # B leads straight to the scene that the second lesson opens: it stands in between on this path, too.
    assert now(attempt).present_step().key == "lesson:a-date-you-can-stand-on"


def test_the_same_choice_twice_is_one_and_another_one_is_refused(attempt):
    to_story(attempt)
    choose(attempt, 0, "third-ticket", "a")
    choose(attempt, 0, "third-ticket", "a")
    assert count(ChoiceMade) == 1
    with pytest.raises(ChosenElsewhere):
        choose(attempt, 0, "third-ticket", "b")
    assert db.session.scalars(sa.select(ChoiceMade.choice)).all() == ["a"]


@pytest.mark.parametrize(
    ("position", "scene", "choice"),
    [(0, "third-ticket", "z"), (0, "third-ticket", ""), (0, "red", "a"), (1, "third-ticket", "a"), (-1, "red", "a")],
)
def test_what_the_story_does_not_offer_is_refused(attempt, position, scene, choice):
    to_story(attempt)
    with pytest.raises(NotThisChoice):
        choose(attempt, position, scene, choice)
    assert count(ChoiceMade) == 0


def test_only_a_scene_that_says_so_can_be_skipped(attempt):
    to_story(attempt)
    with pytest.raises(NotThisChoice), unit_of_work():
        skip_scene(attempt_id=attempt.id, position=0, scene="third-ticket", actor_id=attempt.person_id, at=LATER)


def test_a_skipped_scene_books_nothing_and_goes_on_as_declared(attempt):
    to_story(attempt)
    while (here := now(attempt)).scene.id != "red":
        if here.lessons_due:
            finish(attempt, f"lesson:{here.lessons_due[0].id}")
        choose(attempt, here.position, here.scene.id, BEST[here.scene.id])
    before = here.state
    with unit_of_work():
        skip_scene(attempt_id=attempt.id, position=here.position, scene="red", actor_id=attempt.person_id, at=LATER)
    after = now(attempt)
    assert after.path[-1] == ("red", SKIPPED)
    assert after.scene.id == "pay-day"
    assert [entry for entry in after.state.entries if entry.scene == "red"] == []
    assert after.state.effort == before.effort
    assert db.session.scalar(sa.select(ChoiceMade.choice).where(ChoiceMade.scene == "red")) is None


def test_every_prefix_of_the_stored_path_replays_to_the_state_it_came_from(attempt):
    to_end(attempt, BEST)
    here = now(attempt)
    assert here.state.total == 92
    for length in range(here.position + 1):
        state = state_after(here, length)
        assert path_of(state) == here.path[:length]
        assert here.state.entries[: len(state.entries)] == state.entries
        assert replay(here.module.scenario, path_of(state)) == state


def fill_in_the_rest(attempt: Attempt) -> None:
    """What the role-plays, checks and reflection leave in the rows."""
    here = now(attempt)
    with unit_of_work() as session:
        for play in here.module.role_plays:
            session.add(
                Answer(
                    attempt_id=attempt.id, person_id=attempt.person_id, role_play=play.id, number=1,
                    client_key=play.id, text="Words.", text_hash="h", submitted_at=LATER,
                )
            )  # fmt: skip
        for check in here.module.checks.checks:
            for number, is_right in ((1, False), (2, True)):
                session.add(
                    CheckResponse(
                        attempt_id=attempt.id, check_id=check.id, number=number, response={}, is_right=is_right,
                        at=LATER,
                    )
                )  # fmt: skip
        session.add(Reflection(attempt_id=attempt.id, notes={}, saved_at=LATER))


def test_the_module_is_complete_only_after_its_last_step(attempt):
    to_end(attempt, BEST)
    finish(attempt, "scenario")
    with pytest.raises(StepNotFinished):
        finish(attempt, "role-play:ingrid-mail")
    with pytest.raises(StepNotReady):
        finish(attempt, "reflection")
    assert count(Completion) == 0
    fill_in_the_rest(attempt)
    assert now(attempt).present_step().key == "reflection"
    assert count(Completion) == 0
    finish(attempt, "reflection")
    finish(attempt, "reflection")
    done = now(attempt)
    assert done.present_step() is None
    assert done.attempt.finished_at == LATER
    assert count(Completion) == 1
    kinds = list(db.session.scalars(sa.select(Event.kind)))
    assert kinds.count("module.completed") == 1


def test_starting_again_after_completion_keeps_the_earlier_attempt(attempt, learner):
    to_end(attempt, BEST)
    finish(attempt, "scenario")
    fill_in_the_rest(attempt)
    finish(attempt, "reflection")
    again = started(learner)
    assert again.id != attempt.id
    assert now(again).path == ()
    assert now(attempt).position == len(now(attempt).path) > 0


def test_many_attempts_are_read_in_as_many_statements_as_one(learner):
    attempts = [started(learner), *(started(make_person()) for _ in range(4))]
    for attempt in attempts:
        to_story(attempt)
        choose(attempt, 0, "third-ticket", "a")
    player(db.session.get(Attempt, attempts[0].id))

    def statements(chosen: list[int]) -> int:
        rows = list(db.session.scalars(sa.select(Attempt).where(Attempt.id.in_(chosen))))
        seen = []
        sa.event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
        found = players(rows)
        assert [one.position for one in found] == [1] * len(rows)
        return len(seen)

    ids = [attempt.id for attempt in attempts]
    assert statements(ids[:1]) == 3
    assert statements(ids) == 3


def test_people_in_progress_stay_on_their_version(attempt, learner):
    with unit_of_work() as session:
        first = session.get(ModuleVersion, attempt.module_version_id)
        first.is_current = False
        values = {c.name: getattr(first, c.name) for c in ModuleVersion.__table__.columns if c.name != "id"}
        second = ModuleVersion(**{**values, "number": first.number + 1, "is_current": True})
        session.add(second)
        session.flush()
        second_id = second.id
    assert started(learner).module_version_id == attempt.module_version_id
    assert now(attempt).version.number == 1
    assert started(make_person()).module_version_id == second_id
