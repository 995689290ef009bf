"""A scene as its channel shows it: who speaks, in which words, when in the story."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.engine.course.base import Channel
from app.engine.course.model import Module, Person
from app.engine.course.scenario import Said, Scene
from app.engine.play import State, opening

FIRST_LINE = 90
WITH_FULL_NAMES = ("mail", "social", "meeting")


@dataclass(frozen=True)
class Message:
    """Something said (`speaker`) or told (`narrator`); `text` is Markdown."""

    text: str
    speaker: str = ""
    initials: str = ""
    mine: bool = False
    narrator: bool = False
    first_line: str = ""
    at: str | None = None
    address: str | None = None
    reply: bool = False


@dataclass(frozen=True)
class Option:
    """One thing to say or do; `id` is what the form sends."""

    id: str
    text: str


@dataclass(frozen=True)
class SceneSheet:
    """What the channel's skin draws. `answers_to` is the name of who the reply goes to."""

    id: str
    channel: Channel
    sender: str
    to: str
    at: str
    seen_by: str
    subject: str
    prompt: str | None
    messages: tuple[Message, ...]
    options: tuple[Option, ...]
    answers_to: str
    can_skip: bool
    counts: tuple[str, ...] = ()


def scene_sheet(module: Module, scene: Scene, state: State) -> SceneSheet:
    """The sheet of a scene as it opens in this standing of the story."""
    sender = module.person(scene.sender)
    return SceneSheet(
        id=scene.id,
        channel=scene.channel,
        sender=sender.name if sender else "",
        to=_recipient(module.person(scene.recipient)),
        at=scene.at,
        seen_by=scene.seen_by,
        subject=scene.subject or scene.title,
        prompt=scene.prompt,
        messages=tuple(_message(module, said, scene.channel) for said in opening(scene, state)),
        options=tuple(Option(choice.id, choice.text) for choice in scene.choices),
        answers_to=_answers_to(sender),
        can_skip=scene.skip is not None,
    )


def _recipient(person: Person | None) -> str:
    if person is None:
        return ""
    return _("you") if person.side == "you" else person.name


def _answers_to(sender: Person | None) -> str:
    return sender.short if sender is not None and sender.side != "you" else _("them")


def _message(module: Module, said: Said, channel: Channel) -> Message:
    person = module.person(said.by)
    if person is None:
        return Message(text=said.text, narrator=True)
    return Message(
        text=said.text,
        speaker=_("You") if person.side == "you" else person.name if channel in WITH_FULL_NAMES else person.short,
        initials=person.initials,
        mine=person.side == "you",
        first_line=said.text[:FIRST_LINE],
    )
