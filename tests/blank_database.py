"""An installation whose database holds nothing yet, as migrations and `flask setup` find it."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.factory import create_app
from app.settings import Settings
from tests.conftest import DATABASES

# Columns that a check constraint keeps from holding just any value.
PARTICULAR: dict[str, dict[str, Any]] = {
    "companies": {"id": 1},
    "ratings": {"rater_id": None},
    "evidence": {"start_at": 0, "end_at": 5},
    "appeals": {"start_at": 0, "end_at": 5},
    "absences": {"kind": "away"},
    "person_roles": {"role": "author"},
    "person_jobs": {"job": "service"},
}


def blank_settings(folder: Path, database_url: str) -> Settings:
    """Settings of an installation in `folder`."""
    return replace(
        Settings(),
        instance=folder,
        database_url=database_url,
        secret_key="a-key-for-tests-only-0123456789abcdefgh",
        public_url="http://localhost",
        mail_transport="file",
        sqlite_synchronous="OFF",
        testing=True,
    )


@pytest.fixture(params=DATABASES)
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables; on SQLite empty, the file in the instance folder."""
    if request.param == "sqlite":
        yield ""
        return
    root: sa.Engine = request.getfixturevalue("postgresql")
    name = f"b{uuid.uuid4().hex}"
    with root.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield root.url.set(database=name).render_as_string(hide_password=False)
    with root.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


@pytest.fixture
def blank_app(blank_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on that database, inside an application context."""
    app = create_app(blank_settings(tmp_path / "installation", blank_url))
    with app.app_context():
        yield app
        db.session.close()
        db.engine.dispose()


def fill_every_table(rows: int = 2) -> dict[str, int]:
    """Put rows into every table that is empty, parents first; returns the number of rows of every table."""
    metadata = sa.MetaData()
    metadata.reflect(db.engine)
    with db.engine.begin() as connection:
        for table in metadata.sorted_tables:
            if table.name == "alembic_version" or connection.execute(sa.select(table).limit(1)).first():
                continue
            for n in range(1, (1 if table.name == "companies" else rows) + 1):
                connection.execute(table.insert().values(_values(connection, table, n)))
    return count_rows()


def _values(connection: sa.Connection, table: sa.Table, n: int) -> dict[str, Any]:
    found = {column.name: _value(connection, column, n) for column in table.columns}
    found |= PARTICULAR.get(table.name, {})
    return {name: value for name, value in found.items() if value is not None}


def _value(connection: sa.Connection, column: sa.Column[Any], n: int) -> Any:
    for key in column.foreign_keys:
        parents = connection.execute(sa.select(key.column).order_by(key.column)).scalars().all()
        return parents[min(n, len(parents)) - 1] if parents else None
    if column is column.table.autoincrement_column:
        return None
    kinds: list[tuple[type[sa.types.TypeEngine[Any]], Any]] = [
        (sa.Boolean, False),
        (sa.Integer, n),
        (sa.JSON, {}),
        (sa.DateTime, sa.func.now()),
        (sa.Date, sa.func.current_date()),
        (sa.LargeBinary, b"bytes"),
        (sa.String, f"{column.name} {n}"),
    ]
    return next(value for kind, value in kinds if isinstance(column.type, kind))


def count_rows() -> dict[str, int]:
    """The number of rows of every table but that of the revision."""
    with db.engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        return {
            name: connection.execute(sa.select(sa.func.count()).select_from(sa.table(name))).scalar_one()
            for name in names
            if name != "alembic_version"
        }
