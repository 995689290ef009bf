"""Every longer text that a learner reads, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.engine.course.model import Module
from app.engine.problems import At


@dataclass(frozen=True)
class Text:
    """A text and where it stands."""

    text: str
    file: str
    at: At


def texts_of(module: Module) -> Iterator[Text]:
    """The texts of brief, lessons, story, role-plays, checks and reflection. Example answers are left out:
    they are somebody's voice."""
    for key in ("situation", "you", "customer", "can_do", "goal"):
        yield Text(getattr(module.brief, key), "brief.md", (key,))
    for lesson in module.lessons:
        for key in ("idea", "case"):
            if getattr(lesson, key):
                yield Text(getattr(lesson, key), f"lessons/{lesson.id}.md", (key,))
    yield from _story(module)
    for play in module.role_plays:
        yield Text(play.context, f"role-plays/{play.id}.yaml", ("context",))
        yield Text(play.message, f"role-plays/{play.id}.yaml", ("message",))
    for n, check in enumerate(module.checks.checks if module.checks else ()):
        yield Text(check.task, "checks.yaml", ("checks", n, "task"))
    for n, question in enumerate(module.reflection.questions if module.reflection else ()):
        yield Text(question.text, "reflection.yaml", ("questions", n, "text"))


def _story(module: Module) -> Iterator[Text]:
    if module.scenario is None:
        return
    for n, scene in enumerate(module.scenario.scenes):
        for m, said in enumerate(scene.messages):
            yield Text(said.text, "scenario.yaml", ("scenes", n, "messages", m, "text"))
        if scene.prompt:
            yield Text(scene.prompt, "scenario.yaml", ("scenes", n, "prompt"))
        for m, choice in enumerate(scene.choices):
            for key in ("text", "reaction"):
                yield Text(getattr(choice, key), "scenario.yaml", ("scenes", n, "choices", m, key))
    for n, ending in enumerate(module.scenario.endings):
        for m, told in enumerate(ending.text):
            yield Text(told.text, "scenario.yaml", ("endings", n, "text", m, "text"))
