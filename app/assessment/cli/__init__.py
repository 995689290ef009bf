"""`flask rubrics list`, `score`, `evaluate`, `benchmark`."""

from app.assessment.cli.commands import rubrics

__all__ = ["rubrics"]
