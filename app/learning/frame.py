"""What stands around every page of the player: where one is, the brief, who the customer is, and where steps live.

Pages of higher features (the answer, the feedback) use the same frame, so it is no view of this feature.
"""

from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from app.engine.course.model import Module, StepRef
from app.learning.queries.player import Player


@dataclass(frozen=True)
class Frame:
    """The bar above a page: `step` of `steps` as strokes, `step_label` in words."""

    course: str
    module: str
    step: int
    steps: int
    step_label: str
    stop_url: str


@dataclass(frozen=True)
class BriefPart:
    """One paragraph of the brief with its title; `text` is Markdown."""

    title: str
    text: str


@dataclass(frozen=True)
class BriefSheet:
    """The brief that can be opened on every page; `line` stays visible."""

    line: str
    parts: tuple[BriefPart, ...]


@dataclass(frozen=True)
class Customer:
    """The customer's card."""

    name: str
    initials: str
    role: str
    context: str


def frame(player: Player, step: str) -> Frame:
    """The bar for a page of the step with this key; in the story it counts scenes, elsewhere steps."""
    number, count, label = _place(player, step)
    return Frame(
        course=player.version.course_title,
        module=player.module.title,
        step=number,
        steps=count,
        step_label=label,
        stop_url=url_for("curricula.home"),
    )


def place_in_words(player: Player) -> str:
    """Where the learner is, for lists: "Scene 3 of up to 7", "Step 4 of 6"."""
    present = player.present_step()
    return _place(player, present.key)[2] if present else _("Complete")


def _place(player: Player, step: str) -> tuple[int, int, str]:
    if step == "scenario" and player.scene is not None:
        return _scene_place(player.position + 1, player.most_scenes)
    keys = [ref.key for ref in player.steps]
    # A lesson inside the story is no step of its own: it stands where the story stands.
    number = keys.index(step if step in keys else "scenario") + 1
    return number, len(keys), _("Step %(number)s of %(count)s", number=number, count=len(keys))


def _scene_place(number: int, most: int) -> tuple[int, int, str]:
    if number == most:
        return number, most, _("Scene %(number)s, the last", number=number)
    return number, most, _("Scene %(number)s of up to %(most)s", number=number, most=most)


def brief_sheet(module: Module) -> BriefSheet:
    """The module's brief, with who can see what is done here as its last part."""
    brief = module.brief
    titles_and_texts = (
        (_("What happened"), brief.situation),
        (_("Who you are"), brief.you),
        (_("Who the customer is"), brief.customer),
        (_("What you can do"), brief.can_do),
        (_("The goal in plain words"), brief.goal),
        (_("Who can see this"), module.head.visibility),
    )
    return BriefSheet(brief.in_one_line, tuple(BriefPart(title, text) for title, text in titles_and_texts))


def customer_card(module: Module) -> Customer | None:
    """The card of the module's customer; None if the course names nobody by that id."""
    card = module.head.customer
    person = module.person(card.person)
    if person is None:
        return None
    role = ", ".join(part for part in (person.role, person.organisation) if part)
    return Customer(person.name, person.initials, role, card.context)


def step_url(player: Player, step: StepRef | None) -> str:
    """The address of a step's page; of the record when there is no step left.

    Which page serves which kind of step is listed in the factory, because some belong to higher features.
    """
    attempt_id = player.attempt.id
    if step is None:
        return url_for("learning.record", attempt_id=attempt_id)
    endpoint = current_app.extensions["step_endpoints"][step.kind]
    values: dict[str, Any] = {}
    if step.kind == "lesson":
        values["lesson"] = step.id or ""
    elif step.kind == "role_play":
        values["role_play"] = step.id or ""
    elif step.kind == "checks" and player.module.checks is not None:
        values["check"] = next(iter(player.open_checks), player.module.checks.checks[0].id)
    return url_for(endpoint, attempt_id=attempt_id, **values)
