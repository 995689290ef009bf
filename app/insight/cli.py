"""`flask council-report`: what a works council or a data protection officer asks for."""

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Table

from app.db import Base
from app.insight.queries.changes import changes
from app.insight.queries.sight import setting
from app.insight.report import HELD, SWITCHES


@click.command("council-report")
@with_appcontext
def council_report() -> None:
    """Print what is held about people, why, who sees it and for how long; the switches and their history."""
    present = setting()
    say = click.echo
    say("# What Rapport holds about people\n")
    for part in HELD:
        say(f"## {part.title}\n")
        say(f"- Purpose: {part.purpose}\n- Who sees it: {part.who_sees}\n- How long: {part.how_long}\n- Fields:")
        for name in part.tables:
            say(f"  - {name}: {_fields(Base.metadata.tables[name])}")
        say("")
    say("## Never held or shown\n\nEmotions, keystrokes, working time, rankings. No scorer decides alone.\n")
    say("## Switches\n")
    say(f"- What managers may see: {present.mode.value}")
    say(f"- Levels of indirect reports by name: {'yes' if present.indirect_by_name else 'no'}")
    for line in SWITCHES:
        say(f"- {line}")
    say(f"- Address: {current_app.config['SETTINGS'].public_url}\n\n## History of visibility\n")
    for change in reversed(changes()):
        row = change.row
        state = "taken back" if row.withdrawn_at else "counts" if row.applied_at else "waits"
        agreed = f", agreed by {change.agreed_by} on {row.agreed_at:%Y-%m-%d}" if row.agreed_at else ""
        since = f", from {row.effective_at:%Y-%m-%d}" if row.effective_at else ""
        asked = f"- {row.asked_at:%Y-%m-%d}: {row.from_mode} to {row.mode}, asked by {change.asked_by}"
        say(f"{asked}{agreed}{since}: {state}")
    if not changes():
        say("No change since the first start.")


def _fields(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)
