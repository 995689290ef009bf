"""Migrations: they make what the models say, lose no row on the way up or down, and never run by themselves."""

import hashlib
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import autogenerate
from alembic.runtime.migration import MigrationContext
from flask import Flask

from app.admin import setup
from app.admin.migrate import BrokenReferences, State, Unready, head, migrate, refuse_unready, revision, scripts, state
from app.db import Base, db
from app.learning.models import Attempt, Draft
from app.people.queries.sessions import signed_in
from tests.blank_database import blank_app, blank_url, count_rows, fill_every_table
from tests.conftest import NOON

__all__ = ["blank_app", "blank_url"]

FIRST = "0001"

# Rebuilds a table that others refer to, with ON DELETE CASCADE among them.
REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"
branch_labels = None
depends_on = None


def rebuild() -> str:
    return "always" if op.get_bind().dialect.name == "sqlite" else "auto"


def upgrade() -> None:
    with op.batch_alter_table("attempts", recreate=rebuild()) as batch:
        batch.add_column(sa.Column("mood", sa.Text()))
    {more}


def downgrade() -> None:
    with op.batch_alter_table("attempts", recreate=rebuild()) as batch:
        batch.drop_column("mood")
"""


def plant(app: Flask, folder: Path, *, more: str = "pass") -> None:
    """Add a migration that rebuilds `attempts` to those of this release."""
    target = folder / "planted"
    shutil.copytree(app.config["ALEMBIC"]["script_location"], target, ignore=shutil.ignore_patterns("__pycache__"))
    (target / "9999_rebuild.py").write_text(REBUILD.format(head=head(), more=more))
    app.config["ALEMBIC"]["script_location"] = str(target)
    # The extension keeps what it read of the folder before.
    kept = app.extensions["alembic"]._cache[app]
    kept.config = kept.script = kept.env = None


def test_there_is_one_line_of_numbered_migrations(blank_app: Flask) -> None:
    found = [script.revision for script in reversed(list(scripts().walk_revisions()))]
    assert found == [f"{n:04}" for n in range(1, len(found) + 1)]


def test_migrations_make_what_the_models_say(blank_app: Flask) -> None:
    migrate()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert autogenerate.compare_metadata(context, Base.metadata) == []


def test_every_migration_up_and_down_keeps_every_row(blank_app: Flask) -> None:
    revisions = [script.revision for script in reversed(list(scripts().walk_revisions()))]
    before = {}
    for number in revisions:
        migrate(number)
        before = fill_every_table()
        assert min(before.values()) > 0
    for number in reversed(revisions[:-1]):
        migrate(number)
        after = count_rows()
        assert after == {name: before[name] for name in after}
    migrate("head")
    assert revision() == head()
    migrate("base")
    assert count_rows() == {}


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(blank_app: Flask, tmp_path: Path) -> None:
    migrate()
    before = fill_every_table()
    plant(blank_app, tmp_path)
    migrate()
    assert count_rows() == before
    migrate(FIRST)
    migrate()
    assert {name: before[name] for name in count_rows()} == before


def test_a_migration_that_breaks_a_reference_changes_nothing(blank_app: Flask, tmp_path: Path) -> None:
    migrate()
    before = fill_every_table()
    plant(blank_app, tmp_path, more='op.execute("DELETE FROM attempts")')
    with pytest.raises((BrokenReferences, sa.exc.IntegrityError)):
        migrate()
    assert (state(), count_rows()) == (State.BEHIND, before)


def test_web_and_worker_refuse_an_empty_an_older_and_a_newer_database(blank_app: Flask, tmp_path: Path) -> None:
    with pytest.raises(Unready, match="make run"):
        refuse_unready()
    migrate()
    refuse_unready()
    plant(blank_app, tmp_path)
    assert state() == State.BEHIND
    with pytest.raises(Unready, match="setup"):
        refuse_unready()
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    with pytest.raises(Unready, match="newer release"):
        refuse_unready()


def test_an_older_instance_keeps_draft_attempt_and_session(
    blank_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(FIRST)
    fill_every_table(rows=1)
    with db.engine.begin() as connection:
        digest = hashlib.sha256(b"a-raw-token").hexdigest()
        connection.execute(
            sa.text("UPDATE sessions SET token_hash = :hash, created_at = :at, seen_at = :at"),
            {"hash": digest, "at": NOON.replace(tzinfo=None) if db.engine.dialect.name == "sqlite" else NOON},
        )
        connection.execute(sa.text("UPDATE drafts SET text = 'Dear Ingrid, you are right'"))
        connection.execute(sa.text("UPDATE people SET disabled_at = NULL, hand_edited = '[]'"))
        connection.execute(sa.text("UPDATE attempts SET finished_at = NULL"))
    plant(blank_app, tmp_path)
    said: list[str] = []
    saved: list[Path] = []
    monkeypatch.setattr(setup.backup, "back_up", lambda target, *, at: saved.append(target) or target)
    setup.bring_up_to_date(at=NOON, say=said.append)
    assert state() == State.CURRENT
    assert len(saved) == 1
    assert "backed up" in said[0]
    assert db.session.scalars(sa.select(Draft.text)).all() == ["Dear Ingrid, you are right"]
    assert db.session.scalars(sa.select(Attempt.finished_at)).all() == [None]
    assert signed_in("a-raw-token", at=NOON, idle=timedelta(hours=1), longest=timedelta(hours=2)) is not None


def test_set_up_refuses_a_database_that_belongs_to_something_else(blank_app: Flask) -> None:
    with db.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE invoices (id INTEGER)"))
    with pytest.raises(Unready, match="database of its own"):
        setup.bring_up_to_date(at=NOON, say=lambda _text: None)
