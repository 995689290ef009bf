"""Words in the reader's language, looked up once per request.

Flask-Babel asks for locale and translations anew with every sentence, and a page has about a hundred. Nothing changes
the language in the middle of a request; outside of requests (mails in somebody else's language) it is asked each time.
"""

from typing import Any

from flask import Flask, g, has_request_context
from flask_babel import Domain

KEPT = "translations"


class OncePerRequest(Domain):
    """The translations of our words, kept on `g` during a request."""

    def get_translations(self) -> Any:
        """The translations of the present language."""
        if not has_request_context():
            return super().get_translations()
        kept = g.get(KEPT)
        if kept is None:
            kept = super().get_translations()
            setattr(g, KEPT, kept)
        return kept


def init_words(app: Flask) -> None:
    """Let code and templates look words up by OncePerRequest."""
    words = OncePerRequest()
    app.extensions["babel"].instance.domain_instance = words
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda sentence: words.get_translations().gettext(sentence),
        lambda one, many, number: words.get_translations().ngettext(one, many, number),
        newstyle=True,
    )
