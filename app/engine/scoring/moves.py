"""Finding moves in an answer: cues, negation, look-alikes, and what only capital letters show."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.rubric import Fact, Gate, Move, Rubric
from app.engine.scoring.library import LIBRARY
from app.engine.scoring.patterns import Cue, bindings, compile_cue, compile_phrase
from app.engine.scoring.proposal import Span
from app.engine.scoring.text import Segment, Shadow, trimmed

_NEGATOR = re.compile(
    r"\b(?:not|never|no|nor|neither|without|cannot|nothing|nobody|none|hardly|unable|cant|wont|dont|"
    r"didnt|isnt|doesnt|wasnt|havent"
    r"|couldnt|wouldnt|arent|refuse|instead of|rather than)\b|n't\b"
)
_NO = re.compile(r"\b(?:no|without|nor)\b")
_FRESH_START = re.compile(r"\b(?:i|we|you|it)'(?:m|ve|ll|re|d|s)\b")
_NOT_ONLY = re.compile(
    r"\bnot (?:only|just|least)\b|\bno (?:later|doubt|matter|worries|less)\b|\bif not\b|\bwhy not\b|"
    r"\bor not\b"
)
_STOP = re.compile(
    r"[,;:.!?()–]|\s-\s|\b(?:but|and then|so|because)\b|\band(?= (?:i|we|you|he|she|they|it|at|by|on)\b)"
)
_NEAR = 60


@dataclass(frozen=True)
class Detector:
    """One move or gate, ready to look for."""

    id: str
    cues: tuple[Cue, ...]
    blocks: tuple[Cue, ...]
    hints: tuple[Cue, ...] = ()
    wants: str | None = None
    reach: int = 4


@dataclass(frozen=True)
class Found:
    """A move in the text: the deciding clause in the answer and where in it the sign stands.

    `mended` says that it was only found after typing errors were looked through.
    """

    id: str
    span: Span
    at: int
    mended: bool = False


@dataclass(frozen=True)
class Detectors:
    """Everything a rubric looks for, compiled once."""

    moves: tuple[Detector, ...]
    gates: tuple[Detector, ...]
    names: frozenset[str]


def compile_detectors(rubric: Rubric) -> Detectors:
    """Compile a rubric's moves and gates; KeyError names an unknown library move or an unbound fact."""
    bound = bindings(rubric.facts)
    return Detectors(
        moves=tuple(_move_detector(move, bound) for move in rubric.moves),
        gates=tuple(_gate_detector(gate, bound) for gate in rubric.gates),
        names=_known_names(rubric.facts),
    )


def find(detector: Detector, shadow: Shadow) -> list[Found]:
    """Every sentence of the shadow in which the move is, in the order of the text."""
    hits: list[Found] = []
    for segment in shadow.segments:
        hit = _first_in(detector, detector.cues, shadow, segment)
        if hit is not None:
            hits.append(_found(detector.id, shadow, segment, hit))
    return hits


def hinted(detector: Detector, shadow: Shadow) -> list[Found]:
    """Sentences that a person should look at: hints, and cues that a block or a negation undid only "
    "nearly."""
    hits: list[Found] = []
    for segment in shadow.segments:
        hit = _first_in(detector, detector.hints, shadow, segment)
        if hit is not None:
            hits.append(_found(detector.id, shadow, segment, hit))
    return hits


def _move_detector(move: Move, bound: Mapping[str, str]) -> Detector:
    own = tuple(compile_phrase(phrase) for phrase in move.phrases)
    own_blocks = tuple(compile_phrase(phrase) for phrase in move.not_phrases)
    if move.library is None:
        return Detector(move.id, own, own_blocks)
    conduct = LIBRARY[move.library]
    return Detector(
        move.id,
        own + tuple(compile_cue(cue, bound) for cue in conduct.cues),
        own_blocks + tuple(compile_cue(block, bound) for block in conduct.blocks),
        reach=conduct.reach,
    )


def _gate_detector(gate: Gate, bound: Mapping[str, str]) -> Detector:
    own = tuple(compile_phrase(phrase) for phrase in gate.phrases)
    blocks = tuple(compile_phrase(phrase) for phrase in gate.not_phrases)
    hints = tuple(compile_phrase(phrase) for phrase in gate.review_phrases)
    if gate.library is None:
        return Detector(gate.id, own, blocks, hints)
    conduct = LIBRARY[gate.library]
    return Detector(
        gate.id,
        own + tuple(compile_cue(cue, bound) for cue in conduct.cues),
        blocks + tuple(compile_cue(block, bound) for block in conduct.blocks),
        hints + tuple(compile_cue(hint, bound) for hint in conduct.hints),
        conduct.wants,
        conduct.reach,
    )


def _known_names(facts: tuple[Fact, ...]) -> frozenset[str]:
    named = [word for fact in facts if fact.type == "name" for phrase in fact.words for word in phrase.split()]
    return frozenset(word.lower() for word in named)


def _first_in(detector: Detector, cues: tuple[Cue, ...], shadow: Shadow, segment: Segment) -> re.Match[str] | None:
    """The first match in the sentence that no negation and no block undoes."""
    best: re.Match[str] | None = None
    for cue in cues:
        for match in cue.pattern.finditer(shadow.text, segment.start, segment.end):
            if best is not None and match.start() >= best.start():
                break
            if not cue.despite_negation and _negated(shadow.text, segment, match, cue, detector.reach):
                continue
            if _blocked(detector.blocks, shadow.text, segment, match):
                continue
            best = match
            break
    return best


def _negated(text: str, segment: Segment, match: re.Match[str], cue: Cue, reach: int) -> bool:
    before = text[max(segment.start, match.start() - 80) : match.start()]
    stops = list(_STOP.finditer(before))
    near = _NOT_ONLY.sub(" ", before[stops[-1].end() if stops else 0 :]).split()[-reach:]
    # "no" speaks of the next word or two, "not" of the whole verb; a new subject with its verb begins afresh.
    restarts = [index for index, word in enumerate(near) if _FRESH_START.search(word)]
    near = near[restarts[-1] :] if restarts else near
    far = " ".join(word for word in near[:-2] if not _NO.search(word))
    inside = "" if cue.speaks_of_not else _NOT_ONLY.sub(" ", match.group())
    pieces = (far, " ".join(near[-2:]), inside)
    return any(_NEGATOR.search(piece) for piece in pieces)


def _blocked(blocks: tuple[Cue, ...], text: str, segment: Segment, match: re.Match[str]) -> bool:
    """A block undoes a cue that it overlaps; it may begin a little before."""
    begin = max(segment.start, match.start() - _NEAR)
    end = min(segment.end, match.end() + _NEAR)
    for block in blocks:
        for look_alike in block.pattern.finditer(text, begin, end):
            if look_alike.start() < match.end() and look_alike.end() > match.start():
                return True
    return False


def _found(name: str, shadow: Shadow, segment: Segment, match: re.Match[str]) -> Found:
    clauses = [c for c in segment.clauses if c.start < match.end() and c.end > match.start()]
    start = min([match.start(), *(c.start for c in clauses)])
    end = max([match.end(), *(c.end for c in clauses)])
    clause = trimmed(shadow.text, start, end)
    return Found(
        id=name,
        span=shadow.to_answer(clause.start, clause.end),
        at=shadow.to_answer(match.start(), match.start()).start,
        mended=shadow.origin is not None,
    )
