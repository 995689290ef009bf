"""What an author should mend in a rubric before it is published: references to the library, facts, anchors."""

from collections.abc import Iterator

from app.engine.problems import At, Finding
from app.engine.rubric import Gate, Move, Rubric
from app.engine.scoring.library import LIBRARY
from app.engine.scoring.patterns import SHARED
from app.engine.scoring.scorer import score


def rubric_findings(rubric: Rubric, file: str) -> list[Finding]:
    """Everything wrong with a rubric that its own model cannot see; empty when it may be published.

    Codes: `rubric_library_unknown` (details: library), `rubric_fact_unbound` (library, fact),
    `rubric_nothing_to_find` (id), and as warnings `rubric_hint_missing` (move), `rubric_anchor_off_level`
    (anchor, level, scored).
    """
    broken = list(_references(rubric, file))
    hints = list(_hints(rubric, file))
    return broken + hints if broken else hints + list(_anchors(rubric, file))


def _references(rubric: Rubric, file: str) -> Iterator[Finding]:
    parts: list[tuple[At, Move | Gate]] = [(("moves", i), move) for i, move in enumerate(rubric.moves)]
    parts += [(("gates", i), gate) for i, gate in enumerate(rubric.gates)]
    bound = {fact.id for fact in rubric.facts} | set(SHARED)
    for at, part in parts:
        if part.library is None:
            if not part.phrases:
                yield Finding("rubric_nothing_to_find", file, at, {"id": part.id})
            continue
        conduct = LIBRARY.get(part.library)
        if conduct is None:
            yield Finding("rubric_library_unknown", file, (*at, "library"), {"library": part.library})
            continue
        for fact in sorted(conduct.slots() - bound):
            yield Finding("rubric_fact_unbound", file, (*at, "library"), {"library": part.library, "fact": fact})


def _hints(rubric: Rubric, file: str) -> Iterator[Finding]:
    for index, move in enumerate(rubric.moves):
        if move.required and move.hint is None:
            yield Finding("rubric_hint_missing", file, ("moves", index), {"move": move.id}, warning=True)


def _anchors(rubric: Rubric, file: str) -> Iterator[Finding]:
    for index, anchor in enumerate(rubric.anchors):
        scored = score(rubric, anchor.text).level_if_scored
        if scored != anchor.level:
            details = {"anchor": anchor.id, "level": str(anchor.level), "scored": str(scored)}
            yield Finding("rubric_anchor_off_level", file, ("anchors", index), details, warning=True)
