"""The author's pages. Importing this package registers every view on the blueprint."""

from app.authoring.views import changes, modules, rubrics
from app.authoring.views.blueprint import blueprint

__all__ = ["blueprint", "changes", "modules", "rubrics"]
