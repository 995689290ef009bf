"""A message house: what a company promises, what it can prove, and how it says it. One a company, brand or incident.

A module names one with `message_house`; its learners read it on the brief. A proof counts until its last day.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.engine.course.base import FormatPart, Id, Line, Part, Pillar

MOST_WORDS_OF_PROMISE = 20
MOST_WORDS_OF_LINE = 25


class Roof(Part):
    """The one promise, what is not promised, and what a customer should feel."""

    promise: Line
    not_promised: tuple[Line, ...] = Field(min_length=1)
    feeling: Line


class Proof(Part):
    """A fact that holds up a pillar. `owner` answers for it until `valid_until`; only public ones are said outside."""

    fact: Line
    source: Line
    owner: Line
    valid_until: date
    public: bool = True


class HousePillar(Part):
    """Something the promise rests on, and its proofs."""

    id: Id
    sentence: Line
    why: Line
    pillar: Pillar
    proofs: tuple[Proof, ...] = Field(min_length=1)


class Tone(Part):
    """A trait of the voice, what it is not, and when it shifts."""

    trait: Line
    not_like: Line
    when_upset: Line | None = None


class Wording(Part):
    """Words to use, and those they stand for."""

    prefer: Line
    avoid: Line


class Claim(Part):
    """What may be said freely, with somebody's approval, or not at all. `approver` is a role."""

    text: Line
    status: Literal["free", "needs-approval", "forbidden"]
    approver: Line | None = None


class RetiredClaim(Part):
    """A sentence that was said once and no longer is: since when, why, and what is said in its place."""

    text: Line
    since: date
    why: Line
    instead: Line | None = None


class LineToTake(Part):
    """A question that many ask, the short answer, and what to say while nobody knows."""

    question: Line
    short: Line
    if_unknown: Line | None = None


class IncidentSwitch(Part):
    """What changes at once when something goes wrong."""

    pause: Line
    holding_line: Line
    same_text: Line


class MessageHouse(FormatPart):
    """`message-houses/<id>.yaml`."""

    id: Id
    name: Line
    version: Annotated[int, Field(strict=True, ge=1)]
    owner: Line
    valid_from: date
    review_by: date
    audience: Line
    roof: Roof
    pillars: tuple[HousePillar, ...] = Field(min_length=2, max_length=4)
    tone: tuple[Tone, ...] = ()
    words: tuple[Wording, ...] = ()
    claims: tuple[Claim, ...] = ()
    retired: tuple[RetiredClaim, ...] = ()
    lines_to_take: tuple[LineToTake, ...] = ()
    disclosure: Line | None = None
    incident: IncidentSwitch | None = None

    def standing(self, today: date) -> tuple[tuple[HousePillar, tuple[Proof, ...]], ...]:
        """The pillars, each with its proofs that are public and still count on a day."""
        return tuple(
            (pillar, tuple(proof for proof in pillar.proofs if proof.public and proof.valid_until >= today))
            for pillar in self.pillars
        )
