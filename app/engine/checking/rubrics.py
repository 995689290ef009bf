"""Checks of a rubric that its own model cannot make: weights, examples, gates, competencies."""

from collections import Counter
from collections.abc import Iterator
from re import fullmatch

from app.engine.problems import At, Finding
from app.engine.rubric import Rubric
from app.engine.scoring.check import rubric_findings as library_findings
from app.engine.scoring.levels import overall_level

FILE = "rubric.yaml"
WEIGHTS = 100
FEWEST_EXAMPLES = 2
_COMPETENCY = r"C([1-9]|1[0-2])"


def check_rubric(rubric: Rubric) -> list[Finding]:
    """Everything to mend or look at in a rubric, without letting the scorer read its examples."""
    found = [*_weights(rubric), *_examples(rubric), *_gates(rubric), *_competencies(rubric)]
    return found + _hyphened(library_findings(rubric.model_copy(update={"anchors": ()}), FILE))


def check_examples(rubric: Rubric) -> list[Finding]:
    """What the scorer makes of each example, as warnings where it gives another level.

    The scorer knows moves, not examples, so each example is judged as if it were left out. Takes some tens of
    milliseconds an example; the result follows from the rubric's content and the scorer's version alone.
    """
    found = _hyphened(library_findings(rubric, FILE))
    return [finding for finding in found if finding.code == "rubric-anchor-off-level"]


def _hyphened(findings: list[Finding]) -> list[Finding]:
    """The scorer's own codes are written with underscores; those of course files have hyphens."""
    return [Finding(f.code.replace("_", "-"), f.file, f.at, f.details, f.warning) for f in findings]


def _weights(rubric: Rubric) -> Iterator[Finding]:
    total = sum(criterion.weight for criterion in rubric.criteria)
    if total != WEIGHTS:
        yield Finding("weights-not-100", FILE, ("criteria", 0, "weight"), {"total": str(total)})


def _examples(rubric: Rubric) -> Iterator[Finding]:
    counted = Counter(anchor.level for anchor in rubric.anchors)
    for level in (1, 2, 3, 4):
        if counted[level] < FEWEST_EXAMPLES:
            details = {"level": str(level), "count": str(counted[level]), "least": str(FEWEST_EXAMPLES)}
            yield Finding("too-few-examples", FILE, ("anchors",), details)
    for n, anchor in enumerate(rubric.anchors):
        follows = overall_level(rubric, anchor.levels, anchor.gates).level
        if follows != anchor.level:
            details = {"id": anchor.id, "stated": str(anchor.level), "follows": str(follows)}
            yield Finding("example-level-differs", FILE, ("anchors", n, "level"), details, warning=True)


def _gates(rubric: Rubric) -> Iterator[Finding]:
    shown = {gate for anchor in rubric.anchors for gate in anchor.gates}
    for n, gate in enumerate(rubric.gates):
        if gate.id not in shown and gate.example is None:
            yield Finding("gate-without-example", FILE, ("gates", n, "id"), {"gate": gate.id}, warning=True)


def _competencies(rubric: Rubric) -> Iterator[Finding]:
    for n, criterion in enumerate(rubric.criteria):
        if criterion.competency is None and not criterion.manner:
            details = {"criterion": criterion.id}
            yield Finding("criterion-without-competency", FILE, ("criteria", n, "id"), details, warning=True)
    named: list[tuple[str | None, At]] = [
        (criterion.competency, ("criteria", n, "competency")) for n, criterion in enumerate(rubric.criteria)
    ]
    named += [(gate.competency, ("gates", n, "competency")) for n, gate in enumerate(rubric.gates)]
    for name, at in named:
        if name is not None and not fullmatch(_COMPETENCY, name):
            yield Finding("unknown-competency", FILE, at, {"competency": name})
