"""Playing a scenario, purely: every function takes the course's Scenario and a State and returns new values.

    start(scenario) -> State                          before the first choice
    choose(scenario, state, choice_id) -> State       raises CannotPlay(code, scene)
    skip(scenario, state) -> State                    only where the scene has `skip`
    replay(scenario, [(scene_id, choice_id or SKIPPED), …]) -> State
    path_of(state) -> the same pairs, to be stored; replay(scenario, path_of(s)) == s

    opening(scene, state) -> messages to show         ending_text(ending, state) -> paragraphs
    quote(ending, state) -> str | None                reached_ending(scenario, state) -> Ending | None
    last_reaction(scenario, state) -> str | None      just_booked(state) -> entries of the last step
    turning_points(state, most=3)                     lessons_due(module, state, shown_ids)
    holds(condition, state)

A "what if" is `replay` of the first n steps of a path and another choice. See `state.py` for the values.
"""

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
from app.engine.play.stepping import choose, path_of, replay, skip, start
from app.engine.play.telling import (
    TurningPoint,
    ending_text,
    just_booked,
    last_reaction,
    lessons_due,
    opening,
    quote,
    reached_ending,
    turning_points,
)

__all__ = [
    "SKIPPED",
    "CannotPlay",
    "Effort",
    "Entry",
    "GateOpen",
    "Pending",
    "PromiseMade",
    "State",
    "Step",
    "TurningPoint",
    "choose",
    "ending_text",
    "holds",
    "just_booked",
    "last_reaction",
    "lessons_due",
    "opening",
    "path_of",
    "quote",
    "reached_ending",
    "replay",
    "skip",
    "start",
    "turning_points",
]
