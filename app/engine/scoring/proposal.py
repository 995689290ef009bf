"""What a scorer proposes for one answer: plain frozen data, codes and offsets, never sentences for people."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Protocol

Status = Literal["suggest", "human", "unscorable"]


class Encoder(Protocol):
    """A sentence encoder; its adapter lives outside the engine."""

    name: str

    def encode(self, texts: list[str]) -> Sequence[Sequence[float]]:
        """One row of unit length per text."""


@dataclass(frozen=True)
class Calibration:
    """What is known about this scorer from people's ratings: raw confidence → share that was right.

    `points` holds, per criterion, (raw, measured) pairs in rising order; between them is drawn a line.
    `sure_from` is the confidence from which a criterion counts as sure.
    """

    version: str
    points: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    sure_from: float = 0.6


@dataclass(frozen=True)
class Span:
    """A piece of the answer: code points `start` (inclusive) to `end` (exclusive) of the stored text."""

    start: int
    end: int


@dataclass(frozen=True)
class GateHit:
    """A gate of the rubric that the answer breaks, and where."""

    id: str
    severity: Literal["critical", "soft"]
    start: int
    end: int


@dataclass(frozen=True)
class MissingMove:
    """A move that would have helped; its empty slot goes after code point `after_offset` (0 = before all).

    `hint` is the id of the move whose hint the page shows, None where the author wrote none.
    """

    move: str
    criterion: str
    after_offset: int
    hint: str | None


@dataclass(frozen=True)
class Reason:
    """Why a criterion has its level: a code and what fills the sentence.

    Codes: `found` (params: found, not_found), `nothing_found`, `held_back` (params: by, found),
    `from_others` (manner criteria).
    """

    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True)
class ScoreProposal:
    """A draft that a person confirms.

    `level` is None unless `status` is "suggest"; `level_if_scored` and `levels` are always filled.
    `evidence` has no entry for manner criteria and for criteria where nothing was found.
    """

    scorer: str
    status: Status
    level: int | None
    level_if_scored: int
    mean: float
    levels: Mapping[str, int]
    confidence: Mapping[str, float]
    gates: tuple[GateHit, ...]
    gate_review: tuple[str, ...]
    evidence: Mapping[str, Span]
    missing: tuple[MissingMove, ...]
    flags: tuple[str, ...]
    reasons: Mapping[str, Reason]
    limited_by: tuple[str, ...] = ()

    def as_record(self) -> dict[str, Any]:
        """The proposal as plain dicts and lists, ready for JSON, always in the same order."""
        record: dict[str, Any] = asdict(self)
        return record
