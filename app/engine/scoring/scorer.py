"""The first scorer: rules and moves, without a language model. One function, no state, no surprise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.engine.rubric import Gate, Move, Rubric
from app.engine.scoring import integrity
from app.engine.scoring.confidence import confidences
from app.engine.scoring.explain import deciding_span, missing_moves, reason
from app.engine.scoring.levels import Decision, all_levels, overall_level
from app.engine.scoring.library import LIBRARY
from app.engine.scoring.moves import Detectors, Found, compile_detectors, find, hinted
from app.engine.scoring.names import other_customers
from app.engine.scoring.proposal import Calibration, Encoder, GateHit, ScoreProposal, Span, Status
from app.engine.scoring.spelling import Speller, mended, words_in
from app.engine.scoring.text import Shadow, shadow_of

SCORER = "rules-1"
"""Name and version of this scorer; raised with every change that can change a level."""

_SURE_FROM = 0.6


@dataclass(frozen=True)
class _Compiled:
    rubric: Rubric
    detectors: Detectors
    speller: Speller


@dataclass(frozen=True)
class _Signs:
    """What was found: moves and gates with their sentences, and gates that a person should look at."""

    moves: Mapping[str, list[Found]]
    gates: Mapping[str, list[Found]]
    review: tuple[str, ...]

    def first(self) -> dict[str, int]:
        """Where each found move or gate first stands."""
        return {name: hits[0].at for name, hits in {**self.moves, **self.gates}.items() if hits}


def score(
    rubric: Rubric,
    answer: str,
    *,
    prompt: str = "",
    encoder: Encoder | None = None,
    calibration: Calibration | None = None,
) -> ScoreProposal:
    """Propose levels for `answer` (normalised, as stored) to the customer's message `prompt`.

    Offsets count code points of `answer`. `encoder` belongs to the interface and is not used by this scorer;
    without `calibration` confidences are a built-in guess. Same input, same output, always. Raises KeyError
    if the rubric names a library move that does not exist or leaves one of its facts unbound.
    """
    del encoder
    compiled = _compiled(rubric)
    shadow = shadow_of(answer, prompt)
    signs = _read(compiled, answer, shadow)
    first = signs.first()
    decisions = all_levels(rubric, first)
    levels = {name: decision.level for name, decision in decisions.items()}
    gate_ids = tuple(gate.id for gate in rubric.gates if signs.gates.get(gate.id))
    overall = overall_level(rubric, levels, gate_ids)
    flags = integrity.flags(rubric, answer, shadow.text, prompt, _telling_moves(rubric, signs))
    confidence = confidences(rubric, decisions, signs.moves, {gate: first[gate] for gate in gate_ids}, calibration)
    status = _status(rubric, signs, flags, confidence, calibration)
    return ScoreProposal(
        scorer=SCORER,
        status=status,
        level=overall.level if status == "suggest" else None,
        level_if_scored=overall.level,
        mean=round(overall.mean, 4),
        levels=levels,
        confidence=confidence,
        gates=tuple(_gate_hit(rubric, signs.gates[gate][0]) for gate in gate_ids),
        gate_review=signs.review,
        evidence=_evidence(rubric, decisions, signs),
        missing=missing_moves(rubric, decisions, first, signs.moves, shadow),
        flags=flags,
        reasons={name: reason(rubric, name, decision, first) for name, decision in decisions.items()},
        limited_by=overall.limited_by,
    )


@lru_cache(maxsize=32)
def _compile_by_text(record: str) -> _Compiled:
    rubric = Rubric.model_validate_json(record)
    return _Compiled(rubric, compile_detectors(rubric), Speller(_wanted_words(rubric)))


_BY_IDENTITY: dict[int, tuple[Rubric, _Compiled]] = {}


def _compiled(rubric: Rubric) -> _Compiled:
    """Compile once per rubric object; equal rubrics share their patterns."""
    held = _BY_IDENTITY.get(id(rubric))
    if held is not None and held[0] is rubric:
        return held[1]
    compiled = _compile_by_text(rubric.model_dump_json(by_alias=True))
    if len(_BY_IDENTITY) >= 64:
        _BY_IDENTITY.clear()
    _BY_IDENTITY[id(rubric)] = (rubric, compiled)
    return compiled


def _wanted_words(rubric: Rubric) -> frozenset[str]:
    parts: list[Move | Gate] = [*rubric.moves, *rubric.gates]
    chosen = [part.library for part in parts if part.library]
    templates = [template for name in chosen for template in LIBRARY[name].cues]
    words = [word for fact in rubric.facts for word in fact.words]
    phrases = [phrase for part in parts for phrase in part.phrases]
    days = ["monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight afternoon"]
    return words_in([*templates, *words, *phrases, *days])


def _read(compiled: _Compiled, answer: str, shadow: Shadow) -> _Signs:
    better = mended(shadow, compiled.speller)
    moves: dict[str, list[Found]] = {}
    for detector in compiled.detectors.moves:
        moves[detector.id] = find(detector, shadow) or (find(detector, better) if better else [])
    gates: dict[str, list[Found]] = {}
    review: list[str] = []
    for detector in compiled.detectors.gates:
        hits = find(detector, shadow)
        doubtful = hinted(detector, shadow) or (find(detector, better) if better else [])
        if detector.wants == "other_customers":
            sure, perhaps = other_customers(answer, shadow, compiled.detectors.names)
            hits = hits + [Found(detector.id, span, span.start) for span in sure]
            doubtful = doubtful + [Found(detector.id, span, span.start) for span in perhaps]
        gates[detector.id] = hits
        if doubtful and not hits:
            review.append(detector.id)
    return _Signs(moves, gates, tuple(review))


def _telling_moves(rubric: Rubric, signs: _Signs) -> int:
    return sum(bool(hits) for hits in signs.moves.values()) + sum(bool(hits) for hits in signs.gates.values())


def _status(
    rubric: Rubric,
    signs: _Signs,
    flags: tuple[str, ...],
    confidence: Mapping[str, float],
    calibration: Calibration | None,
) -> Status:
    """Unscorable by flag; a person where a gate is hinted at, a flag is up, or too little is sure."""
    if integrity.UNSCORABLE & set(flags):
        return "unscorable"
    critical = any(hits and rubric.gate(gate).severity == "critical" for gate, hits in signs.gates.items())
    if set(flags) - {"outside_length"}:
        return "human"
    if signs.review and not critical:
        return "human"
    sure_from = calibration.sure_from if calibration else _SURE_FROM
    judged = [c for c in rubric.criteria if not c.manner]
    sure = sum(c.weight for c in judged if confidence[c.id] >= sure_from)
    enough = sure >= 0.7 * sum(c.weight for c in judged)
    return "suggest" if critical or enough else "human"


def _gate_hit(rubric: Rubric, found: Found) -> GateHit:
    return GateHit(found.id, rubric.gate(found.id).severity, found.span.start, found.span.end)


def _evidence(rubric: Rubric, decisions: Mapping[str, Decision], signs: _Signs) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    everything = {**signs.moves, **signs.gates}
    for criterion in rubric.criteria:
        if criterion.manner:
            continue
        span = deciding_span(rubric, criterion.id, decisions[criterion.id], everything)
        if span is not None:
            spans[criterion.id] = span
    return spans
