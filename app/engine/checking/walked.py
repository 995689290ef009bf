"""What only a walk of every path can show: endings nobody reaches, ledgers nobody wins or loses, figures."""

from collections.abc import Iterator

from app.engine.checking.story import FILE
from app.engine.course.model import Figures, Module
from app.engine.paths import StoryFigures, TooManyStates, Walk, figures, walk
from app.engine.problems import Finding


def walked_findings(module: Module) -> Iterator[Finding]:
    """Findings of the walk. The scenario must be sound."""
    if module.scenario is None:
        return
    try:
        walked = walk(module.scenario)
    except TooManyStates:
        yield Finding("too-many-states", FILE, ("scenes",), warning=True)
        return
    counted = figures(walked)
    yield from _reached(walked)
    yield from _fair(walked, counted)
    yield from _best_options(walked, counted)
    if module.head.figures is not None:
        yield from _stated(module.head.figures, counted)


def _reached(walked: Walk) -> Iterator[Finding]:
    scenes = {node.scene for node in walked.nodes}
    endings = {node.ending for node in walked.nodes}
    for n, scene in enumerate(walked.scenario.scenes):
        if scene.id not in scenes:
            yield Finding("unreachable-scene", FILE, ("scenes", n, "id"), {"scene": scene.id})
    for n, ending in enumerate(walked.scenario.endings):
        if ending.id not in endings:
            yield Finding("ending-never-reached", FILE, ("endings", n, "id"), {"ending": ending.id})


def _fair(walked: Walk, counted: StoryFigures) -> Iterator[Finding]:
    """The story can be won and lost, and a bad first choice can be mended."""
    bands = walked.scenario.bands
    good = bands[-2] if len(bands) > 2 else bands[-1]
    low, high = counted.totals
    if high < good.at_least:
        yield Finding("ledger-cannot-be-won", FILE, ("start",), {"best": str(high), "band": good.id})
    if low >= bands[1].at_least:
        yield Finding("ledger-cannot-be-lost", FILE, ("start",), {"worst": str(low), "band": bands[0].id})
    if high >= good.at_least > counted.best_after[0]:
        details = {"best": str(counted.best_after[0]), "band": good.id}
        yield Finding("first-scene-not-repairable", FILE, ("scenes", 0, "id"), details, warning=True)


def _best_options(walked: Walk, counted: StoryFigures) -> Iterator[Finding]:
    """Rules of thumb that would beat the story: always the longest, always the same letter."""
    scenes = walked.scenario.scenes
    if len(scenes) < 3:
        return
    best = [(scene, counted.best_options.get(scene.id)) for scene in scenes]
    if len({letter for _, letter in best}) == 1:
        yield Finding("best-always-same-place", FILE, ("scenes",), {"choice": str(best[0][1])}, warning=True)
    longest = [max(scene.choices, key=lambda choice: len(choice.text)).id == letter for scene, letter in best]
    if all(longest):
        yield Finding("best-always-longest", FILE, ("scenes",), warning=True)


def _stated(stated: Figures, counted: StoryFigures) -> Iterator[Finding]:
    """The figures a module states are those that the walk gives."""
    pairs = [
        ("paths", str(stated.paths), str(counted.paths)),
        ("totals", str(list(stated.totals)), str(list(counted.totals))),
        ("early", f"{stated.early:.1f}", f"{counted.early:.1f}"),
    ]
    pairs += [
        ("random_walk", f"{band} {stated.random_walk.get(band, 0.0):.1f}", f"{band} {share:.1f}")
        for band, share in counted.bands.items()
    ]
    if stated.best_after:
        possible = list(counted.best_after[: len(stated.best_after)])
        pairs.append(("best_after", str(list(stated.best_after)), str(possible)))
    for key, said, found in pairs:
        if said != found:
            details = {"what": key, "stated": said, "counted": found}
            yield Finding("figures-differ", "module.yaml", ("figures", key), details)
