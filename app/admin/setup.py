"""Making an installation ready to run: folder, backup, migrations, shipped courses, the demo company."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from app.admin import backup, migrate
from app.admin.migrate import State, Unready
from app.admin.queries.demo import standing
from app.db import db
from app.instance import one_at_a_time, refuse_network_disk
from app.people.models import Company

Say = Callable[[str], None]


def set_up(*, at: datetime, demo: bool, say: Say) -> None:
    """Bring this installation up to this release; does nothing where nothing is to do.

    Several at once wait for one another. Raises NetworkDisk, Unready (a newer database) and BackupRefused, each
    before anything has changed.
    """
    instance: Path = current_app.config["INSTANCE"]
    refuse_bad_disk()
    with one_at_a_time(instance):
        bring_up_to_date(at=at, say=say)
        run_command("courses", "publish", "--shipped")
        if demo and (not has_company() or standing().is_unfinished):
            run_command("demo", "load")


def refuse_bad_disk() -> None:
    """Raise NetworkDisk when an SQLite database would lie on a network disk."""
    if db.engine.dialect.name == "sqlite":
        refuse_network_disk(Path(str(db.engine.url.database)).parent)


def bring_up_to_date(*, at: datetime, say: Say) -> None:
    """Migrate the database if it is older than this release, after a backup. Raises Unready and BackupRefused."""
    found = migrate.state()
    if found == State.CURRENT:
        return
    if found == State.NEWER:
        migrate.refuse_unready()
    if found == State.BEHIND:
        saved = backup.back_up(backup.new_name(f"before-{migrate.head()}", at), at=at)
        say(f"The database is from an older release. It was backed up to {saved}.")
    elif has_foreign_tables():
        raise Unready("The database holds tables of something else. Give Rapport a database of its own.")
    migrate.migrate()
    db.engine.dispose()
    say(f"The database is ready (revision {migrate.head()}).")


def has_foreign_tables() -> bool:
    """Whether a database without our revision has tables nevertheless."""
    with db.engine.connect() as connection:
        return bool([n for n in sa.inspect(connection).get_table_names() if n != "alembic_version"])


def has_company() -> bool:
    """Whether somebody has started this installation already, by the demo or the first-start page."""
    with db.engine.connect() as connection:
        return connection.execute(sa.select(Company.id).limit(1)).first() is not None


def run_command(*words: str) -> None:
    """Run another command of this application, in the present application context."""
    current_app.cli.main(args=list(words), prog_name="flask", standalone_mode=False)
    db.session.close()
