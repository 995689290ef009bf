"""Pages of those who run the installation."""

from app.admin.views import health
from app.admin.views.blueprint import blueprint

__all__ = ["blueprint", "health"]
