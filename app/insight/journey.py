"""The customer's journey as the team page draws it, and where on it a module stands."""

from functools import lru_cache
from pathlib import Path

from flask import current_app

from app.catalogue.shared_files import JOURNEY, read_journey
from app.engine.course.journey import Journey
from app.settings import ROOT


def journey() -> Journey:
    """The journey of the company's folder of courses; the one that ships where that has none, or a broken one.

    The course check names what is broken.
    """
    own: Path = current_app.config["SETTINGS"].courses
    found = _read(own) if (own / JOURNEY).exists() else None
    return found or _shipped()


def _shipped() -> Journey:
    found = _read(ROOT / "courses")
    if found is None:
        raise RuntimeError("The journey that ships with this release cannot be read.")
    return found


@lru_cache(maxsize=4)
def _read(root: Path) -> Journey | None:
    return read_journey(root)[0]
