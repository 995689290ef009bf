"""Every setting of an installation, once: name, type, default and one sentence.

A setting comes from the environment variable `RAPPORT_<NAME>`, else from the file `settings.env` in the instance
folder (lines `NAME=value`), else from the default here.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
KNOWN_WEAK_KEYS = frozenset({"dev", "secret", "changeme", "change-me", "password", "test"})
SHORTEST_KEY = 32
ROOT = Path(__file__).resolve().parent.parent


class UnsafeSettings(Exception):
    """The installation would start in an unsafe or broken way; the message says which setting to change."""


@dataclass(frozen=True)
class Settings:
    """All settings, already typed. `load()` reads them, `check()` refuses what is unsafe."""

    instance: Path = field(default=ROOT / "instance", metadata={"help": "Folder of this installation's own files."})
    courses: Path = field(default=ROOT / "courses", metadata={"help": "Folder of the course files that ship."})
    public_url: str = field(
        default="http://127.0.0.1:8000",
        metadata={"help": "The address people type; https switches on secure cookies, its host is trusted."},
    )
    host: str = field(default="127.0.0.1", metadata={"help": "The address the web server listens on."})
    port: int = field(default=8000, metadata={"help": "The port the web server listens on."})
    web_workers: int = field(default=2, metadata={"help": "Number of web processes."})
    web_threads: int = field(default=8, metadata={"help": "Threads per web process."})
    database_url: str = field(
        default="", metadata={"help": "SQLAlchemy address; empty means SQLite in the instance folder."}
    )
    secret_key: str = field(
        default="",
        metadata={"help": "At least 32 random characters; empty means the file secret_key in instance."},
    )
    secret_key_fallbacks: str = field(
        default="",
        metadata={"help": "Earlier keys, comma separated, still accepted while a new key is introduced."},
    )
    trusted_hosts: str = field(
        default="",
        metadata={"help": "Further host names to answer to, comma separated, beside that of PUBLIC_URL."},
    )
    trusted_proxies: int = field(default=0, metadata={"help": "How many proxies in front set X-Forwarded headers."})
    allow_plain_http: bool = field(
        default=False,
        metadata={"help": "Allow http on a network in spite of readable passwords and cookies."},
    )
    debug: bool = field(default=False, metadata={"help": "Flask's debugger; refused unless on loopback."})
    mail_transport: str = field(default="console", metadata={"help": "console, file or smtp."})
    mail_from: str = field(default="Rapport <rapport@localhost>", metadata={"help": "Sender of every mail."})
    smtp_host: str = field(default="", metadata={"help": "Mail server; needed for the smtp transport."})
    smtp_port: int = field(default=587, metadata={"help": "Port of the mail server."})
    smtp_user: str = field(default="", metadata={"help": "User name at the mail server; empty means no sign-in."})
    smtp_password: str = field(default="", metadata={"help": "Password at the mail server."})
    smtp_starttls: bool = field(default=True, metadata={"help": "Encrypt the connection to the mail server."})
    session_idle_minutes: int = field(
        default=60, metadata={"help": "A session ends after so long unused; a saved draft counts as use."}
    )
    session_hours: int = field(default=12, metadata={"help": "A session ends after so long in any case."})
    max_upload_kb: int = field(default=2048, metadata={"help": "Largest request body, in KiB."})
    export_rows_at_once: int = field(
        default=10_000, metadata={"help": "Reports with more rows are written by the worker, for a later download."}
    )
    export_days: int = field(default=7, metadata={"help": "Days after which such a file is removed."})
    sqlite_synchronous: str = field(
        default="FULL",
        metadata={"help": "FULL keeps every acknowledged answer through a power cut; leave it."},
    )
    testing: bool = field(default=False, metadata={"help": "Set by the tests only."})

    @property
    def is_https(self) -> bool:
        """Whether people reach the installation over https."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def is_local(self) -> bool:
        """Whether the installation is reached on this machine only."""
        return urlsplit(self.public_url).hostname in LOOPBACK_HOSTS

    @property
    def database(self) -> str:
        """The SQLAlchemy address, with the driver this product uses."""
        url = self.database_url or f"sqlite:///{self.instance / 'rapport.db'}"
        for old in ("postgres://", "postgresql://"):
            if url.startswith(old):
                return "postgresql+psycopg://" + url[len(old) :]
        return url

    @property
    def hosts(self) -> list[str]:
        """Host names the application answers to (Flask's TRUSTED_HOSTS)."""
        own = urlsplit(self.public_url).hostname
        extra = [h.strip() for h in self.trusted_hosts.split(",") if h.strip()]
        local = sorted(LOOPBACK_HOSTS) if self.is_local else []
        return [h for h in dict.fromkeys([own, *extra, *local]) if h]


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings of this installation.

    Raises UnsafeSettings when a value cannot be read as its type.
    """
    environ = os.environ if environ is None else environ
    instance = Path(environ.get("RAPPORT_INSTANCE") or Settings.instance)
    found = _settings_file(instance / "settings.env")
    values: dict[str, object] = {}
    for setting in fields(Settings):
        name = setting.name.upper()
        raw = environ.get(f"RAPPORT_{name}", found.get(name))
        if raw is not None:
            values[setting.name] = _typed(name, raw, setting.type)
    return Settings(**values)  # type: ignore[arg-type]


def _settings_file(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip().removeprefix("RAPPORT_"): value.strip().strip('"') for name, _eq, value in pairs}


def _typed(name: str, raw: str, kind: object) -> object:
    if kind is bool:
        if raw.lower() in {"1", "true", "yes", "on"}:
            return True
        if raw.lower() in {"0", "false", "no", "off", ""}:
            return False
        raise UnsafeSettings(f"RAPPORT_{name} must be 1 or 0, not “{raw}”.")
    if kind is int:
        try:
            return int(raw)
        except ValueError:
            raise UnsafeSettings(f"RAPPORT_{name} must be a whole number, not “{raw}”.") from None
    return Path(raw) if kind is Path else raw


def secret_key(settings: Settings) -> str:
    """The key that signs cookies: the setting, else the file in the instance folder, made on first use (mode 600)."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.instance / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # The name is claimed exclusively, so that two processes starting together agree on one key.
        draft = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # the other process was first: its key counts
        finally:
            draft.unlink()
    return path.read_text().strip()


