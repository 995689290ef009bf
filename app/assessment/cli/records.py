"""What stands in the files that `rubrics` reads and writes."""

from collections.abc import Mapping
from typing import Any

import click

from app.assessment.cli.finding import FoundRubric
from app.engine.evaluation import PersonsRating
from app.engine.rubric import Rubric
from app.engine.scoring import ScoreProposal

SHORT = {"critical": "crit", "soft": "soft"}


def text_of(row: Mapping[str, Any], at: str) -> tuple[str, str]:
    """Id and text of one answer, the text untouched so that offsets fit the file. Raises click.ClickException."""
    name, text = row.get("id"), row.get("text")
    if not isinstance(name, str | int) or not isinstance(text, str):
        raise click.ClickException(f'{at}: each line needs "id" and "text".')
    return str(name), text


def out_record(answer_id: str, text: str, proposal: ScoreProposal, found: FoundRubric) -> dict[str, Any]:
    """One line of what `rubrics score` writes; keys always in the same order."""
    return {
        "id": answer_id,
        "level": proposal.level,
        "level_if_scored": proposal.level_if_scored,
        "levels": dict(proposal.levels),
        "confidence": dict(proposal.confidence),
        "gates": [f"{SHORT[gate.severity]}:{gate.id}" for gate in proposal.gates],
        "gate_review": [f"{SHORT[found.rubric.gate(name).severity]}:{name}" for name in proposal.gate_review],
        "evidence": {
            name: {
                "start": span.start,
                "end": span.end,
                "text": text[span.start : span.end],
                "clause": found.rubric.criterion(name).descriptors.at(proposal.levels[name]),
            }
            for name, span in proposal.evidence.items()
        },
        "missing": [slot.move for slot in proposal.missing],
        "flags": list(proposal.flags),
        "status": proposal.status,
        "scorer": proposal.scorer,
        "rubric_version": found.version,
    }


def ratings_of(row: Mapping[str, Any], rubric: Rubric, at: str) -> tuple[PersonsRating, ...]:
    """The ratings of one line: `ratings` (a list), or `level`, `levels`, `gates`, `evidence` beside the text."""
    raw = row.get("ratings") or [row]
    try:
        return tuple(_rating(one, rubric) for one in raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise click.ClickException(
            f'{at}: a rating needs "level" and "levels" (criterion to 1-4), and may have "gates" and "evidence".'
        ) from error


def _rating(raw: Mapping[str, Any], rubric: Rubric) -> PersonsRating:
    ids = {criterion.id for criterion in rubric.criteria}
    levels = {name: int(level) for name, level in raw["levels"].items() if name in ids}
    if not levels or any(not 1 <= level <= 4 for level in (int(raw["level"]), *levels.values())):
        raise ValueError(raw["levels"])
    gates = frozenset(gate.rpartition(":")[2] for gate in raw.get("gates", ()))
    evidence = {name: quote for name, quote in raw.get("evidence", {}).items() if isinstance(quote, str)}
    return PersonsRating(int(raw["level"]), levels, gates, evidence)
