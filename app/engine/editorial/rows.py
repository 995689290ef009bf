"""One row a module and one a rubric: the figures that an editor compares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.engine.course.model import Module
from app.engine.editorial.reading_time import minutes_of
from app.engine.paths import StoryFigures, TooManyStates, Walk, figures, walk
from app.engine.rubric import Rubric
from app.engine.scoring import score
from app.engine.scoring.levels import overall_level


@dataclass(frozen=True)
class SceneRow:
    """A scene's options: how uneven they are, which is best, and whether that is the longest. Lengths in characters."""

    scene: str
    letters: tuple[str, ...]
    uneven: float
    best: str
    longest_is_best: bool


@dataclass(frozen=True)
class ModuleRow:
    """A module in figures. `story` and `scenes` are empty for a module without one, or one too wide to walk."""

    id: str
    title: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    regions: tuple[str, ...]
    at_fault: str | None
    story: StoryFigures | None
    scenes: tuple[SceneRow, ...]
    role_plays: int
    minutes: int
    minutes_read: float
    too_wide: bool = False


@dataclass(frozen=True)
class AnchorRow:
    """An example: the level stated, the one by rule, and the one the scorer gives unseen; length in words."""

    id: str
    level: int
    by_rule: int
    scored: int | None
    length: int


@dataclass(frozen=True)
class RubricRow:
    """A rubric and its examples."""

    id: str
    anchors: tuple[AnchorRow, ...]

    @property
    def by_level(self) -> Mapping[int, int]:
        """How many examples each level has."""
        return {level: sum(anchor.level == level for anchor in self.anchors) for level in (1, 2, 3, 4)}


def module_row(module: Module) -> ModuleRow:
    """A module in figures; its story must be sound."""
    walked, too_wide = _walked(module)
    head = module.head
    return ModuleRow(
        id=module.id,
        title=module.title,
        names=_once(name for person in head.people for name in (person.name, person.organisation) if name),
        roles=_once(person.role for person in head.people),
        regions=_once(note.region for note in head.region_notes),
        at_fault=head.at_fault,
        story=figures(walked) if walked else None,
        scenes=_scenes(walked) if walked else (),
        role_plays=len(module.role_plays),
        minutes=head.minutes,
        minutes_read=minutes_of(module, walked),
        too_wide=too_wide,
    )


def rubric_row(rubric: Rubric) -> RubricRow:
    """A rubric with its examples, each read by the scorer as if no example were known."""
    blank = rubric.model_copy(update={"anchors": ()})
    rows = tuple(
        AnchorRow(
            id=anchor.id,
            level=anchor.level,
            by_rule=overall_level(rubric, anchor.levels, anchor.gates).level,
            scored=score(blank, anchor.text).level_if_scored,
            length=len(anchor.text.split()),
        )
        for anchor in rubric.anchors
    )
    return RubricRow(rubric.id, rows)


def _walked(module: Module) -> tuple[Walk | None, bool]:
    if module.scenario is None:
        return None, False
    try:
        return walk(module.scenario), False
    except TooManyStates:
        return None, True


def _scenes(walked: Walk) -> tuple[SceneRow, ...]:
    best = figures(walked).best_options
    rows = []
    for scene in walked.scenario.scenes:
        lengths = {choice.id: len(choice.text) for choice in scene.choices}
        if scene.id in best:
            uneven = max(lengths.values()) / min(lengths.values())
            longest = max(scene.choices, key=lambda choice: len(choice.text)).id
            rows.append(SceneRow(scene.id, tuple(lengths), uneven, best[scene.id], longest == best[scene.id]))
    return tuple(rows)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
