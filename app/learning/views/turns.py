"""The path afterwards: every scene with what was said, what came of it, and how promises ended."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.engine.course.model import Module
from app.engine.course.scenario import Scenario
from app.engine.play import SKIPPED, PromiseMade, State, replay, turning_points
from app.learning.queries.player import Path
from app.learning.views.happened import Happened, what_happened
from app.learning.views.ledger_panel import scene_number
from app.learning.views.scene_sheet import SceneSheet, scene_sheet


@dataclass(frozen=True)
class Turn:
    """One scene of the path. `points` is what its choice was worth in the end, later lines included, and only
    stands on turning points; `balance` is the balance after the scene."""

    number: int
    sheet: SceneSheet
    happened: Happened
    skipped: bool
    balance: int
    turning: bool
    points: int


@dataclass(frozen=True)
class PromiseEnd:
    """A promise on the path and how it ended, in words."""

    words: str
    made_in: int
    due: str
    how: str
    ended_in: int | None


def turns(module: Module, scenario: Scenario, path: Path) -> tuple[Turn, ...]:
    """The scenes of a path in order."""
    final = replay(scenario, path)
    turning = {point.at: point.points for point in turning_points(final)}
    found = []
    before = replay(scenario, ())
    for at, (scene_id, choice_id) in enumerate(path):
        after = replay(scenario, path[: at + 1])
        happened = what_happened(module, after)
        if happened is not None:
            found.append(
                Turn(
                    number=at + 1,
                    sheet=scene_sheet(module, scenario.scenes_by_id[scene_id], before),
                    happened=happened,
                    skipped=choice_id == SKIPPED,
                    balance=after.balance,
                    turning=at in turning,
                    points=turning.get(at, 0),
                )
            )
        before = after
    return tuple(found)


def promise_ends(state: State) -> tuple[PromiseEnd, ...]:
    """Every promise of the path, in the order in which they were made."""
    return tuple(
        PromiseEnd(
            words=promise.words,
            made_in=scene_number(state, promise.scene),
            due=promise.due,
            how=_how(promise),
            ended_in=_ended_in(state, promise),
        )
        for promise in state.promises
    )


def _ended_in(state: State, promise: PromiseMade) -> int | None:
    return scene_number(state, promise.settled_in) if promise.how is not None else None


def _how(promise: PromiseMade) -> str:
    words = {
        "kept": _("kept"),
        "late": _("kept late"),
        "broken": _("broken"),
        "renegotiated": _("changed in time, with a new date"),
        "withdrawn": _("taken back, and said so"),
    }
    return words.get(promise.how or "", _("still open"))
