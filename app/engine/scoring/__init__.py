"""Scoring an answer against a rubric: `score(rubric, answer, prompt=…)` returns a `ScoreProposal`."""

from app.engine.scoring.heads import Heads
from app.engine.scoring.hints import GateHints
from app.engine.scoring.proposal import (
    Calibration,
    Encoder,
    GateHit,
    MissingMove,
    Reason,
    ScoreProposal,
    Span,
)
from app.engine.scoring.scorer import SCORER, score

__all__ = [
    "SCORER",
    "Calibration",
    "Encoder",
    "GateHints",
    "GateHit",
    "Heads",
    "MissingMove",
    "Reason",
    "ScoreProposal",
    "Span",
    "score",
]
