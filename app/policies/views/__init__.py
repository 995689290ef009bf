"""Pages of who keeps policies: the list, one with its history, writing the next text."""

from app.policies.views import texts, writing
from app.policies.views.blueprint import blueprint

__all__ = ["blueprint", "texts", "writing"]
