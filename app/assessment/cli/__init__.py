"""`flask rubrics list`, `score`, `evaluate`, `fit`, `learn-gates`, `benchmark`."""

from app.assessment.cli import benchmark, fitting, gates
from app.assessment.cli.commands import rubrics

__all__ = ["benchmark", "fitting", "gates", "rubrics"]
