"""What the last step of the story did, told before the next scene."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.engine.course.model import Module
from app.engine.play import State, just_booked, last_reaction
from app.learning.views.ledger_panel import Line, ledger_line


@dataclass(frozen=True)
class Happened:
    """What was said, what came of it (Markdown), and the ledger lines booked now, delayed ones among them."""

    text: str
    said: str | None
    entries: tuple[Line, ...]


def what_happened(module: Module, state: State | None) -> Happened | None:
    """What the last step of the path did; None before the first one."""
    if module.scenario is None or state is None or not state.path:
        return None
    entries = tuple(ledger_line(state, entry) for entry in just_booked(state))
    step = state.path[-1]
    scene = module.scenario.scenes_by_id[step.scene]
    choice = scene.choice(step.choice)
    if step.skipped or choice is None:
        text = _("You read “%(scene)s” and did not play it. Nothing was booked for it.", scene=scene.title)
        return Happened(text, None, entries)
    return Happened(last_reaction(module.scenario, state) or "", choice.text, entries)
