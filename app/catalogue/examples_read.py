"""What the scorer makes of a rubric's examples, kept by content so that it is worked out once."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.catalogue.file_reader import FileReader
from app.catalogue.shelf import RUBRICS, ShelvedRubric
from app.engine.checking.rubrics import check_examples
from app.engine.problems import Finding, Problem
from app.engine.rubric import Rubric
from app.engine.scoring import SCORER


def example_problems(entry: ShelvedRubric, kept: Path) -> list[Problem]:
    """Examples that the scorer reads as another level. `kept` is the file that remembers results by content."""
    source = entry.files["rubric.yaml"]
    key = hashlib.sha256(SCORER.encode() + b"\0" + source).hexdigest()
    known = _known(kept)
    if key not in known:
        known[key] = [asdict(finding) for finding in check_examples(entry.rubric)]
        kept.write_text(json.dumps(known), encoding="utf-8")
    reader = FileReader(entry.files, f"{RUBRICS}/{entry.rubric.id}")
    reader.take(Rubric, "rubric.yaml")
    reader.add(Finding(**{**found, "at": tuple(found["at"])}) for found in known[key])
    return reader.problems


def _known(kept: Path) -> dict[str, list[Any]]:
    """What is remembered; a file that cannot be read is as good as none, since everything can be worked out again."""
    try:
        known: dict[str, list[Any]] = json.loads(kept.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return known
