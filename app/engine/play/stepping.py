"""One step of a story, always in the same order.

Book the choice's line (clipped) → go to the target → book delayed lines due there in the order they arose
(each clipped) → settle promises that end there → if the scene has `leave_below` and the balance is below it,
end with the lowest band → show the scene. At an ending, delayed lines not yet booked whose condition holds are
booked, then the band is read. A skipped scene books
nothing and promises nothing; what the story goes on with (flags, settled promises, target) is that of `skip.as`.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.engine.course.base import END
from app.engine.course.scenario import Choice, Delayed, LedgerLine, Scenario, Scene, Settle
from app.engine.play.conditions import holds
from app.engine.play.state import (
    SKIPPED,
    CannotPlay,
    Effort,
    Entry,
    GateOpen,
    Pending,
    PromiseMade,
    State,
    Step,
)


def start(scenario: Scenario) -> State:
    """The state before the first choice."""
    first = scenario.scenes[0].id
    return State(scene=first, balance=scenario.start, band=scenario.band_at(scenario.start).id)


def choose(scenario: Scenario, state: State, choice_id: str) -> State:
    """The state after taking a choice in the present scene. Raises CannotPlay."""
    scene = _present(scenario, state)
    choice = scene.choice(choice_id)
    if choice is None:
        raise CannotPlay("no-such-choice", scene.id)
    state = replace(state, path=(*state.path, Step(scene.id, choice.id)))
    if choice.ledger is not None:
        state = _book(state, choice.ledger, kind="choice", origin=(scene.id, choice.id), booked_in=scene.id)
    state = _take_on(state, scene, choice)
    return _arrive(scenario, state, choice.to)


def skip(scenario: Scenario, state: State) -> State:
    """The state after skipping the present scene for its content. Raises CannotPlay."""
    scene = _present(scenario, state)
    choice = scene.choice(scene.skip.as_) if scene.skip else None
    if choice is None:
        raise CannotPlay("no-skip", scene.id)
    state = replace(state, path=(*state.path, Step(scene.id, choice.id, skipped=True)))
    gates = tuple(gate for gate in state.gates if gate.id != choice.repairs)
    state = replace(state, flags=state.flags | set(choice.flags), gates=gates)
    state = _settle(state, choice.settles, scene.id)
    return _arrive(scenario, state, choice.to)


def replay(scenario: Scenario, path: Iterable[tuple[str, str]]) -> State:
    """The state at the end of a path of (scene id, choice id or SKIPPED). Raises CannotPlay."""
    state = start(scenario)
    for scene_id, choice_id in path:
        if state.scene != scene_id:
            raise CannotPlay("finished" if state.finished else "other-scene", scene_id)
        state = skip(scenario, state) if choice_id == SKIPPED else choose(scenario, state, choice_id)
    return state


def path_of(state: State) -> tuple[tuple[str, str], ...]:
    """The path as pairs that `replay` takes and a database can keep."""
    return tuple((step.scene, SKIPPED if step.skipped else step.choice) for step in state.path)


def _present(scenario: Scenario, state: State) -> Scene:
    scene = scenario.scene(state.scene) if state.scene else None
    if scene is None:
        raise CannotPlay("finished", state.scene)
    return scene


def _book(state: State, line: LedgerLine, *, kind: str, origin: tuple[str, str], booked_in: str) -> State:
    balance = min(100, max(0, state.balance + line.points))
    entry = Entry(
        kind="choice" if kind == "choice" else "delayed",
        asked=line.points,
        booked=balance - state.balance,
        balance=balance,
        pillar=line.pillar,
        voice=line.voice,
        scene=origin[0],
        choice=origin[1],
        booked_in=booked_in,
        step=len(state.path) - 1,
    )
    return replace(state, balance=balance, entries=(*state.entries, entry))


def _take_on(state: State, scene: Scene, choice: Choice) -> State:
    """Everything a choice brings besides its own ledger line."""
    spent = choice.effort
    state = replace(
        state,
        effort=Effort(
            state.effort.repeat + spent.repeat,
            state.effort.wait + spent.wait,
            state.effort.change + spent.change,
        ),
        flags=state.flags | set(choice.flags),
        gates=_gates_after(state, choice),
        pending=state.pending
        + tuple(Pending(scene.id, choice.id, n, later.at) for n, later in enumerate(choice.later)),
    )
    state = _settle(state, choice.settles, scene.id)
    open_ids = {promise.id for promise in state.owed}
    made = tuple(
        PromiseMade(promise.id, promise.words, promise.due, scene.id, choice.id)
        for promise in choice.promises
        if promise.id not in open_ids
    )
    return replace(state, promises=state.promises + made)


def _gates_after(state: State, choice: Choice) -> tuple[GateOpen, ...]:
    gates = tuple(gate for gate in state.gates if gate.id != choice.repairs)
    return gates if choice.gate is None else (*gates, GateOpen(choice.gate.id, choice.gate.cap))


def _settle(state: State, settles: tuple[Settle, ...], where: str) -> State:
    for settle in settles:
        if holds(settle.when, state):
            promises = tuple(
                replace(promise, how=settle.how, settled_in=where)
                if promise.id == settle.id and promise.how is None
                else promise
                for promise in state.promises
            )
            state = replace(state, promises=promises)
    return state


def _arrive(scenario: Scenario, state: State, target: str) -> State:
    if target == END:
        return _finish(scenario, state, early=False)
    scene = scenario.scenes_by_id[target]
    due = [pending for pending in state.pending if pending.at == target]
    state = _settle(_book_due(scenario, state, due, target), scene.settles, target)
    if scene.leave_below is not None and state.balance < scene.leave_below:
        return _finish(scenario, state, early=True)
    return replace(state, scene=target, band=scenario.band_at(state.total).id)


def _book_due(scenario: Scenario, state: State, due: Iterable[Pending], where: str) -> State:
    for pending in due:
        later = _delayed(scenario, pending)
        state = replace(state, pending=tuple(other for other in state.pending if other != pending))
        if holds(later.when, state):
            origin = (pending.scene, pending.choice)
            state = _book(state, later.ledger, kind="delayed", origin=origin, booked_in=where)
    return state


def _delayed(scenario: Scenario, pending: Pending) -> Delayed:
    choice = scenario.scenes_by_id[pending.scene].choice(pending.choice)
    if choice is None:
        raise CannotPlay("no-such-choice", pending.scene)
    return choice.later[pending.index]


def _finish(scenario: Scenario, state: State, *, early: bool) -> State:
    state = _book_due(scenario, state, state.pending, END)
    band = scenario.bands[0] if early else scenario.band_at(state.total)
    state = replace(state, scene=None, band=band.id, early=early)
    endings = [ending for ending in scenario.endings if ending.band == band.id and holds(ending.when, state)]
    if not endings:
        raise CannotPlay("no-ending", band.id)
    return replace(state, ending=endings[0].id)
