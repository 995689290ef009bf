"""The limits of a catalogue, each worked out from the rows of its modules and rubrics."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import correlation

from app.engine.editorial.rows import AnchorRow, ModuleRow, RubricRow, SceneRow

WON, LOST = 68, 33
MOST_OF_WALKS = 60.0
MOST_UNEVEN = 1.6
LONGEST_IS_BEST = (20.0, 45.0)
MOST_OFF_BALANCE = 10.0
MOST_CORRELATED = 0.2
LEAST_ON_LEVEL = 85.0
MINUTES_OFF = 25.0


@dataclass(frozen=True)
class Limit:
    """One limit: its code, what was found, what is allowed, and where it is broken.

    `value` is None where there is nothing to measure; such a limit holds.
    """

    code: str
    value: float | None
    allowed: tuple[float | None, float | None]
    breaks: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the limit holds everywhere."""
        if self.breaks:
            return False
        low, high = self.allowed
        within_low = low is None or self.value is None or self.value >= low
        return within_low and (high is None or self.value is None or self.value <= high)


@dataclass(frozen=True)
class Table:
    """The whole editorial table."""

    modules: tuple[ModuleRow, ...]
    rubrics: tuple[RubricRow, ...]
    limits: tuple[Limit, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether every limit holds."""
        return all(limit.holds for limit in self.limits)


def table_of(modules: Sequence[ModuleRow], rubrics: Sequence[RubricRow]) -> Table:
    """The table of a catalogue with its limits."""
    scenes = [scene for row in modules for scene in row.scenes]
    anchors = [anchor for row in rubrics for anchor in row.anchors]
    limits = (*_stories(modules), *_options(modules, scenes), *_anchors(rubrics, anchors), _minutes(modules))
    return Table(tuple(modules), tuple(rubrics), limits)


def _stories(modules: Sequence[ModuleRow]) -> list[Limit]:
    told = [(row.id, row.story) for row in modules if row.story is not None]
    wide = tuple(row.id for row in modules if row.too_wide)
    best = {name: float(story.totals[1]) for name, story in told}
    worst = {name: float(story.totals[0]) for name, story in told}
    most = {name: max(story.bands.values()) for name, story in told}
    return [
        Limit("walked", float(len(told)), (None, None), wide),
        _least("can-be-won", best, WON),
        _most("can-be-lost", worst, LOST),
        _most("one-ending", most, MOST_OF_WALKS),
    ]


def _options(modules: Sequence[ModuleRow], scenes: Sequence[SceneRow]) -> list[Limit]:
    uneven = {f"{row.id}/{scene.scene}": scene.uneven for row in modules for scene in row.scenes}
    share = 100 * sum(scene.longest_is_best for scene in scenes) / len(scenes) if scenes else None
    return [
        _most("options-uneven", uneven, MOST_UNEVEN),
        Limit("longest-is-best", share, LONGEST_IS_BEST),
        _places(scenes),
    ]


def _places(scenes: Sequence[SceneRow]) -> Limit:
    """How many points of a hundred a letter is the best more or less often than if places were drawn by lot."""
    off = {letter: found - by_lot for letter, (found, by_lot) in places(scenes).items()}
    value = max((abs(points) for points in off.values()), default=None)
    broken = tuple(letter for letter, points in off.items() if abs(points) > MOST_OFF_BALANCE)
    return Limit("best-places", value, (None, MOST_OFF_BALANCE), broken)


def places(scenes: Sequence[SceneRow]) -> dict[str, tuple[float, float]]:
    """Per letter: how often it is the best one, and how often it would be by lot, both in per cent of all scenes."""
    best = Counter(scene.best for scene in scenes)
    by_lot: Counter[str] = Counter()
    for scene in scenes:
        by_lot.update(dict.fromkeys(scene.letters, 1 / len(scene.letters)))
    return {x: (100 * best[x] / len(scenes), 100 * by_lot[x] / len(scenes)) for x in sorted(by_lot)}


def _anchors(rubrics: Sequence[RubricRow], anchors: Sequence[AnchorRow]) -> list[Limit]:
    found = rank_correlation([anchor.length for anchor in anchors], [anchor.level for anchor in anchors])
    on_level = 100 * sum(anchor.scored == anchor.level for anchor in anchors) / len(anchors) if anchors else None
    by_rule = tuple(f"{row.id}/{a.id}" for row in rubrics for a in row.anchors if a.by_rule != a.level)
    return [
        Limit("anchor-lengths", None if found is None else abs(found), (None, MOST_CORRELATED)),
        Limit("anchors-by-rule", float(len(by_rule)), (None, 0), by_rule),
        Limit("anchors-left-out", on_level, (LEAST_ON_LEVEL, None)),
    ]


def _minutes(modules: Sequence[ModuleRow]) -> Limit:
    """How far the minutes stated are from those of the reading, in per cent of the reading."""
    return _most("minutes", {row.id: minutes_off(row) for row in modules}, MINUTES_OFF)


def minutes_off(row: ModuleRow) -> float:
    """How far the minutes a module states are from those of the reading, in per cent of the reading."""
    return 100 * abs(row.minutes - row.minutes_read) / row.minutes_read


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's rank correlation, ties by mean rank; None for fewer than three pairs or where one never differs."""
    if len(first) < 3 or len(set(first)) == 1 or len(set(second)) == 1:
        return None
    return correlation(_ranks(first), _ranks(second))


def _ranks(values: Sequence[float]) -> list[float]:
    return [sum(value > other for other in values) + (values.count(value) + 1) / 2 for value in values]


def _least(code: str, values: dict[str, float], least: float) -> Limit:
    return _worst(code, values, (least, None), min, lambda value: value < least)


def _most(code: str, values: dict[str, float], most: float) -> Limit:
    return _worst(code, values, (None, most), max, lambda value: value > most)


def _worst(
    code: str,
    values: dict[str, float],
    allowed: tuple[float | None, float | None],
    pick: Callable[..., float],
    broken: Callable[[float], bool],
) -> Limit:
    value = pick(values.values()) if values else None
    return Limit(code, value, allowed, tuple(name for name, found in values.items() if broken(found)))
