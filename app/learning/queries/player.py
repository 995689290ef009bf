"""Where a learner stands in a module, read from the rows: what is done, what comes next, how the story stands.

Nothing here is stored: the state of the story is the path replayed by the engine, and a step is done when the rows
say so. `players` reads any number of attempts in a fixed number of statements.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa

from app.catalogue.models import ModuleVersion
from app.catalogue.queries import load_module
from app.db import db
from app.engine.course.base import END
from app.engine.course.model import Lesson, Module, StepRef
from app.engine.course.scenario import Scenario, Scene
from app.engine.play import SKIPPED, State, lessons_due, replay
from app.learning.models import Answer, Attempt, CheckResponse, ChoiceMade, Reflection, StepDone

Path = tuple[tuple[str, str], ...]
"""Pairs of scene id and choice id (or SKIPPED), as the engine's `replay` takes them."""


@dataclass(frozen=True)
class Player:
    """One attempt with everything a page of it needs.

    `marked` are the keys of steps with a row of their own; `answered` the role-plays with a submitted answer;
    `right` the checks answered right at least once; `path` the choices made so far.
    """

    attempt: Attempt
    version: ModuleVersion
    module: Module
    marked: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    reflected: bool = False
    path: Path = ()

    @cached_property
    def state(self) -> State | None:
        """The standing of the story; None if the module has none."""
        return replay(self.module.scenario, self.path) if self.module.scenario else None

    @cached_property
    def steps(self) -> tuple[StepRef, ...]:
        """The module's steps, in order."""
        return self.module.steps()

    @cached_property
    def done(self) -> frozenset[str]:
        """Keys of everything that is done, lessons inside the story included."""
        return self.marked | {step.key for step in self.steps if self._shown_by_rows(step)}

    def _shown_by_rows(self, step: StepRef) -> bool:
        if step.kind == "role_play":
            return step.id in self.answered
        # Notes may be saved before the reflection is finished, so they alone do not make it done.
        return step.kind == "checks" and not self.open_checks

    @property
    def is_complete(self) -> bool:
        """Whether every step is done."""
        return all(step.key in self.done for step in self.steps)

    @property
    def lessons_due(self) -> tuple[Lesson, ...]:
        """Lessons that have to be read before the present scene."""
        if self.state is None:
            return ()
        read = {key.removeprefix("lesson:") for key in self.marked if key.startswith("lesson:")}
        return lessons_due(self.module, self.state, read)

    def present_step(self) -> StepRef | None:
        """What the learner does next; None when the module is complete. Inside the story a due lesson comes first."""
        step = next((step for step in self.steps if step.key not in self.done), None)
        if step is not None and step.kind == "scenario" and self.lessons_due:
            lesson = self.lessons_due[0]
            return StepRef(f"lesson:{lesson.id}", "lesson", lesson.id)
        return step

    @property
    def step_number(self) -> int:
        """The number, from 1, of the present step among the module's steps; past the last one when complete."""
        return next((n for n, step in enumerate(self.steps, 1) if step.key not in self.done), len(self.steps) + 1)

    @property
    def step_count(self) -> int:
        """How many steps the module has."""
        return len(self.steps)

    def is_open(self, key: str) -> bool:
        """Whether a step's page may be shown: it is done, or it is the present one."""
        present = self.present_step()
        return key in self.done or (present is not None and present.key == key)

    def earlier_steps_done(self, key: str) -> bool:
        """Whether everything before a step is done. Raises StopIteration for a key that is no step."""
        keys = [step.key for step in self.steps]
        return all(earlier in self.done for earlier in keys[: keys.index(key)])

    @property
    def open_checks(self) -> tuple[str, ...]:
        """Ids of the checks not yet answered right, in order."""
        checks = self.module.checks.checks if self.module.checks else ()
        return tuple(check.id for check in checks if check.id not in self.right)

    @property
    def scene(self) -> Scene | None:
        """The scene that waits for a choice; None when the story is over or there is none."""
        if self.module.scenario is None or self.state is None or self.state.scene is None:
            return None
        return self.module.scenario.scene(self.state.scene)

    @property
    def position(self) -> int:
        """The number, from 0, that the next choice will have."""
        return len(self.path)

    @property
    def most_scenes(self) -> int:
        """How many scenes the path will have at most: those played and the longest way on."""
        if self.module.scenario is None or self.state is None:
            return 0
        return self.position + longest_way(self.module.scenario, self.state.scene)


