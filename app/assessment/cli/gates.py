"""`flask rubrics learn-gates`: classifiers of gates from sentences that break them and sentences that only look so."""

import hashlib
import json
from pathlib import Path

import click

from app.assessment.cli.commands import FILE, rubrics, watched
from app.assessment.fitted import GATES, hints_record
from app.engine.linear import Linear
from app.engine.scoring import GateHints
from app.engine.scoring.hints import SHORTEST
from app.engine.scoring.text import shadow_of
from app.text_model import TextModel, text_model

STRENGTH = 10.0
REVIEW_FROM = 0.8
Sentences = dict[str, tuple[list[str], list[str]]]


@rubrics.command("learn-gates")
@click.argument("sentences", metavar="SENTENCES.txt", type=FILE)
@click.argument("clean", metavar="RATED.jsonl…", nargs=-1, type=FILE)
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), default=GATES, show_default=True)
def learn_gates(sentences: Path, clean: tuple[Path, ...], target: Path) -> None:
    """Fit the hints at gates. SENTENCES.txt has "# library-id", then "+ breaks it" and "- only looks so" lines.

    Answers without gates in RATED.jsonl teach what is innocent. The same files give the same bytes.
    """
    told = read_sentences(sentences)
    innocent = sorted({text for path in clean for text in _clean_sentences(path)})
    model = text_model()
    gates = _fitted(told, innocent, model)
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in (sentences, *clean))).hexdigest()
    hints = GateHints(digest[:12], model.name, REVIEW_FROM, gates)
    record = hints_record(
        hints,
        data=digest,
        strength=STRENGTH,
        examples=sum(len(hits) for hits, _no in told.values()),
        innocent=len(innocent),
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf-8")
    click.echo(f"{len(gates)} gates learned from {record['examples']} examples: {target}")


def read_sentences(path: Path) -> Sentences:
    """Library id to sentences that break the gate and sentences that do not."""
    found: Sentences = {}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        sign, text = line[:1], line[1:].strip()
        if sign == "#":
            current = text
            found[current] = ([], [])
        elif sign in ("+", "-") and current:
            found[current][sign == "-"].append(text)
    return found


def _clean_sentences(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = [row["text"] for row in rows if not any(rating["gates"] for rating in row["ratings"])]
    spans = [(text, segment) for text in texts for segment in shadow_of(text).segments]
    return [text[s.start : s.end] for text, s in spans if s.end - s.start >= SHORTEST]


def _fitted(told: Sentences, innocent: list[str], model: TextModel) -> dict[str, Linear]:
    # Here, so that a web worker, which imports the commands, does not carry numpy.
    from app.engine.learning import logistic

    others = sorted({text for _hits, no in told.values() for text in no} | set(innocent))
    texts = sorted({text for hits, _no in told.values() for text in hits} | set(others))
    rows = {text: model.encode([text])[0] for text in watched(texts, "Reading")}
    fitted: dict[str, Linear] = {}
    for name, (hits, _no) in told.items():
        known = [*hits, *others]
        found = logistic([rows[text] for text in known], [1] * len(hits) + [0] * len(others), strength=STRENGTH)
        fitted[name] = Linear(tuple(round(w, 4) for w in found.weights), round(found.bias, 4))
    return fitted
