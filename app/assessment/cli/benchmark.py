"""`flask rubrics benchmark`: how well the learning part does on a rated corpus that a reader brings."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from app.assessment.cli.commands import rubrics, watched
from app.assessment.cli.finding import read_lines
from app.assessment.cli.tables import shown
from app.engine.agreement import Pair, bootstrap, exact, macro_f1, qwk
from app.text_model import text_model

TEXT = ("text", "student_answer", "answer")
LEVEL = ("level", "score", "label")
TASK = ("criterion", "essay_set", "task", "rubric")
GROUP = ("group", "author")
FOLDS = 5
FEW = 50


@dataclass(frozen=True)
class Row:
    """One rated text; texts of one group are never on both sides of a fold. `side` is train, test or "" (folds)."""

    text: str
    level: int
    group: str
    side: str


@rubrics.command("benchmark")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures here too.")
def benchmark_command(folder: Path, target: Path | None) -> None:
    """Learn and predict each task of every *.jsonl in DIR, by five folds or by the file's own split.

    A line has a text (text, student_answer or answer), a level (level, score or label) and may name its task
    (criterion, essay_set, task or rubric), its group (group or author) and its split. One setting for every corpus.
    """
    table = Table(title="Learned from whole texts; the same setting everywhere")
    for heading in ("file", "task", "texts", "learned from", "QWK (90 % interval)", "exact", "macro-F1"):
        table.add_column(heading)
    figures = []
    for path in sorted(folder.glob("*.jsonl")):
        for task, rows in sorted(_tasks(path).items()):
            figures += _measured(path.stem, task, rows)
    for row in figures:
        marks = (shown(row["qwk"], row["qwk_90"]), shown(row["exact"]), shown(row["macro_f1"]))
        table.add_row(row["file"], row["task"], str(row["texts"]), row["learned_from"], *marks)
    Console().print(table)
    if target:
        target.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _tasks(path: Path) -> dict[str, list[Row]]:
    """The rows of a file by task. Labels that are words become numbers in alphabetical order."""
    raw = list(read_lines(path))
    labels = sorted({str(_first(row, LEVEL)) for row in raw})
    numbers = {label: int(float(label)) if _is_number(label) else place for place, label in enumerate(labels)}
    found: dict[str, list[Row]] = defaultdict(list)
    for row in raw:
        split = str(row.get("split", ""))
        side = ("train" if "train" in split else "test") if split else ""
        text = str(_first(row, TEXT))
        found[str(_first(row, TASK, "all"))].append(
            Row(text, numbers[str(_first(row, LEVEL))], str(_first(row, GROUP, text)), side)
        )
    return found


def _measured(file: str, task: str, rows: list[Row]) -> list[dict[str, Any]]:
    # Here, so that a web worker, which imports the commands, does not carry numpy.
    import numpy

    from app.engine.text_learning import kernel, learned_levels

    model = text_model()
    vectors = numpy.stack([model.encode([row.text])[0] for row in watched(rows, f"{file} {task}")])
    similar, levels = kernel([row.text for row in rows], vectors), [row.level for row in rows]
    results = []
    for name, most in (("all", None), (f"{FEW} ratings", FEW)):
        pairs: list[Pair] = []
        for train, test in _sides(rows):
            train = train[:most] if most else train
            said = learned_levels(similar, levels, train, test)
            pairs += [(levels[i], level) for i, level in zip(test, said, strict=True)]
        interval = bootstrap(pairs, qwk, resamples=300)
        results.append(
            {
                "file": file,
                "task": task,
                "texts": len(pairs),
                "learned_from": name,
                "qwk": qwk(pairs),
                "qwk_90": [interval.low, interval.high] if interval else None,
                "exact": exact(pairs),
                "macro_f1": macro_f1(pairs),
            }
        )
    return results


def _sides(rows: list[Row]) -> list[tuple[list[int], list[int]]]:
    """Indices to learn from (in an order fixed by a hash) and to test on."""
    order = sorted(range(len(rows)), key=lambda i: _hash(rows[i].text))
    if any(row.side == "train" for row in rows):
        return [([i for i in order if rows[i].side == "train"], [i for i in order if rows[i].side == "test"])]
    fold = {i: _hash(rows[i].group) % FOLDS for i in order}
    return [([i for i in order if fold[i] != k], [i for i in order if fold[i] == k]) for k in range(FOLDS)]


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def _first(row: Mapping[str, Any], names: tuple[str, ...], otherwise: str | None = None) -> Any:
    for name in names:
        if row.get(name) not in (None, ""):
            return row[name]
    if otherwise is None:
        raise click.ClickException(f"A line has none of: {', '.join(names)}.")
    return otherwise


def _is_number(label: str) -> bool:
    return label.replace(".", "", 1).isdigit()
