"""Reads of the catalogue."""

from app.catalogue.queries.content import load_module, load_rubric
from app.catalogue.queries.versions import current_version, rubric_version_for, version

__all__ = ["current_version", "load_module", "load_rubric", "rubric_version_for", "version"]
