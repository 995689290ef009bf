"""The map of a story for its author: each scene with how often it is reached, and where every choice leads."""

from collections import defaultdict
from dataclasses import dataclass

from app.engine.course.scenario import Scenario
from app.engine.paths import StoryFigures, TooManyStates, Walk, figures, story_order, walk


@dataclass(frozen=True)
class MappedChoice:
    """A choice: its letter, its words, the points it books, and where it leads (a scene's id, or `end`)."""

    letter: str
    text: str
    points: int | None
    to: str
    best: bool


@dataclass(frozen=True)
class MappedScene:
    """A scene; `share` is the per cent of random paths that come by, None where the story is too wide to walk."""

    id: str
    title: str
    channel: str
    share: float | None
    choices: tuple[MappedChoice, ...]


@dataclass(frozen=True)
class StoryMap:
    """All scenes, each before those it leads to, and the figures of the walk."""

    scenes: tuple[MappedScene, ...]
    figures: StoryFigures | None


def story_map(scenario: Scenario) -> StoryMap:
    """The map of a sound story."""
    try:
        walked: Walk | None = walk(scenario)
    except TooManyStates:
        walked = None
    counted = figures(walked) if walked else None
    shares = _shares(walked) if walked else {}
    best = counted.best_options if counted else {}
    scenes = []
    for scene_id in story_order(scenario):
        scene = scenario.scenes_by_id[scene_id]
        choices = tuple(
            MappedChoice(c.id, c.text, c.ledger.points if c.ledger else None, c.to, best.get(scene_id) == c.id)
            for c in scene.choices
        )
        scenes.append(MappedScene(scene.id, scene.title, scene.channel, shares.get(scene_id), choices))
    return StoryMap(tuple(scenes), counted)


def _shares(walked: Walk) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for node, likely in walked.shares().items():
        if node.scene is not None:
            found[node.scene] += 100 * likely
    return found
