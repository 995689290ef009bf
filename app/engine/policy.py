"""A policy as its file says it, and how it is named where modules are assigned."""

import hashlib
import json
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from app.engine.course.base import FormatPart, Id, Line, Whole

PREFIX = "policy:"
"""Stands before a policy's id among the ids of modules: a module's id has no colon."""

Body = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]


def is_address(value: str) -> bool:
    """Whether a text is one e-mail address that can stand in a link."""
    name, _at, host = value.partition("@")
    return bool(name) and "." in host and not any(sign.isspace() or sign in '<>,;:?&"' for sign in value)


def _address(value: str) -> str:
    if not is_address(value):
        raise ValueError("write one address, like people@example.com")
    return value


Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254), AfterValidator(_address)]
"""An e-mail address that can stand in a link."""


class Policy(FormatPart):
    """`policies/<id>.md`: a text that people confirm. `text` is what they read; `notes` is for who adopts it.

    `confirm_again`: whether who confirmed an earlier version is asked again; false for a correction that changes
    nothing one has to do.
    """

    id: Id
    title: Line
    summary: Line
    contact: Line
    contact_email: Address | None = None
    region: Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)] = ""
    language: Line = "en"
    minutes: Annotated[Whole, Field(ge=1, le=240)]
    review_by: date | None = None
    change: Line
    confirm_again: bool = True
    text: Body
    notes: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)] = ""


def hash_of(policy: Policy) -> str:
    """SHA-256 over everything a reader sees: what is said about the change is not part of it."""
    said = policy.model_dump(mode="json", exclude={"format", "change", "confirm_again"})
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def item_of(policy_id: str) -> str:
    """The id under which a policy is assigned: `policy:social-media`."""
    return f"{PREFIX}{policy_id}"


def policy_of(item_id: str) -> str | None:
    """The policy's id of what is assigned; None for a module."""
    return item_id.removeprefix(PREFIX) if item_id.startswith(PREFIX) else None
