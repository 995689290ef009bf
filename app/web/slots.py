"""Places in a lower feature's page that a higher feature fills, wired in the factory.

A template calls `slot("learning.step-aside", attempt=attempt)`; the factory lists which function fills it.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from markupsafe import Markup

Filler = Callable[..., str]


def init_slots(app: Flask, fillers: dict[str, Filler]) -> None:
    """Give templates `slot(name, **context)`. A slot that nobody fills is empty."""

    def slot(name: str, **context: Any) -> Markup:
        filler = fillers.get(name)
        # Fillers return rendered templates, which are already safe.
        return Markup(filler(**context)) if filler else Markup("")  # nosec B704

    app.jinja_env.globals["slot"] = slot
