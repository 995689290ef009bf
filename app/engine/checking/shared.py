"""Checks of the files that all modules share: message houses, curricula, the journey."""

from collections.abc import Collection, Iterator
from datetime import date

from app.engine.course.curricula import Curricula
from app.engine.course.journey import Journey
from app.engine.course.message_house import MOST_WORDS_OF_LINE, MOST_WORDS_OF_PROMISE, MessageHouse
from app.engine.problems import At, Finding, repeated


def house_findings(house: MessageHouse, file: str, today: date | None) -> Iterator[Finding]:
    """What is wrong with a message house. `today` is for what has run out; without it that is not checked."""
    ids: list[tuple[str, At]] = [(pillar.id, ("pillars", n, "id")) for n, pillar in enumerate(house.pillars)]
    for name, at in repeated(ids):
        yield Finding("repeated-id", file, at, {"id": name})
    yield from _too_long(house.roof.promise, MOST_WORDS_OF_PROMISE, file, ("roof", "promise"))
    for n, line in enumerate(house.lines_to_take):
        yield from _too_long(line.short, MOST_WORDS_OF_LINE, file, ("lines_to_take", n, "short"))
    if today is None:
        return
    if house.review_by < today:
        yield Finding("review-overdue", file, ("review_by",), {"date": house.review_by.isoformat()}, warning=True)
    for n, pillar in enumerate(house.pillars):
        for m, proof in enumerate(pillar.proofs):
            if proof.valid_until < today:
                details = {"date": proof.valid_until.isoformat(), "owner": proof.owner}
                yield Finding("proof-expired", file, ("pillars", n, "proofs", m, "valid_until"), details, warning=True)


def curricula_findings(
    curricula: Curricula, file: str, modules: Collection[str], policies: Collection[str]
) -> Iterator[Finding]:
    """What is wrong with curricula: ids that stand twice, and modules or policies that are not there."""
    ids: list[tuple[str, At]] = [(one.id, ("curricula", n, "id")) for n, one in enumerate(curricula.curricula)]
    for name, at in repeated(ids):
        yield Finding("repeated-id", file, at, {"id": name})
    for n, one in enumerate(curricula.curricula):
        named: list[tuple[str, At]] = []
        for m, item in enumerate(one.items):
            here: At = ("curricula", n, "items", m)
            if item.module is not None:
                named.append((item.module, (*here, "module")))
                if item.module not in modules:
                    yield Finding("unknown-module", file, (*here, "module"), {"module": item.module})
            elif item.policy is not None and item.policy not in policies:
                yield Finding("unknown-policy", file, (*here, "policy"), {"policy": item.policy})
        for name, place in repeated(named):
            yield Finding("repeated-id", file, place, {"id": name})


def journey_findings(journey: Journey, file: str) -> Iterator[Finding]:
    """What is wrong with the journey: stages that stand twice, hand-overs before no stage."""
    ids: list[tuple[str, At]] = [(stage.id, ("stages", n, "id")) for n, stage in enumerate(journey.stages)]
    ids_before: list[tuple[str, At]] = [
        (junction.before, ("junctions", n, "before")) for n, junction in enumerate(journey.junctions)
    ]
    for name, at in (*repeated(ids), *repeated(ids_before)):
        yield Finding("repeated-id", file, at, {"id": name})
    known = {stage.id for stage in journey.stages}
    for n, junction in enumerate(journey.junctions):
        if junction.before not in known:
            yield Finding("unknown-stage", file, ("junctions", n, "before"), {"stage": junction.before})


def _too_long(text: str, most: int, file: str, at: At) -> Iterator[Finding]:
    words = len(text.split())
    if words > most:
        yield Finding("too-many-words", file, at, {"words": str(words), "most": str(most)})
