"""`flask demo load` and `flask demo clear`."""

import click
from flask.cli import AppGroup

from app.admin.demo.people import PASSWORD
from app.admin.operations.demo import clear_demo, load_company, load_progress, load_ratings
from app.assessment import jobs as assessment_jobs
from app.clock import now
from app.errors import Refused
from app.jobs.edge import commit_and_wake
from app.jobs.runner import run
from app.people.passwords import HASHER

demo = AppGroup("demo", help="An invented company to look around with.")


@demo.command("load")
def load() -> None:
    """Load the demo company into an empty installation."""
    # Hashing takes a while on purpose and must not hold the write lock.
    password_hash = HASHER.hash(PASSWORD)
    try:
        with commit_and_wake():
            load_company(password_hash=password_hash, at=now())
        with commit_and_wake():
            load_progress(at=now())
        for job in assessment_jobs.JOBS:
            run(job)
        with commit_and_wake():
            load_ratings(at=now())
    except Refused as error:
        raise click.ClickException(str(error)) from None
    click.echo("The demo company is loaded.")


@demo.command("clear")
@click.confirmation_option(prompt="Remove the demo company and everything its people did?")
def clear() -> None:
    """Remove the demo company; the next visitor sets up the real one."""
    try:
        with commit_and_wake():
            clear_demo()
    except Refused as error:
        raise click.ClickException(str(error)) from None
    click.echo("The demo company is gone. Open the site to set up your own.")
