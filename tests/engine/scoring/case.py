"""The cases of the shipped rubrics, for every test of the scorer."""

from functools import cache
from pathlib import Path

import yaml

from app.engine.rubric import Rubric

PROMPT = (
    "Second month your export gets overtime wrong. 41 of my carers are underpaid. I have explained this three times "
    "to three people and each starts from zero. Your salesman said payroll would just work from day one. Cut-off is "
    "Friday 10:00. If they are paid wrong again I pull the plug and tell everyone why. What are you actually going "
    "to do?"
)
POST = (
    "Fennbrook Fibre – AVOID. Four days no internet, nobody turns up, 50 minutes on hold and then cut off. My mum's "
    "alarm pendant runs over that line. And their adverts say 'neighbours looking after neighbours'. Joke. Has anyone "
    "had actual help from them??"
)
CHAT = (
    "THIRD time. My kids haven’t eaten, you people cut me off, and if one more person asks my mother’s maiden name I "
    "scream."
)
RUBRICS = Path(__file__).parents[3] / "courses" / "rubrics"
FILE = RUBRICS / "storming-reply" / "rubric.yaml"


@cache
def shipped(rubric_id: str) -> Rubric:
    """A rubric that ships, read as it stands; the tests of its cues need no catalogue."""
    text = (RUBRICS / rubric_id / "rubric.yaml").read_text(encoding="utf-8")
    return Rubric.model_validate(yaml.safe_load(text))


def storming() -> Rubric:
    """The shipped rubric."""
    return shipped("storming-reply")


def public() -> Rubric:
    """The shipped rubric for replies in public."""
    return shipped("public-reply")


def hand_over() -> Rubric:
    """The shipped rubric for a hand-over note."""
    return shipped("hand-over-note")


def third_call() -> Rubric:
    """The shipped rubric for somebody in need, on the third contact."""
    return shipped("third-call-reply")


def told_four() -> Rubric:
    """The shipped rubric for somebody who has told it too often."""
    return shipped("told-four-people")


def first_contact() -> Rubric:
    """The shipped rubric for a first reply to somebody new."""
    return shipped("first-contact-reply")


def waiting_line() -> Rubric:
    """The shipped rubric for what a line says to those who wait."""
    return shipped("waiting-line")


def sixty_seconds() -> Rubric:
    """The shipped rubric for taking back a claim."""
    return shipped("sixty-seconds-reply")


def three_places() -> Rubric:
    """The shipped rubric for one fact in three places."""
    return shipped("three-places")


def bank_public() -> Rubric:
    """The shipped rubric for a reply as the bank."""
    return shipped("bank-public-reply")


def sharing_kit() -> Rubric:
    """The shipped rubric for a kit that asks colleagues to share."""
    return shipped("sharing-kit")


def raw() -> dict:
    """The shipped rubric as plain data, fresh each time."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def anchor(name: str) -> str:
    """The text of an anchor."""
    return next(a.text for a in storming().anchors if a.id == name)
