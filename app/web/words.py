"""Words of templates, looked up once per request.

Flask-Babel asks for locale and translations anew with every sentence, and a page has about a hundred. Nothing changes
the language in the middle of a request; outside of requests (mails in somebody else's language) it is asked each time.
"""

from typing import Any

from flask import Flask, g, has_request_context
from flask_babel import get_translations


def init_words(app: Flask) -> None:
    """Give templates `_`, `gettext` and `ngettext`."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda words: _translations().gettext(words),
        lambda one, many, number: _translations().ngettext(one, many, number),
        newstyle=True,
    )


def _translations() -> Any:
    if not has_request_context():
        return get_translations()
    if "translations" not in g:
        g.translations = get_translations()
    return g.translations
