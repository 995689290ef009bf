"""A story's own soundness: targets, conditions, promises, endings. Needs no walk."""

from collections.abc import Iterator

from app.engine.checking.places import Conditioned, conditioned
from app.engine.course.base import END
from app.engine.course.model import Module
from app.engine.course.scenario import Condition, Scenario
from app.engine.paths import story_order
from app.engine.problems import At, Finding, repeated

FILE = "scenario.yaml"


def story_findings(module: Module) -> Iterator[Finding]:
    """Everything wrong with the scenario's references and shape."""
    scenario = module.scenario
    if scenario is None:
        return
    yield from _ids(scenario)
    yield from _targets(scenario)
    yield from _shape(scenario)
    yield from _people(scenario, module)
    yield from _promises(scenario)
    yield from _gates(scenario)
    yield from _endings(scenario)
    for place in conditioned(scenario):
        yield from _condition(scenario, place.condition, place.at)
    yield from _never_true(scenario)


def _ids(scenario: Scenario) -> Iterator[Finding]:
    scenes: list[tuple[str, At]] = [(scene.id, ("scenes", n, "id")) for n, scene in enumerate(scenario.scenes)]
    for name, at in repeated(scenes):
        yield Finding("repeated-id", FILE, at, {"id": name})
    for name, at in scenes:
        if name == END:
            yield Finding("reserved-id", FILE, at, {"id": name})
    for n, scene in enumerate(scenario.scenes):
        letters: list[tuple[str, At]] = [
            (choice.id, ("scenes", n, "choices", m, "id")) for m, choice in enumerate(scene.choices)
        ]
        for name, at in repeated(letters):
            yield Finding("repeated-id", FILE, at, {"id": name})
    endings: list[tuple[str, At]] = [(e.id, ("endings", n, "id")) for n, e in enumerate(scenario.endings)]
    for name, at in repeated(endings):
        yield Finding("repeated-id", FILE, at, {"id": name})


def _targets(scenario: Scenario) -> Iterator[Finding]:
    known = {*scenario.scenes_by_id, END}
    for n, scene in enumerate(scenario.scenes):
        if scene.skip is not None and scene.choice(scene.skip.as_) is None:
            yield Finding("unknown-choice", FILE, ("scenes", n, "skip", "as"), {"choice": scene.skip.as_})
        for m, choice in enumerate(scene.choices):
            here: At = ("scenes", n, "choices", m)
            if choice.to not in known:
                yield Finding("unknown-target", FILE, (*here, "to"), {"target": choice.to})
            for k, later in enumerate(choice.later):
                if later.at not in known:
                    yield Finding("unknown-target", FILE, (*here, "later", k, "at"), {"target": later.at})


def _shape(scenario: Scenario) -> Iterator[Finding]:
    """Cycles, and scenes to which no choice leads."""
    ordered = set(story_order(scenario))
    for n, scene in enumerate(scenario.scenes):
        if scene.id not in ordered:
            yield Finding("cycle", FILE, ("scenes", n, "id"), {"scene": scene.id})
    reached = reachable_from(scenario, scenario.scenes[0].id)
    for n, scene in enumerate(scenario.scenes):
        if scene.id not in reached:
            yield Finding("unreachable-scene", FILE, ("scenes", n, "id"), {"scene": scene.id})


def reachable_from(scenario: Scenario, scene_id: str) -> set[str]:
    """The scene itself and every scene that some choices lead to, and `end` if it is reached."""
    reached: set[str] = set()
    waiting = [scene_id]
    while waiting:
        here = waiting.pop()
        scene = scenario.scene(here)
        if here not in reached:
            reached.add(here)
            waiting += [choice.to for choice in scene.choices] if scene else []
    return reached


def _people(scenario: Scenario, module: Module) -> Iterator[Finding]:
    known = {person.id for person in module.head.people}
    for n, scene in enumerate(scenario.scenes):
        named: list[tuple[str | None, At]] = [
            (scene.sender, ("scenes", n, "from")),
            (scene.recipient, ("scenes", n, "to")),
        ]
        named += [(said.by, ("scenes", n, "messages", m, "by")) for m, said in enumerate(scene.messages)]
        for name, at in named:
            if name is not None and name not in known:
                yield Finding("unknown-person", FILE, at, {"person": name})


