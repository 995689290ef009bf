"""How long one way through a module takes: words read at a steady pace, and a fixed time for writing."""

import re
from collections.abc import Iterator

from app.engine.course.checks import (
    Check,
    FillCheck,
    MatchCheck,
    MostLeastCheck,
    MultipleCheck,
    OrderCheck,
    SingleCheck,
    SpotCheck,
)
from app.engine.course.marks import without_marks
from app.engine.course.model import Lesson, Module
from app.engine.course.scenario import Ending, Scenario, Scene
from app.engine.paths import Walk

WORDS_A_MINUTE = 200
MINUTES_A_ROLE_PLAY = 7
_WORD = re.compile(r"\S*\w\S*")


def minutes_of(module: Module, walked: Walk | None) -> float:
    """Minutes for one path: its words at 200 a minute, and seven a role-play for thinking and writing.

    Of the story it is the mean over random walks, so that a module with short and long ways is counted fairly.
    """
    return words_of_one_path(module, walked) / WORDS_A_MINUTE + MINUTES_A_ROLE_PLAY * len(module.role_plays)


def words_of_one_path(module: Module, walked: Walk | None) -> float:
    """Words that somebody reads on one way through the module; of alternatives the mean."""
    words: float = _count(*_fixed_texts(module)) + sum(_lesson(lesson) for lesson in module.lessons)
    if walked is not None:
        words += _story(walked)
    return words


def _fixed_texts(module: Module) -> Iterator[str | None]:
    """What everybody reads: the brief, the role-plays, the checks with their feedback, the reflection."""
    brief = module.brief
    yield from (brief.in_one_line, brief.situation, brief.you, brief.customer, brief.can_do, brief.goal)
    yield from (module.head.content_note, module.head.visibility)
    for play in module.role_plays:
        yield from (play.title, play.context, play.message)
        if play.forecast is not None:
            yield from (play.forecast.question, *play.forecast.levels)
    for check in module.checks.checks if module.checks else ():
        yield check.task
        yield from _check_texts(check)
    if module.reflection is not None:
        yield from (question.text for question in module.reflection.questions)
        yield module.reflection.if_then.text


def _check_texts(check: Check) -> Iterator[str]:
    match check:
        case SingleCheck() | MultipleCheck() | MostLeastCheck():
            for option in check.options:
                yield from (option.text, option.feedback)
        case OrderCheck():
            yield from (item.text for item in check.items)
            yield check.feedback or ""
        case MatchCheck():
            for pair in check.pairs:
                yield from (pair.left, pair.right, pair.feedback)
        case SpotCheck():
            for segment in check.segments:
                yield from (segment.text, segment.feedback)
        case FillCheck():
            yield check.text


def _lesson(lesson: Lesson) -> float:
    """A lesson and its question, with the feedback of one answer."""
    told = _count(lesson.title, lesson.idea, lesson.case, lesson.weak, lesson.strong, lesson.decide.question)
    options = lesson.decide.options
    return told + _count(*(o.text for o in options)) + _count(*(o.feedback for o in options)) / len(options)


def _story(walked: Walk) -> float:
    """Mean words of a random walk through the story."""
    likely = walked.shares()
    words = 0.0
    for node in walked.nodes:
        if node.scene is not None and not node.finished:
            words += likely[node] * _scene(walked.scenario, str(node.scene))
        elif node.ending is not None:
            ending = walked.scenario.ending(node.ending)
            words += likely[node] * (_ending(ending) if ending else 0)
    return words


def _scene(scenario: Scenario, scene_id: str) -> float:
    """A scene, its choices, and what follows from one of them. Of messages with a condition the longest counts."""
    scene: Scene = scenario.scenes_by_id[scene_id]
    always = _count(scene.title, scene.prompt, *(said.text for said in scene.messages if said.when is None))
    sometimes = max((_count(said.text) for said in scene.messages if said.when is not None), default=0)
    after = [_count(c.reaction, c.ledger.voice if c.ledger else None) for c in scene.choices]
    return always + sometimes + _count(*(c.text for c in scene.choices)) + sum(after) / len(after)


def _ending(ending: Ending) -> int:
    always = _count(ending.title, ending.outcome, *(told.text for told in ending.text if told.when is None))
    sometimes = max((_count(told.text) for told in ending.text if told.when is not None), default=0)
    return always + sometimes + max((_count(told.text) for told in ending.quotes), default=0)


def _count(*texts: str | None) -> int:
    return sum(len(_WORD.findall(without_marks(text))) for text in texts if text)
