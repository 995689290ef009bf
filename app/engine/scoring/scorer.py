"""The scorer: rules and moves, hints at gates from a text model, heads learned from ratings. One function, no state."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.engine.rubric import Gate, Move, Rubric
from app.engine.scoring import integrity
from app.engine.scoring.confidence import confidences
from app.engine.scoring.explain import deciding_span, missing_moves, reason
from app.engine.scoring.heads import Example, Heads, blended, head_values, trusted
from app.engine.scoring.hints import GateHints, hinted_gates
from app.engine.scoring.levels import Decision, all_levels, overall_level
from app.engine.scoring.library import LIBRARY
from app.engine.scoring.moves import Detectors, Found, compile_detectors, find, hinted
from app.engine.scoring.names import other_customers
from app.engine.scoring.proposal import Calibration, Encoder, GateHit, ScoreProposal, Span, Status
from app.engine.scoring.spelling import Speller, mended, words_in
from app.engine.scoring.text import Shadow, shadow_of

SCORER = "rules-2"
"""Name and version of this scorer; raised with every change that can change a level."""

_SURE_FROM = 0.6
_SURE_FROM_MEASURED = 0.75


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
    hints: GateHints | None = None,
    heads: Heads | None = None,
    calibration: Calibration | None = None,
) -> ScoreProposal:
    """Propose levels for `answer` (normalised, as stored) to the customer's message `prompt`.

    Offsets count code points of `answer`. With `encoder` and `hints` a sentence that means what a gate's examples
    mean sends the answer to a person; without them only the rules do. Without `calibration` confidences are a
    built-in guess. Same input, same output, always. Raises KeyError if the rubric names a library move that does
    not exist or leaves one of its facts unbound.
    """
    shadow = shadow_of(answer, prompt)
    signs = _read(_compiled(rubric), answer, shadow)
    if encoder is not None and hints is not None:
        signs = _with_hints(signs, hinted_gates(rubric, _own_sentences(answer, shadow), encoder, hints))
    first, heads = signs.first(), _usable(heads, rubric)
    decisions = all_levels(rubric, first)
    values = head_values(heads, first, {name: d.level for name, d in decisions.items()}) if heads else {}
    levels = _levels(rubric, decisions, heads, values, first)
    gate_ids = tuple(gate.id for gate in rubric.gates if signs.gates.get(gate.id))
    overall = overall_level(rubric, levels, gate_ids)
    flags = integrity.flags(rubric, answer, shadow.text, prompt, _telling_moves(rubric, signs))
    confidence = confidences(rubric, decisions, signs.moves, {gate: first[gate] for gate in gate_ids}, calibration)
    steady = True
    if heads is not None and calibration is None:
        confidence = {name: round(trusted(heads, name, levels[name], values[name]), 2) for name in levels}
        steady = _is_steady(rubric, levels, values, gate_ids)
    status = _status(rubric, signs, flags, confidence, _sure_from(heads, calibration), steady)
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


def _usable(heads: Heads | None, rubric: Rubric) -> Heads | None:
    """The heads, if they were fitted for this scorer and this list of moves."""
    return heads if heads is not None and heads.fit(rubric, SCORER) else None


def example(rubric: Rubric, answer: str, prompt: str, people: Mapping[str, float]) -> Example:
    """What heads are fitted to: the rules' view of a rated answer beside people's mean levels."""
    first = _read(_compiled(rubric), answer, shadow_of(answer, prompt)).first()
    levels = {name: decision.level for name, decision in all_levels(rubric, first).items()}
    return Example(frozenset(first), levels, people)


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


def _own_sentences(answer: str, shadow: Shadow) -> list[str]:
    """The writer's own sentences, as typed; quotations of the customer are left out."""
    spans = [(segment.start, segment.end) for segment in shadow.segments]
    return [answer[start:end] for start, end in spans if shadow.text[start:end].strip()]


def _with_hints(signs: _Signs, hinted: Mapping[str, float]) -> _Signs:
    """Gates that a sentence hints at go to a person, unless the rules have found or noticed them themselves."""
    more = [name for name in hinted if not signs.gates.get(name) and name not in signs.review]
    return _Signs(signs.moves, signs.gates, (*signs.review, *more))


def _telling_moves(rubric: Rubric, signs: _Signs) -> int:
    return sum(bool(hits) for hits in signs.moves.values()) + sum(bool(hits) for hits in signs.gates.values())


def _status(
    rubric: Rubric,
    signs: _Signs,
    flags: tuple[str, ...],
    confidence: Mapping[str, float],
    sure_from: float,
    steady: bool,
) -> Status:
    """Unscorable by flag; a person where a gate is hinted at, a flag is up, or too little is sure."""
    if integrity.UNSCORABLE & set(flags):
        return "unscorable"
    critical = any(hits and rubric.gate(gate).severity == "critical" for gate, hits in signs.gates.items())
    if set(flags) - {"outside_length"}:
        return "human"
    if signs.review and not critical:
        return "human"
    judged = [c for c in rubric.criteria if not c.manner]
    sure = sum(c.weight for c in judged if confidence[c.id] >= sure_from)
    enough = sure >= 0.7 * sum(c.weight for c in judged)
    return "suggest" if steady and (critical or enough) else "human"


def _is_steady(
    rubric: Rubric, levels: Mapping[str, int], values: Mapping[str, float], gate_ids: tuple[str, ...]
) -> bool:
    """Rules and heads come to the same level, and a gate that takes two levels or more stands not alone."""
    here = overall_level(rubric, levels, gate_ids).level
    by_heads = overall_level(rubric, {name: int(value + 0.5) for name, value in values.items()}, gate_ids).level
    return here == by_heads and overall_level(rubric, levels, ()).level - here < 2


def _sure_from(heads: Heads | None, calibration: Calibration | None) -> float:
    if calibration is not None:
        return calibration.sure_from
    return _SURE_FROM if heads is None else _SURE_FROM_MEASURED


def _levels(
    rubric: Rubric,
    decisions: Mapping[str, Decision],
    heads: Heads | None,
    values: Mapping[str, float],
    first: Mapping[str, int],
) -> dict[str, int]:
    if heads is None:
        return {name: decision.level for name, decision in decisions.items()}
    return blended(rubric, heads, decisions, values, first)


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
