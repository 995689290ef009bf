"""Commands that run an installation: setup, serve, worker, backup, restore."""

import os
import sys
from pathlib import Path

import click
import structlog
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from app.admin import migrate
from app.admin.backup import BackupRefused, back_up
from app.admin.demo.people import PASSWORD
from app.admin.migrate import Unready
from app.admin.operations.backups import note_backup
from app.admin.queries.doors import Door, doors
from app.admin.restore import restore as restore_backup
from app.admin.setup import refuse_bad_disk, set_up
from app.clock import now
from app.instance import InUse, NetworkDisk, hold
from app.jobs.edge import commit_and_wake
from app.jobs.worker import work

log = structlog.get_logger()
EXPECTED = (BackupRefused, Unready, InUse, NetworkDisk)


@click.command()
@click.option("--demo", is_flag=True, help="Load the demo company if nobody has started this installation yet.")
@with_appcontext
def setup(demo: bool) -> None:
    """Make this installation ready: backup if needed, migrations, shipped courses."""
    try:
        set_up(at=now(), demo=demo, say=click.echo)
    except EXPECTED as error:
        raise click.ClickException(str(error)) from None
    except OperationalError as error:
        raise click.ClickException(f"The database cannot be reached: {error.orig}") from None


@click.command()
@click.option("--demo", is_flag=True, help="Load the demo company if nobody has started this installation yet.")
@click.pass_context
@with_appcontext
def serve(context: click.Context, demo: bool) -> None:
    """Make this installation ready, then run web server and worker until stopped."""
    context.invoke(setup, demo=demo)
    _print_doors()
    # The supervisor replaces this process: it stays small and holds no connection to the database.
    environ = {name: value for name, value in os.environ.items() if name != "FLASK_RUN_FROM_CLI"}
    sys.stdout.flush()
    os.chdir(Path(current_app.root_path).parent)
    os.execve(sys.executable, [sys.executable, "-m", "app.supervise"], environ)


def _print_doors() -> None:
    settings = current_app.config["SETTINGS"]
    for note in current_app.extensions["start_notes"]:
        click.echo(note)
    people, demo = doors()
    if not people:
        click.echo(f"Nobody is here yet. Open {settings.public_url}/first-start to begin.")
    else:
        click.echo(f"Open {settings.public_url} and sign in:" if demo else f"Open {settings.public_url}")
    for person in people if demo else ():
        click.echo(_line(person))
    if demo:
        click.echo(f"Each of them has the password {PASSWORD}, or choose a name on the sign-in page.")
    click.echo("Stop with Ctrl-C.")


def _line(door: Door) -> str:
    return f"  {door.email:<34} {door.name:<22} {', '.join(door.roles) or 'learner'}"


@click.command()
@with_appcontext
def worker() -> None:
    """Do the work outside of requests: scoring, mail, sealing of events. `flask serve` starts it."""
    try:
        refuse_unready_start()
    except EXPECTED as error:
        raise click.ClickException(str(error)) from None
    work(current_app._get_current_object())  # type: ignore[attr-defined]


def refuse_unready_start() -> None:
    """What web and worker check before they begin; also says that the installation is in use.

    Raises Unready, NetworkDisk and InUse. A database that cannot be reached does not stop the start: pages answer
    503 until it is back.
    """
    refuse_bad_disk()
    hold(current_app.config["INSTANCE"])
    try:
        migrate.refuse_unready()
    except OperationalError as error:
        log.error("start.database-unreachable", error=type(error.orig).__name__)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_appcontext
def backup(file: Path) -> None:
    """Write database, settings and secret key to FILE, also while people work."""
    try:
        back_up(file.resolve(), at=now())
    except EXPECTED as error:
        raise click.ClickException(str(error)) from None
    with commit_and_wake():
        note_backup(actor_id=None, at=now())
    click.echo(f"{file} is written ({file.stat().st_size // 1024} KiB). Keep it safe: it holds the secret key.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace a database that is not empty, after saving it.")
@with_appcontext
def restore(file: Path, force: bool) -> None:
    """Put the backup FILE in the place of this installation's database and key."""
    try:
        done = restore_backup(file.resolve(), at=now(), force=force)
    except EXPECTED as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Restored what was saved at {done.made_at}.")
    if done.saved_before:
        click.echo(f"What was here before is in {done.saved_before}.")
    if done.settings_beside:
        click.echo(f"Your settings were kept; those of the backup are in {done.settings_beside}.")
    click.echo(
        f"{done.sessions_ended} sessions ended, {done.tokens_voided} links voided, {done.mails_held} unsent mails "
        "held. Held mail waits on the health page. Start with `make run`: it brings the database up to date."
    )


COMMANDS = (setup, serve, worker, backup, restore)
