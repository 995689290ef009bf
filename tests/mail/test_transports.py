"""Headers, and what a mail server's answers mean."""

import smtplib
from dataclasses import replace
from typing import Any

import pytest

from app.mail import transports
from app.mail.transports import Letter, NotNow, UnsafeHeader, deliver, message_id_of, message_of
from app.settings import Settings
from tests.conftest import NOON

LETTER = Letter("José Núñez", "jose@norvale.example", "Wie war’s?", "Guten Tag,\n\nhttp://localhost/x\n")


def message(letter: Letter) -> Any:
    return message_of(letter, sender="Rapport <rapport@norvale.example>", message_id="<1@x>", at=NOON)


def test_a_letter_with_accents_goes_over_the_wire() -> None:
    sent = message(LETTER)
    assert sent["To"] == "José Núñez <jose@norvale.example>"
    assert sent["Date"] == "Mon, 02 Mar 2026 12:00:00 +0000"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent.get_content() == LETTER.text


@pytest.mark.parametrize(
    "change",
    [
        {"to_name": "A\r\nBcc: b@evil.example"},
        {"to_name": "A\nB"},
        {"to_email": "a@norvale.example\r\nBcc: b@evil.example"},
        {"to_email": "a@norvale.example, b@evil.example"},
        {"to_email": "no address"},
        {"to_email": ""},
        {"subject": "Hello\r\n\r\n<html>"},
        {"subject": "Hello\nX: y"},
    ],
)
def test_headers_cannot_be_broken_open(change: dict[str, str]) -> None:
    with pytest.raises(UnsafeHeader):
        message(replace(LETTER, **change))


def test_the_message_id_is_the_same_for_every_try() -> None:
    values = {"mail_id": 5, "created_at": NOON, "public_url": "https://training.example.org:8443/x"}
    assert message_id_of(**values) == message_id_of(**values) == "<rapport.5.20260302120000000000@training.example.org>"
    assert message_id_of(**{**values, "mail_id": 6}) != message_id_of(**values)


class Connection:
    """Stands in for smtplib.SMTP; `answer` is raised when a mail is handed over."""

    answer: Exception | None = None
    log: list[str] = []

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self.log.append(f"{host}:{port}")

    def quit(self) -> None:
        self.log.append("quit")

    def close(self) -> None:
        self.log.append("close")

    def starttls(self, context: Any) -> None:
        self.log.append("tls" if context.check_hostname else "tls without checking the name")

    def login(self, user: str, _password: str) -> None:
        self.log.append(f"login {user}")

    def send_message(self, _message: Any) -> None:
        if self.answer:
            raise self.answer


@pytest.fixture
def smtp(monkeypatch: pytest.MonkeyPatch) -> type[Connection]:
    """The SMTP library, replaced."""
    Connection.log, Connection.answer = [], None
    monkeypatch.setattr(transports, "_Patient", Connection)
    return Connection


SMTP = replace(Settings(), mail_transport="smtp", smtp_host="mail.norvale.example", smtp_user="rapport")


def test_the_server_is_spoken_to_encrypted(smtp: type[Connection]) -> None:
    deliver(SMTP, message(LETTER), mail_id=1)
    assert smtp.log == ["mail.norvale.example:587", "tls", "login rapport", "quit", "close"]


@pytest.mark.parametrize(
    "answer",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPAuthenticationError(535, b"wrong"),
        smtplib.SMTPDataError(451, b"later"),
        smtplib.SMTPRecipientsRefused({"a": (450, b"greylisted")}),
        # The sender is the same for every mail, so this is a setting and not this mail.
        smtplib.SMTPSenderRefused(550, b"who", "rapport@x"),
    ],
)
def test_what_may_pass_is_tried_again(smtp: type[Connection], answer: Exception) -> None:
    smtp.answer = answer
    with pytest.raises(NotNow):
        deliver(SMTP, message(LETTER), mail_id=1)


@pytest.mark.parametrize(
    "answer",
    [
        smtplib.SMTPDataError(554, b"spam"),
        smtplib.SMTPRecipientsRefused({"a": (550, b"unknown")}),
    ],
)
def test_a_refusal_for_good_is_not(smtp: type[Connection], answer: Exception) -> None:
    smtp.answer = answer
    with pytest.raises(type(answer)):
        deliver(SMTP, message(LETTER), mail_id=1)
