"""A scenario: scenes, choices, what they book on the trust ledger, and the endings.

Conditions read what was chosen (`chose`), flags, ledger and effort; several keys in one condition must all
hold. A scene that was never visited counts as not chosen. A story only goes forward: format 1 has no cycles.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.engine.course.base import (
    Channel,
    ChoiceId,
    FormatPart,
    Id,
    Line,
    Part,
    Picture,
    Pillar,
    Prose,
    Whole,
)

Points = Annotated[int, Field(strict=True, ge=-100, le=100)]
Balance = Annotated[int, Field(strict=True, ge=0, le=100)]
Spent = Annotated[int, Field(strict=True, ge=0, le=9)]
Settled = Literal["kept", "late", "renegotiated", "broken", "withdrawn"]


class Range(Part):
    """Bounds for a number: `at_least` is included, `below` is not. One of them is needed."""

    at_least: Whole | None = None
    below: Whole | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Range:
        if self.at_least is None and self.below is None:
            raise ValueError("range_without_bounds")
        return self


class Condition(Part):
    """When something applies. Every key that is given must hold."""

    chose: dict[Id, ChoiceId | tuple[ChoiceId, ...]] = Field(default_factory=dict)
    flag: Id | None = None
    ledger: Range | None = None
    effort: Range | None = None
    all_: tuple[Condition, ...] = Field(default=(), alias="all")
    any_: tuple[Condition, ...] = Field(default=(), alias="any")
    not_: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _says_something(self) -> Condition:
        if not self.model_fields_set:
            raise ValueError("empty_condition")
        return self


class Said(Part):
    """Something said or told in a scene: `by` is a person's id; without it the narrator tells it."""

    by: Id | None = None
    text: Prose
    when: Condition | None = None


class Told(Part):
    """A text that holds under a condition (endings and their quotes)."""

    text: Prose
    when: Condition | None = None


class LedgerLine(Part):
    """One line for the trust ledger: points asked for, the pillar, and the customer's inner voice."""

    points: Points
    pillar: Pillar
    voice: Line


class EffortSpent(Part):
    """What the customer has to spend, by kind: each counts one point."""

    repeat: Spent = 0
    wait: Spent = 0
    change: Spent = 0


class Delayed(Part):
    """A ledger line that falls due at a later scene (or `end`); its condition is read there."""

    at: Id
    when: Condition | None = None
    ledger: LedgerLine


class Promise(Part):
    """What was promised: its words and when it is due, in story time."""

    id: Id
    words: Line
    due: Line


class Settle(Part):
    """How an open promise ends. A promise that is not open is left as it is."""

    id: Id
    how: Settled = Field(alias="as")
    when: Condition | None = None


class Gate(Part):
    """Something that must be repaired: while it is open, the story cannot end above `cap`."""

    id: Id
    cap: Balance


class Choice(Part):
    """What the learner may say or do in a scene, and everything that follows from it."""

    id: ChoiceId
    text: Prose
    reaction: Prose
    ledger: LedgerLine | None = None
    effort: EffortSpent = EffortSpent()
    flags: tuple[Id, ...] = ()
    promises: tuple[Promise, ...] = ()
    settles: tuple[Settle, ...] = ()
    gate: Gate | None = None
    repairs: Id | None = None
    later: tuple[Delayed, ...] = ()
    to: Id


class Skip(Part):
    """The scene may be skipped for its content; the story goes on as if this choice had been taken."""

    as_: ChoiceId = Field(alias="as")


class Scene(Part):
    """One moment of decision. `leave_below`: on arrival with less than this, the customer leaves."""

    id: Id
    code: Line | None = None
    title: Line
    channel: Channel
    sender: Id | None = Field(default=None, alias="from")
    recipient: Id | None = Field(default=None, alias="to")
    at: Line
    seen_by: Line
    subject: Line | None = None
    leave_below: Balance | None = None
    skip: Skip | None = None
    settles: tuple[Settle, ...] = ()
    picture: Picture | None = None
    messages: tuple[Said, ...] = Field(min_length=1)
    prompt: Prose | None = None
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=6)

    def choice(self, choice_id: str) -> Choice | None:
        """The choice with that letter, or None."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


class Band(Part):
    """A stretch of the ledger from `at_least` up to the next band, with its word for people."""

    id: Id
    name: Line
    at_least: Balance


class Ending(Part):
    """How the story ends in a band. Of several endings of a band the first whose condition holds is told.

    `text` shows every match in order; `quotes` shows the first match and ends with one without `when`.
    """

    id: Id
    band: Id
    title: Line
    when: Condition | None = None
    text: tuple[Told, ...] = Field(min_length=1)
    outcome: Line
    quotes: tuple[Told, ...] = ()


class LastScene(Part):
    """The page on which the story ends: its title and its story time."""

    code: Line | None = None
    title: Line
    at: Line


class Scenario(FormatPart):
    """The whole story. The first scene in the list is where it starts; `start` is the ledger's balance."""

    start: Balance
    bands: tuple[Band, ...] = Field(min_length=2)
    end: LastScene
    scenes: tuple[Scene, ...] = Field(min_length=1)
    endings: tuple[Ending, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _bands_rise_from_zero(self) -> Scenario:
        starts = [band.at_least for band in self.bands]
        if starts[0] != 0 or starts != sorted(set(starts)):
            raise ValueError("bands_do_not_rise")
        return self

    @cached_property
    def scenes_by_id(self) -> dict[str, Scene]:
        """Scenes by id; of two with the same id the first."""
        return {scene.id: scene for scene in reversed(self.scenes)}

    def scene(self, scene_id: str) -> Scene | None:
        """The scene with that id, or None."""
        return self.scenes_by_id.get(scene_id)

    def ending(self, ending_id: str) -> Ending | None:
        """The ending with that id, or None."""
        return next((ending for ending in self.endings if ending.id == ending_id), None)

    def band(self, band_id: str) -> Band | None:
        """The band with that id, or None."""
        return next((band for band in self.bands if band.id == band_id), None)

    def band_at(self, balance: int) -> Band:
        """The band that a balance of 0 to 100 lies in."""
        return next(band for band in reversed(self.bands) if balance >= band.at_least)
