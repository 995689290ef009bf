"""The assessment pages. Importing this package registers every view on the blueprint."""

from app.assessment.views import answer, appeals, feedback, queue, review, tries
from app.assessment.views.blueprint import blueprint

__all__ = ["answer", "appeals", "blueprint", "feedback", "queue", "review", "tries"]