def check(settings: Settings) -> list[str]:
    """Refuse an unsafe start and return notes worth printing at a safe one.

    Raises UnsafeSettings with the reason and the setting to change.
    """
    notes = []
    parts = urlsplit(settings.public_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnsafeSettings("RAPPORT_PUBLIC_URL must look like https://training.example.org")
    if not settings.is_https:
        if settings.is_local:
            notes.append("Plain http on this machine only: cookies are not marked Secure.")
        elif settings.allow_plain_http:
            notes.append("Plain http on a network: passwords and answers can be read on the way.")
        else:
            raise UnsafeSettings(
                "RAPPORT_PUBLIC_URL is plain http on a network: browsers refuse secure cookies there, so nobody "
                "could stay signed in, and passwords would be readable on the way. Put https in front, or set "
                "RAPPORT_ALLOW_PLAIN_HTTP=1 if you accept that."
            )
    if settings.debug and not settings.is_local:
        raise UnsafeSettings("RAPPORT_DEBUG=1 would let visitors run code on the server. Remove it.")
    key = secret_key(settings)
    if len(key) < SHORTEST_KEY or key.lower() in KNOWN_WEAK_KEYS or len(set(key)) < 8:
        raise UnsafeSettings(
            "RAPPORT_SECRET_KEY is too weak: use at least 32 random characters, for example from "
            "`python3 -c 'import secrets; print(secrets.token_urlsafe(48))'`, or remove it and a key file is made."
        )
    if settings.mail_transport not in {"console", "file", "smtp"}:
        raise UnsafeSettings("RAPPORT_MAIL_TRANSPORT must be console, file or smtp.")
    if settings.mail_transport == "smtp" and not settings.smtp_host:
        raise UnsafeSettings("RAPPORT_MAIL_TRANSPORT=smtp needs RAPPORT_SMTP_HOST.")
    if settings.sqlite_synchronous not in {"FULL", "EXTRA"} and not settings.testing:
        raise UnsafeSettings("RAPPORT_SQLITE_SYNCHRONOUS must be FULL: anything less loses answers at a power cut.")
    return notes
