"""Pages of the learner's home, and of HR's curricula, rules and people."""

from app.curricula.views import curricula, home, ladder, outages, people, policies, preview, rules, steps
from app.curricula.views.blueprint import blueprint

__all__ = ["blueprint", "curricula", "home", "ladder", "outages", "people", "policies", "preview", "rules", "steps"]
