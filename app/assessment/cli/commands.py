"""The commands. They read files and print; nothing here writes to the database."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from flask import current_app
from flask.cli import AppGroup
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from app.assessment.cli.finding import FoundRubric, find_rubric, listed, read_lines
from app.assessment.cli.records import out_record, ratings_of, text_of
from app.assessment.cli.tables import tables
from app.assessment.fitted import heads_for, propose
from app.engine.evaluation import Rated, evaluate
from app.engine.scoring import SCORER, Heads, ScoreProposal
from app.engine.variants import variants

T = TypeVar("T")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)
SURE_FROM = 0.9

rubrics = AppGroup("rubrics", help="Score answers with a rubric, and measure how far the scorer can be trusted.")
from_disk = click.option("--from-disk", is_flag=True, help="Use the course files, even if a version is published.")


@rubrics.command("list")
def list_command() -> None:
    """Show every rubric with its newest published version."""
    table = Table(title=f"Rubrics (scorer {SCORER})")
    for heading in ("id", "title", "published", "on disk"):
        table.add_column(heading)
    for row in listed():
        table.add_row(
            row.id, row.title, f"version {row.published}" if row.published else "no", "yes" if row.on_disk else "no"
        )
    Console().print(table)


@rubrics.command("score")
@click.argument("rubric_id", metavar="RUBRIC")
@click.argument("source", metavar="IN.jsonl", type=FILE)
@click.argument("target", metavar="OUT.jsonl", type=NEW_FILE)
@click.option("--no-ratings", is_flag=True, help="Cold: use nothing that was learned from people's ratings.")
@from_disk
def score_command(rubric_id: str, source: Path, target: Path, no_ratings: bool, from_disk: bool) -> None:
    """Score each line {"id", "text"} of IN.jsonl against RUBRIC and write one line each to OUT.jsonl."""
    found = find_rubric(rubric_id, from_disk=from_disk)
    heads = None if no_ratings else heads_for(rubric_id, current_app.config["INSTANCE"])
    answers = [text_of(row, f"{source}:{at}") for at, row in enumerate(read_lines(source), start=1)]
    with target.open("w", encoding="utf-8") as out:
        for answer_id, text in watched(answers, "Scoring"):
            record = out_record(answer_id, text, scored(found, text, heads), found)
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    click.echo(f"{len(answers)} answers scored with {found.version} by {SCORER}: {target}", err=True)


@rubrics.command("evaluate")
@click.argument("rubric_id", metavar="RUBRIC")
@click.argument("source", metavar="RATED.jsonl", type=FILE)
@click.option("--json", "target", type=NEW_FILE, help="Write all figures to this file too.")
@click.option("--no-ratings", is_flag=True, help="Cold: use nothing that was learned from people's ratings.")
@click.option("--no-variants", is_flag=True, help="Leave out the fairness variants; five times as fast.")
@click.option("--resamples", default=1000, show_default=True, help="Resamples of the bootstrap intervals.")
@from_disk
def evaluate_command(
    rubric_id: str,
    source: Path,
    target: Path | None,
    no_ratings: bool,
    no_variants: bool,
    resamples: int,
    from_disk: bool,
) -> None:
    """Compare the scorer with people: RATED.jsonl has {"id", "text", "ratings": [{"level", "levels", …}]} a line."""
    found = find_rubric(rubric_id, from_disk=from_disk)
    heads = None if no_ratings else heads_for(rubric_id, current_app.config["INSTANCE"])
    rows = list(enumerate(read_lines(source), start=1))
    rated = [_rated(found, row, f"{source}:{at}", not no_variants, heads) for at, row in watched(rows, "Scoring")]
    if not rated:
        raise click.ClickException(f"{source} holds no answers.")
    figures = {
        "rubric": rubric_id,
        "rubric_version": found.version,
        "scorer": SCORER,
        **evaluate(found.rubric, rated, sure_from=SURE_FROM, resamples=resamples),
    }
    if target:
        target.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _print(figures)


def scored(found: FoundRubric, text: str, heads: Heads | None) -> ScoreProposal:
    """What the scorer proposes for one answer."""
    return propose(found.rubric, text, prompt=found.prompt, heads=heads)


def watched(items: Sequence[T], what: str) -> Iterable[T]:
    """The items, with a bar on standard error while they are worked on (nothing where nobody watches)."""
    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(items)


def _rated(found: FoundRubric, row: dict[str, Any], at: str, with_variants: bool, heads: Heads | None) -> Rated:
    answer_id, text = text_of(row, at)
    others = variants(text, answer_id) if with_variants else {}
    return Rated(
        id=answer_id,
        text=text,
        ratings=ratings_of(row, found.rubric, at),
        proposal=scored(found, text, heads),
        variants={kind: scored(found, other, heads) for kind, other in others.items()},
    )


def _print(figures: dict[str, Any]) -> None:
    console = Console()
    console.print(f"{figures['rubric_version']}, scorer {figures['scorer']}")
    for table in tables(figures):
        console.print(table)
