"""`flask courses check`: every mistake of course files with its place, before anyone else sees it."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from rich.console import Console

from app.catalogue.editorial_words import as_json, shown
from app.catalogue.examples_read import example_problems
from app.catalogue.problem_formats import FORMATS, told
from app.catalogue.problem_words import as_line
from app.catalogue.schemas import SCHEMAS, schema_of
from app.catalogue.shared_files import HOUSES
from app.catalogue.shelf import POLICIES, Shelf, read_shelf
from app.clock import now
from app.engine.editorial.limits import table_of
from app.engine.editorial.rows import module_row, rubric_row
from app.engine.problems import Problem
from app.engine.scoring.library import LIBRARY
from app.engine.scoring.patterns import SHARED

courses = AppGroup("courses", help="Write, check and publish course files.")

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
EXAMPLES_KEPT = "examples-read.json"


@courses.command("check")
@click.argument("path", required=False, type=FOLDER)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="text, json, or a code host's.")
@click.option("--anchors", is_flag=True, help="Let the scorer read the examples of rubrics too.")
def check(path: Path | None, form: str, anchors: bool) -> None:
    """Check courses, rubrics and policies below PATH: a folder of courses, one course, module or rubric, or `policies`.

    Without PATH the courses that ship. Prints `file:line:column code what is wrong; how to mend it` and ends with 1
    if anything must be mended.
    """
    root, below = root_of(path or current_app.config["SETTINGS"].courses)
    shelf = read_shelf(root, today=now().date())
    problems = list(shelf.problems)
    if anchors:
        kept = current_app.config["INSTANCE"] / EXAMPLES_KEPT
        problems += [problem for entry in shelf.rubrics for problem in example_problems(entry, kept)]
    problems = [problem for problem in problems if is_below(problem.path, below)]
    if problems or form != "text":
        click.echo(told(shown_from_here(problems, root), form))
    errors = sum(not problem.warning for problem in problems)
    click.echo(_summary(shelf, below, errors, len(problems) - errors), err=form != "text")
    if errors or (not below and not shelf.modules and not shelf.policies):
        sys.exit(1)


@courses.command("table")
@click.argument("path", required=False, type=FOLDER)
@click.option("--json", "for_programs", is_flag=True, help="For programs, with every figure unrounded.")
def table(path: Path | None, for_programs: bool) -> None:
    """Show the editorial table of the folder of courses PATH: who is in it, stories, examples, minutes, and its limits.

    Without PATH of the courses that ship. Ends with 1 if a limit is broken or a file has mistakes.
    """
    root = (path or current_app.config["SETTINGS"].courses).resolve()
    shelf = read_shelf(root, today=now().date())
    if shelf.errors:
        for problem in shown_from_here(shelf.errors, root):
            click.echo(as_line(problem), err=True)
        click.echo("Mend these first.", err=True)
        sys.exit(1)
    found = table_of(
        [module_row(entry.module) for entry in shelf.modules], [rubric_row(entry.rubric) for entry in shelf.rubrics]
    )
    if for_programs:
        click.echo(as_json(found))
    else:
        console = Console(width=None if sys.stdout.isatty() else 160)
        for part in shown(found):
            console.print(part)
    if not found.holds:
        sys.exit(1)


@courses.command("schema")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of all course files into FOLDER, so that an editor completes and checks while you type."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / name).write_text(schema_of(name), encoding="utf-8")
        click.echo(str(folder / name))


@courses.command("library")
def library() -> None:
    """List the moves that a rubric can name as `library`, and the facts of your case that each needs."""
    for name, conduct in LIBRARY.items():
        needed = ", ".join(sorted(conduct.slots() - set(SHARED)))
        click.echo(f"{name} ({needed})" if needed else name)


def root_of(path: Path) -> tuple[Path, str]:
    """The folder of courses that a path lies in, and the path inside it: empty for the folder itself."""
    path = path.resolve()
    if (path / "course.yaml").exists():
        return path.parent, path.name
    if (path / "module.yaml").exists() or (path / "rubric.yaml").exists():
        return path.parent.parent, f"{path.parent.name}/{path.name}"
    if path.name in (POLICIES, HOUSES):
        return path.parent, path.name
    return path, ""


def is_below(path: str, below: str) -> bool:
    """Whether a path inside the folder of courses is below another one."""
    return not below or path == below or path.startswith(f"{below}/")


def shown_from_here(problems: list[Problem], root: Path) -> list[Problem]:
    """Problems with paths as one would type them here, so that editors and code hosts find the file."""
    inside = root.is_relative_to(Path.cwd())
    start = os.path.relpath(root) if inside else str(root)
    return [replace(problem, path=os.path.normpath(os.path.join(start, problem.path))) for problem in problems]


def _summary(shelf: Shelf, below: str, errors: int, warnings: int) -> str:
    modules = [entry for entry in shelf.modules if is_below(f"{entry.course.id}/{entry.module.id}", below)]
    rubrics = [entry for entry in shelf.rubrics if is_below(f"rubrics/{entry.rubric.id}", below)]
    policies = [policy for policy in shelf.policies if is_below(f"{POLICIES}/{policy.id}.md", below)]
    counted = f"{len(modules)} modules and {len(rubrics)} rubrics read"
    if policies:
        counted = f"{len(modules)} modules, {len(rubrics)} rubrics and {len(policies)} policies read"
    return f"{counted}, {errors} to mend, {warnings} to look at."
