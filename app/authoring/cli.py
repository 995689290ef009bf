"""`flask courses new`, `publish`, `withdraw` and `offer`."""

import sys
from pathlib import Path

import click
from flask import current_app

from app.authoring.difference_words import in_words
from app.authoring.impact_words import meaning_in_words, people_in_words, standing_in_words
from app.authoring.operations.publishing import IdTaken, Origin, Outcome, Published, publish
from app.authoring.operations.withdrawing import offer_again, withdraw
from app.authoring.queries.differences import Preview, Will, previews
from app.authoring.starter_files import StarterRefused, place_of, starter_files
from app.catalogue.cli import FOLDER, courses, shown_from_here
from app.catalogue.problem_words import as_line
from app.catalogue.shelf import Shelf, read_shelf
from app.clock import now
from app.curricula.operations.shipped import Brought, bring_curricula
from app.curricula.operations.shipped import Outcome as CurriculumOutcome
from app.errors import Missing, Refused
from app.jobs.edge import commit_and_wake
from app.policies.operations.publishing import Outcome as PolicyOutcome
from app.policies.operations.publishing import Published as PublishedPolicy
from app.policies.operations.publishing import publish_policy
from app.policies.queries.versions import newest_numbers

WORDS = {
    Outcome.CREATED: "published as version {number}",
    Outcome.UNCHANGED: "unchanged, version {number}",
    Outcome.KEPT_COMPANY: "left alone: your own version {number} stands, what ships does not replace it",
    Outcome.KEPT_WITHDRAWN: "left alone: version {number} was withdrawn",
    Outcome.WAITS: "left alone: version {number} stands until a second author has agreed to the new files",
}

POLICY_WORDS = {
    PolicyOutcome.CREATED: WORDS[Outcome.CREATED],
    PolicyOutcome.UNCHANGED: WORDS[Outcome.UNCHANGED],
    PolicyOutcome.KEPT_COMPANY: WORDS[Outcome.KEPT_COMPANY],
}

CURRICULUM_WORDS = {
    CurriculumOutcome.CREATED: "a curriculum, ready to be given by a rule",
    CurriculumOutcome.CHANGED: "a curriculum, brought up to date",
    CurriculumOutcome.UNCHANGED: "a curriculum, unchanged",
    CurriculumOutcome.KEPT_COMPANY: "a curriculum, left alone: it was changed here, what ships does not replace it",
    CurriculumOutcome.KEPT_IN_USE: "a curriculum, left alone: a rule gives it, change it under Assign",
    CurriculumOutcome.KEPT_ARCHIVED: "a curriculum, left alone: it was taken out of the lists",
}


@courses.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="A new module", help="The module's title; you can change it later.")
def new(folder: Path, title: str) -> None:
    """Make a starter module in FOLDER, which is <courses>/<course>/<module>: small, complete, with comments.

    It comes with a rubric, with its course if that is not there, and with schemas for your editor. It passes the check.
    """
    try:
        place = place_of(folder)
        files = list(starter_files(place, title, now().date()))
    except StarterRefused as refused:
        raise click.ClickException(str(refused)) from refused
    for path, text in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(path)
    click.echo(f"Edit these files, then run: flask --app wsgi courses check {place.root}")


@courses.command("publish")
@click.argument("path", required=False, type=FOLDER)
@click.option("--shipped", is_flag=True, help="Publish what ships; never replaces a version of your own.")
@click.option("--dry-run", is_flag=True, help="Only say what would change and whom it finds in the middle.")
def publish_command(path: Path | None, shipped: bool, dry_run: bool) -> None:
    """Check and publish all courses and policies below PATH, all or none. People in progress stay on their version."""
    root = path or current_app.config["SETTINGS"].courses
    if dry_run:
        shelf = _sound_shelf(root)
        for preview in previews(shelf):
            click.echo("\n".join(_told(preview)))
        numbers = newest_numbers()
        for policy in shelf.policies:
            click.echo(f"{policy.title}: a policy, version {numbers.get(policy.id, 0)} is published.")
        for curriculum in shelf.curricula:
            click.echo(f"{curriculum.title}: a curriculum of {len(curriculum.items)}.")
        click.echo("Nothing was published.")
        return
    origin = Origin.SHIPPED if shipped or path is None else Origin.COMPANY
    for line in publish_folder(root, origin=origin):
        click.echo(_said(line))


@courses.command("withdraw")
@click.argument("module_id")
def withdraw_command(module_id: str) -> None:
    """Let nobody begin MODULE_ID any more. Who began it can finish."""
    try:
        with commit_and_wake():
            row = withdraw(module_id=module_id, actor_id=None, at=now())
    except Missing as missing:
        raise click.ClickException(f"No module “{module_id}” is published.") from missing
    click.echo(f"{row.title}: withdrawn. Who began it can finish it.")


@courses.command("offer")
@click.argument("module_id")
def offer_command(module_id: str) -> None:
    """Offer the withdrawn MODULE_ID again, in its newest version."""
    try:
        with commit_and_wake():
            row = offer_again(module_id=module_id, actor_id=None, at=now())
    except Missing as missing:
        raise click.ClickException(f"No module “{module_id}” is published.") from missing
    click.echo(f"{row.title}: offered again, version {row.number}.")


def _said(line: Published | PublishedPolicy | Brought) -> str:
    """What became of a module, a policy or a curriculum."""
    if isinstance(line, Brought):
        return f"{line.title}: {CURRICULUM_WORDS[line.outcome]}."
    words = POLICY_WORDS[line.outcome] if isinstance(line, PublishedPolicy) else WORDS[line.outcome]
    return f"{line.title}: {words.format(number=line.number)}."


def publish_folder(root: Path, *, origin: Origin) -> list[Published | PublishedPolicy | Brought]:
    """Check and publish a folder in one transaction; ends the command with 1 and the reasons if it cannot be."""
    shelf = _sound_shelf(root)
    try:
        with commit_and_wake():
            at = now()
            done = publish(modules=shelf.modules, rubrics=shelf.rubrics, origin=origin, actor_id=None, at=at)
            shipped = origin is Origin.SHIPPED
            texts = [publish_policy(policy=one, shipped=shipped, actor_id=None, at=at) for one in shelf.policies]
            return [*done, *texts, *bring_curricula(curricula=shelf.curricula, at=at)]
    except Refused as refused:
        raise click.ClickException(f"{refused} Nothing was published.") from refused


def _sound_shelf(root: Path) -> Shelf:
    shelf = read_shelf(root, today=now().date())
    if shelf.errors:
        for problem in shown_from_here(shelf.errors, root.resolve()):
            click.echo(as_line(problem), err=True)
        click.echo("Nothing was published. Mend these first.", err=True)
        sys.exit(1)
    return shelf


def _told(preview: Preview) -> list[str]:
    """What publishing a module would do, as lines."""
    title = preview.entry.module.title
    if preview.latest is None:
        return [f"{title}: would be published as version 1."]
    number = preview.latest.number
    if preview.will is Will.NOTHING:
        return [f"{title}: unchanged, version {number}."]
    if preview.latest.course_id != preview.entry.course.id:
        return [f"{title}: {IdTaken(preview.entry.module.id, preview.latest.course_title)}"]
    lines = [f"{title}: version {number + 1} would replace version {number}."]
    lines += [f"  {in_words(change)}" for change in preview.changes] or ["  Nothing that a learner sees."]
    lines.append(f"  {people_in_words(preview.standings)}")
    lines += [f"    {standing_in_words(standing)}" for standing in preview.standings]
    return lines + [f"  {line}" for line in meaning_in_words(preview)]
