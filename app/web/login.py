"""Flask-Login, kept thin: the cookie carries a random session id, everything else is read from our own table."""

from datetime import timedelta

from flask import Flask
from flask_login import LoginManager, current_user

from app.clock import now
from app.people.queries.sessions import SignedIn, signed_in


def init_login(app: Flask) -> None:
    """Load the signed-in person before every request that asks for `current_user`."""
    manager = LoginManager(app)
    manager.session_protection = None
    settings = app.config["SETTINGS"]
    idle = timedelta(minutes=settings.session_idle_minutes)
    longest = timedelta(hours=settings.session_hours)

    @manager.user_loader
    def load(token: str) -> SignedIn | None:
        return signed_in(token, at=now(), idle=idle, longest=longest)

    app.jinja_env.globals["current_person"] = current_user
