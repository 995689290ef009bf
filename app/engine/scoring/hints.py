"""Hints at gates that the rules miss: sentences that mean what a gate's examples mean, in other words.

One small classifier per gate of the library, on sentence vectors. A hint never gates: a sentence vector does not see
who did what to whom well enough. It sends the answer to a person.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.engine.linear import Linear
from app.engine.rubric import Rubric
from app.engine.scoring.proposal import Encoder

MOST_SENTENCES = 24
SHORTEST = 12
"""Sentences of fewer characters say too little to be compared."""


@dataclass(frozen=True)
class GateHints:
    """Classifiers by library id, the encoder they belong to, and the probability from which a person should look."""

    version: str
    encoder: str
    review_from: float
    gates: Mapping[str, Linear] = field(default_factory=dict)


def hinted_gates(rubric: Rubric, sentences: Sequence[str], encoder: Encoder, hints: GateHints) -> dict[str, float]:
    """Gate id to the highest probability over the sentences, for the gates that reach `review_from`.

    Raises ValueError if the classifiers were made for another encoder.
    """
    if encoder.name != hints.encoder:
        raise ValueError(f"hints for {hints.encoder}, but the encoder is {encoder.name}")
    texts = [text for text in sentences if len(text) >= SHORTEST][:MOST_SENTENCES]
    wanted = {
        gate.id: hints.gates[gate.library] for gate in rubric.gates if gate.library and gate.library in hints.gates
    }
    if not texts or not wanted:
        return {}
    rows = [[float(value) for value in row] for row in encoder.encode(texts)]
    found = {name: max(_probability(model.at(row)) for row in rows) for name, model in wanted.items()}
    return {name: round(p, 4) for name, p in found.items() if p >= hints.review_from}


def _probability(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
