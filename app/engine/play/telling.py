"""What is shown of a story: openings, endings, quotes, what just happened, the transcript's turning points."""

from collections.abc import Collection
from dataclasses import dataclass

from app.engine.course.model import Lesson, Module
from app.engine.course.scenario import Ending, Said, Scenario, Scene, Told
from app.engine.play.conditions import holds
from app.engine.play.state import Entry, State, Step


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A choice that moved the ledger: `at` is its number on the path (from 0), `points` what was booked for
    it in the end, its own line and its delayed lines together."""

    at: int
    step: Step
    points: int
    entries: tuple[Entry, ...]


def opening(scene: Scene, state: State) -> tuple[Said, ...]:
    """Every message of the scene whose condition holds, in the order of the file."""
    return tuple(message for message in scene.messages if holds(message.when, state))


def ending_text(ending: Ending, state: State) -> tuple[str, ...]:
    """Every paragraph of an ending whose condition holds, in the order of the file."""
    return tuple(told.text for told in ending.text if holds(told.when, state))


def quote(ending: Ending, state: State) -> str | None:
    """The first of the ending's quotes whose condition holds; None if it has no quotes."""
    return _first(ending.quotes, state)


def reached_ending(scenario: Scenario, state: State) -> Ending | None:
    """The ending that a finished state stands in, else None."""
    return scenario.ending(state.ending) if state.ending else None


def last_reaction(scenario: Scenario, state: State) -> str | None:
    """The reaction to the last choice; None before the first choice and after a skip."""
    if not state.path or state.path[-1].skipped:
        return None
    last = state.path[-1]
    scene = scenario.scene(last.scene)
    choice = scene.choice(last.choice) if scene else None
    return choice.reaction if choice else None


def just_booked(state: State) -> tuple[Entry, ...]:
    """The ledger lines that the last step booked, in the order they were booked."""
    return tuple(entry for entry in state.entries if entry.step == len(state.path) - 1)


def turning_points(state: State, *, most: int = 3) -> tuple[TurningPoint, ...]:
    """The choices with the greatest effect on this path, at most `most`, in story order.

    Effect is the size of all points booked for the choice. A choice without effect is never one.
    """
    points = [_turning_point(at, step, state) for at, step in enumerate(state.path) if not step.skipped]
    moved = sorted((point for point in points if point.points), key=lambda point: (-abs(point.points), point.at))
    return tuple(sorted(moved[:most], key=lambda point: point.at))


def lessons_due(module: Module, state: State, shown: Collection[str]) -> tuple[Lesson, ...]:
    """Lessons that open before the present scene and whose id is not among those shown."""
    return tuple(
        lesson
        for lesson in module.lessons
        if state.scene is not None and state.scene in lesson.opens_before and lesson.id not in shown
    )


def _first(texts: tuple[Told, ...], state: State) -> str | None:
    return next((told.text for told in texts if holds(told.when, state)), None)


def _turning_point(at: int, step: Step, state: State) -> TurningPoint:
    entries = tuple(entry for entry in state.entries if (entry.scene, entry.choice) == (step.scene, step.choice))
    return TurningPoint(at, step, sum(entry.booked for entry in entries), entries)
