"""The assessment pages. Importing this package registers every view on the blueprint."""

from app.assessment.views.blueprint import blueprint

__all__ = ["blueprint"]
