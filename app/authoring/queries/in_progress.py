"""Who is in the middle of a module, as numbers per place. No names: an author need not know who."""

from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa

from app.db import db
from app.engine.course.model import StepKind
from app.learning.models import Attempt
from app.learning.queries.player import Player, players

AT_ONCE = 500


@dataclass(frozen=True)
class Standing:
    """How many people stand at one place of one version. `title` is the scene's, the lesson's or the role-play's."""

    number: int
    kind: StepKind
    title: str
    scene: str | None
    people: int


def standings(module_id: str) -> list[Standing]:
    """Where people are who began the module and did not finish it: the fullest place of the newest version first."""
    ids = list(
        db.session.scalars(
            sa.select(Attempt.id)
            .where(Attempt.module_id == module_id, Attempt.finished_at.is_(None))
            .order_by(Attempt.id)
        )
    )
    counted: Counter[tuple[int, StepKind, str, str | None]] = Counter()
    for start in range(0, len(ids), AT_ONCE):
        rows = db.session.scalars(sa.select(Attempt).where(Attempt.id.in_(ids[start : start + AT_ONCE]))).all()
        counted.update(place for found in players(rows) if (place := _place(found)) is not None)
    standing = [Standing(*place, people) for place, people in counted.items()]
    return sorted(standing, key=lambda at: (-at.number, -at.people, at.title))


def _place(player: Player) -> tuple[int, StepKind, str, str | None] | None:
    step = player.present_step()
    if step is None:
        return None
    # A lesson that opens before a scene is read inside the story: one stands before that scene.
    in_story = step.kind == "scenario" or step.id in {lesson.id for lesson in player.lessons_due}
    if in_story and player.scene is not None:
        return player.version.number, "scenario", player.scene.title, player.scene.id
    part = player.module.lesson(step.id or "") or player.module.role_play(step.id or "")
    return player.version.number, step.kind, part.title if part else "", None