def _promises(scenario: Scenario) -> Iterator[Finding]:
    made: dict[str, At] = {}
    settled: dict[str, At] = {}
    for n, scene in enumerate(scenario.scenes):
        for k, settle in enumerate(scene.settles):
            settled.setdefault(settle.id, ("scenes", n, "settles", k, "id"))
        for m, choice in enumerate(scene.choices):
            here: At = ("scenes", n, "choices", m)
            for k, promise in enumerate(choice.promises):
                made.setdefault(promise.id, (*here, "promises", k, "id"))
            for k, settle in enumerate(choice.settles):
                settled.setdefault(settle.id, (*here, "settles", k, "id"))
    for name in made.keys() - settled.keys():
        yield Finding("promise-never-settled", FILE, made[name], {"promise": name})
    for name in settled.keys() - made.keys():
        yield Finding("unknown-promise", FILE, settled[name], {"promise": name})


def _gates(scenario: Scenario) -> Iterator[Finding]:
    opened: dict[str, At] = {}
    repaired: dict[str, At] = {}
    for n, scene in enumerate(scenario.scenes):
        for m, choice in enumerate(scene.choices):
            if choice.gate is not None:
                opened.setdefault(choice.gate.id, ("scenes", n, "choices", m, "gate", "id"))
            if choice.repairs is not None:
                repaired.setdefault(choice.repairs, ("scenes", n, "choices", m, "repairs"))
    for name in repaired.keys() - opened.keys():
        yield Finding("unknown-gate", FILE, repaired[name], {"gate": name})
    for name in opened.keys() - repaired.keys():
        yield Finding("gate-never-repaired", FILE, opened[name], {"gate": name}, warning=True)


def _endings(scenario: Scenario) -> Iterator[Finding]:
    known = {band.id for band in scenario.bands}
    always = {ending.band for ending in scenario.endings if ending.when is None}
    for n, band in enumerate(scenario.bands):
        if band.id not in always:
            yield Finding("band-without-ending", FILE, ("bands", n, "id"), {"band": band.id})
    for n, ending in enumerate(scenario.endings):
        if ending.band not in known:
            yield Finding("unknown-band", FILE, ("endings", n, "band"), {"band": ending.band})
        if ending.quotes and ending.quotes[-1].when is not None:
            at: At = ("endings", n, "quotes", len(ending.quotes) - 1)
            yield Finding("no-quote-otherwise", FILE, at, {"ending": ending.id})
        for k, told in enumerate(ending.quotes[:-1]):
            if told.when is None:
                yield Finding("quote-hides-others", FILE, ("endings", n, "quotes", k), {"ending": ending.id})


def _condition(scenario: Scenario, condition: Condition, at: At) -> Iterator[Finding]:
    flags = {flag for scene in scenario.scenes for choice in scene.choices for flag in choice.flags}
    if condition.flag is not None and condition.flag not in flags:
        yield Finding("unknown-flag", FILE, (*at, "flag"), {"flag": condition.flag})
    for scene_id, letters in condition.chose.items():
        scene = scenario.scene(scene_id)
        if scene is None:
            yield Finding("unknown-scene", FILE, (*at, "chose", scene_id), {"scene": scene_id})
            continue
        for letter in (letters,) if isinstance(letters, str) else letters:
            if scene.choice(letter) is None:
                details = {"choice": letter, "scene": scene_id}
                yield Finding("unknown-choice", FILE, (*at, "chose", scene_id), details)
    parts: list[tuple[Condition, At]] = [(part, (*at, "all", n)) for n, part in enumerate(condition.all_)]
    parts += [(part, (*at, "any", n)) for n, part in enumerate(condition.any_)]
    parts += [(condition.not_, (*at, "not"))] if condition.not_ is not None else []
    for part, place in parts:
        yield from _condition(scenario, part, place)


def _never_true(scenario: Scenario) -> Iterator[Finding]:
    """Conditions that ask for a choice which cannot have been made when they are read."""
    reach: dict[str, set[str]] = {}
    for place in conditioned(scenario):
        for scene_id, letters in place.condition.chose.items():
            scene = scenario.scene(scene_id)
            if scene is None or _can_precede(scenario, scene_id, letters, place, reach):
                continue
            at = (*place.at, "chose", scene_id)
            yield Finding("condition-never-true", FILE, at, {"scene": scene_id, "read_in": place.read_in})


def _can_precede(
    scenario: Scenario,
    scene_id: str,
    letters: str | tuple[str, ...],
    place: Conditioned,
    reach: dict[str, set[str]],
) -> bool:
    if place.read_in == END or (place.own_choice is not None and scene_id == place.read_in):
        return True
    scene = scenario.scenes_by_id[scene_id]
    targets = {choice.to for choice in scene.choices if choice.id in letters}
    for target in targets:
        if target not in reach:
            reach[target] = reachable_from(scenario, target)
    return any(place.read_in in reach[target] for target in targets)
