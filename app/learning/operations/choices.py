"""Choosing in a scene and skipping one for its content. The path is stored choice by choice."""

from datetime import datetime

from flask_babel import gettext as _

from app.db import db, operation
from app.engine.play import CannotPlay, choose, skip
from app.errors import Refused
from app.events.kinds import Kind
from app.events.operations import record
from app.learning.models import ChoiceMade
from app.learning.operations.attempts import locked_attempt
from app.learning.queries.player import Player, player


class ChosenElsewhere(Refused):
    """This scene was already answered in another way, in another tab or on another device."""

    def __init__(self) -> None:
        super().__init__(_("You have already gone on from this scene in another window. Nothing was changed."))


class NotThisChoice(Refused):
    """The story does not allow this step now."""

    def __init__(self) -> None:
        super().__init__(_("This is not possible at this point of the story. Open the scene again and choose there."))


@operation
def make_choice(*, attempt_id: int, position: int, scene: str, choice: str, actor_id: int, at: datetime) -> ChoiceMade:
    """Take a choice in the scene that stands at `position` (from 0) of the path.

    The same choice sent twice is stored once. Raises ChosenElsewhere when the path already goes another way there,
    NotThisChoice when the story does not offer it now, Missing for an attempt that is not the actor's.
    """
    return _go_on(attempt_id, position, scene, choice, actor_id, at)


@operation
def skip_scene(*, attempt_id: int, position: int, scene: str, actor_id: int, at: datetime) -> ChoiceMade:
    """Skip the scene at `position` for its content: the story goes on as the course declares, nothing is booked.

    Raises as `make_choice` does; NotThisChoice also where the scene cannot be skipped.
    """
    return _go_on(attempt_id, position, scene, None, actor_id, at)


def _go_on(attempt_id: int, position: int, scene: str, choice: str | None, actor_id: int, at: datetime) -> ChoiceMade:
    attempt = locked_attempt(attempt_id=attempt_id, actor_id=actor_id)
    made = db.session.get(ChoiceMade, (attempt_id, position))
    if made is not None:
        if (made.scene, made.choice) == (scene, choice):
            return made
        raise ChosenElsewhere
    now = player(attempt)
    _refuse_what_the_story_does_not_allow(now, position, scene, choice)
    made = ChoiceMade(attempt_id=attempt_id, position=position, scene=scene, choice=choice, at=at)
    db.session.add(made)
    attempt.touched_at = at
    record(Kind.CHOICE_MADE, at=at, actor_id=actor_id, attempt_id=attempt_id, position=position)
    db.session.flush()
    return made


def _refuse_what_the_story_does_not_allow(now: Player, position: int, scene: str, choice: str | None) -> None:
    present = now.present_step()
    if (now.scene is None or now.scene.id != scene or now.position != position
            or present is None or present.kind != "scenario"):  # fmt: skip
        raise NotThisChoice
    scenario, state = now.module.scenario, now.state
    if scenario is None or state is None:
        raise NotThisChoice
    try:
        skip(scenario, state) if choice is None else choose(scenario, state, choice)
    except CannotPlay as error:
        raise NotThisChoice from error
