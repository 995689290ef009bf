"""Pages of the learner's home, and of HR's curricula and rules."""

from app.curricula.views import home
from app.curricula.views.blueprint import blueprint

__all__ = ["blueprint", "home"]
