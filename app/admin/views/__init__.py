"""Pages of those who run the installation and of those who look after people."""

from app.admin.views import departments, health, imports, mail, people, person
from app.admin.views.blueprint import blueprint

__all__ = ["blueprint", "departments", "health", "imports", "mail", "people", "person"]
