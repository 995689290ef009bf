"""What was fitted for the scorer, read from the files beside this module, and the text model that goes with it."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import structlog

from app.engine.linear import Linear
from app.engine.rubric import Rubric
from app.engine.scoring import SCORER, Calibration, GateHints, Heads, ScoreProposal, score
from app.engine.scoring.proposal import Encoder
from app.text_model import ModelChanged, ModelMissing, text_model

UNMEASURED = Calibration("unmeasured", sure_from=1.01)
"""For a rubric without heads: nobody has measured how far its levels can be trusted, so people read every answer."""

FOLDER = Path(__file__).with_name("fits")
GATES = FOLDER / "gate-hints.json"
log = structlog.get_logger()


@lru_cache(maxsize=1)
def encoder() -> Encoder | None:
    """The text model, or None where it cannot be had: then rules alone score (said once in the log)."""
    try:
        return text_model()
    except (ModelMissing, ModelChanged) as error:
        log.warning("text-model-missing", why=str(error))
        return None


@lru_cache(maxsize=1)
def gate_hints() -> GateHints:
    """The classifiers that ship."""
    record = json.loads(GATES.read_text(encoding="utf-8"))
    gates = {name: Linear(tuple(model["weights"]), model["bias"]) for name, model in record["gates"].items()}
    return GateHints(record["version"], record["encoder"], record["review_from"], gates)


def hints_record(hints: GateHints, **provenance: Any) -> dict[str, Any]:
    """What is written to the file, with where it comes from."""
    return {
        "version": hints.version,
        "encoder": hints.encoder,
        "review_from": hints.review_from,
        **provenance,
        "gates": {name: {"weights": list(m.weights), "bias": m.bias} for name, m in sorted(hints.gates.items())},
    }


def propose(rubric: Rubric, answer: str, *, prompt: str, heads: Heads | None) -> ScoreProposal:
    """Score with everything this installation has: text model, hints at gates, and `heads` where they fit."""
    fit = heads is not None and heads.fit(rubric, SCORER)
    return score(
        rubric,
        answer,
        prompt=prompt,
        encoder=encoder(),
        hints=gate_hints(),
        heads=heads if fit else None,
        calibration=None if fit else UNMEASURED,
    )


@lru_cache(maxsize=64)
def heads_for(rubric_id: str, instance: Path) -> Heads | None:
    """The heads in use for a rubric: this installation's own, else those that ship, else None.

    Heads of another version of the scorer are passed over. Read once per process.
    """
    for folder in (instance / "fits", FOLDER):
        path = folder / f"heads-{rubric_id}.json"
        if path.is_file():
            heads = read_heads(path)
            if heads.scorer == SCORER:
                return heads
    return None


def read_heads(path: Path) -> Heads:
    """Heads from their file."""
    record = json.loads(path.read_text(encoding="utf-8"))
    return Heads(
        version=record["version"],
        scorer=record["scorer"],
        rubric=record["rubric"],
        names=tuple(record["names"]),
        criteria=tuple(record["criteria"]),
        models={name: Linear(tuple(m["weights"]), m["bias"]) for name, m in record["models"].items()},
        blend=record["blend"],
        trust={name: (tuple(ends), tuple(middle)) for name, (ends, middle) in record["trust"].items()},
    )


def heads_record(heads: Heads, **provenance: Any) -> dict[str, Any]:
    """What is written to the file, with where it comes from."""
    return {
        "version": heads.version,
        "scorer": heads.scorer,
        "rubric": heads.rubric,
        **provenance,
        "names": list(heads.names),
        "criteria": list(heads.criteria),
        "models": {name: {"weights": list(m.weights), "bias": m.bias} for name, m in heads.models.items()},
        "blend": dict(heads.blend),
        "trust": {name: [list(ends), list(middle)] for name, (ends, middle) in heads.trust.items()},
    }
