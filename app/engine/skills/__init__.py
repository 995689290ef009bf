"""From settled ratings to what may be said about a person's skill: values, levels, gaps, groups. Pure rules."""

from app.engine.skills.gaps import Cell, Stand, Standing, Weakest, priority, standing, target_of, weakest_link
from app.engine.skills.groups import Share, Tendency, share_word, tendency
from app.engine.skills.levels import Confidence, Seen, Skill, skill
from app.engine.skills.pieces import Absence, Piece, Value, age_in_days, pieces
from app.engine.skills.values import (
    GateHit,
    RatedCriterion,
    RaterView,
    after_appeals,
    appeal_open_until,
    settled,
    task_values,
)

__all__ = [
    "Absence", "Cell", "Confidence", "GateHit", "Piece", "RatedCriterion", "RaterView", "Seen", "Share", "Skill",
    "Stand", "Standing", "Tendency", "Value", "Weakest", "after_appeals", "age_in_days", "appeal_open_until",
    "pieces", "priority", "settled", "share_word", "skill", "standing", "target_of", "task_values", "tendency",
    "weakest_link",
]  # fmt: skip
