"""What differs between two versions of a module, as codes with parameters; sentences are made elsewhere.

Parts are matched by their ids. Texts are compared as a whole: the difference names the part that reads
otherwise, not the words in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from app.engine.course.base import END
from app.engine.course.model import Module
from app.engine.course.scenario import Choice, Scenario, Scene
from app.engine.rubric import Rubric


@dataclass(frozen=True)
class Change:
    """One difference. `part` is where it is: a file's kind, and `scene` the scene's id inside the story."""

    code: str
    part: str
    details: Mapping[str, str] = field(default_factory=dict)
    scene: str | None = None


def module_changes(old: Module, new: Module) -> tuple[Change, ...]:
    """Everything that differs, in the order in which a learner meets it."""
    return (
        *_head(old, new),
        *_parts("lesson", old.lessons, new.lessons),
        *_story(old.scenario, new.scenario),
        *_parts("role-play", old.role_plays, new.role_plays),
        *_parts("check", old.checks.checks if old.checks else (), new.checks.checks if new.checks else ()),
        *_reflection(old, new),
    )


def rubric_changes(old: Rubric, new: Rubric) -> tuple[Change, ...]:
    """Everything that differs between two versions of a rubric."""
    found = [*_named("criterion", old.criteria, new.criteria), *_named("move", old.moves, new.moves)]
    found += _named("gate", old.gates, new.gates)
    for criterion in new.criteria:
        if criterion.id in old.levels and old.levels[criterion.id] != new.levels[criterion.id]:
            found.append(Change("rules-changed", "rubric", {"id": criterion.id, "title": criterion.name}))
    found += [
        Change(f"example-{what}", "rubric", {"id": name})
        for what, name in _compared(old.anchors, new.anchors, lambda anchor: str(anchor.id))
    ]
    for key in ("title", "length", "never_counts", "facts", "overall", "rulings"):
        if getattr(old, key) != getattr(new, key):
            found.append(Change("rubric-field-changed", "rubric", {"field": key}))
    return tuple(found)


def _head(old: Module, new: Module) -> Iterator[Change]:
    for name in type(new.head).model_fields:
        before, after = getattr(old.head, name), getattr(new.head, name)
        if before == after or name in ("lessons", "role_plays"):
            continue
        if isinstance(after, str | int) and isinstance(before, str | int):
            yield Change("field-now", "module", {"field": name, "before": str(before), "after": str(after)})
        else:
            yield Change("field-changed", "module", {"field": name})
    if old.brief != new.brief:
        keys = [name for name in type(new.brief).model_fields if getattr(old.brief, name) != getattr(new.brief, name)]
        yield from (Change("brief-changed", "brief", {"field": key}) for key in keys)
    if old.house != new.house:
        yield Change("field-changed", "module", {"field": "what_we_say"})


def _reflection(old: Module, new: Module) -> Iterator[Change]:
    if old.reflection != new.reflection:
        what = "added" if old.reflection is None else "removed" if new.reflection is None else "changed"
        yield Change(f"reflection-{what}", "reflection")


def _parts(kind: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """Lessons, role-plays or checks that came, went, changed or moved."""
    titles = {part.id: getattr(part, "title", part.id) for part in (*old, *new)}
    for what, name in _compared(old, new, lambda part: str(part.id)):
        yield Change(f"{kind}-{what}", kind, {"id": name, "title": titles[name]})
    both = {part.id for part in old} & {part.id for part in new}
    if [part.id for part in old if part.id in both] != [part.id for part in new if part.id in both]:
        yield Change(f"{kind}-order", kind)


def _named(kind: str, old: Sequence[Any], new: Sequence[Any]) -> list[Change]:
    titles = {part.id: part.name for part in (*old, *new)}
    compared = _compared(old, new, lambda part: str(part.id))
    return [Change(f"{kind}-{what}", "rubric", {"id": name, "title": titles[name]}) for what, name in compared]


def _compared(old: Sequence[BaseModel], new: Sequence[BaseModel], key: Any) -> Iterator[tuple[str, str]]:
    """Pairs of `added`, `removed` or `changed` and an id, in the new order, what is gone at the end."""
    before = {key(part): part for part in old}
    after = {key(part): part for part in new}
    for name, part in after.items():
        if name not in before:
            yield "added", name
        elif before[name] != part:
            yield "changed", name
    for name in before:
        if name not in after:
            yield "removed", name


def _story(old: Scenario | None, new: Scenario | None) -> Iterator[Change]:
    if old is None or new is None:
        if old is not new:
            yield Change("story-added" if old is None else "story-removed", "story")
        return
    if old.start != new.start:
        yield Change("start-now", "story", {"before": str(old.start), "after": str(new.start)})
    if old.scenes[0].id != new.scenes[0].id:
        yield Change("begins-with", "story", {"scene": new.scenes[0].title}, new.scenes[0].id)
    for band in new.bands:
        before = old.band(band.id)
        if before != band:
            details = {"band": band.name, "before": str(before.at_least) if before else "", "after": str(band.at_least)}
            yield Change("band-now", "story", details)
    for gone in old.bands:
        if new.band(gone.id) is None:
            yield Change("band-removed", "story", {"band": gone.name})
    yield from _scenes(old, new)
    titles = {ending.id: ending.title for ending in (*old.endings, *new.endings)}
    for what, name in _compared(old.endings, new.endings, lambda ending: str(ending.id)):
        yield Change(f"ending-{what}", "story", {"ending": titles[name]})
    if old.end != new.end:
        yield Change("last-page-changed", "story")


def _scenes(old: Scenario, new: Scenario) -> Iterator[Change]:
    for scene in new.scenes:
        before = old.scene(scene.id)
        if before is None:
            yield Change("scene-added", "story", {"scene": scene.title}, scene.id)
        elif before != scene:
            yield from _scene(before, scene, old, new)
    for scene in old.scenes:
        if new.scene(scene.id) is None:
            yield Change("scene-removed", "story", {"scene": scene.title}, scene.id)


_SCENE_TEXT = ("messages", "prompt", "subject", "picture")


def _scene(old: Scene, new: Scene, before: Scenario, after: Scenario) -> Iterator[Change]:
    details = {"scene": new.title}
    if old.title != new.title:
        yield Change("scene-renamed", "story", {**details, "before": old.title}, new.id)
    if any(getattr(old, key) != getattr(new, key) for key in _SCENE_TEXT):
        yield Change("scene-reads-otherwise", "story", details, new.id)
    if old.leave_below != new.leave_below:
        yield Change("leave-below-now", "story", {**details, "after": _or_dash(new.leave_below)}, new.id)
    other = set(Scene.model_fields) - {*_SCENE_TEXT, "title", "leave_below", "choices", "id"}
    keys = [key for key in Scene.model_fields if key in other and getattr(old, key) != getattr(new, key)]
    if keys:
        yield Change("scene-frame-changed", "story", {**details, "fields": ", ".join(keys)}, new.id)
    for choice in new.choices:
        was = old.choice(choice.id)
        named = {**details, "choice": choice.id.upper()}
        if was is None:
            yield Change("choice-added", "story", {**named, "to": _target(after, choice.to)}, new.id)
        elif was != choice:
            yield from _choice(was, choice, named, new.id, before, after)
    for choice in old.choices:
        if new.choice(choice.id) is None:
            yield Change("choice-removed", "story", {**details, "choice": choice.id.upper()}, new.id)


_CONSEQUENCES = ("effort", "flags", "promises", "settles", "gate", "repairs", "later")


def _choice(
    old: Choice, new: Choice, named: Mapping[str, str], scene: str, before: Scenario, after: Scenario
) -> Iterator[Change]:
    if old.to != new.to:
        details = {**named, "before": _target(before, old.to), "to": _target(after, new.to)}
        yield Change("choice-leads", "story", details, scene)
    points = [_or_dash(choice.ledger.points if choice.ledger else None) for choice in (old, new)]
    if points[0] != points[1]:
        yield Change("choice-points", "story", {**named, "before": points[0], "after": points[1]}, scene)
    elif old.ledger != new.ledger:
        yield Change("choice-voice", "story", dict(named), scene)
    if old.text != new.text:
        yield Change("choice-reads-otherwise", "story", dict(named), scene)
    if old.reaction != new.reaction:
        yield Change("choice-reaction", "story", dict(named), scene)
    keys = [key for key in _CONSEQUENCES if getattr(old, key) != getattr(new, key)]
    if keys:
        yield Change("choice-consequences", "story", {**named, "fields": ", ".join(keys)}, scene)


def _target(scenario: Scenario, target: str) -> str:
    """A target's title; `end` stays `end`, for the one who makes sentences."""
    scene = scenario.scene(target)
    return scene.title if scene and target != END else target


def _or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)
