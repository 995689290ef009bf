"""The player's pages. Importing this package registers every view on the blueprint."""

from app.learning.views import checks, lessons, pictures, record, reflection, scenes, start, transcript
from app.learning.views.blueprint import blueprint

__all__ = ["blueprint", "checks", "lessons", "pictures", "record", "reflection", "scenes", "start", "transcript"]
