"""Settings: every one is documented, and an unsafe start is refused."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from app.settings import Settings, UnsafeSettings, check, load
from tests.house_rules.sources import ROOT

GOOD_KEY = "0123456789abcdefGHIJKLMNOPQRSTUVWXYZ"


@pytest.fixture
def safe(tmp_path: Path) -> Settings:
    """Settings of an ordinary production start."""
    return replace(Settings(), instance=tmp_path, public_url="https://training.example.org", secret_key=GOOD_KEY)


def test_every_setting_is_documented() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [
        f.name for f in fields(Settings) if f.name != "testing" and f"`RAPPORT_{f.name.upper()}`" not in guide
    ] == []


def test_every_setting_says_what_it_is_for() -> None:
    assert [f.name for f in fields(Settings) if not f.metadata.get("help", "").endswith(".")] == []


def test_an_ordinary_start_is_allowed(safe: Settings) -> None:
    assert check(safe) == []


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"secret_key": "dev"}, "SECRET_KEY"),
        ({"secret_key": "short-but-random-8Qz"}, "SECRET_KEY"),
        ({"secret_key": "a" * 64}, "SECRET_KEY"),
        ({"debug": True}, "DEBUG"),
        ({"public_url": ""}, "PUBLIC_URL"),
        ({"public_url": "training.example.org"}, "PUBLIC_URL"),
        ({"public_url": "http://192.0.2.7:8000"}, "ALLOW_PLAIN_HTTP"),
        ({"sqlite_synchronous": "OFF"}, "SQLITE_SYNCHRONOUS"),
        ({"sqlite_synchronous": "NORMAL"}, "SQLITE_SYNCHRONOUS"),
        ({"mail_transport": "pigeon"}, "MAIL_TRANSPORT"),
        ({"mail_transport": "smtp"}, "SMTP_HOST"),
    ],
)
def test_an_unsafe_start_is_refused_and_names_the_setting(
    safe: Settings, changes: dict[str, object], named: str
) -> None:
    with pytest.raises(UnsafeSettings, match=f"RAPPORT_{named}"):
        check(replace(safe, **changes))


def test_plain_http_on_a_network_says_so_when_allowed(safe: Settings) -> None:
    notes = check(replace(safe, public_url="http://192.0.2.7:8000", allow_plain_http=True))
    assert ["read on the way" in note for note in notes] == [True]


@pytest.mark.parametrize(("name", "raw"), [("PORT", "eighty"), ("DEBUG", "perhaps"), ("WEB_WORKERS", "2.5")])
def test_a_value_of_the_wrong_kind_is_refused(tmp_path: Path, name: str, raw: str) -> None:
    with pytest.raises(UnsafeSettings, match=f"RAPPORT_{name}"):
        load({"RAPPORT_INSTANCE": str(tmp_path), f"RAPPORT_{name}": raw})


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.env").write_text("# ours\nPORT=8123\nRAPPORT_HOST=0.0.0.0\n")
    found = load({"RAPPORT_INSTANCE": str(tmp_path), "RAPPORT_PORT": "8456"})
    assert (found.port, found.host) == (8456, "0.0.0.0")
