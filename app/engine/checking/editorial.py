"""What an editor would say: lengths, words before a decision, hard texts, alt texts, the review date.

All but a missing alt text are warnings.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from app.engine.checking.texts import texts_of
from app.engine.course.checks import Check, MostLeastCheck, MultipleCheck, SingleCheck
from app.engine.course.marks import without_marks
from app.engine.course.model import Lesson, Module
from app.engine.course.scenario import Scene
from app.engine.problems import At, Finding
from app.engine.readability import too_hard

MOST_WORDS = 150
MOST_UNEVEN = 1.6
_WORD = re.compile(r"\S*\w\S*")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def editorial_findings(module: Module, today: date | None) -> Iterator[Finding]:
    """What an editor would say about wording, pictures and upkeep."""
    if today is not None and module.head.review_by < today:
        details = {"date": module.head.review_by.isoformat()}
        yield Finding("review-overdue", "module.yaml", ("review_by",), details, warning=True)
    yield from _before_decisions(module)
    yield from _lengths(module)
    yield from _texts(module)
    yield from _pictures(module)


def words_before_decision(lesson: Lesson) -> int:
    """How many words a lesson has before its question, rule marks left out."""
    return _count(lesson.idea, lesson.case, lesson.weak, lesson.strong)


def words_of_scene(scene: Scene) -> int:
    """How many words a scene has before its choices: those that every path reads, and the longest alternative.

    Of messages with a condition only the longest is counted, because they mostly stand for each other.
    """
    always = _count(*(said.text for said in scene.messages if said.when is None), scene.prompt)
    return always + max((_count(said.text) for said in scene.messages if said.when is not None), default=0)


def _count(*texts: str | None) -> int:
    return sum(len(_WORD.findall(without_marks(text))) for text in texts if text)


def _before_decisions(module: Module) -> Iterator[Finding]:
    for lesson in module.lessons:
        words = words_before_decision(lesson)
        if words > MOST_WORDS:
            details = {"words": str(words), "most": str(MOST_WORDS)}
            yield Finding("lesson-too-long", f"lessons/{lesson.id}.md", ("idea",), details, warning=True)
    for n, scene in enumerate(module.scenario.scenes if module.scenario else ()):
        words = words_of_scene(scene)
        if words > MOST_WORDS:
            details = {"words": str(words), "most": str(MOST_WORDS)}
            yield Finding("scene-too-long", "scenario.yaml", ("scenes", n, "messages"), details, warning=True)


def _lengths(module: Module) -> Iterator[Finding]:
    for n, scene in enumerate(module.scenario.scenes if module.scenario else ()):
        lengths = [len(choice.text) for choice in scene.choices]
        uneven = max(lengths) / min(lengths)
        if uneven > MOST_UNEVEN:
            details = {"ratio": f"{uneven:.2f}", "most": str(MOST_UNEVEN)}
            yield Finding("options-uneven", "scenario.yaml", ("scenes", n, "choices"), details, warning=True)
    for n, check in enumerate(module.checks.checks if module.checks else ()):
        right, wrong = _right_and_wrong(check)
        yield from _given_away(right, wrong, "checks.yaml", ("checks", n, "options"))
    for lesson in module.lessons:
        right = [len(option.text) for option in lesson.decide.options if option.verdict == "yes"]
        wrong = [len(option.text) for option in lesson.decide.options if option.verdict != "yes"]
        yield from _given_away(right, wrong, f"lessons/{lesson.id}.md", ("decide", "options"))


def _right_and_wrong(check: Check) -> tuple[list[int], list[int]]:
    """Lengths of the options that are right, and of the others."""
    match check:
        case SingleCheck() | MultipleCheck():
            pairs = [(option.verdict == "yes", len(option.text)) for option in check.options]
        case MostLeastCheck():
            pairs = [(option.verdict == "most", len(option.text)) for option in check.options]
        case _:
            pairs = []
    return [n for right, n in pairs if right], [n for right, n in pairs if not right]


def _given_away(right: Sequence[int], wrong: Sequence[int], file: str, at: At) -> Iterator[Finding]:
    """A right option that is far longer than every other one is found without thinking."""
    if right and wrong and min(right) / max(wrong) > MOST_UNEVEN:
        details = {"ratio": f"{min(right) / max(wrong):.2f}", "most": str(MOST_UNEVEN)}
        yield Finding("answer-given-away", file, at, details, warning=True)


def _texts(module: Module) -> Iterator[Finding]:
    for text in texts_of(module):
        lix = too_hard(text.text, module.head.language)
        if lix is not None:
            yield Finding("hard-to-read", text.file, text.at, {"lix": f"{lix:.0f}"}, warning=True)
        if _IMAGE.search(text.text):
            yield Finding("picture-in-text", text.file, text.at)


def _pictures(module: Module) -> Iterator[Finding]:
    for picture, file, at in module.pictures():
        if picture.alt is None:
            yield Finding("missing-alt", file, at, {"file": picture.file})
