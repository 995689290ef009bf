"""Flask-Login, kept thin: the cookie carries a random session id, everything else is read from our own table."""

from datetime import timedelta

from flask import Flask
from flask_login import AnonymousUserMixin, LoginManager, current_user

from app.clock import now
from app.people.permissions import Permission
from app.people.queries.sessions import SignedIn, signed_in


class Nobody(AnonymousUserMixin):
    """A visitor who is not signed in: false in conditions, without permissions, reading times in UTC."""

    permissions: frozenset[Permission] = frozenset()
    zone = "UTC"

    def __bool__(self) -> bool:
        """Let templates ask `if current_person`."""
        return False


def init_login(app: Flask) -> None:
    """Load the signed-in person for requests that ask for `current_user`.

    Flask-Login's own context processor is left out: it would read the database even on the page that says the
    database is away.
    """
    manager = LoginManager()
    manager.init_app(app, add_context_processor=False)
    manager.session_protection = None
    manager.anonymous_user = Nobody
    settings = app.config["SETTINGS"]
    idle = timedelta(minutes=settings.session_idle_minutes)
    longest = timedelta(hours=settings.session_hours)

    @manager.user_loader
    def load(token: str) -> SignedIn | None:
        return signed_in(token, at=now(), idle=idle, longest=longest)

    app.jinja_env.globals["current_person"] = current_user
