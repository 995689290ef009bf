"""What an editor would say: lengths of options, words before a decision, the review date. Warnings only."""

import re
from collections.abc import Iterator
from datetime import date

from app.engine.course.marks import without_marks
from app.engine.course.model import Lesson, Module
from app.engine.problems import Finding

MOST_WORDS = 150
MOST_UNEVEN = 1.6
_WORD = re.compile(r"\S*\w\S*")


def editorial_findings(module: Module, today: date | None) -> Iterator[Finding]:
    """Warnings about wording and upkeep."""
    if today is not None and module.head.review_by < today:
        details = {"date": module.head.review_by.isoformat()}
        yield Finding("review-overdue", "module.yaml", ("review_by",), details, warning=True)
    for lesson in module.lessons:
        words = words_before_decision(lesson)
        if words > MOST_WORDS:
            details = {"words": str(words), "most": str(MOST_WORDS)}
            yield Finding("lesson-too-long", f"lessons/{lesson.id}.md", ("idea",), details, warning=True)
    for n, scene in enumerate(module.scenario.scenes if module.scenario else ()):
        lengths = [len(choice.text) for choice in scene.choices]
        uneven = max(lengths) / min(lengths)
        if uneven > MOST_UNEVEN:
            details = {"ratio": f"{uneven:.2f}", "most": str(MOST_UNEVEN)}
            place = ("scenes", n, "choices")
            yield Finding("options-uneven", "scenario.yaml", place, details, warning=True)


def words_before_decision(lesson: Lesson) -> int:
    """How many words a lesson has before its question, rule marks left out."""
    parts = (lesson.idea, lesson.case, lesson.weak, lesson.strong)
    return sum(len(_WORD.findall(without_marks(part))) for part in parts if part)
