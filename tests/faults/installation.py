"""A real installation on a port of its own: web and worker under the supervisor, clients that keep a ledger."""

import hashlib
import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import sqlalchemy as sa
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from app.admin import migrate
from app.catalogue.queries import current_version
from app.clock import now
from app.db import Base, begin_write, db, unit_of_work
from app.factory import create_app
from app.learning.models import Attempt, StepDone
from app.people.models import Person, Role, Session
from app.settings import ROOT, Settings
from tests.factories import make_company, make_person, publish_m2

ROLE_PLAY = "ingrid-mail"
SECRET = "0" * 40


@dataclass(frozen=True)
class Learner:
    """Somebody who sits before the role-play, with what their browser holds."""

    person_id: int
    attempt_id: int
    cookie: str
    token: str

    @property
    def path(self) -> str:
        """The address of the role-play."""
        return f"/attempts/{self.attempt_id}/role-plays/{ROLE_PLAY}"


@dataclass(frozen=True)
class Reply:
    """What the server answered."""

    status: int
    location: str
    text: str


def free_port() -> int:
    """A port nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Installation:
    """One installation in a folder: prepared, started, killed, looked into."""

    def __init__(self, folder: Path, *, database_url: str = "", web_workers: int = 2, testing: bool = False) -> None:
        self.port = free_port()
        self.settings = replace(
            Settings(),
            instance=folder,
            database_url=database_url,
            public_url=f"http://127.0.0.1:{self.port}",
            port=self.port,
            web_workers=web_workers,
            mail_transport="file",
            testing=testing,
        )
        self.app: Flask = create_app(self.settings)
        self.process: subprocess.Popen[bytes] | None = None
        self.log = folder / "log.txt"

    def environ(self, **more: str) -> dict[str, str]:
        """The environment of its processes."""
        settings = self.settings
        return {
            **os.environ,
            "RAPPORT_INSTANCE": str(settings.instance),
            "RAPPORT_DATABASE_URL": settings.database_url,
            "RAPPORT_PUBLIC_URL": settings.public_url,
            "RAPPORT_PORT": str(settings.port),
            "RAPPORT_WEB_WORKERS": str(settings.web_workers),
            "RAPPORT_MAIL_TRANSPORT": "file",
            **more,
        }

    def prepare(self, learners: int) -> list[Learner]:
        """A database with everything published and so many learners before the role-play."""
        with self.app.app_context():
            if migrate.state() == migrate.State.EMPTY:
                Base.metadata.create_all(db.engine)
                with db.engine.begin() as connection:
                    connection.execute(sa.text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32))"))
                    connection.execute(sa.text("INSERT INTO alembic_version VALUES (:r)"), {"r": migrate.head()})
            make_company()
            publish_m2()
        return [self.add_learner() for _n in range(learners)]

    def add_learner(self, *, steps: Sequence[str] = ("brief", "scenario"), roles: Iterable[Role] = ()) -> Learner:
        """Somebody signed in, with an attempt in which these steps are done."""
        with self.app.app_context():
            found = self._learner(steps, roles)
            db.session.close()
            db.engine.dispose()
        return found

    def _learner(self, steps: Sequence[str], roles: Iterable[Role]) -> Learner:
        person: Person = make_person(roles=roles)
        version = current_version("week-five")
        assert version is not None
        module_id, version_id = version.module_id, version.id
        at, raw = now(), secrets.token_urlsafe(32)
        with unit_of_work() as session:
            begin_write()
            attempt = Attempt(
                person_id=person.id, module_id=module_id, module_version_id=version_id, started_at=at, touched_at=at
            )
            digest = hashlib.sha256(raw.encode()).hexdigest()
            session.add(
                Session(token_hash=digest, person_id=person.id, created_at=at, seen_at=at, browser="Fault test")
            )
            session.add(attempt)
            session.flush()
            session.add_all(StepDone(attempt_id=attempt.id, step=step, at=at) for step in steps)
            attempt_id = attempt.id
        return Learner(person.id, attempt_id, *self._browser(raw))

    def _browser(self, raw: str) -> tuple[str, str]:
        signer = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined]
        cookie = signer.dumps({"_user_id": raw, "_fresh": True, "csrf_token": SECRET})
        token = URLSafeTimedSerializer(self.app.secret_key or "", salt="wtf-csrf-token").dumps(SECRET)
        return f"{self.app.config['SESSION_COOKIE_NAME']}={cookie}", str(token)

    def start(self, **environ: str) -> None:
        """Start the supervisor and wait until pages are served."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app.supervise"], cwd=ROOT, env=self.environ(**environ), stdout=log, stderr=log
            )
        self.wait_until_serving()

    def wait_until_serving(self, seconds: float = 60) -> None:
        """Wait until a page is served."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if self.request("GET", "/sign-in", timeout=5).status in (200, 303):  # 303: the first start is to come
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"not serving after {seconds} s; see {self.log}:\n{self.log.read_text()[-3000:]}")

    def request(
        self,
        method: str,
        path: str,
        *,
        learner: Learner | None = None,
        form: Mapping[str, str] | None = None,
        timeout: float = 30,
    ) -> Reply:
        """One request on a connection of its own. Raises OSError where no answer came."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        fields = dict(form or {})
        if learner is not None:
            headers["Cookie"] = learner.cookie
            fields["csrf_token"] = learner.token
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, urllib.parse.urlencode(fields) if form else None, headers)
            answer = connection.getresponse()
            return Reply(answer.status, answer.getheader("Location", ""), answer.read().decode())
        except http.client.HTTPException as error:
            raise ConnectionError(type(error).__name__) from error
        finally:
            connection.close()

    def hand_in(self, learner: Learner, key: str, text: str, *, timeout: float = 30) -> Reply:
        """Hand in one answer. Raises OSError where no answer came."""
        form = {"client_key": key, "text": text, "revision": "0"}
        return self.request("POST", learner.path, learner=learner, form=form, timeout=timeout)

    def processes(self, kind: str) -> list[psutil.Process]:
        """The running processes of a kind: web, worker, supervisor or all."""
        assert self.process is not None
        try:
            root = psutil.Process(self.process.pid)
            below = root.children(recursive=True)
        except psutil.NoSuchProcess:
            return []
        web = [p for p in below if _runs(p, "gunicorn")]
        return {"web": web, "worker": [p for p in below if p not in web], "supervisor": [root], "all": [root, *below]}[
            kind
        ]

    def kill(self, kind: str) -> int:
        """kill -9 all processes of a kind; returns how many there were."""
        found = self.processes(kind)
        for process in found:
            try:
                process.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        return len(found)

    def revive(self) -> None:
        """What systemd does: start the supervisor again if it is dead."""
        if self.process is not None and self.process.poll() is not None:
            with self.log.open("ab") as log:
                self.process = subprocess.Popen(
                    [sys.executable, "-m", "app.supervise"], cwd=ROOT, env=self.environ(), stdout=log, stderr=log
                )

    def stop(self) -> None:
        """Stop in order; for good if that takes too long."""
        if self.process is None:
            return
        everybody = self.processes("all")
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for process in psutil.wait_procs(everybody, timeout=5)[1]:
            process.kill()

    def scalar(self, statement: str) -> int:
        """One number out of the database."""
        with self.app.app_context(), db.engine.connect() as connection:
            return int(connection.execute(sa.text(statement)).scalar_one())

    def column(self, statement: str) -> list[str]:
        """One column out of the database."""
        with self.app.app_context(), db.engine.connect() as connection:
            return list(connection.execute(sa.text(statement)).scalars())

    def wait_until_rated(self, seconds: float) -> None:
        """Wait until no answer lacks its rating."""
        deadline = time.monotonic() + seconds
        unrated = "SELECT count(*) FROM answers WHERE id NOT IN (SELECT answer_id FROM ratings)"
        while (left := self.scalar(unrated)) and time.monotonic() < deadline:
            time.sleep(0.5)
        assert left == 0, f"{left} answers without a rating after {seconds} s:\n{self.log.read_text()[-3000:]}"


def _runs(process: psutil.Process, word: str) -> bool:
    try:
        return word in process.cmdline()
    except psutil.Error:
        return False
