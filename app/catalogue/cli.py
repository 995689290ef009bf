"""`flask courses check`: every mistake of course files with its place, before anyone else sees it."""

import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from app.catalogue.problem_words import as_line
from app.catalogue.shelf import read_shelf
from app.clock import now

courses = AppGroup("courses", help="Check and publish course files.")


@courses.command("check")
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(path: Path | None) -> None:
    """Check all courses and rubrics below PATH (default: the courses that ship).

    Prints `file:line:column code what is wrong; how to mend it` and ends with 1 if anything must be mended.
    """
    root = path or current_app.config["SETTINGS"].courses
    shelf = read_shelf(root, today=now().date())
    for problem in shelf.problems:
        click.echo(("warning: " if problem.warning else "") + as_line(problem))
    warnings = len(shelf.problems) - len(shelf.errors)
    click.echo(
        f"{len(shelf.modules)} modules and {len(shelf.rubrics)} rubrics read, "
        f"{len(shelf.errors)} to mend, {warnings} to look at."
    )
    if shelf.errors or not shelf.modules:
        sys.exit(1)
