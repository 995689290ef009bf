"""Every path of a story, walked once per standing that matters.

Two standings that agree on scene, balance, effort, flags, gates, pending lines and on those choices that some
later condition asks about have the same future; they are one node. Counts, totals and shares are then sums over
nodes. Skips are left out: they are for a person's sake, not a way to play.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.engine.course.scenario import Scenario
from app.engine.standing import Standing, Stepper

MAX_NODES = 120_000


class TooManyStates(Exception):
    """The story has more standings than we walk; it cannot be checked path by path."""


@dataclass(frozen=True)
class Walk:
    """The graph of standings in an order in which every node comes before those it leads to."""

    scenario: Scenario
    nodes: tuple[Standing, ...]
    edges: Mapping[Standing, tuple[tuple[str, Standing], ...]]

    @cached_property
    def best(self) -> dict[Standing, int]:
        """The highest total that can still be reached from each node."""
        return self._fold(max)

    @cached_property
    def worst(self) -> dict[Standing, int]:
        """The lowest total that can still be reached from each node."""
        return self._fold(min)

    @cached_property
    def path_count(self) -> int:
        """How many complete paths there are."""
        counts: dict[Standing, int] = {}
        for node in reversed(self.nodes):
            counts[node] = 1 if node.finished else sum(counts[to] for _, to in self.edges[node])
        return counts[self.nodes[0]]

    def shares(self, weights: Mapping[str, Mapping[str, float]] | None = None) -> dict[Standing, float]:
        """How likely each node is in a random walk; `weights` by scene and choice, else all are equal."""
        if weights is None:
            return self._even_shares
        likely = dict.fromkeys(self.nodes, 0.0)
        likely[self.nodes[0]] = 1.0
        for node in self.nodes:
            edges = self.edges.get(node, ())
            scale = [_weight(weights, node.scene, choice) for choice, _ in edges]
            for (_, to), part in zip(edges, scale, strict=True):
                likely[to] += likely[node] * part / sum(scale)
        return likely

    @cached_property
    def _even_shares(self) -> dict[Standing, float]:
        likely = dict.fromkeys(self.nodes, 0.0)
        likely[self.nodes[0]] = 1.0
        for node, edges in self.edges.items():
            part = likely[node] / len(edges)
            for _, to in edges:
                likely[to] += part
        return likely

    def _fold(self, pick: Callable[[list[int]], int]) -> dict[Standing, int]:
        chosen: dict[Standing, int] = {}
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
    ordered = story_order(scenario)
    stepper = Stepper(scenario, ordered)
    first = stepper.first()
    edges: dict[Standing, tuple[tuple[str, Standing], ...]] = {}
    by_scene: dict[str | None, dict[Standing, None]] = {first.scene: {first: None}}
    order: list[Standing] = []
    for scene_id in ordered:
        for node in by_scene.pop(scene_id, {}):
            order.append(node)
            edges[node] = steps = stepper.steps(node)
            for _, to in steps:
                by_scene.setdefault(to.scene, {})[to] = None
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


def _weight(weights: Mapping[str, Mapping[str, float]], scene: str | None, choice: str) -> float:
    return weights.get(str(scene), {}).get(choice, 1.0)


def _best_after(walked: Walk, after: int) -> tuple[int, ...]:
    """The best total still possible after the worst first one, two, … `after` choices.

    An ended story stays as it ended.
    """
    standing: set[Standing] = {walked.nodes[0]}
    found: list[int] = []
    for _ in range(after):
        standing = {to for node in standing for _, to in walked.edges.get(node, (("", node),))}
        found.append(min(walked.best[node] for node in standing))
    return tuple(found)
