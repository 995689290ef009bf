"""Where in a scenario conditions stand, and in which scene each is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.engine.course.base import END
from app.engine.course.scenario import Condition, Scenario, Scene
from app.engine.problems import At


@dataclass(frozen=True)
class Conditioned:
    """A condition, its place in the file, the scene (or `end`) in which it is read, and the letter of the
    choice it hangs on, if it is read while that choice is taken."""

    condition: Condition
    at: At
    read_in: str
    own_choice: str | None = None


def conditioned(scenario: Scenario) -> Iterator[Conditioned]:
    """Every condition of the scenario, outermost only."""
    for n, scene in enumerate(scenario.scenes):
        yield from _in_scene(scene, ("scenes", n))
    for n, ending in enumerate(scenario.endings):
        here: At = ("endings", n)
        if ending.when is not None:
            yield Conditioned(ending.when, (*here, "when"), END)
        for key, texts in (("text", ending.text), ("quotes", ending.quotes)):
            for m, told in enumerate(texts):
                if told.when is not None:
                    yield Conditioned(told.when, (*here, key, m, "when"), END)


def _in_scene(scene: Scene, here: At) -> Iterator[Conditioned]:
    for m, said in enumerate(scene.messages):
        if said.when is not None:
            yield Conditioned(said.when, (*here, "messages", m, "when"), scene.id)
    for m, settle in enumerate(scene.settles):
        if settle.when is not None:
            yield Conditioned(settle.when, (*here, "settles", m, "when"), scene.id)
    for m, choice in enumerate(scene.choices):
        place: At = (*here, "choices", m)
        for k, settle in enumerate(choice.settles):
            if settle.when is not None:
                yield Conditioned(settle.when, (*place, "settles", k, "when"), scene.id, choice.id)
        for k, later in enumerate(choice.later):
            if later.when is not None:
                # A delayed line whose scene is never reached is read at the end, so any choice can precede it.
                yield Conditioned(later.when, (*place, "later", k, "when"), END)
