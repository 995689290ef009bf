"""Does a condition of the course hold for a state?"""

from app.engine.course.scenario import Condition, Range
from app.engine.play.state import State


def holds(condition: Condition | None, state: State) -> bool:
    """Whether the condition holds; no condition always does."""
    if condition is None:
        return True
    return (
        all(_chose(state, scene, choices) for scene, choices in condition.chose.items())
        and (condition.flag is None or condition.flag in state.flags)
        and _within(condition.ledger, state.balance)
        and _within(condition.effort, state.effort.total)
        and all(holds(part, state) for part in condition.all_)
        and (not condition.any_ or any(holds(part, state) for part in condition.any_))
        and (condition.not_ is None or not holds(condition.not_, state))
    )


def _chose(state: State, scene: str, choices: str | tuple[str, ...]) -> bool:
    wanted = (choices,) if isinstance(choices, str) else choices
    return state.chosen(scene) in wanted


def _within(bounds: Range | None, value: int) -> bool:
    if bounds is None:
        return True
    high_enough = bounds.at_least is None or value >= bounds.at_least
    return high_enough and (bounds.below is None or value < bounds.below)
