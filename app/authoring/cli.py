"""`flask courses publish`: checked course files become versions that people can start."""

import sys
from pathlib import Path

import click
from flask import current_app

from app.authoring.operations.publishing import Origin, Outcome, Published, publish
from app.catalogue.cli import courses
from app.catalogue.problem_words import as_line
from app.catalogue.shelf import read_shelf
from app.clock import now
from app.jobs.edge import commit_and_wake

WORDS = {
    Outcome.CREATED: "published as version {number}",
    Outcome.UNCHANGED: "unchanged, version {number}",
    Outcome.KEPT_COMPANY: "left alone: your own version {number} stands, what ships does not replace it",
}


@courses.command("publish")
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--shipped", is_flag=True, help="Publish what ships; never replaces a version of your own.")
def publish_command(path: Path | None, shipped: bool) -> None:
    """Check and publish all courses below PATH, all of them or none. People in progress stay on their version."""
    root = path or current_app.config["SETTINGS"].courses
    origin = Origin.SHIPPED if shipped or path is None else Origin.COMPANY
    for line in publish_folder(root, origin=origin):
        click.echo(f"{line.title}: {WORDS[line.outcome].format(number=line.number)}.")


def publish_folder(root: Path, *, origin: Origin) -> list[Published]:
    """Check and publish a folder in one transaction; ends the command with 1 and the problems if any must be mended."""
    at = now()
    shelf = read_shelf(root, today=at.date())
    if shelf.errors:
        for problem in shelf.errors:
            click.echo(as_line(problem), err=True)
        click.echo("Nothing was published. Mend these first.", err=True)
        sys.exit(1)
    with commit_and_wake():
        return publish(
            modules=shelf.modules,
            rubrics=shelf.rubrics,
            origin=origin,
            actor_id=None,
            at=at,
        )
