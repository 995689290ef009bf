"""`flask demo load` and `flask demo clear`."""

import click
from flask import current_app
from flask.cli import AppGroup

from app.admin.demo.people import PASSWORD, people
from app.admin.demo.telling import begin, days, finish, tell
from app.admin.operations.demo import clear_demo
from app.catalogue.shelf import read_shelf
from app.clock import now
from app.curricula.operations.shipped import bring_curricula
from app.errors import Refused
from app.instance import InUse, alone
from app.jobs.edge import commit_and_wake
from app.people.passwords import HASHER

demo = AppGroup("demo", help="An invented company to look around with.")


@demo.command("load")
def load() -> None:
    """Load the demo company into an empty installation; after an interruption it goes on where it stopped.

    Not beside a running worker: that would do the past's work at the present time.
    """
    try:
        with alone(current_app.config["INSTANCE"]):
            _load()
    except (Refused, InUse) as error:
        raise click.ClickException(str(error)) from None
    click.echo("The demo company is loaded.")


def _load() -> None:
    loading = begin(now())
    if loading.anchor is None:
        raise click.ClickException("The demo company was not begun here. Run `flask demo clear`, then load it again.")
    story = days(loading.anchor, people())
    left = sum(day not in loading.told for day, _scenes in story)
    with click.progressbar(length=left, label="Nine months at the demo company", width=30) as bar:
        tell(loading, story, told=lambda: bar.update(1))
    # Hashing takes a while on purpose and must not hold the write lock.
    finish(password_hash=HASHER.hash(PASSWORD), at=now())


@demo.command("clear")
@click.confirmation_option(prompt="Remove the demo company and everything its people did?")
def clear() -> None:
    """Remove the demo company; the next visitor sets up the real one."""
    try:
        with commit_and_wake():
            clear_demo()
            # The curricula went with the demo's; those that ship are there for the real company.
            bring_curricula(curricula=read_shelf(current_app.config["SETTINGS"].courses).curricula, at=now())
    except Refused as error:
        raise click.ClickException(str(error)) from None
    click.echo("The demo company is gone. Open the site to set up your own.")
