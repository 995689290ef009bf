"""Scoring an answer against a rubric: `score(rubric, answer, prompt=…)` returns a `ScoreProposal`."""

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
    "GateHit",
    "MissingMove",
    "Reason",
    "ScoreProposal",
    "Span",
    "score",
]
