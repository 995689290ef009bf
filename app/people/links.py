"""Addresses of pages for mails and the command line, built from the setting PUBLIC_URL and never from a request."""

from flask import current_app

from app.people.queries.tokens import TokenKind

ENDPOINTS = {TokenKind.INVITATION: "people.invitation", TokenKind.RESET: "people.reset"}


def absolute(endpoint: str, **values: str | int) -> str:
    """The full address of a page, e.g. `https://training.example.org/reset/…`."""
    path = current_app.url_map.bind("unused").build(endpoint, values)
    return f"{current_app.config['SETTINGS'].public_url.rstrip('/')}{path}"


def link_of(raw: str, kind: TokenKind) -> str:
    """The full address of the page that a single-use link opens."""
    return absolute(ENDPOINTS[kind], token=raw)
