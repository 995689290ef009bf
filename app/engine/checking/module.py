"""References between the parts of a module: people, scenes, rubrics, marks, competencies."""

from collections.abc import Collection, Iterator, Mapping

from app.engine.course.marks import mark_codes
from app.engine.course.model import Module
from app.engine.course.roleplay import RolePlay
from app.engine.problems import At, Finding, repeated

HEAD = "module.yaml"
Moves = Mapping[str, frozenset[str] | None]
"""Ids of known rubrics with the ids of their moves; None for a rubric that is there but has mistakes of its own."""


def module_findings(module: Module, rubrics: Moves | None, houses: Collection[str] | None = None) -> Iterator[Finding]:
    """Everything wrong with references outside the story itself."""
    yield from _head(module)
    yield from _lessons(module)
    for play in module.role_plays:
        yield from _role_play(play, module, rubrics)
    yield from _competencies(module)
    house = module.head.message_house
    if house is not None and houses is not None and house not in houses:
        yield Finding("unknown-message-house", HEAD, ("message_house",), {"house": house})


def _head(module: Module) -> Iterator[Finding]:
    head = module.head
    lists: list[list[tuple[str, At]]] = [
        [(person.id, ("people", n, "id")) for n, person in enumerate(head.people)],
        [(name, ("lessons", n)) for n, name in enumerate(head.lessons)],
        [(name, ("role_plays", n)) for n, name in enumerate(head.role_plays)],
    ]
    for listed in lists:
        for name, at in repeated(listed):
            yield Finding("repeated-id", HEAD, at, {"id": name})
    if module.person(head.customer.person) is None:
        yield Finding("unknown-person", HEAD, ("customer", "person"), {"person": head.customer.person})
    if head.figures is not None and module.scenario is None:
        yield Finding("figures-without-scenario", HEAD, ("figures",))


def _lessons(module: Module) -> Iterator[Finding]:
    scenes = module.scenario.scenes_by_id if module.scenario else {}
    for lesson in module.lessons:
        file = f"lessons/{lesson.id}.md"
        for n, scene in enumerate(lesson.opens_before):
            if scene not in scenes:
                yield Finding("unknown-scene", file, ("opens_before", n), {"scene": scene})
        for key, text in (("weak", lesson.weak), ("strong", lesson.strong)):
            for code in sorted(set(mark_codes(text or "")) - module.head.marks.keys()):
                yield Finding("unknown-mark", file, (key,), {"mark": code})
        if sum(option.verdict == "yes" for option in lesson.decide.options) != 1:
            yield Finding("one-right-option", file, ("decide", "options"))
        ids: list[tuple[str, At]] = [
            (option.id, ("decide", "options", n, "id")) for n, option in enumerate(lesson.decide.options)
        ]
        for name, at in repeated(ids):
            yield Finding("repeated-id", file, at, {"id": name})


def _role_play(play: RolePlay, module: Module, rubrics: Moves | None) -> Iterator[Finding]:
    file = f"role-plays/{play.id}.yaml"
    if module.person(play.sender) is None:
        yield Finding("unknown-person", file, ("from",), {"person": play.sender})
    if play.length.at_least is not None and play.length.at_least > play.length.at_most:
        yield Finding("length-reversed", file, ("length", "at_least"))
    if play.rubric is not None and rubrics is not None:
        yield from _rated(play, file, rubrics)
    if play.rubric is None:
        levels = {anchor.level for anchor in play.anchors}
        if levels != {1, 2, 3, 4}:
            missing = ", ".join(str(level) for level in (1, 2, 3, 4) if level not in levels)
            yield Finding("level-without-example", file, ("anchors",), {"levels": missing})


def _rated(play: RolePlay, file: str, rubrics: Moves) -> Iterator[Finding]:
    moves = rubrics.get(str(play.rubric))
    if moves is None:
        details = {"rubric": str(play.rubric)}
        if play.rubric in rubrics:
            yield Finding("broken-rubric", file, ("rubric",), details)
        else:
            yield Finding("unknown-rubric", file, ("rubric",), details)
        return
    for n, hint in enumerate(play.hints):
        if hint.move not in moves:
            details = {"move": hint.move, "rubric": str(play.rubric)}
            yield Finding("unknown-move", file, ("hints", n, "move"), details)


def _competencies(module: Module) -> Iterator[Finding]:
    own = set(module.head.competencies)
    used: list[tuple[str, At, str]] = []
    for play in module.role_plays:
        file = f"role-plays/{play.id}.yaml"
        used += [(file, ("competencies", n), name) for n, name in enumerate(play.competencies)]
    for n, check in enumerate(module.checks.checks if module.checks else ()):
        at: At = ("checks", n, "competencies")
        used += [("checks.yaml", (*at, m), name) for m, name in enumerate(check.competencies)]
    for file, at, name in used:
        if name not in own:
            yield Finding("competency-not-in-module", file, at, {"competency": name})
