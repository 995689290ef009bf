"""The two things a learner takes along from the feedback: what carried the answer, and one next step."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.assessment import words
from app.assessment.queries.answers import Rated
from app.engine.rubric import Anchor, Rubric


@dataclass(frozen=True)
class NextStep:
    """What to do next, and where there is one a sentence of an example answer that does it."""

    words: str
    example: str | None = None
    author: str | None = None


def anchor_words(anchor: Anchor) -> str:
    """Whose example it is, with its level in words."""
    return _("%(name)s, an example at %(level)s", name=anchor.by, level=words.level_word(anchor.level))


def carried(rubric: Rubric, rating: Rated, text: str) -> str | None:
    """The criterion that carried most, in the learner's own words; nothing where none is Solid."""
    spans = {criterion: (start, end) for criterion, start, end in reversed(rating.evidence)}
    able = [c for c in rubric.criteria if c.id in spans and rating.levels.get(c.id, 1) >= 3]
    if not able:
        return None
    best = max(able, key=lambda c: (rating.levels[c.id], c.weight))
    start, end = spans[best.id]
    return _(
        "“%(quote)s” %(name)s is %(level)s: %(descriptor)s.",
        quote=" ".join(text[start:end].split()),
        name=best.name,
        level=words.level_word(rating.levels[best.id]),
        descriptor=best.descriptors.at(rating.levels[best.id]).rstrip("."),
    )


def next_level(rubric: Rubric, rating: Rated, draft: Rated | None) -> NextStep:
    """What the next level of the lowest criterion asks for, with a sentence of an example that has it."""
    lowest = min(rubric.criteria, key=lambda c: (rating.levels.get(c.id, 4), c.manner, -c.weight))
    level = rating.levels.get(lowest.id, 4)
    if level >= 4:
        return NextStep(_("Compare with an example of another voice, and keep what suits yours."))
    descriptor = lowest.descriptors.at(level + 1).rstrip(".")
    example, author = _shown_for(rubric, lowest.id, draft)
    said = _("For %(name)s, the next level is: %(descriptor)s.", name=lowest.name, descriptor=descriptor)
    return NextStep(said, example, author)


def _shown_for(rubric: Rubric, criterion: str, draft: Rated | None) -> tuple[str | None, str | None]:
    """A sentence of an example for a move of the criterion that the scorer has not found, and whose it is."""
    details = draft.details if draft else {}
    examples = details.get("examples", {})
    for missing in details.get("missing", ()):
        place = examples.get(missing["move"]) if missing["criterion"] == criterion else None
        anchor = next((a for a in rubric.anchors if place and a.id == place["anchor"]), None)
        if place and anchor:
            return anchor.text[place["start"] : place["end"]], anchor_words(anchor)
    return None, None
