"""`flask people …`: accounts from the command line, for the first hour and for emergencies."""

import sys
from collections.abc import Sequence

import click
from flask import current_app
from flask.cli import AppGroup

from app.clock import now
from app.errors import Refused
from app.jobs.edge import commit_and_wake
from app.people.addresses import clean_email, clean_name, zones
from app.people.forms import weakness_words
from app.people.models import Company, Job, Role
from app.people.operations.company import add_account
from app.people.operations.tokens import invite, make_link
from app.people.passwords import hash_password, weakness
from app.people.queries import company as queries

people = AppGroup("people", help="Accounts of people.")


def _company() -> Company:
    found = queries.company()
    if found is None:
        url = current_app.config["SETTINGS"].public_url
        raise click.ClickException(f"There is no company yet. Open {url} and answer the first page.")
    return found


@people.command("create")
@click.option("--email", required=True, help="The e-mail to sign in with.")
@click.option("--name", required=True, help="The person's name.")
@click.option("--role", "roles", multiple=True, type=click.Choice([r.value for r in Role]), help="May be repeated.")
@click.option("--job", "jobs", multiple=True, type=click.Choice([j.value for j in Job]), help="May be repeated.")
@click.option("--zone", default=None, help="Time zone; that of the company unless given.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of making a link.")
def create(
    email: str, name: str, roles: Sequence[str], jobs: Sequence[str], zone: str | None, password_stdin: bool
) -> None:
    """Add a person; prints a link to choose a password unless one is given."""
    company = _company()
    zone = zone or company.zone
    clean, person_name = clean_email(email), clean_name(name)
    if clean is None:
        raise click.ClickException(f"“{email}” is not an e-mail address.")
    if person_name is None:
        raise click.ClickException("The name must be one line of at most 120 characters.")
    if zone not in zones():
        raise click.ClickException(f"“{zone}” is not a time zone. One looks like Europe/Brussels.")
    language, company_name = company.language, company.name
    password_hash = _password_hash((person_name, clean, company_name)) if password_stdin else None
    try:
        with commit_and_wake():
            person_id = add_account(
                name=person_name,
                email=clean,
                zone=zone,
                language=language,
                roles=[Role(role) for role in roles],
                jobs=[Job(job) for job in jobs],
                password_hash=password_hash,
                actor_id=None,
                at=now(),
            )
            link = None if password_stdin else make_link(person_id=person_id, actor_id=None, at=now())
    except Refused as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{person_name} <{clean}> can sign in." if link is None else _link_words(person_name, link))


def _password_hash(words: Sequence[str]) -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    found = weakness(password, words=words)
    if found is not None:
        raise click.ClickException(str(weakness_words(found)))
    return hash_password(password)


def _link_words(name: str, link: str) -> str:
    return f"Give this link to {name}. It works once and is shown only now:\n{link}"


@people.command("invite")
@click.argument("email")
@click.option("--link", "show_link", is_flag=True, help="Show a link even though a mail server is set up.")
def invite_command(email: str, show_link: bool) -> None:
    """Invite a person: by mail, or with a one-time link where no mail server is set up."""
    found = queries.person_id_of(email)
    person = queries.addressee(found) if found is not None else None
    if person is None:
        raise click.ClickException(f"Nobody with the e-mail {email} can sign in. See `flask people list`.")
    by_mail = current_app.config["SETTINGS"].mail_transport == "smtp" and not show_link
    try:
        with commit_and_wake():
            if by_mail:
                invite(person_id=person.id, actor_id=None, at=now())
                told = f"An invitation to {person.email} is on its way."
            else:
                told = _link_words(person.name, make_link(person_id=person.id, actor_id=None, at=now()))
    except Refused as error:
        raise click.ClickException(str(error)) from error
    click.echo(told)


@people.command("list")
def list_command() -> None:
    """List everybody: e-mail, name, roles, and whether they can sign in."""
    for person, roles in queries.accounts():
        state = "disabled" if person.disabled_at else "can sign in" if person.password_hash else "not yet signed in"
        click.echo(f"{person.email:40} {person.name:30} {', '.join(roles) or 'learner':28} {state}")
