"""`flask rubrics fit`: heads from people's ratings, taken into use only where they are no loss."""

import hashlib
import json
from pathlib import Path
from typing import Any

import click
from flask import current_app

from app.assessment.cli.commands import FILE, from_disk, rubrics, watched
from app.assessment.cli.finding import FoundRubric, find_rubric, read_lines
from app.assessment.cli.records import ratings_of, text_of
from app.assessment.fitted import FOLDER, heads_record
from app.engine.agreement import qwk
from app.engine.evaluation import PersonsRating
from app.engine.scoring import SCORER, Heads, score
from app.engine.scoring.heads import names_of

SLICE = 4
"""One answer in so many, chosen by a hash of its text, is kept for the decision and never fitted on for it."""
FEWEST = 20

Answer = tuple[str, tuple[PersonsRating, ...]]


@rubrics.command("fit")
@click.argument("rubric_id", metavar="RUBRIC")
@click.argument("sources", metavar="RATED.jsonl…", nargs=-1, required=True, type=FILE)
@click.option("--ship", is_flag=True, help="Write beside the code instead of into the instance folder.")
@from_disk
def fit_command(rubric_id: str, sources: tuple[Path, ...], ship: bool, from_disk: bool) -> None:
    """Fit heads for RUBRIC to rated answers and take them into use if they do better and the examples no worse.

    The rubric's own examples are learned from too. The same files give the same bytes.
    """
    found = find_rubric(rubric_id, from_disk=from_disk)
    answers = [
        _answer(found, row, f"{path}:{at}") for path in sources for at, row in enumerate(read_lines(path), start=1)
    ]
    if len(answers) < FEWEST:
        raise click.ClickException(f"{len(answers)} rated answers are too few; {FEWEST} are needed.")
    version = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    anchors = [_anchor(anchor) for anchor in found.rubric.anchors]
    kept = [answer for answer in answers if _is_kept(answer[0])]
    trial = _fitted(found, [a for a in answers if not _is_kept(a[0])] + anchors, version)
    told = {name: _figures(found, some, trial) for name, some in (("kept", kept), ("anchors", anchors))}
    for name, (cold, warm) in told.items():
        click.echo(
            f"{name}: criteria QWK {cold[0]:.3f} cold, {warm[0]:.3f} fitted; level QWK {cold[1]:.3f}, {warm[1]:.3f}"
        )
    if any(warm[0] < cold[0] or warm[1] < cold[1] for cold, warm in told.values()):
        raise click.ClickException("Not taken into use: worse than the rules alone on answers it had not seen.")
    heads = _fitted(found, answers + anchors, version)
    target = (FOLDER if ship else current_app.config["INSTANCE"] / "fits") / f"heads-{rubric_id}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    record = heads_record(heads, answers=len(answers), anchors=len(anchors))
    target.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf-8")
    click.echo(f"In use: {target} ({len(answers)} answers; shares {heads.blend})")


def _answer(found: FoundRubric, row: dict[str, Any], at: str) -> Answer:
    return text_of(row, at)[1], ratings_of(row, found.rubric, at)


def _anchor(anchor: Any) -> Answer:
    return anchor.text, (PersonsRating(anchor.level, anchor.levels, frozenset(anchor.gates), {}),)


def _is_kept(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) // 2 % SLICE == 0


def _fitted(found: FoundRubric, answers: list[Answer], version: str) -> Heads:
    # Here, so that a web worker, which imports the commands, does not carry numpy.
    from app.engine.fitting import fit_heads
    from app.engine.scoring.scorer import example

    names, criteria = names_of(found.rubric)
    examples = [
        example(found.rubric, text, found.prompt, {c: _mean([r.levels[c] for r in ratings]) for c in criteria})
        for text, ratings in watched(answers, "Reading")
    ]
    return fit_heads(names, criteria, examples, version=version, scorer=SCORER, rubric=found.rubric.id)


def _figures(
    found: FoundRubric, answers: list[Answer], heads: Heads
) -> tuple[tuple[float, float], tuple[float, float]]:
    """(mean criterion QWK, level QWK) of the rules alone, and with heads."""
    both = []
    for used in (None, heads):
        proposals = [score(found.rubric, text, prompt=found.prompt, heads=used) for text, _ratings in answers]
        each = [
            qwk(
                [
                    (r.levels[c], p.levels[c])
                    for p, (_t, ratings) in zip(proposals, answers, strict=True)
                    for r in ratings
                ]
            )
            for c in (criterion.id for criterion in found.rubric.criteria)
        ]
        told = [value for value in each if value is not None]
        level = qwk([(r.level, p.level_if_scored) for p, (_t, rs) in zip(proposals, answers, strict=True) for r in rs])
        both.append((sum(told) / max(1, len(told)), level if level is not None else 1.0))
    return both[0], both[1]


def _mean(levels: list[int]) -> float:
    return sum(levels) / len(levels)