def longest_way(scenario: Scenario, scene_id: str | None) -> int:
    """How many scenes lie on the longest way from a scene to the end, itself included; 0 when there is none."""
    known: dict[str, int] = {END: 0}

    def way(at: str) -> int:
        if at not in known:
            scene = scenario.scenes_by_id[at]
            known[at] = 1 + max(way(choice.to) for choice in scene.choices)
        return known[at]

    return way(scene_id) if scene_id else 0


def player(attempt: Attempt) -> Player:
    """Where one attempt stands."""
    return players([attempt])[0]


def players(attempts: Sequence[Attempt]) -> list[Player]:
    """Where each of these attempts stands, in three statements (and reading a module version once per process)."""
    ids = [attempt.id for attempt in attempts]
    versions = _versions({attempt.module_version_id for attempt in attempts})
    facts = _facts(ids)
    paths = _paths(ids)
    return [
        Player(
            attempt=attempt,
            version=versions[attempt.module_version_id],
            module=load_module(attempt.module_version_id),
            marked=frozenset(facts.get((attempt.id, "step"), ())),
            answered=frozenset(facts.get((attempt.id, "answer"), ())),
            right=frozenset(facts.get((attempt.id, "check"), ())),
            reflected=(attempt.id, "reflection") in facts,
            path=tuple(paths.get(attempt.id, ())),
        )
        for attempt in attempts
    ]


def state_after(player: Player, length: int) -> State:
    """The state after the first `length` choices (0: before the first). Raises ValueError without a story."""
    scenario = player.module.scenario
    if scenario is None:
        raise ValueError("the module has no story")
    return replay(scenario, player.path[:length])


def _versions(ids: set[int]) -> dict[int, ModuleVersion]:
    return {row.id: row for row in db.session.scalars(_VERSIONS, {"ids": list(ids)})}


def _facts(ids: Sequence[int]) -> dict[tuple[int, str], set[str]]:
    """What the rows say is done, by attempt and kind, in one statement."""
    found: dict[tuple[int, str], set[str]] = {}
    for attempt_id, kind, name in db.session.execute(_FACTS, {"ids": list(ids)}):
        found.setdefault((attempt_id, kind), set()).add(name)
    return found


def _paths(ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for attempt_id, scene, choice in db.session.execute(_PATHS, {"ids": list(ids)}):
        found.setdefault(attempt_id, []).append((scene, choice or SKIPPED))
    return found


# Every page of the player asks these, so they are put together once.
_IDS = sa.bindparam("ids", expanding=True, type_=sa.Integer())
_VERSIONS = sa.select(ModuleVersion).where(ModuleVersion.id.in_(_IDS))
_FACTS = sa.union(
    sa.select(StepDone.attempt_id, sa.literal("step").label("kind"), StepDone.step.label("name")).where(
        StepDone.attempt_id.in_(_IDS)
    ),
    sa.select(Answer.attempt_id, sa.literal("answer"), Answer.role_play).where(Answer.attempt_id.in_(_IDS)),
    sa.select(CheckResponse.attempt_id, sa.literal("check"), CheckResponse.check_id).where(
        CheckResponse.attempt_id.in_(_IDS), CheckResponse.is_right.is_(True)
    ),
    sa.select(Reflection.attempt_id, sa.literal("reflection"), sa.literal("")).where(Reflection.attempt_id.in_(_IDS)),
)
_PATHS = (
    sa.select(ChoiceMade.attempt_id, ChoiceMade.scene, ChoiceMade.choice)
    .where(ChoiceMade.attempt_id.in_(_IDS))
    .order_by(ChoiceMade.attempt_id, ChoiceMade.position)
)
