"""The entry point of web servers and of `flask --app wsgi`."""

from app.factory import create_app

app = create_app()
