"""Where an example answer shows a move, so that a page can say "Show me how" with one sentence."""

from dataclasses import dataclass

from app.engine.answer_text import sentences
from app.engine.rubric import Anchor, Rubric
from app.engine.scoring.moves import compile_detectors, find
from app.engine.scoring.text import shadow_of


@dataclass(frozen=True)
class Example:
    """One sentence of an anchor: code points `start` (inclusive) to `end` (exclusive) of its text."""

    anchor: str
    start: int
    end: int


def examples(rubric: Rubric) -> dict[str, Example]:
    """Move id to the first sentence of the strongest anchor that shows it. Moves that no anchor shows are left out.

    Only anchors of level 3 and 4 are looked at. Takes some tens of milliseconds: keep the result per rubric version.
    """
    detectors = compile_detectors(rubric).moves
    found: dict[str, Example] = {}
    strongest_first = sorted((a for a in rubric.anchors if a.level >= 3), key=lambda anchor: -anchor.level)
    for anchor in strongest_first:
        shadow = shadow_of(anchor.text)
        for detector in detectors:
            if detector.id in found:
                continue
            hits = find(detector, shadow)
            if hits:
                found[detector.id] = _sentence(anchor, hits[0].at)
    return found


def _sentence(anchor: Anchor, offset: int) -> Example:
    spans = sentences(anchor.text)
    start, end = next(((a, b) for a, b in spans if a <= offset < b), spans[-1])
    return Example(anchor.id, start, end)
