"""Every path of a story, walked once per standing that matters.

Two states that agree on scene, balance, effort, flags, gates, pending lines and on those choices that some
condition asks about have the same future; they are one node. Counts, totals and shares are then sums over
nodes. Skips are left out: they are for a person's sake, not a way to play.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.engine.course.scenario import Condition, Scenario
from app.engine.play.state import Effort, State
from app.engine.play.stepping import choose, start

MAX_NODES = 40_000


class TooManyStates(Exception):
    """The story has more standings than we walk; it cannot be checked path by path."""


@dataclass(frozen=True)
class Walk:
    """The graph of standings in an order in which every node comes before those it leads to."""

    scenario: Scenario
    nodes: tuple[State, ...]
    edges: Mapping[State, tuple[tuple[str, State], ...]]

    @cached_property
    def best(self) -> dict[State, int]:
        """The highest total that can still be reached from each node."""
        return self._fold(max)

    @cached_property
    def worst(self) -> dict[State, int]:
        """The lowest total that can still be reached from each node."""
        return self._fold(min)

    @cached_property
    def path_count(self) -> int:
        """How many complete paths there are."""
        counts: dict[State, int] = {}
        for node in reversed(self.nodes):
            counts[node] = 1 if node.finished else sum(counts[to] for _, to in self.edges[node])
        return counts[self.nodes[0]]

    def shares(self, weights: Mapping[str, Mapping[str, float]] | None = None) -> dict[State, float]:
        """How likely each node is in a random walk; `weights` by scene and choice, else all are equal."""
        likely = dict.fromkeys(self.nodes, 0.0)
        likely[self.nodes[0]] = 1.0
        for node in self.nodes:
            edges = self.edges.get(node, ())
            scale = [_weight(weights, node.scene, choice) for choice, _ in edges]
            for (_, to), part in zip(edges, scale, strict=True):
                likely[to] += likely[node] * part / sum(scale)
        return likely

    def _fold(self, pick: Callable[[list[int]], int]) -> dict[State, int]:
        chosen: dict[State, int] = {}
        for node in reversed(self.nodes):
            values = [node.total] if node.finished else [chosen[to] for _, to in self.edges[node]]
            chosen[node] = pick(values)
        return chosen


@dataclass(frozen=True)
class StoryFigures:
    """What the walk says about a story; shares in per cent, unrounded."""

    paths: int
    totals: tuple[int, int]
    bands: Mapping[str, float]
    early: float
    best_after: tuple[int, ...]
    best_options: Mapping[str, str]


def walk(scenario: Scenario) -> Walk:
    """Walk the whole story. The scenario must be sound: every target exists and there is no cycle.

    Raises TooManyStates.
    """
    asked = _asked(scenario)
    first = _essence(start(scenario), asked)
    edges: dict[State, tuple[tuple[str, State], ...]] = {}
    by_scene: dict[str | None, dict[State, None]] = {first.scene: {first: None}}
    order: list[State] = []
    for scene_id in story_order(scenario):
        for node in by_scene.pop(scene_id, {}):
            order.append(node)
            steps = []
            for choice in scenario.scenes_by_id[scene_id].choices:
                to = _essence(choose(scenario, node, choice.id), asked)
                by_scene.setdefault(to.scene, {})[to] = None
                steps.append((choice.id, to))
            edges[node] = tuple(steps)
            if len(order) > MAX_NODES:
                raise TooManyStates
    return Walk(scenario, (*order, *by_scene.get(None, {})), edges)


def figures(walked: Walk, *, after: int = 3) -> StoryFigures:
    """The figures of a story; `after` is for how many choices `best_after` is worked out."""
    likely = walked.shares()
    ends = [node for node in walked.nodes if node.finished]
    bands = {
        band.id: 100 * sum(likely[node] for node in ends if node.band == band.id) for band in walked.scenario.bands
    }
    first = walked.nodes[0]
    return StoryFigures(
        paths=walked.path_count,
        totals=(walked.worst[first], walked.best[first]),
        bands=bands,
        early=100 * sum(likely[node] for node in ends if node.early),
        best_after=_best_after(walked, after),
        best_options=best_options(walked),
    )


def best_options(walked: Walk) -> dict[str, str]:
    """Per scene the choice that most often keeps the highest total open; of equals the first letter."""
    wins: dict[str, dict[str, float]] = {}
    likely = walked.shares()
    for node, edges in walked.edges.items():
        highest = walked.best[node]
        for choice, to in edges:
            if walked.best[to] == highest:
                scene = wins.setdefault(str(node.scene), {})
                scene[choice] = scene.get(choice, 0.0) + likely[node]
    return {scene: min(tally, key=lambda choice: (-tally[choice], choice)) for scene, tally in wins.items()}


def story_order(scenario: Scenario) -> tuple[str, ...]:
    """Scene ids so that each stands before the scenes it leads to. The story must have no cycle."""
    targets = {scene.id: {choice.to for choice in scene.choices} for scene in scenario.scenes}
    arrows = dict.fromkeys(targets, 0)
    for tos in targets.values():
        for to in tos & arrows.keys():
            arrows[to] += 1
    ready = [scene for scene, count in arrows.items() if count == 0]
    order: list[str] = []
    while ready:
        scene = ready.pop()
        order.append(scene)
        for to in sorted(targets[scene] & arrows.keys()):
            arrows[to] -= 1
            if arrows[to] == 0:
                ready.append(to)
    return tuple(order)


@dataclass
class _Asked:
    """What the conditions that move the story ask about."""

    scenes: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    effort: bool = False

    def add(self, condition: Condition) -> None:
        self.scenes.update(condition.chose)
        self.flags.update({condition.flag} if condition.flag else set())
        self.effort = self.effort or condition.effort is not None
        for part in (*condition.all_, *condition.any_, *([condition.not_] if condition.not_ else [])):
            self.add(part)


def _asked(scenario: Scenario) -> _Asked:
    asked = _Asked()
    conditions = [ending.when for ending in scenario.endings]
    for scene in scenario.scenes:
        for choice in scene.choices:
            conditions += [later.when for later in choice.later]
    for condition in conditions:
        if condition is not None:
            asked.add(condition)
    return asked


def _essence(state: State, asked: _Asked) -> State:
    """The state without what cannot matter any more."""
    state = replace(state, entries=(), promises=(), effort=state.effort if asked.effort else Effort())
    if state.finished:
        return replace(state, path=(), pending=(), flags=frozenset())
    path = tuple(sorted((step for step in state.path if step.scene in asked.scenes), key=lambda step: step.scene))
    return replace(state, path=path, flags=state.flags & asked.flags)


def _weight(weights: Mapping[str, Mapping[str, float]] | None, scene: str | None, choice: str) -> float:
    return 1.0 if weights is None else weights.get(str(scene), {}).get(choice, 1.0)


def _best_after(walked: Walk, after: int) -> tuple[int, ...]:
    """The best total still possible after the worst first one, two, … `after` choices.

    An ended story stays as it ended.
    """
    standing: set[State] = {walked.nodes[0]}
    found: list[int] = []
    for _ in range(after):
        standing = {to for node in standing for _, to in walked.edges.get(node, (("", node),))}
        found.append(min(walked.best[node] for node in standing))
    return tuple(found)
