"""Pages of the doors and the profile."""

from app.people.views import doors, first_start, links, mails, profile, sign_in
from app.people.views.blueprint import blueprint

__all__ = ["blueprint", "doors", "first_start", "links", "mails", "profile", "sign_in"]
